import type { MessagePort } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../../shared/kernel/errors.ts'
import { heed } from '../../kernel/database/turns.ts'
import { openLibrary } from '../../library/open-library.ts'
import { packDesk } from './pack-desk.ts'

/** Worker data of the pack thread. */
export interface PackTask {
  readonly folder: string
  readonly packs: true
  /** who may wait for the library meanwhile */
  readonly answers: SharedArrayBuffer
}

/** Requests the pack thread answers: the operations of its desk. */
export const PACK_REQUESTS = [
  'prepare',
  'send',
  'review',
  'drop',
  'apply',
  'undo',
  'list',
  'cut',
  'told',
] as const
export type PackRequestName = (typeof PACK_REQUESTS)[number]

/** One thing asked, and its answer under the same number; `waiting`: the reviews kept, for which the thread must stay. */
export interface PackRequest {
  readonly n: number
  readonly work: PackRequestName
  readonly input: unknown
}
export type PackAnswer = { readonly n: number; readonly waiting: number } & (
  | { readonly value: unknown }
  | { readonly refusal: { readonly code: ErrorCode; readonly message: string; readonly detail?: unknown } }
  | { readonly bug: Error }
)

/** Megabytes of pages kept in memory: each thing is looked up once or twice, and the window has its own. */
const CACHE_MB = 16

/** Handles packs with its own connection to the library, one message after the other, until it is told to leave. */
export function servePacks({ folder, answers }: PackTask, port: MessagePort): void {
  heed(answers)
  const library = openLibrary(folder, CACHE_MB)
  const desk = packDesk(library)
  let last = Promise.resolve()
  port.on('message', (request: PackRequest | 'leave') => {
    last = last.then(async () => {
      if (request === 'leave') {
        library.close()
        port.close()
        return
      }
      const answer = await answerTo(request)
      port.postMessage({ ...answer, n: request.n, waiting: desk.waiting() })
    })
  })

  async function answerTo({ work, input }: PackRequest) {
    try {
      const run = desk[work] as (argument: unknown) => unknown
      return { value: await run(input) }
    } catch (error) {
      if (error instanceof AppError)
        return { refusal: { code: error.code, message: error.message, detail: error.detail } }
      // an error keeps its stack on its way to the log
      return { bug: error instanceof Error ? error : new Error(String(error)) }
    }
  }
}
