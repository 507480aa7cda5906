import { Worker } from 'node:worker_threads'
import { isBusy } from '../../kernel/database/refusals.ts'
import { answers } from '../../kernel/database/turns.ts'
import { hasOldPictures } from '../../kernel/files/collecting.ts'
import type { Library } from '../../kernel/library.ts'
import { type Log, silentLog } from '../../kernel/log.ts'
import { graphFew, graphWaits } from '../citations/read-citations.ts'
import { needsUpkeep } from './upkeep.ts'

/**
 * The task of the worker thread that maintains the index and, with `graph`, reads the citations of the texts. `stop` holds one
 * cell: 1 asks it to stop after the current step.
 */
export interface UpkeepTask {
  readonly folder: string
  readonly upkeep: true
  readonly graph: boolean
  /** deletes pictures nothing refers to any more */
  readonly collect: boolean
  readonly stop: SharedArrayBuffer
  /** cells through which the main thread asks for its turn */
  readonly answers: SharedArrayBuffer
}

/** Script of the worker, beside this file in the sources as in the build. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../hosts/worker.ts' : './worker.js',
  import.meta.url,
)

/**
 * Runs upkeep in a worker thread while the user works: indexes the texts of a library of an older format, and reads the citations
 * of new or changed texts.
 */
export function background(library: Pick<Library, 'folder' | 'db'>, log: Pick<Log, 'bug'> = silentLog) {
  const stop = new SharedArrayBuffer(4)
  let currentRun: Promise<void> | undefined
  let isRerunDue = false
  let hasCollected = false
  const api = {
    /** Starts unless there is nothing to do; while it runs, asks for another run. Citations wait while an import runs (`graph` false). */
    start(graph = true): void {
      if (currentRun) {
        isRerunDue ||= graph
        return
      }
      if (Atomics.load(new Int32Array(stop), 0)) return
      const cites = graph && graphWaits(library.db)
      // once, at opening, when no window is saving pictures
      const collect = !hasCollected && hasOldPictures(library.db)
      hasCollected = true
      if (!collect && !needsUpkeep(library.db) && (!cites || graphFew(library.db))) return
      const task: UpkeepTask = {
        folder: library.folder,
        upkeep: true,
        graph,
        collect,
        stop,
        answers: answers(),
      }
      currentRun = new Promise<void>(resolve => {
        const worker = new Worker(workerFile, { workerData: task })
        worker.on('error', error => {
          // the library was locked for long by the import of a pack: upkeep resumes afterwards
          isRerunDue = isBusy(error)
          if (isRerunDue) return
          log.bug('thread of the index', error)
          console.error('L’index de recherche n’a pas pu être complété\u00a0: le journal dit pourquoi.')
        })
        worker.on('exit', () => resolve())
      }).then(() => {
        currentRun = undefined
        const restart = isRerunDue
        isRerunDue = false
        if (restart) api.start()
      })
    },
    /** Resolves when no run is in progress. */
    async idle(): Promise<void> {
      while (currentRun) await currentRun
    },
    async close(): Promise<void> {
      Atomics.store(new Int32Array(stop), 0, 1)
      await currentRun
    },
  }
  return api
}
