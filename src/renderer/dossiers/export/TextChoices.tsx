import type { TextFormat } from '../../../shared/word/keep.ts'
import { call, exportUrl } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'
import type { Change, Wish } from './useExport.ts'

/** In which format; and the whole text on the clipboard, with its titles, notes and tables, for a mail. */
export function TextChoices({
  wish,
  onChange,
  draft,
  flush,
}: {
  readonly wish: Wish
  readonly onChange: Change
  readonly draft: string
  readonly flush: () => Promise<void>
}) {
  const say = useSay()
  const read = async (format: TextFormat, type: string) => {
    const made = await call['drafts.text']({ id: draft, format })
    return new Blob([await (await fetch(exportUrl(made.id))).text()], { type })
  }
  const copy = async () => {
    try {
      await flush()
      const [html, plain] = await Promise.all([read('html', 'text/html'), read('txt', 'text/plain')])
      await navigator.clipboard.write([new ClipboardItem({ 'text/html': html, 'text/plain': plain })])
      say.done('Le texte est copié : collez-le dans votre courriel.')
    } catch (thrown) {
      say.failed(thrown)
    }
  }
  return (
    <div className="fields row">
      <Choice
        label="Format"
        value={wish.format}
        onChange={format => onChange({ format: format as TextFormat })}
        options={[
          { value: 'html', label: 'HTML, pour un courriel' },
          { value: 'md', label: 'Markdown' },
          { value: 'txt', label: 'texte brut' },
        ]}
      />
      <Button onPress={() => void copy()}>Copier pour un courriel</Button>
    </div>
  )
}
