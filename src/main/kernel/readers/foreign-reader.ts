import type { MessagePort } from 'node:worker_threads'
import { type Log, silentLog } from '../log.ts'
import { serveTasks, type Task } from './serve-tasks.ts'
import { type RequestOptions, workerQueue } from './worker-queue.ts'

/**
 * A reader of files that come from elsewhere. It runs in a worker, which knows it by its name; it writes in no library, and what
 * it gives can be cloned. What it needs is loaded when it runs, so that naming it costs the window nothing.
 */
export interface ForeignReader<I extends { readonly path: string }, O> {
  readonly name: string
  readonly run: (input: I) => Promise<O>
}

/** Reads a file in the worker. Rejects with the sentence of an `AppError`, whatever the file is. */
export type ReadForeign = <I extends { readonly path: string }, O>(
  reader: ForeignReader<I, O>,
  input: NoInfer<I>,
  options?: RequestOptions,
) => Promise<O>

/** Tells the worker's script that it reads foreign files. */
export interface ForeignTask {
  readonly foreign: true
}

const HEAP_MB = 512

/** The worker that reads foreign files, begun with the first. */
export function foreignReaderClient(log: Pick<Log, 'bug'> = silentLog): ReadForeign {
  const workerData: ForeignTask = { foreign: true }
  const ask = workerQueue({ name: 'thread of the foreign files', workerData, log, heapMb: HEAP_MB })
  // the reader of that name returns its own `O` in the worker: the queue carries any
  return (reader, input, options) => ask(reader.name, input, options) as never
}

/** Serves these readers on a port. */
export function serveForeign(
  port: MessagePort,
  readers: readonly { readonly name: string; readonly run: Task }[],
) {
  const byName = new Map(readers.map(one => [one.name, one.run]))
  serveTasks(port, name => byName.get(name))
}
