import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../shared/errors.ts'
import type { UpkeepTask } from './background.ts'
import { upkeep } from './db/upkeep.ts'
import { importFiles } from './import/run.ts'
import type { Said, Task } from './jobs.ts'
import { openLibrary } from './library.ts'

/** Between two messages of progress, in milliseconds: as often as an eye can follow. */
const every = 120

/** A long task off the main thread, with its own connection to the library. It ends when the task does. */
async function work({ folder, files, stop }: Task, say: (said: Said) => void): Promise<void> {
  const cell = new Int32Array(stop)
  let told = 0
  try {
    const library = openLibrary(folder)
    try {
      const report = await importFiles(library, files, {
        progress: now => {
          if (performance.now() - told < every) return
          told = performance.now()
          say({ say: 'progress', now })
        },
        cancelled: () => Atomics.load(cell, 0) === 1,
      })
      say({ say: 'done', report })
    } finally {
      library.close()
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    say({ say: 'failed', message: `${error.message} Ce qui était déjà enregistré est gardé.` })
  }
}

/** The index put in order, until nothing is left or one asks to stop. */
function keepUp({ folder, stop }: UpkeepTask): void {
  const cell = new Int32Array(stop)
  const library = openLibrary(folder)
  try {
    upkeep(library.db, () => Atomics.load(cell, 0) === 1)
  } finally {
    library.close()
  }
}

if ('upkeep' in workerData) keepUp(workerData as UpkeepTask)
else void work(workerData as Task, said => parentPort?.postMessage(said))
