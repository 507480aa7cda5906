import type { MessagePort } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../../shared/kernel/errors.ts'
import { readingError } from './causes.ts'

/** A task that a worker does: it reads its input, and may say how far it has gone. */
export type Task = (input: never, onProgress: (progress: unknown) => void) => unknown

export interface TaskRequest {
  readonly n: number
  readonly task: string
  readonly input: unknown
}
export type TaskReply = { readonly n: number } & (
  | { readonly value: unknown }
  | { readonly progress: unknown }
  | {
      readonly refusal: { readonly code: ErrorCode; readonly message: string; readonly detail?: unknown }
      /** what was thrown, for the log, where it was no sentence */
      readonly thrown?: Error
    }
)

/** Answers the requests of a port one after the other. Whatever a file does to its reader comes out as a sentence. */
export function serveTasks(port: MessagePort, find: (name: string) => Task | undefined): void {
  let last = Promise.resolve()
  const reply = (message: TaskReply) => port.postMessage(message)
  port.on('message', ({ n, task, input }: TaskRequest) => {
    last = last.then(async () => {
      try {
        const run = find(task) as
          | ((input: unknown, onProgress: (progress: unknown) => void) => unknown)
          | undefined
        if (!run) throw new TypeError(`no task is named ${task}`)
        reply({ n, value: await run(input, progress => reply({ n, progress })) })
      } catch (error) {
        reply({ n, ...refusalOf(error) })
      }
    })
  })
}

function refusalOf(error: unknown) {
  const { code, message, detail } = readingError(error)
  // an error keeps its stack on its way to the log
  const thrown =
    error instanceof AppError ? {} : { thrown: error instanceof Error ? error : new Error(String(error)) }
  return { refusal: { code, message, detail }, ...thrown }
}
