import { Worker } from 'node:worker_threads'
import { needsUpkeep } from './db/upkeep.ts'
import type { Library } from './library.ts'

/** What the worker is given to put the index in order. `stop` holds one cell: 1 asks it to stop after the step in hand. */
export interface UpkeepTask {
  readonly folder: string
  readonly upkeep: true
  readonly stop: SharedArrayBuffer
}

/** Beside this file in the sources as in the build. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** Indexes, while one works, what a library of an older format has not indexed; nothing is said of it but in the searches. */
export function background(library: Pick<Library, 'folder' | 'db'>) {
  const stop = new SharedArrayBuffer(4)
  let running: Promise<void> | undefined
  return {
    /** Starts unless it runs already or has nothing to do. */
    start(): void {
      if (running || !needsUpkeep(library.db)) return
      const task: UpkeepTask = { folder: library.folder, upkeep: true, stop }
      running = new Promise<void>(resolve => {
        const worker = new Worker(workerFile, { workerData: task })
        worker.on('error', error => {
          console.error(`L’index de recherche n’a pas pu être complété : ${error.message}`)
        })
        worker.on('exit', () => resolve())
      }).then(() => {
        running = undefined
      })
    },
    /** When it has ended. */
    idle: async (): Promise<void> => running,
    async close(): Promise<void> {
      Atomics.store(new Int32Array(stop), 0, 1)
      await running
    },
  }
}
