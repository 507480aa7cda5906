import { useCall } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'
import { Button } from '../../ui/button.tsx'
import { momentText } from '../../ui/date.ts'
import { Choice, Field } from '../../ui/field.tsx'
import type { Change, Wish } from './exportRequest.ts'

/** Asks with what the text is compared, and in whose name the changes stand. */
export function RedlineChoices({
  draft,
  wish,
  onChange,
}: {
  readonly draft: string
  readonly wish: Wish
  readonly onChange: Change
}) {
  const { value } = useCall('drafts.versions', { id: draft }, ['drafts'])
  const file = wish.from instanceof File ? wish.from : undefined
  const pick = async () => {
    const [wordFile] = await pickFiles({ multiple: false, accept: '.docx,.docm' })
    if (wordFile) onChange({ from: wordFile })
  }
  const options = (value ?? []).map(({ id, at, name, kind }) => ({
    value: id,
    label: `${momentText(at)}${name ? `, ${name}` : kind === 'sitting' ? ', fin de séance' : ''}`,
  }))
  return (
    <>
      <div className="fields row">
        {file ? (
          <p>
            Comparé à «&nbsp;{file.name}&nbsp;».{' '}
            <Button look="link" onPress={() => onChange({ from: undefined })}>
              Choisir une version gardée
            </Button>
          </p>
        ) : (
          <Choice
            label="Comparé à la version"
            value={typeof wish.from === 'string' ? wish.from : ''}
            onChange={id => onChange({ from: id || undefined })}
            options={[{ value: '', label: 'choisissez' }, ...options]}
          />
        )}
        <Choice
          label="Texte comparé"
          value={wish.to ?? ''}
          onChange={id => onChange({ to: id || undefined })}
          options={[{ value: '', label: 'celui d’aujourd’hui' }, ...options]}
        />
        <Field
          label="Au nom de"
          value={wish.author}
          onChange={author => onChange({ author })}
          help="Laissé vide, les modifications sont au nom de «&nbsp;Prétoire&nbsp;»."
        />
      </div>
      {!file && (
        <Button look="link" onPress={() => void pick()}>
          Comparer à un fichier Word…
        </Button>
      )}
    </>
  )
}
