import { useState } from 'react'
import { call, exportUrl, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { withKeys } from '../../ui/keyed.ts'
import { Leave } from '../../ui/running-work.tsx'
import { Failure } from '../../ui/state.tsx'
import './export.css'
import type { TextFormat } from '../../../shared/word/keep.ts'
import { Check } from '../../ui/check.tsx'
import { Choice } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'
import { MadeFile } from './ExportedFile.tsx'
import { blockingOf, type Change, canExport, exportLabel, isForFiling, type Wish } from './exportRequest.ts'
import { type Kind, Kinds } from './FileKinds.tsx'
import { FilingChoices } from './FilingChoices.tsx'
import { RedlineChoices } from './RedlineChoices.tsx'
import { useExport } from './useExport.ts'

interface Props {
  readonly draft: string
  readonly open: boolean
  readonly onClose: () => void
  /** saves what is on screen before it is printed */
  readonly flush: () => Promise<void>
  readonly author: string
}

/** Exports a draft outside Prétoire: a Word file, a PDF, a text. The version to be filed waits for what is missing. */
export function Export({ draft, open, onClose, flush, author }: Props) {
  const { value: problems } = useCall('drafts.check', open ? { id: draft } : null, [
    'drafts',
    'dossiers',
    'exhibits',
    'library',
  ])
  const blocking = blockingOf(problems)
  const [kind, setKind] = useState<Kind>('working')
  const { wish, change, exportedFile, error, busy, pages, make, verify, stop, forget } = useExport(
    draft,
    flush,
    author,
  )
  const isFiling = isForFiling(kind, wish)
  const more = () => {
    stop()
    forget()
  }
  const close = () => {
    more()
    onClose()
  }
  return (
    <Box title="Exporter" open={open} onClose={close} wide>
      {error && <Failure error={error} />}
      {exportedFile ? (
        <MadeFile exportedFile={exportedFile} pages={pages} onVerify={verify} onMore={more} onClose={close} />
      ) : (
        <>
          <Kinds value={kind} onChange={setKind} />
          {kind === 'working' && (
            <Check isChecked={wish.comments} onChange={comments => change({ comments })}>
              Avec les commentaires, comme commentaires de Word
            </Check>
          )}
          {kind === 'pdf' && <PdfChoices wish={wish} onChange={change} onClose={close} />}
          {isFiling && <FilingChoices wish={wish} onChange={change} pdf={kind === 'pdf'} />}
          {kind === 'redline' && <RedlineChoices draft={draft} wish={wish} onChange={change} />}
          {kind === 'text' && <TextChoices wish={wish} onChange={change} draft={draft} flush={flush} />}
          {isFiling && blocking.length > 0 && (
            <div className="blocked" id="blocked">
              <p>
                <b>La version à déposer attend encore&nbsp;:</b>
              </p>
              <ul>
                {withKeys(blocking, one => one.message).map(({ key, item: one }) => (
                  <li key={key}>
                    {one.message}
                    {one.law && <span className="law"> {one.law}</span>}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <div className="actions">
            <Button
              look="main"
              busy={busy}
              isDisabled={!canExport(kind, wish, problems)}
              aria-describedby={isFiling && blocking.length > 0 ? 'blocked' : undefined}
              onPress={() => void make(kind)}
            >
              {exportLabel(kind, busy)}
            </Button>
            <Leave busy={busy && kind === 'pdf'} onStop={stop} onClose={close} />
          </div>
        </>
      )}
    </Box>
  )
}

/** Asks in which format; puts the whole text on the clipboard, with its titles, notes and tables, for a mail. */
function TextChoices({
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
    const text = await call['drafts.text']({ id: draft, format })
    return new Blob([await (await fetch(exportUrl(text.id))).text()], { type })
  }
  const copy = async () => {
    try {
      await flush()
      const [html, plain] = await Promise.all([read('html', 'text/html'), read('txt', 'text/plain')])
      await navigator.clipboard.write([new ClipboardItem({ 'text/html': html, 'text/plain': plain })])
      say.success('Le texte est copié\u00a0: collez-le dans votre courriel.')
    } catch (cause) {
      say.error(cause)
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

/** Asks which version, in which kind of PDF; says what to do where LibreOffice is missing. */
function PdfChoices({
  wish,
  onChange,
  onClose,
}: {
  readonly wish: Wish
  readonly onChange: Change
  readonly onClose: () => void
}) {
  const { value } = useCall('office.find', {})
  const print = () => {
    onClose()
    // the dialog goes before the window is printed
    setTimeout(() => window.print(), 200)
  }
  return (
    <>
      {value?.found === false && (
        <div className="export-note" role="status">
          <p>
            LibreOffice n’est pas sur cet ordinateur. C’est lui qui fait le PDF, pour que ses pages soient
            celles du fichier Word. Il est gratuit&nbsp;: <b>fr.libreoffice.org</b>, ou le gestionnaire de
            logiciels de votre système. Prétoire le trouvera seul. Word sait aussi enregistrer en PDF le
            fichier exporté.
          </p>
          <Button look="link" onPress={print}>
            PDF de travail&nbsp;: imprimer la fenêtre
          </Button>
        </div>
      )}
      <div className="fields row">
        <Choice
          label="De quelle version"
          value={wish.final ? 'final' : 'working'}
          onChange={value => onChange({ final: value === 'final' })}
          options={[
            { value: 'final', label: 'version à déposer' },
            { value: 'working', label: 'copie de travail' },
          ]}
        />
        <Choice
          label="Sorte de PDF"
          value={wish.archive ? 'archive' : 'tagged'}
          onChange={value => onChange({ archive: value === 'archive' })}
          options={[
            { value: 'tagged', label: 'ordinaire, balisé et avec signets' },
            { value: 'archive', label: 'PDF/A-2b, pour l’archivage (non contrôlé par veraPDF)' },
          ]}
        />
      </div>
    </>
  )
}
