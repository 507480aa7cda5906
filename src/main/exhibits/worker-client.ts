import type { Context } from '../kernel/context.ts'
import { type Log, silentLog } from '../kernel/log.ts'
import { type AskWorker, type RequestOptions, workerQueue } from '../kernel/readers/worker-queue.ts'
import type { ExhibitTask, ExhibitWork } from './worker-tasks.ts'

type Input<W extends keyof ExhibitWork> = Parameters<ExhibitWork[W]>[0]
type Answer<W extends keyof ExhibitWork> = Awaited<ReturnType<ExhibitWork[W]>>

/** Asks one thing of a thread that opens files. Rejects with `damaged` when the thread fell over the file, or took too long. */
export type AskExhibits = <W extends keyof ExhibitWork>(
  work: W,
  input: Input<W>,
  asking?: RequestOptions,
) => Promise<Answer<W>>

/** The tools of handlers that open the files of exhibits, in a thread. */
export interface ExhibitContext extends Context {
  readonly ask: AskExhibits
}

const HEAP_MB = 384
/** A bundle holds its exhibits one after the other, and the whole of it in one PDF where that is wished. */
const BUNDLE_HEAP_MB = 1024
/** A page that is read: the drawn picture, the engine with its models, and what it makes of the picture. */
const READING_BUDGET = { cpuMs: 180_000, memoryBytes: 1.5 * 2 ** 30 }
const BUNDLE_MEMORY_BYTES = 3 * 2 ** 30

/** Threads that open files, begun with the first question: one for the bundles, one for the words of pictures, one for all the rest. */
export function exhibitWorkerClient(log: Pick<Log, 'bug'> = silentLog): AskExhibits {
  const workerData: ExhibitTask = { exhibits: true }
  const files = workerQueue({ name: 'thread of the exhibits', workerData, log, heapMb: HEAP_MB })
  const bundles = workerQueue({
    name: 'thread of the bundles',
    workerData,
    log,
    heapMb: BUNDLE_HEAP_MB,
    budget: () => ({ memoryBytes: BUNDLE_MEMORY_BYTES }),
  })
  const pictures = workerQueue({
    name: 'thread of the pages read',
    ...{ workerData, log, heapMb: HEAP_MB, budget: () => READING_BUDGET },
  })
  const queues: Readonly<Record<string, AskWorker>> = { bundle: bundles, recognise: pictures }
  // the answer has the type that `AskExhibits` ties to this work: the queue carries any
  return (work, input, asking = {}) => (queues[work] ?? files)(work, input, asking) as never
}
