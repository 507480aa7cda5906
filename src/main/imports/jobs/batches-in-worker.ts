import { Worker } from 'node:worker_threads'
import { budgetOf } from '../../kernel/readers/budget.ts'
import { bytesOf, cpuOf } from '../../kernel/readers/worker-usage.ts'
import { sharedBuffersOf, type WorkerBatch } from '../../search/index/buffer-pool.ts'
import type { Batch } from '../batch.ts'
import type { Reading } from './reading.ts'
import { blame, type FatalPlace, placeIn, placeMemory, stepsIn } from './reading-place.ts'

/** Script of the worker: `.ts` in the sources, `.js` beside this file in the build. */
const file = new URL(import.meta.url.endsWith('.ts') ? './reader.ts' : './reader.js', import.meta.url)

/**
 * Never reached, but how far a heap may grow between two collections goes by the first: at 1024 there were a third more of them.
 * From 2048 on there are half as many, and too much memory is taken.
 */
const [HEAP_MB, maxYoungGenerationSizeMb] = [1900, 24]
/** The most that a reader holds beside the file it reads: its words, the batches on their way. */
const READER_BYTES = 2 ** 30
/** Between two looks at the work and the memory of a reader. */
const WATCH_MS = 250
/** A file is never held whole beyond this: of a larger one the entries are. */
const MAX_HELD_BYTES = 60 * 2 ** 20

/** The budget of a reader at one place: megabytes of objects, bytes in all, milliseconds of work. */
export interface ReaderLimits {
  readonly heapMb: number
  readonly bytes: number
  readonly cpuMs: (fileBytes: number) => number
}
const LIMITS: ReaderLimits = {
  heapMb: HEAP_MB,
  bytes: READER_BYTES + budgetOf(MAX_HELD_BYTES).memoryBytes,
  cpuMs: fileBytes => budgetOf(Math.min(fileBytes, MAX_HELD_BYTES)).cpuMs ?? Number.POSITIVE_INFINITY,
}

/** A thread whose modules are loaded, or being so, and which has nothing to read yet. */
let ready: Worker | undefined

const startWorker = (heapMb = HEAP_MB) =>
  new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb } })

/** Has the thread that reads get ready, while this one does: it is the longest part of a short import. */
export function getReady(): void {
  ready = startWorker()
  // never used, it does not keep this thread alive
  ready.unref()
}

/** Watches a worker, and calls `end` with why it goes on no longer; returns what stops the watch. */
type Watch = (worker: Worker, end: (error: Error) => void) => () => void
interface WorkerOptions {
  readonly heapMb?: number
  readonly watch?: Watch
}

/** Batches read in another thread, so that reading goes on while a batch is written. Leaving the loop ends the thread. */
export async function* batchesInWorker<T extends WorkerBatch>(
  task: object,
  { heapMb = HEAP_MB, watch }: WorkerOptions = {},
): AsyncGenerator<T> {
  const worker = (heapMb === HEAP_MB ? ready : undefined) ?? startWorker(heapMb)
  if (worker === ready) ready = undefined
  worker.ref()
  worker.postMessage(task)
  const queue: T[] = []
  let hasEnded = false
  let failure: unknown
  let wake: (() => void) | undefined
  const wakeAfter = (change: () => void) => {
    change()
    wake?.()
  }
  const fail = (error: unknown) =>
    wakeAfter(() => {
      failure ??= error
    })
  worker.on('message', (message: T | 'end') =>
    wakeAfter(() => {
      if (message === 'end') hasEnded = true
      else queue.push(message)
    }),
  )
  worker.on('error', fail)
  worker.on('exit', () => {
    if (!hasEnded) fail(new Error('the reading thread stopped'))
  })
  const stopWatch = watch?.(worker, fail)
  try {
    for (;;) {
      const batch = queue.shift()
      if (batch) {
        yield batch
        // of what has been written nothing is needed any more
        worker.postMessage(sharedBuffersOf(batch))
      } else if (failure) throw failure
      else if (hasEnded) return
      else
        await new Promise<void>(resolve => {
          wake = resolve
        })
    }
  } finally {
    stopWatch?.()
    await worker.terminate()
  }
}

/** Ends a reader that works too long without a step, or holds too much. */
const watchReader =
  ({ files }: Reading, place: SharedArrayBuffer, { bytes, cpuMs }: ReaderLimits): Watch =>
  (worker, end) => {
    let [steps, cpuBefore] = [-1, 0]
    const timer = setInterval(async () => {
      const [held, cpu] = await Promise.all([bytesOf(worker), cpuOf(worker)])
      const current = placeIn(place)
      if (!current) return
      if (stepsIn(place) !== steps) {
        steps = stepsIn(place)
        cpuBefore = cpu
      }
      if (cpu - cpuBefore > cpuMs(files[current.file]?.size ?? 0))
        end(new Error('a file took the reading thread too long'))
      else if (held > bytes) end(new Error('a file took the reading thread too much memory'))
    }, WATCH_MS)
    return () => clearInterval(timer)
  }

interface ApartOptions {
  readonly limits?: ReaderLimits
  /** hears why a reader ended before its time */
  readonly onEnd?: (error: unknown) => void
}

/** Reads files in another thread. A file that ends the thread is refused: another thread goes on after it, from the last batch on. */
export async function* readApart(
  reading: Reading,
  { limits = LIMITS, onEnd }: ApartOptions = {},
): AsyncGenerator<Batch> {
  let { from } = reading
  let fatal: readonly FatalPlace[] = []
  for (;;) {
    const place = placeMemory()
    const watch = watchReader(reading, place, limits)
    try {
      const task: Reading = { ...reading, from, place, fatal }
      for await (const batch of batchesInWorker<Batch>(task, { heapMb: limits.heapMb, watch })) {
        yield batch
        from = batch.cursor
      }
      return
    } catch (error) {
      const end = placeIn(place)
      const next = end && blame(fatal, end)
      if (!next) throw error
      onEnd?.(error)
      fatal = next
    }
  }
}
