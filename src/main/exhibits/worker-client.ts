import type { Context } from '../kernel/context.ts'
import { type Log, silentLog } from '../kernel/log.ts'
import { type RequestOptions, workerQueue } from '../kernel/readers/worker-queue.ts'
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
const BUNDLE_MEMORY_BYTES = 3 * 2 ** 30

/** Threads that open files, begun with the first question: one for the bundles, one for all the rest. */
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
  // the answer has the type that `AskExhibits` ties to this work: the queue carries any
  return (work, input, asking = {}) => (work === 'bundle' ? bundles : files)(work, input, asking) as never
}
