import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type MessagePort, Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../../shared/kernel/errors.ts'
import type { FundDescription } from '../../../shared/library/fund.ts'
import { checkFund } from '../../library/funds/check-fund.ts'
import { openDb } from '../../library/open-library.ts'
import { exportFund } from './export-fund.ts'

/** Work of the thread: writes a fund of a library to a file, or reads the file of a fund against its hash. */
export type FundTask =
  | {
      readonly fund: 'export'
      readonly folder: string
      readonly name: string
      readonly file: string
      readonly at: string
    }
  | { readonly fund: 'check'; readonly file: string; readonly name: string }

type FundAnswer =
  | { readonly description: FundDescription }
  | { readonly code: ErrorCode; readonly message: string }

/** Beside `worker.ts` in the sources; in the build everything lies in one folder. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../hosts/worker.ts' : './worker.js',
  import.meta.url,
)
/** A database up to this size, in bytes, is read where one is: a thread would take longer to start. */
const INLINE_BYTES = 16 * 2 ** 20

/** Does the work where one is when there is little of it, else in a thread, so that the window goes on answering. */
export async function inFundThread(task: FundTask): Promise<FundDescription> {
  const database = task.fund === 'export' ? join(task.folder, 'library.db') : task.file
  if ((statSync(database, { throwIfNoEntry: false })?.size ?? 0) <= INLINE_BYTES) return run(task)
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: task })
    worker.once('message', (answer: FundAnswer) => {
      if ('description' in answer) resolve(answer.description)
      else reject(new AppError(answer.code, answer.message))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread of the fund stopped')))
  })
}

/** Answers in the thread. */
export function serveFund(task: FundTask, port: MessagePort): void {
  const answer = (value: FundAnswer) => port.postMessage(value)
  try {
    answer({ description: run(task) })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // an error loses its code between threads
    answer({ code: error.code, message: error.message })
  }
}

function run(task: FundTask): FundDescription {
  if (task.fund === 'check') return checkFund(task.file, task.name)
  const db = openDb(join(task.folder, 'library.db'))
  try {
    return exportFund(db, task.name, task.file, task.at)
  } finally {
    db.close()
  }
}
