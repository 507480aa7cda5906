import { Worker } from 'node:worker_threads'
import { sharedBuffersOf, type WorkerBatch } from '../../search/index/buffer-pool.ts'
import type { Batch } from '../batch.ts'
import type { Reading } from './reading.ts'

/** In the sources; in the build everything lies in one folder. */
const file = new URL(import.meta.url.endsWith('.ts') ? './reader.ts' : './reader.js', import.meta.url)

/**
 * Never reached, but how far a heap may grow between two collections goes by the first: at 1024 there were a third more of them.
 * From 2048 on there are half as many, and too much memory is taken.
 */
const [maxOldGenerationSizeMb, maxYoungGenerationSizeMb] = [1900, 24]

/** A thread whose modules are loaded, or being so, and which has nothing to read yet. */
let ready: Worker | undefined

const startWorker = () =>
  new Worker(file, { resourceLimits: { maxOldGenerationSizeMb, maxYoungGenerationSizeMb } })

/** Has the thread that reads get ready, while this one does: it is the longest part of a short import. */
export function getReady(): void {
  ready = startWorker()
  // never used, it does not keep this thread alive
  ready.unref()
}

/** Batches read in another thread, so that reading goes on while a batch is written. Leaving the loop ends the thread. */
export async function* batchesInWorker<T extends WorkerBatch>(task: object): AsyncGenerator<T> {
  const worker = ready ?? startWorker()
  ready = undefined
  worker.ref()
  worker.postMessage(task)
  const queue: T[] = []
  let hasEnded = false
  let failure: unknown
  let wake: (() => void) | undefined
  const woken = (change: () => void) => {
    change()
    wake?.()
  }
  worker.on('message', (message: T | 'end') =>
    woken(() => {
      if (message === 'end') hasEnded = true
      else queue.push(message)
    }),
  )
  worker.on('error', error =>
    woken(() => {
      failure = error
    }),
  )
  worker.on('exit', () =>
    woken(() => {
      if (!hasEnded) failure ??= new Error('the reading thread stopped')
    }),
  )
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
    await worker.terminate()
  }
}

/** Reads files in another thread. */
export const readApart = (reading: Reading): AsyncGenerator<Batch> => batchesInWorker<Batch>(reading)
