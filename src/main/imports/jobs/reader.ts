import { parentPort } from 'node:worker_threads'
import { keysFor } from '../../kernel/vault/keys.ts'
import { loadSodium } from '../../kernel/vault/sodium.ts'
import type { ReindexBatch } from '../../library/indexing/reindex.ts'
import { ownBuffersOf, release, startLending } from '../../search/index/buffer-pool.ts'
import type { Batch } from '../batch.ts'
import { readFiles } from '../first/read-files.ts'
import type { Reading } from './reading.ts'

/** A task: read the sources of a library that are not indexed, in batches of at most `limit`. */
export interface Rereading {
  readonly library: string
  readonly limit: number
}

/** Batches on their way or waiting to be written: enough that neither thread waits, few enough that memory stays flat. */
const inFlight = 1

/** The thread that reads: decompression, parsing, words. It never writes in the library; each batch goes to the thread that does. */
async function hand(
  batches: Iterable<Batch | ReindexBatch> | AsyncIterable<Batch | ReindexBatch>,
): Promise<void> {
  startLending()
  let room = inFlight
  let wake: (() => void) | undefined
  parentPort?.on('message', (back: SharedArrayBuffer[]) => {
    release(back)
    room += 1
    wake?.()
  })
  for await (const batch of batches) {
    while (room === 0)
      await new Promise<void>(resolve => {
        wake = resolve
      })
    room -= 1
    parentPort?.postMessage(batch, ownBuffersOf(batch))
  }
  parentPort?.postMessage('end')
  parentPort?.close()
}

async function reread({ library, limit }: Rereading): Promise<void> {
  const [{ openDb }, { readUnindexed, sourcesToIndex }] = await Promise.all([
    import('../../library/open-library.ts'),
    import('../../library/indexing/reindex.ts'),
  ])
  const db = openDb(library)
  try {
    await hand(readUnindexed(db, sourcesToIndex(db), limit))
  } finally {
    db.close()
  }
}

/** Files that a page sent to a sealed library are opened by libsodium, which is loaded for them alone. */
async function read(reading: Reading): Promise<void> {
  if (reading.files.some(({ path }) => keysFor(path))) await loadSodium()
  await hand(readFiles(reading))
}

parentPort?.once('message', (task: Rereading | Reading) => {
  if ('library' in task) void reread(task)
  else void read(task)
})
