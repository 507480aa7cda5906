import type { MessagePort } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../../shared/kernel/errors.ts'
import { heed } from '../../kernel/database/turns.ts'
import { openLibrary } from '../../library/open.ts'
import { packDesk } from './desk.ts'

/** What the thread of the packs is given. */
export interface PackTask {
  readonly folder: string
  readonly packs: true
  /** who may wait for the library meanwhile */
  readonly answers: SharedArrayBuffer
}

/** What may be asked of it. */
export const packWork = ['prepare', 'send', 'review', 'drop', 'apply', 'undo', 'list', 'cut', 'told'] as const
export type PackWork = (typeof packWork)[number]

/** One thing asked, and its answer under the same number; `waiting`: the reviews kept, for which the thread must stay. */
export interface PackAsked {
  readonly n: number
  readonly work: PackWork
  readonly given: unknown
}
export type PackAnswer = { readonly n: number; readonly waiting: number } & (
  | { readonly value: unknown }
  | { readonly refused: { readonly code: ErrorCode; readonly message: string; readonly detail?: unknown } }
  | { readonly bug: Error }
)

/** Megabytes of pages kept in memory: each thing is looked up once or twice, and the window has its own. */
const cache = 16

/** Handles packs with its own connection to the library, one message after the other, until it is told to leave. */
export function servePacks({ folder, answers }: PackTask, port: MessagePort): void {
  heed(answers)
  const library = openLibrary(folder, cache)
  const desk = packDesk(library)
  let last = Promise.resolve()
  port.on('message', (asked: PackAsked | 'leave') => {
    last = last.then(async () => {
      if (asked === 'leave') {
        library.close()
        port.close()
        return
      }
      const answer = await answerTo(asked)
      port.postMessage({ ...answer, n: asked.n, waiting: desk.waiting() })
    })
  })

  async function answerTo({ work, given }: PackAsked) {
    try {
      const run = desk[work] as (given: unknown) => unknown
      return { value: await run(given) }
    } catch (error) {
      if (error instanceof AppError)
        return { refused: { code: error.code, message: error.message, detail: error.detail } }
      // an error keeps its stack on its way to the log
      return { bug: error instanceof Error ? error : new Error(String(error)) }
    }
  }
}
