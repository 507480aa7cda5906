import { useState } from 'react'
import type { Output } from '../../../shared/contract/contract.ts'
import type { LetterRole, LetterRoles } from '../../../shared/word/letter.ts'
import { asError, call, type upload } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { PagePicture } from '../page-picture.tsx'
import { LetterParts } from './LetterParts.tsx'
import { ModelReport } from './ModelReport.tsx'

/** A Word file that was read and not taken yet. */
export interface OfferedModel {
  readonly file: Awaited<ReturnType<typeof upload>>
  readonly read: Output<'models.read'>
}

/** Previews a Word file as a model, before it is taken: on a letter, in sentences, under a name. */
export function TakeModel({
  upload: { file, read: firstReading },
  names,
  onClose,
  onTaken,
}: {
  readonly upload: OfferedModel
  /** of the models there are */
  readonly names: readonly string[]
  readonly onClose: () => void
  readonly onTaken: (name: string, isReplacement: boolean) => void
}) {
  const [read, setRead] = useState(firstReading)
  const [roles, setRoles] = useState<LetterRoles>({})
  const [name, setName] = useState(firstReading.name)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const isPresent = names.some(one => one.toLocaleLowerCase('fr') === name.trim().toLocaleLowerCase('fr'))
  const take = async () => {
    setBusy(true)
    try {
      const { model, replaced } = await call['models.add']({ file, name: name.trim(), roles })
      onTaken(model.name, replaced)
    } catch (cause) {
      setWrong(asError(cause).message)
      setBusy(false)
    }
  }
  const firstRoles = new Map(firstReading.letter.map(one => [one.index, one.role]))
  const correct = async (index: number, role: LetterRole | undefined) => {
    const { [index]: _, ...others } = roles
    const now = role === undefined ? others : { ...others, [index]: role }
    setRoles(now)
    setBusy(true)
    try {
      setRead(await call['models.read']({ file, roles: now }))
      setWrong('')
    } catch (cause) {
      setWrong(asError(cause).message)
    }
    setBusy(false)
  }
  return (
    <Box title="Prendre ce modèle Word" open onClose={onClose} wide>
      <div className="take-model">
        <div className="take-model-words">
          <Field
            label="Nom du modèle"
            value={name}
            onChange={setName}
            {...(isPresent
              ? {
                  help: 'Un modèle porte déjà ce nom\u00a0: celui-ci prendra sa place, dans les textes aussi.',
                }
              : {})}
          />
          {wrong && (
            <p className="failure" role="alert">
              {wrong}
            </p>
          )}
          <ModelReport report={read.report} />
          <LetterParts
            letter={read.letter}
            firstRoles={firstRoles}
            onCorrect={(index, role) => void correct(index, role)}
          />
        </div>
        {read.drawn.map(page => (
          <PagePicture key={page.number} page={page} name="une lettre sur ce papier" />
        ))}
      </div>
      <div className="actions">
        <Button look="main" busy={busy} isDisabled={!name.trim()} onPress={() => void take()}>
          {isPresent ? 'Remplacer le modèle' : 'Prendre ce modèle'}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </Box>
  )
}
