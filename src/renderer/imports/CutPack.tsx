import { useEffect, useState } from 'react'
import { ProgressBar } from 'react-aria-components'
import type { CutPack, EndingPack } from '../../shared/sharing/model.ts'
import { call, subscribe } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'

const endingTitles: Readonly<Record<EndingPack['outcome'], string>> = {
  taken: 'La réception d’un lot avait été interrompue\u00a0: elle s’achève',
  left: 'La réception d’un lot ne peut pas être achevée\u00a0: tout est remis comme avant',
  undone: 'L’annulation d’un lot avait été interrompue\u00a0: elle s’achève',
}

/** One of the packs cut short while it is being ended: how far that is. */
export function Ending({ one }: { readonly one: EndingPack }) {
  return (
    <div className="job">
      <div role="status">
        <p>
          <b>{endingTitles[one.outcome]}</b>
        </p>
        <p>
          «&nbsp;{one.title}&nbsp;»{one.author && ` (${one.author})`}
        </p>
      </div>
      <ProgressBar
        aria-label={endingTitles[one.outcome]}
        value={one.done}
        maxValue={one.of || 1}
        className="progress"
      >
        {({ percentage = 0 }) => (
          <div className="bar">
            <div className="bar-fill" style={{ inlineSize: `${percentage}%` }} />
          </div>
        )}
      </ProgressBar>
      <p className="help figures">
        {Math.floor((100 * one.done) / (one.of || 1))} %. Vous pouvez continuer à travailler&nbsp;; aucun
        autre lot ne peut être pris d’ici là.
      </p>
    </div>
  )
}

const titles: Readonly<Record<CutPack['outcome'], string>> = {
  left: 'La réception d’un lot a été interrompue',
  taken: 'La réception d’un lot avait été interrompue',
  undone: 'L’annulation d’un lot avait été interrompue',
}
const ends: Readonly<Record<CutPack['outcome'], string>> = {
  left: 'Rien n’en a été gardé. Pour le prendre, ouvrez de nouveau son fichier.',
  taken:
    'Elle vient d’être achevée\u00a0: le lot est pris en entier. Elle peut être annulée depuis les lots reçus.',
  undone:
    'Elle vient d’être achevée\u00a0: tout est comme avant ce lot, sauf ce que vous en avez utilisé ou modifié.',
}

/** Says how an interrupted pack ended, and what to do then. */
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
  const closeAndRun = (run: () => void) => () => {
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
          «&nbsp;{one.title}&nbsp;»{one.author && ` (${one.author})`}
        </p>
        <p className="help">{ends[one.outcome]}</p>
        <div className="actions">
          {one.outcome === 'left' ? (
            <Button look="main" onPress={closeAndRun(onReceive)}>
              Ouvrir son fichier…
            </Button>
          ) : (
            <Button look="main" onPress={closeAndRun(onPacks)}>
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

const pause = () => new Promise<void>(resolve => setTimeout(resolve, 500))

interface CutShort {
  readonly cut: readonly CutPack[]
  /** those that are being ended */
  readonly ending: readonly EndingPack[]
  readonly dismiss: (id: string) => void
}

/** The packs whose taking, or undoing, the end of the program cut short: while they are ended, then until it was read. */
export function useCutPacks(): CutShort {
  const [cut, setCut] = useState<readonly CutPack[]>([])
  const [ending, setEnding] = useState<readonly EndingPack[]>([])
  useEffect(() => {
    let [looking, isUnmounted] = [false, false]
    const look = async () => {
      if (looking) return
      looking = true
      while (await endAll()) await pause()
      looking = false
    }
    /** Waits until they are ended, saying meanwhile how far that is; true where another program is at it. */
    const endAll = async (): Promise<boolean> => {
      let isAnswered = false
      const request = call['packs.cut']({})
        .then(setCut, () => undefined)
        .finally(() => {
          isAnswered = true
        })
      for (;;) {
        await Promise.race([request, pause()])
        const list = await call['packs.ending']({}).catch(() => [])
        setEnding(list)
        if (isAnswered || isUnmounted) return list.length > 0 && !isUnmounted
      }
    }
    void look()
    // another program may be the one that ends, and ends it
    const stop = subscribe('changed', ({ what }) => what === 'library' && void look())
    return () => {
      isUnmounted = true
      stop()
    }
  }, [])
  return {
    cut,
    // one is told as ended a moment before it is no longer listed as on its way
    ending: ending.filter(({ id }) => !cut.some(one => one.id === id)),
    dismiss: id => {
      setCut(list => list.filter(one => one.id !== id))
      void call['packs.told']({ id }).catch(() => undefined)
    },
  }
}
