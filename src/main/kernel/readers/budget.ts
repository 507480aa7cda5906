import { statSync } from 'node:fs'

/** Time and memory that reading one file may take. */
export interface Budget {
  /** milliseconds; undefined: until it is stopped */
  readonly timeMs?: number | undefined
  /** bytes of the worker's heap and of what it holds outside */
  readonly memoryBytes: number
}

const BASE_TIME_MS = 10_000
const TIME_MS_PER_MEGABYTE = 500
const MAX_TIME_MS = 600_000
/** Room for the largest picture that is opened, unfolded: 120 million points of four bytes. */
const BASE_MEMORY_BYTES = 640 * 2 ** 20
/** A file is read whole, then unfolded. */
const MEMORY_PER_BYTE = 4

/** Budget of a file of so many bytes: honest ones take a tenth of it on a slow computer. */
export const budgetOf = (bytes: number): Budget => ({
  timeMs: Math.min(MAX_TIME_MS, BASE_TIME_MS + (bytes / 2 ** 20) * TIME_MS_PER_MEGABYTE),
  memoryBytes: BASE_MEMORY_BYTES + MEMORY_PER_BYTE * bytes,
})

/** Budget of the file that a request names, where it names one. */
export function budgetFor(input: unknown): Budget {
  const path = typeof input === 'object' && input !== null && 'path' in input ? input.path : undefined
  const stats = typeof path === 'string' ? statSync(path, { throwIfNoEntry: false }) : undefined
  return budgetOf(stats?.size ?? 0)
}
