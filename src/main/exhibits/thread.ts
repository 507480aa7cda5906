import type { MessagePort } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../shared/kernel/errors.ts'
import { drawPage, pageText, viewOf } from './draw.ts'
import { lookInto } from './look.ts'
import { makeBundle } from './make.ts'
import { redraw } from './redraw.ts'

/** Files are opened in a thread, by a library that a hostile one might upset; it knows no library of sources, only paths. */
export interface ExhibitTask {
  readonly exhibits: true
}

/** What may be asked of the thread. `told` is called with how far a long work is. */
export const exhibitWork = {
  look: ({ path }: { path: string }) => lookInto(path),
  view: viewOf,
  draw: drawPage,
  text: pageText,
  redraw,
  bundle: makeBundle,
} satisfies Record<string, (given: never, told: (now: unknown) => void) => Promise<unknown>>
export type ExhibitWork = typeof exhibitWork

export interface ExhibitAsked {
  readonly n: number
  readonly work: keyof ExhibitWork
  readonly given: unknown
}
export type ExhibitAnswer = { readonly n: number } & (
  | { readonly value: unknown }
  | { readonly told: unknown }
  | { readonly refused: { readonly code: ErrorCode; readonly message: string } }
  | { readonly bug: Error }
)

/** One message after the other. */
export function serveExhibits(port: MessagePort): void {
  let last = Promise.resolve()
  port.on('message', ({ n, work, given }: ExhibitAsked) => {
    last = last.then(async () => {
      port.postMessage({ n, ...(await answerTo(work, given, told => port.postMessage({ n, told }))) })
    })
  })
}

async function answerTo(work: keyof ExhibitWork, given: unknown, told: (now: unknown) => void) {
  try {
    const run = exhibitWork[work] as (given: unknown, told: (now: unknown) => void) => Promise<unknown>
    return { value: await run(given, told) }
  } catch (error) {
    if (error instanceof AppError) return { refused: { code: error.code, message: error.message } }
    // an error keeps its stack on its way to the log
    return { bug: error instanceof Error ? error : new Error(String(error)) }
  }
}
