import { useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { useReading } from './useReading.ts'

/** Offers to read the pages of a dossier that are pictures, and follows it; nothing where all of them say their text. */
export function ReadScans({ dossier }: { readonly dossier: string }) {
  const { value } = useCall('scans.state', { dossier }, ['exhibits'])
  const { busy, isPaused, now, read, pause, stop } = useReading(dossier)
  const unread = value?.reduce((sum, one) => sum + one.unread, 0) ?? 0
  if (!busy)
    return (
      unread > 0 && (
        <Button onPress={() => void read()}>
          Lire {unread > 1 ? `les ${unread} pages qui sont des images` : 'la page qui est une image'}
        </Button>
      )
    )
  return (
    <div className="exhibit-fetch">
      <div role="status">
        <progress value={now?.done ?? 0} max={now?.total ?? 1} aria-label="Pages lues" />
        <p className="help">
          {now
            ? `${isPaused ? 'En pause' : 'Lecture'}, page ${now.done + 1} sur ${now.total}\u00a0: ${now.message}`
            : 'Ouverture des pièces…'}
        </p>
      </div>
      <Button onPress={pause}>{isPaused ? 'Reprendre' : 'Pause'}</Button>
      <Button look="quiet" onPress={stop}>
        Arrêter
      </Button>
    </div>
  )
}
