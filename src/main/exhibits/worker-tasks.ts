import type { MessagePort } from 'node:worker_threads'
import { serveTasks, type Task } from '../kernel/readers/serve-tasks.ts'
import { writeBundle } from './bundle-writer.ts'
import { drawPage, findWords, pageText, redraw, viewOf } from './draw.ts'
import { inspectFile } from './inspect.ts'
import { firstPageOf } from './match/first-page.ts'
import { recognisePage, surveyPages } from './scans/recognise-page.ts'

/** Files are opened in a thread, by a library that a hostile one might upset; it knows no library of sources, only paths. */
export interface ExhibitTask {
  readonly exhibits: true
}

/** The tasks of the worker thread. `onProgress` receives how far a long one has gone. */
export const exhibitWork = {
  look: ({ path }: { path: string }) => inspectFile(path),
  firstPage: firstPageOf,
  view: viewOf,
  draw: drawPage,
  text: pageText,
  redraw,
  survey: surveyPages,
  find: findWords,
  recognise: recognisePage,
  bundle: writeBundle,
} satisfies Record<string, (input: never, onProgress: (progress: unknown) => void) => Promise<unknown>>
export type ExhibitWork = typeof exhibitWork

const tasks: Readonly<Record<string, Task>> = exhibitWork

/** Answers the messages of a port one after the other. */
export const serveExhibits = (port: MessagePort): void =>
  serveTasks(port, name => (Object.hasOwn(tasks, name) ? tasks[name] : undefined))
