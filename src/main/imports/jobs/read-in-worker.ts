import type { Batch } from '../batch.ts'
import { apart } from './batches-in-worker.ts'
import type { Reading } from './reading.ts'

/** Reads files in another thread. */
export const readApart = (reading: Reading): AsyncGenerator<Batch> => apart<Batch>(reading)
