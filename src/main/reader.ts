import { parentPort, workerData } from 'node:worker_threads'
import { openDb } from './db/open.ts'
import type { Parcel } from './db/parcel.ts'
import { readUnindexed, unindexed } from './db/reindex.ts'
import type { TokenBatch } from './db/words/types.ts'
import { type Reading, readBatches } from './import/reading.ts'

/** What is not indexed of a library is to be read again, in batches of at most so many sources. */
export interface Rereading {
  readonly library: string
  readonly most: number
}

/** Batches on their way or waiting to be written: enough that neither thread waits, few enough that memory stays flat. */
const inFlight = 1

/** The thread that reads: decompression, parsing, words. It never writes in the library; each batch goes to the thread that does. */
async function hand(batches: Iterable<Handed> | AsyncIterable<Handed>): Promise<void> {
  let room = inFlight
  let wake: (() => void) | undefined
  parentPort?.on('message', () => {
    room += 1
    wake?.()
  })
  for await (const batch of batches) {
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

interface Handed {
  readonly tokens: TokenBatch
  readonly records?: Parcel
}

/** Handed over rather than copied. */
function buffersOf({ tokens: { starts, docs, places, lengths, heads }, records }: Handed): ArrayBuffer[] {
  const arrays = [starts, docs, places, lengths, heads, ...(records ? [records.bytes] : [])]
  const all = new Set(arrays.map(array => array.buffer))
  return [...all].filter(buffer => buffer instanceof ArrayBuffer)
}

async function reread({ library, most }: Rereading): Promise<void> {
  const db = openDb(library)
  try {
    await hand(readUnindexed(db, unindexed(db), most))
  } finally {
    db.close()
  }
}

if ('library' in workerData) void reread(workerData as Rereading)
else void hand(readBatches(workerData as Reading))
