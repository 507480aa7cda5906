import { statSync } from 'node:fs'
import { type MessagePort, Worker } from 'node:worker_threads'
import { openSqlite } from '../../kernel/database/engine.ts'
import { openDb } from '../../library/open-library.ts'
import { labelledFiles } from '../kept-files.ts'
import { eraseFrom } from './erase-from.ts'
import { type ErasureScope, eraseScope } from './scope.ts'
import { scrub } from './scrub.ts'

/**
 * Work of the thread that erases from one database: `library` rebuilds the one in use, whose rows are gone; `backup` erases from a
 * backup's, brought up to date; `beside` from another, in the format it has.
 */
export type ErasureTask =
  | { readonly erasure: 'library'; readonly file: string }
  | { readonly erasure: 'backup' | 'beside'; readonly file: string; readonly scope: ErasureScope }

/** `files`: those that a backup still names. */
interface ErasureAnswer {
  readonly files: string[]
}

/** Beside `worker.ts` in the sources; in the build everything lies in one folder. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../hosts/worker.ts' : './worker.js',
  import.meta.url,
)
/** A database up to this size, in bytes, is rebuilt where one is: a thread would take longer to start. */
const INLINE_BYTES = 16 * 2 ** 20

/** Erases from a database, of a large one in a thread, so that the window goes on answering. Throws what SQLite said. */
export async function inErasureThread(task: ErasureTask, inlineBytes = INLINE_BYTES): Promise<ErasureAnswer> {
  const isSmall = (statSync(task.file, { throwIfNoEntry: false })?.size ?? 0) <= inlineBytes
  if (isSmall) return eraseInFile(task)
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: task })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread of the erasure stopped')))
  })
}

/** Answers in the thread. */
export const serveErasure = (task: ErasureTask, port: MessagePort): void =>
  port.postMessage(eraseInFile(task))

function eraseInFile(task: ErasureTask): ErasureAnswer {
  if (task.erasure === 'backup') return eraseFromBackup(task.file, task.scope)
  const db = openSqlite(task.file, { fileMustExist: true, timeout: 10_000 })
  try {
    if (task.erasure === 'library') {
      scrub(db)
      // the journal is as large as the library then: emptied here, the main thread has nothing to copy
      db.pragma('wal_checkpoint(TRUNCATE)')
    } else {
      const { scope } = task
      db.pragma('secure_delete = ON')
      db.transaction(() => eraseScope(db, scope)).immediate()
      db.exec('VACUUM')
      db.pragma('journal_mode = DELETE')
    }
    return { files: [] }
  } finally {
    db.close()
  }
}

function eraseFromBackup(file: string, scope: ErasureScope): ErasureAnswer {
  const db = openDb(file)
  try {
    eraseFrom(db, scope)
    scrub(db)
    const files = labelledFiles(db).map(({ sha256 }) => sha256)
    db.pragma('journal_mode = DELETE')
    return { files }
  } finally {
    db.close()
  }
}
