import { type FormEvent, useState } from 'react'
import type { FileRef, Output } from '../../shared/contract/contract.ts'
import { MIN_PASSPHRASE_CHARS } from '../../shared/sharing/model.ts'
import { call, exportUrl } from '../kernel/api.ts'
import { save } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { Secret } from '../ui/field.tsx'
import { Failure } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { useTry } from './useTry.ts'

/** Asks for a passphrase and has the key saved under it. */
export function TakeAway({ onClose }: { readonly onClose: () => void }) {
  const [phrase, setPhrase] = useState('')
  const [repeat, setRepeat] = useState('')
  const { busy, failure, run } = useTry()
  const say = useSay()
  const short = phrase.length < MIN_PASSPHRASE_CHARS
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (short || phrase !== repeat) return
    void run(async () => {
      const file = await call['identity.export']({ passphrase: phrase })
      save(exportUrl(file.id), file.name)
      say.success('Le fichier de la clé est fait. Gardez-le, et la phrase ailleurs que lui.')
      onClose()
    })
  }
  return (
    <Box title="Emporter la clé de signature" open onClose={onClose}>
      {failure && <Failure error={failure} />}
      <form className="form" onSubmit={send}>
        <p>
          La phrase ferme le fichier. Sans elle, personne ne peut l’ouvrir, pas même vous&nbsp;: elle n’est
          gardée nulle part.
        </p>
        <Secret
          label="Phrase secrète"
          value={phrase}
          onChange={setPhrase}
          autoFocus
          help={`${MIN_PASSPHRASE_CHARS} caractères au moins\u00a0: quatre ou cinq mots sans lien entre eux.`}
        />
        <Secret
          label="La même, encore"
          value={repeat}
          onChange={setRepeat}
          error={repeat && phrase !== repeat ? 'Les deux phrases diffèrent.' : undefined}
        />
        <div className="actions">
          <Button look="main" type="submit" busy={busy} isDisabled={short || phrase !== repeat}>
            {busy ? 'Chiffrement…' : 'Enregistrer le fichier'}
          </Button>
          <Button onPress={onClose}>Annuler</Button>
        </div>
      </form>
    </Box>
  )
}

/** Asks for the passphrase that opens the file of a key. */
export function BringBack({
  file,
  name,
  replaces,
  onDone,
  onClose,
}: {
  readonly file: FileRef
  readonly name: string
  readonly replaces: string | undefined
  readonly onDone: (identity: Output<'identity.import'>) => void
  readonly onClose: () => void
}) {
  const [phrase, setPhrase] = useState('')
  const { busy, failure, run } = useTry()
  const open = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => onDone(await call['identity.import']({ file, passphrase: phrase })))
  }
  return (
    <Box title="Reprendre une clé de signature" open onClose={onClose}>
      {failure && <Failure error={failure} />}
      <form className="form" onSubmit={open}>
        <p>
          {name}.{' '}
          {replaces &&
            `Si c’est une autre clé que celle en usage ici (${replaces}), elle la remplacera\u00a0; l’actuelle est gardée, et vous pourrez y revenir.`}
        </p>
        <Secret label="Phrase secrète" value={phrase} onChange={setPhrase} autoFocus />
        <div className="actions">
          <Button look="main" type="submit" busy={busy} isDisabled={!phrase}>
            {busy ? 'Ouverture…' : 'Signer avec cette clé'}
          </Button>
          <Button onPress={onClose}>Ne rien changer</Button>
        </div>
      </form>
    </Box>
  )
}
