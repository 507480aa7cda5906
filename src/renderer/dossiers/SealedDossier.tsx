import { type FormEvent, useState } from 'react'
import type { FileRef } from '../../shared/contract/contract.ts'
import { asError, call, exportUrl } from '../kernel/api.ts'
import { save as download } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { Secret } from '../ui/field.tsx'
import { enter } from './Dossiers.tsx'

/** One attempt at a time, and the reason of its failure. */
function useAttempt(attempt: () => Promise<void>) {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setFailure(undefined)
    void attempt()
      .catch((cause: unknown) => setFailure(asError(cause).message))
      .finally(() => setBusy(false))
  }
  return { isBusy, failure, submit }
}

/** Asks for the passphrase that will open a dossier, twice, and hands its file over. */
export function SealedExportBox({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const differs = again !== '' && again !== passphrase
  const { isBusy, failure, submit } = useAttempt(async () => {
    if (passphrase === '' || passphrase !== again) return
    const file = await call['dossiers.export']({ id, passphrase })
    await download(exportUrl(file.id), file.name)
    onClose()
  })
  return (
    <Box title="Exporter sous phrase de passe" open onClose={isBusy ? () => undefined : onClose}>
      <form onSubmit={submit}>
        <p>
          Le fichier ne s’ouvre que dans Prétoire, avec cette phrase. Donnez-la par une autre voie que le
          fichier&nbsp;: sans elle, personne ne l’ouvre.
        </p>
        <Secret
          label="Phrase de passe du dossier"
          value={passphrase}
          onChange={setPassphrase}
          help="Dix caractères au moins. Une autre que celle de la bibliothèque."
          autoFocus
        />
        <Secret
          label="La même, encore une fois"
          value={again}
          onChange={setAgain}
          {...(differs && { error: 'Ce n’est pas la même.' })}
        />
        {failure && <p role="alert">{failure}</p>}
        <div className="actions">
          <Button look="main" type="submit" busy={isBusy}>
            Exporter…
          </Button>
          <Button onPress={onClose}>Ne rien exporter</Button>
        </div>
      </form>
    </Box>
  )
}

/** Asks for the passphrase of a dossier that was given sealed, and takes it. */
export function SealedImportBox({ file, onClose }: { readonly file: FileRef; readonly onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('')
  const { isBusy, failure, submit } = useAttempt(async () => {
    const dossier = await call['dossiers.import']({ file, passphrase })
    onClose()
    enter(dossier)
  })
  return (
    <Box title="Dossier protégé" open onClose={isBusy ? () => undefined : onClose}>
      <form onSubmit={submit}>
        <p>Ce dossier a été exporté sous une phrase de passe. Demandez-la à qui vous l’a donné.</p>
        <Secret label="Phrase de passe du dossier" value={passphrase} onChange={setPassphrase} autoFocus />
        {failure && <p role="alert">{failure}</p>}
        <div className="actions">
          <Button look="main" type="submit" busy={isBusy}>
            Ouvrir
          </Button>
          <Button onPress={onClose}>Ne rien ajouter</Button>
        </div>
      </form>
    </Box>
  )
}
