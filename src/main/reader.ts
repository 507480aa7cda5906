import { parentPort, workerData } from 'node:worker_threads'
import type { Batch } from './import/batch.ts'
import { type Reading, readBatches } from './import/reading.ts'

/** Batches on their way or waiting to be written: enough that neither thread waits, few enough that memory stays flat. */
const inFlight = 2

/** The thread that reads: decompression, parsing, words. It never touches the library; each batch goes to the thread that does. */
async function read(reading: Reading): Promise<void> {
  let room = inFlight
  let wake: (() => void) | undefined
  parentPort?.on('message', () => {
    room += 1
    wake?.()
  })
  for await (const batch of readBatches(reading)) {
    while (room === 0)
      await new Promise<void>(resolve => {
        wake = resolve
      })
    room -= 1
    parentPort?.postMessage(batch, buffersOf(batch))
  }
  parentPort?.postMessage('end')
  parentPort?.close()
}

/** Handed over rather than copied. */
function buffersOf({ tokens: { starts, docs, places, lengths, heads } }: Batch): ArrayBuffer[] {
  const all = new Set([starts, docs, places, lengths, heads].map(array => array.buffer))
  return [...all].filter(buffer => buffer instanceof ArrayBuffer)
}

void read(workerData as Reading)
