import { parentPort } from 'node:worker_threads'
import { AppError } from '../../../shared/kernel/errors.ts'
import { hold } from '../../kernel/database/hold.ts'
import type { Database } from '../../kernel/database/open.ts'
import { heed } from '../../kernel/database/turns.ts'
import type { UpkeepTask } from '../../library/indexing/background.ts'
import type { ReindexBatch } from '../../library/indexing/reindex.ts'
import { openLibrary } from '../../library/open-library.ts'
import { importFiles, resumeImport } from '../import-files.ts'
import type { Hooks } from '../passes.ts'
import { batchesInWorker, readApart } from './batches-in-worker.ts'
import { askedOf, pauseOf } from './job-control.ts'
import { stoppedWords } from './job-words.ts'
import type { JobMessage, Task } from './jobs.ts'
import type { Rereading } from './reader.ts'
import type { Reading } from './reading.ts'

/** Pages an import keeps in memory: it looks few up twice, and the window has its own. */
const CACHE_MEGABYTES = 16
/** Time between two messages of progress: as often as an eye can follow. */
const PROGRESS_MS = 120

/**
 * Batches reach the disk when the journal is folded, or with what the user saves meanwhile. A power cut may undo the last of them,
 * with how far they went: they are then read again.
 */
function raiseCache(db: Database): void {
  db.pragma('synchronous = NORMAL')
  // folded after a batch, once it has grown (`fold`), rather than within each
  db.pragma('wal_autocheckpoint = 0')
}

/** A long task off the main thread, with its own connection to the library. It ends when the task does. */
export async function work({ folder, id, title, files, control, answers }: Task): Promise<void> {
  const say = (message: JobMessage) => parentPort?.postMessage(message)
  heed(answers)
  let toldAt = 0
  const hooks: Hooks = {
    progress: now => {
      if (performance.now() - toldAt < PROGRESS_MS) return
      toldAt = performance.now()
      say({ say: 'progress', now })
    },
    isCancelled: () => {
      const signal = askedOf(control)
      return signal === 'close' ? 'later' : signal === 'cancel'
    },
    pause: () => pauseOf(control),
  }
  try {
    const library = openLibrary(folder, CACHE_MEGABYTES)
    raiseCache(library.db)
    const release = hold(folder, id)
    try {
      if (!release)
        throw new AppError('refused', 'Cet import est déjà en cours, ici ou dans une autre fenêtre.')
      const read = (reading: Reading) =>
        readApart(reading, { onEnd: error => say({ say: 'reader-ended', error }) })
      const options = { id, title, read }
      const report = files
        ? await importFiles(library, files, hooks, options)
        : await resumeImport(library, id, hooks, options)
      say({ say: 'done', report })
    } finally {
      library.close()
      release?.()
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    say({ say: 'failed', message: stoppedWords(error) })
  }
}

/** The index put in order, then the citations read, until nothing is left or one asks to stop. */
export async function keepUp({ folder, graph, collect, stop, answers }: UpkeepTask): Promise<void> {
  heed(answers)
  const [{ upkeep }, { graphPass }, { collectPictures }] = await Promise.all([
    import('../../library/indexing/upkeep.ts'),
    import('../../library/citations/read-citations.ts'),
    import('../../kernel/files/collecting.ts'),
  ])
  const cell = new Int32Array(stop)
  const isStopped = () => Atomics.load(cell, 0) === 1
  const library = openLibrary(folder)
  try {
    const read = (limit: number) =>
      batchesInWorker<ReindexBatch>({ library: library.db.name, limit } satisfies Rereading)
    await upkeep(library.db, isStopped, { read })
    if (graph) graphPass(library.db, isStopped)
    if (collect && !isStopped()) collectPictures(library)
  } finally {
    library.close()
  }
}
