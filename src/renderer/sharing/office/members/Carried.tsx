import { useId, useState } from 'react'
import { ofPerson } from '../../../../shared/french/wording.ts'
import { pickFiles, save } from '../../../kernel/download.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useSay } from '../../../ui/toast.tsx'
import { QrCode } from './QrCode.tsx'

/** Ten words of a key, that two people read to each other: the same on both sides, nobody slipped in between. */
export const SpokenWords = ({ of, words }: { readonly of: string; readonly words: readonly string[] }) => (
  <p className="spoken-words">
    Mots {ofPerson(of)}, à comparer de vive voix&nbsp;: <b>{words.join(' ')}</b>
  </p>
)

/** Whose card it is, and the words to compare before it is used. */
export const CardReading = ({
  name,
  words,
}: {
  readonly name: string
  readonly words: readonly string[]
}) => (
  <>
    <p role="status">C’est la carte {ofPerson(name)}.</p>
    <SpokenWords of={name} words={words} />
    <p className="help">
      Lisez-les au téléphone&nbsp;: s’ils sont les mêmes des deux côtés, personne ne s’est glissé entre vous.
    </p>
  </>
)

/** A card or an invitation to hand over: copied, saved as a file, shown as a code, printed. */
export function Handover({
  label,
  text,
  file,
}: {
  readonly label: string
  readonly text: string
  readonly file: string
}) {
  const id = useId()
  const [isCoded, setCoded] = useState(false)
  const say = useSay()
  const saveFile = () => {
    const address = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain' }))
    save(address, file)
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
  return (
    <>
      <div className="field handover-sheet">
        <label htmlFor={id}>{label}</label>
        <textarea id={id} className="carried-text" readOnly rows={3} value={text} />
        {isCoded && <QrCode label={`Code de\u00a0: ${label}`} text={text} />}
      </div>
      <div className="actions">
        <Button
          onPress={() =>
            navigator.clipboard.writeText(text).then(
              () => say.success('Copié.'),
              () =>
                say.error(new Error('La copie a été refusée par le système\u00a0: copiez le texte affiché.')),
            )
          }
        >
          Copier
        </Button>
        <Button onPress={saveFile}>Enregistrer en fichier</Button>
        {isCoded ? (
          <Button onPress={() => window.print()}>Imprimer…</Button>
        ) : (
          <Button onPress={() => setCoded(true)}>Montrer en code QR</Button>
        )}
      </div>
    </>
  )
}

/** Asks for a card or an invitation: pasted, or read from its file. */
export function CarriedField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
}) {
  const say = useSay()
  const open = async () => {
    const [file] = await pickFiles({ multiple: false, accept: '.txt' })
    if (file) onChange((await file.text()).trim())
  }
  return (
    <>
      <div className="carried-field">
        <Field label={label} type="long" rows={3} value={value} onChange={onChange} autoFocus />
      </div>
      <Button look="link" onPress={() => void open().catch(cause => say.error(cause))}>
        Ouvrir un fichier…
      </Button>
    </>
  )
}
