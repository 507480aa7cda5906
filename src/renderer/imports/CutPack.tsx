import type { CutPack } from '../../shared/sharing/model.ts'
import { Button } from '../ui/button.tsx'

const titles: Readonly<Record<CutPack['outcome'], string>> = {
  left: 'La réception d’un lot a été interrompue',
  taken: 'La réception d’un lot avait été interrompue',
  undone: 'L’annulation d’un lot avait été interrompue',
}
const ends: Readonly<Record<CutPack['outcome'], string>> = {
  left: 'Rien n’en a été gardé. Pour le prendre, ouvrez de nouveau son fichier.',
  taken:
    'Elle vient d’être achevée : le lot est pris en entier. Elle peut être annulée depuis les lots reçus.',
  undone:
    'Elle vient d’être achevée : tout est comme avant ce lot, sauf ce que vous en avez utilisé ou modifié.',
}

/** What became of one of them, and what to do then. */
export function Cut({
  one,
  onReceive,
  onPacks,
  onClose,
}: {
  readonly one: CutPack
  readonly onReceive: () => void
  readonly onPacks: () => void
  readonly onClose: () => void
}) {
  const then = (run: () => void) => () => {
    onClose()
    run()
  }
  return (
    <div className="job">
      <div role="status">
        <p>
          <b>{titles[one.outcome]}</b>
        </p>
        <p>
          « {one.title} »{one.author && ` (${one.author})`}
        </p>
        <p className="help">{ends[one.outcome]}</p>
        <div className="actions">
          {one.outcome === 'left' ? (
            <Button look="main" onPress={then(onReceive)}>
              Ouvrir son fichier…
            </Button>
          ) : (
            <Button look="main" onPress={then(onPacks)}>
              Voir les lots reçus
            </Button>
          )}
          <Button look="quiet" onPress={onClose}>
            Fermer
          </Button>
        </div>
      </div>
    </div>
  )
}
