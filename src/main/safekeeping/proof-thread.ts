import { statSync } from 'node:fs'
import { type MessagePort, Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../shared/kernel/errors.ts'
import { type Proof, proveDatabase } from './proof.ts'

/** Answer of the thread: the proof, or why there was no room for it. */
type ProofAnswer = { readonly proof: Proof } | { readonly code: ErrorCode; readonly message: string }

/** Worker data of the thread that proves a database. */
export interface ProofTask {
  readonly proof: true
  readonly file: string
}

/** Beside `worker.ts` in the sources; in the build everything lies in one folder. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../hosts/worker.ts' : './worker.js',
  import.meta.url,
)
/** A database up to this size, in bytes, is read where one is: a thread would take longer to start. */
const INLINE_BYTES = 16 * 2 ** 20

/** Proves a database file, a large one in a thread of its own, so that the window goes on answering. */
export function proveFile(file: string, inlineBytes = INLINE_BYTES): Promise<Proof> {
  const isSmall = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= inlineBytes
  if (isSmall) return Promise.resolve(file).then(proveDatabase)
  return new Promise((resolve, reject) => {
    const task: ProofTask = { proof: true, file }
    const worker = new Worker(workerFile, { workerData: task })
    worker.once('message', (answer: ProofAnswer) => {
      if ('proof' in answer) resolve(answer.proof)
      else reject(new AppError(answer.code, answer.message))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread of the proof stopped')))
  })
}

/** Answers in the thread. */
export function serveProof({ file }: ProofTask, port: MessagePort): void {
  const answer = (value: ProofAnswer) => port.postMessage(value)
  try {
    answer({ proof: proveDatabase(file) })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // an error loses its code between threads
    answer({ code: error.code, message: error.message })
  }
}
