import { Worker } from 'node:worker_threads'
import { isBusy } from '../../kernel/database/refusals.ts'
import { answers } from '../../kernel/database/turns.ts'
import { hasOldPictures } from '../../kernel/files/collecting.ts'
import type { Library } from '../../kernel/library.ts'
import { type Log, silentLog } from '../../kernel/log.ts'
import { graphFew, graphWaits } from '../citations/read-citations.ts'
import { needsUpkeep } from './upkeep.ts'

/**
 * What the worker is given to put the index in order and, where `graph`, to read what the texts cite. `stop` holds one cell:
 * 1 asks it to stop after the step in hand.
 */
export interface UpkeepTask {
  readonly folder: string
  readonly upkeep: true
  readonly graph: boolean
  /** looks for pictures nothing names any more */
  readonly collect: boolean
  readonly stop: SharedArrayBuffer
  /** who may wait for the library meanwhile */
  readonly answers: SharedArrayBuffer
}

/** Beside this file in the sources as in the build. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../hosts/worker.ts' : './worker.js',
  import.meta.url,
)

/**
 * Indexes, while one works, what a library of an older format has not indexed, and reads the citations of the texts that came or
 * changed; nothing is said of it but in the searches and the lists it makes whole.
 */
export function background(library: Pick<Library, 'folder' | 'db'>, log: Pick<Log, 'bug'> = silentLog) {
  const stop = new SharedArrayBuffer(4)
  let running: Promise<void> | undefined
  let again = false
  let collected = false
  const api = {
    /** Starts unless it has nothing to do; if it runs already, it looks again afterwards. Citations wait while an import runs (`graph` false). */
    start(graph = true): void {
      if (running) {
        again ||= graph
        return
      }
      if (Atomics.load(new Int32Array(stop), 0)) return
      const cites = graph && graphWaits(library.db)
      // once, at opening: nothing of an open window is on its way then
      const collect = !collected && hasOldPictures(library.db)
      collected = true
      if (!collect && !needsUpkeep(library.db) && (!cites || graphFew(library.db))) return
      const task: UpkeepTask = {
        folder: library.folder,
        upkeep: true,
        graph,
        collect,
        stop,
        answers: answers(),
      }
      running = new Promise<void>(resolve => {
        const worker = new Worker(workerFile, { workerData: task })
        worker.on('error', error => {
          // held for long by a pack being taken, here or elsewhere: it goes on afterwards
          again = isBusy(error)
          if (again) return
          log.bug('thread of the index', error)
          console.error(`L’index de recherche n’a pas pu être complété : ${error.message}`)
        })
        worker.on('exit', () => resolve())
      }).then(() => {
        running = undefined
        const asked = again
        again = false
        if (asked) api.start()
      })
    },
    /** When it has ended. */
    async idle(): Promise<void> {
      while (running) await running
    },
    async close(): Promise<void> {
      Atomics.store(new Int32Array(stop), 0, 1)
      await running
    },
  }
  return api
}
