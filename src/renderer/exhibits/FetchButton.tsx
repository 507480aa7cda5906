import { useEffect, useRef, useState } from 'react'
import type { Events } from '../../shared/contract/contract.ts'
import { fetchedText } from '../../shared/exhibits/faults.ts'
import { call, subscribe } from '../kernel/api.ts'
import { newId } from '../kernel/newId.ts'
import { Button } from '../ui/button.tsx'
import { useSay } from '../ui/toast.tsx'

/** Fetches files that stayed in a space, followed one by one and stopped when asked; those that came are kept. */
function useFetching(dossier: string, exhibit: string | undefined) {
  const [busy, setBusy] = useState(false)
  const [now, setNow] = useState<Events['progress']>()
  const run = useRef('')
  const say = useSay()
  useEffect(() => subscribe('progress', event => event.run === run.current && setNow(event)), [])
  const fetch = async () => {
    run.current = newId()
    setNow(undefined)
    setBusy(true)
    const wish = { dossier, run: run.current, ...(exhibit !== undefined && { exhibit }) }
    await call['exhibits.fetch'](wish).then(outcome => say.success(fetchedText(outcome)), say.error)
    setBusy(false)
  }
  const stop = () => void call['exhibits.stopFetch']({ run: run.current }).catch(() => undefined)
  return { busy, now, fetch, stop }
}

/** Asks the space where it stayed for the file of one exhibit. */
export function FetchButton({
  dossier,
  exhibit,
  name,
}: {
  readonly dossier: string
  readonly exhibit: string
  readonly name: string
}) {
  const { busy, fetch } = useFetching(dossier, exhibit)
  return (
    <Button look="link" busy={busy} aria-label={`Demander la ${name}`} onPress={() => void fetch()}>
      La demander
    </Button>
  )
}

/** Asks spaces for the files of all exhibits of a dossier that stayed there; there until the last one came, even while they come. */
export function FetchAll({ dossier, isOffered }: { readonly dossier: string; readonly isOffered: boolean }) {
  const { busy, now, fetch, stop } = useFetching(dossier, undefined)
  if (!busy) return isOffered && <Button onPress={() => void fetch()}>Demander les pièces du dossier</Button>
  return (
    <div className="exhibit-fetch">
      <div role="status">
        <progress value={now?.done ?? 0} max={now?.total ?? 1} aria-label="Pièces demandées" />
        <p className="help">
          {now ? `Pièce ${now.done + 1} sur ${now.total}\u00a0: ${now.message}` : 'Demande à l’espace…'}
        </p>
      </div>
      <Button onPress={stop}>Arrêter après cette pièce</Button>
    </div>
  )
}
