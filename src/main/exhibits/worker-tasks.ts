import type { MessagePort } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../shared/kernel/errors.ts'
import { writeBundle } from './bundle-writer.ts'
import { drawPage, pageText, redraw, viewOf } from './draw.ts'
import { inspectFile } from './inspect.ts'

/** Files are opened in a thread, by a library that a hostile one might upset; it knows no library of sources, only paths. */
export interface ExhibitTask {
  readonly exhibits: true
}

/** The tasks of the worker thread. `onProgress` receives how far a long one has gone. */
export const exhibitWork = {
  look: ({ path }: { path: string }) => inspectFile(path),
  view: viewOf,
  draw: drawPage,
  text: pageText,
  redraw,
  bundle: writeBundle,
} satisfies Record<string, (input: never, onProgress: (progress: unknown) => void) => Promise<unknown>>
export type ExhibitWork = typeof exhibitWork

export interface ExhibitRequest {
  readonly n: number
  readonly work: keyof ExhibitWork
  readonly input: unknown
}
export type ExhibitReply = { readonly n: number } & (
  | { readonly value: unknown }
  | { readonly progress: unknown }
  | { readonly refusal: { readonly code: ErrorCode; readonly message: string } }
  | { readonly bug: Error }
)

/** Answers the messages of a port one after the other. */
export function serveExhibits(port: MessagePort): void {
  let last = Promise.resolve()
  const reply = (message: ExhibitReply) => port.postMessage(message)
  port.on('message', ({ n, work, input }: ExhibitRequest) => {
    last = last.then(async () => {
      reply({ n, ...(await answerTo(work, input, progress => reply({ n, progress }))) })
    })
  })
}

async function answerTo(work: keyof ExhibitWork, input: unknown, onProgress: (progress: unknown) => void) {
  try {
    const run = exhibitWork[work] as (
      input: unknown,
      onProgress: (progress: unknown) => void,
    ) => Promise<unknown>
    return { value: await run(input, onProgress) }
  } catch (error) {
    if (error instanceof AppError) return { refusal: { code: error.code, message: error.message } }
    // an error keeps its stack on its way to the log
    return { bug: error instanceof Error ? error : new Error(String(error)) }
  }
}
