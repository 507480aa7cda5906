import type { OfflineRun } from '../../../../shared/library/fund.ts'
import type { Emit } from '../../../kernel/hub.ts'
import type { Offline, OfflineWatch } from './take-offline.ts'

/** Time between two messages of progress: as often as an eye can follow. */
const PROGRESS_MS = 120

/** The copies from the office that go on in this program: each is told as it goes, and ends when asked. */
export function offlineRuns(emit: Emit) {
  const runs = new Map<string, OfflineRun>()
  const stopped = new Set<string>()
  return {
    async during<T>(run: string, what: Offline, copy: (watch: OfflineWatch) => Promise<T>): Promise<T> {
      const title = titleOf(what)
      runs.set(run, { run, title, done: 0, total: 0 })
      let toldAt = 0
      try {
        return await copy({
          isStopped: () => stopped.has(run),
          progress(done, total) {
            runs.set(run, { run, title, done, total })
            if (performance.now() - toldAt < PROGRESS_MS) return
            toldAt = performance.now()
            emit({ event: 'progress', data: { run, done, total, message: title } })
          },
        })
      } finally {
        runs.delete(run)
        stopped.delete(run)
      }
    },
    list: () => runs.values(),
    stop: (run: string) => void (runs.has(run) && stopped.add(run)),
  }
}

function titleOf(what: Offline): string {
  if ('fund' in what) return `Fonds ${what.fund.toUpperCase()}`
  if ('code' in what) return `Code ${what.code}`
  return 'dossier' in what ? 'Textes que cite le dossier' : 'Textes que cite la bibliothèque'
}
