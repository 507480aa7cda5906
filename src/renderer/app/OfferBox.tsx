import { useEffect, useState } from 'react'
import type { FileRef } from '../../shared/contract/contract.ts'
import type { OfferedFile } from '../../shared/offers/contract.ts'
import { call, subscribe, useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { Choice } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'
import { KeptBox } from './KeptBox.tsx'

/** A file the user agreed to take, and where a Word file goes. */
export interface AcceptedFile {
  readonly kind: Exclude<OfferedFile['kind'], 'refused' | 'kept'>
  readonly name: string
  readonly file: FileRef
  readonly dossier?: string
}

interface Props {
  readonly dossiers: readonly { readonly id: string; readonly title: string }[]
  /** Takes the file; the next one is asked about once it is where it belongs. */
  readonly onTake: (file: AcceptedFile) => Promise<void>
}

const sentences: Readonly<Record<AcceptedFile['kind'], readonly [sentence: string, act: string]>> = {
  pack: [
    'C’est un lot. Il est d’abord examiné\u00a0: rien n’en est pris sans votre accord.',
    'Examiner le lot',
  ],
  dossier: [
    'C’est un dossier exporté de Prétoire. Il s’ajoute à vos dossiers et n’en remplace aucun.',
    'Ajouter ce dossier',
  ],
  word: [
    'C’est un texte de Word, de LibreOffice ou en RTF. Prétoire montre d’abord ce qui y a changé\u00a0: rien n’est repris sans votre accord.',
    'Examiner le texte',
  ],
  import: ['Son contenu s’ajoute à la bibliothèque\u00a0; un rapport dit ce qui a été lu.', 'Importer'],
}

/** Asks about the files given from outside the window, one after the other, before anything is taken of them. */
export function OfferBox({ dossiers, onTake }: Props) {
  const { value: offers, reload } = useCall('offers.list', {}, [])
  const [selection, setChosen] = useState<string>()
  const [isTaking, setTaking] = useState(false)
  const say = useSay()
  useEffect(() => subscribe('offered', reload), [reload])
  const [first] = offers ?? []
  // a dossier opens once it is imported: it would close what was examined meanwhile
  if (!first || isTaking) return null
  const { id, kind, name, file, dossier, problem } = first
  const answer = (isAccepted: boolean) => {
    setChosen(undefined)
    call['offers.answer']({ id, taken: isAccepted }).then(reload, say.error)
  }
  if (first.kept)
    return <KeptBox key={id} offer={{ ...first, kept: first.kept }} dossiers={dossiers} onEnd={answer} />
  if (kind === 'kept') return null
  const [sentence, act] = kind === 'refused' ? [problem ?? '', undefined] : sentences[kind]
  const into = kind === 'word' ? (selection ?? dossier?.id ?? dossiers[0]?.id) : undefined
  const homeless = kind === 'word' && dossiers.length === 0
  return (
    <Box title="Un fichier vous est proposé" open onClose={() => answer(false)} alert>
      <p>
        <strong>{name}</strong>
      </p>
      <p>{sentence}</p>
      {kind === 'word' && !homeless && (
        <Choice
          label="Le reprendre dans le dossier"
          value={into ?? ''}
          onChange={setChosen}
          options={dossiers.map(one => ({ value: one.id, label: one.title }))}
        />
      )}
      {homeless && <p>Un texte se reprend dans un dossier&nbsp;: créez-en un, puis rouvrez le fichier.</p>}
      <div className="actions">
        <Button look="quiet" onPress={() => answer(false)}>
          {act && !homeless ? 'Ne pas le prendre' : 'Fermer'}
        </Button>
        {act && file && kind !== 'refused' && !homeless && (
          <Button
            look="main"
            onPress={() => {
              answer(true)
              setTaking(true)
              void onTake({ kind, name, file, ...(into && { dossier: into }) }).finally(() =>
                setTaking(false),
              )
            }}
          >
            {act}
          </Button>
        )}
      </div>
    </Box>
  )
}
