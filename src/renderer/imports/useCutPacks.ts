import { useEffect, useState } from 'react'
import type { CutPack, EndingPack } from '../../shared/sharing/model.ts'
import { call, subscribe } from '../kernel/api.ts'

const pause = () => new Promise<void>(done => setTimeout(done, 500))

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
    let [looking, gone] = [false, false]
    const look = async () => {
      if (looking) return
      looking = true
      while (await endAll()) await pause()
      looking = false
    }
    /** Waits until they are ended, saying meanwhile how far that is; true where another program is at it. */
    const endAll = async (): Promise<boolean> => {
      let answered = false
      const asked = call['packs.cut']({})
        .then(setCut, () => undefined)
        .finally(() => {
          answered = true
        })
      for (;;) {
        await Promise.race([asked, pause()])
        const list = await call['packs.ending']({}).catch(() => [])
        setEnding(list)
        if (answered || gone) return list.length > 0 && !gone
      }
    }
    void look()
    // another program may be the one that ends, and ends it
    const stop = subscribe('changed', ({ what }) => what === 'library' && void look())
    return () => {
      gone = true
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
