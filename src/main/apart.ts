import { Worker } from 'node:worker_threads'
import { blocksOf, type Handed } from './spare.ts'

/** In the sources; in the build everything lies in one folder. */
const file = new URL(import.meta.url.endsWith('.ts') ? './reader.ts' : './reader.js', import.meta.url)

/** Garbage is collected before it grows to these, in megabytes; the largest file given whole takes far less. */
const [maxOldGenerationSizeMb, maxYoungGenerationSizeMb] = [320, 12]

/** Batches read in another thread, so that reading goes on while a batch is written. Leaving the loop ends the thread. */
export async function* apart<T extends Handed>(workerData: object): AsyncGenerator<T> {
  const worker = new Worker(file, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb, maxYoungGenerationSizeMb },
  })
  const waiting: T[] = []
  let ended = false
  let failure: unknown
  let wake: (() => void) | undefined
  const woken = (change: () => void) => {
    change()
    wake?.()
  }
  worker.on('message', (said: T | 'end') =>
    woken(() => {
      if (said === 'end') ended = true
      else waiting.push(said)
    }),
  )
  worker.on('error', error =>
    woken(() => {
      failure = error
    }),
  )
  worker.on('exit', () =>
    woken(() => {
      if (!ended) failure ??= new Error('the reading thread stopped')
    }),
  )
  try {
    for (;;) {
      const batch = waiting.shift()
      if (batch) {
        yield batch
        // of what has been written nothing is needed any more
        const blocks = blocksOf(batch)
        worker.postMessage(blocks, blocks)
      } else if (failure) throw failure
      else if (ended) return
      else
        await new Promise<void>(resolve => {
          wake = resolve
        })
    }
  } finally {
    await worker.terminate()
  }
}
