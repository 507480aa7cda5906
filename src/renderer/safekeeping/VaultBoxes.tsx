import { type FormEvent, useState } from 'react'
import { asError } from '../kernel/api.ts'
import { askVault, useVaultProgress } from '../kernel/vault.ts'
import { Button } from '../ui/button.tsx'
import { Check } from '../ui/check.tsx'
import { Box } from '../ui/dialog.tsx'
import { Secret } from '../ui/field.tsx'

const PASSPHRASE_HELP =
  'Dix caractères au moins, et rien qui se devine\u00a0: quatre ou cinq mots sans rapport font une bonne phrase. Prétoire ne peut pas la retrouver.'

interface BoxProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** One attempt at a time, and the reason of its failure. */
function useAttempt() {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const run = async (attempt: () => Promise<unknown>) => {
    setBusy(true)
    setFailure(undefined)
    await attempt().catch((cause: unknown) => setFailure(asError(cause).message))
    setBusy(false)
  }
  return { busy, failure, run }
}

/** Asks for the passphrase to come, twice, and seals the library. */
export function SealBox({
  open,
  onClose,
  onSealed,
}: BoxProps & { readonly onSealed: (recovery: string) => void }) {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const { busy, failure, run } = useAttempt()
  const progress = useVaultProgress(busy)
  const differs = again !== '' && again !== passphrase
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (passphrase === '' || passphrase !== again || busy) return
    void run(async () => {
      const { recovery } = await askVault('seal', { passphrase })
      setPassphrase('')
      setAgain('')
      if (recovery) onSealed(recovery)
    })
  }
  return (
    <Box title="Sceller la bibliothèque" open={open} onClose={busy ? () => undefined : onClose} alert>
      <form onSubmit={submit}>
        <p>
          Tout ce que la bibliothèque contient est réécrit scellé, sauvegardes comprises, et le clair est
          effacé. Une grande bibliothèque prend quelques minutes. S’il manque de la place sur le disque,
          Prétoire le dit avant de rien changer. Arrêté au milieu, cela reprend à l’ouverture.
        </p>
        <Secret
          label="Phrase de passe"
          value={passphrase}
          onChange={setPassphrase}
          help={PASSPHRASE_HELP}
          autoFocus
        />
        <Secret
          label="La même, encore une fois"
          value={again}
          onChange={setAgain}
          {...(differs && { error: 'Ce n’est pas la même.' })}
        />
        {progress && <p role="status">{progress}</p>}
        {failure && <p role="alert">{failure}</p>}
        <div className="actions">
          <Button look="main" type="submit" busy={busy}>
            {busy ? 'Scellement en cours…' : 'Sceller'}
          </Button>
          {!busy && <Button onPress={onClose}>Ne rien changer</Button>}
        </div>
      </form>
    </Box>
  )
}

/** Asks for the passphrase, and for another where there is one to come. */
export function SecretBox({
  open,
  onClose,
  title,
  lead,
  action,
  hasNext = false,
  run,
}: BoxProps & {
  readonly title: string
  readonly lead?: string
  readonly action: string
  readonly hasNext?: boolean
  readonly run: (secrets: { readonly current: string; readonly next: string }) => Promise<unknown>
}) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const attempt = useAttempt()
  const progress = useVaultProgress(attempt.busy)
  const differs = again !== '' && again !== next
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (current === '' || (hasNext && (next === '' || next !== again)) || attempt.busy) return
    void attempt.run(async () => {
      await run({ current, next })
      for (const set of [setCurrent, setNext, setAgain]) set('')
    })
  }
  return (
    <Box title={title} open={open} onClose={onClose}>
      <form onSubmit={submit}>
        {lead && <p>{lead}</p>}
        <Secret label="Phrase de passe actuelle" value={current} onChange={setCurrent} autoFocus />
        {hasNext && (
          <>
            <Secret label="Nouvelle phrase de passe" value={next} onChange={setNext} />
            <Secret
              label="La nouvelle, encore une fois"
              value={again}
              onChange={setAgain}
              {...(differs && { error: 'Ce n’est pas la même.' })}
            />
          </>
        )}
        {progress && <p role="status">{progress}</p>}
        {attempt.failure && <p role="alert">{attempt.failure}</p>}
        <div className="actions">
          <Button look="main" type="submit" busy={attempt.busy}>
            {action}
          </Button>
          <Button onPress={onClose}>Ne rien changer</Button>
        </div>
      </form>
    </Box>
  )
}

/** The recovery sheet: shown once, to be printed. */
export function RecoveryBox({
  recovery,
  onClose,
}: {
  readonly recovery: string | undefined
  readonly onClose: () => void
}) {
  const [isStored, setStored] = useState(false)
  return (
    <Box
      title="Clé de secours"
      open={recovery !== undefined}
      onClose={isStored ? onClose : () => undefined}
      alert
    >
      <div className="recovery-sheet">
        <p>
          Clé de secours d’une bibliothèque de Prétoire. Elle l’ouvre si la phrase de passe est oubliée&nbsp;;
          sans l’une ni l’autre, personne ne l’ouvre. À garder loin de l’ordinateur.
        </p>
        <p className="recovery-key">{recovery}</p>
      </div>
      <Check isChecked={isStored} onChange={setStored} help="Elle ne sera plus montrée.">
        Je l’ai imprimée ou recopiée
      </Check>
      <div className="actions">
        <Button onPress={() => window.print()}>Imprimer…</Button>
        <Button look="main" isDisabled={!isStored} onPress={onClose}>
          Fermer
        </Button>
      </div>
    </Box>
  )
}
