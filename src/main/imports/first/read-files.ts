import type { Batch } from '../batch.ts'
import { type Reading, readBatches } from '../jobs/reading.ts'

/** Reads files in this thread: the wanted texts alone where the reading names them, else all. */
export async function* readFiles(reading: Reading): AsyncGenerator<Batch> {
  const { wanted } = reading
  yield* wanted ? (await import('./read-first.ts')).readFirst(reading, wanted) : readBatches(reading)
}
