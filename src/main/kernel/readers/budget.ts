import { statSync } from 'node:fs'

/** Work and memory that reading one file may take. */
export interface Budget {
  /** milliseconds of the worker's own work, whatever else the computer does meanwhile; undefined: until it is stopped */
  readonly cpuMs?: number | undefined
  /** bytes of the worker's heap and of what it holds outside */
  readonly memoryBytes: number
}

const BASE_CPU_MS = 10_000
const CPU_MS_PER_MEGABYTE = 500
const MAX_CPU_MS = 600_000
/** Room for the largest picture that is opened, unfolded: 120 million points of four bytes. */
const BASE_MEMORY_BYTES = 640 * 2 ** 20
/** A file is read whole, then unfolded. */
const MEMORY_PER_BYTE = 4

/** Budget of a file of so many bytes: honest ones take a tenth of it on a slow computer. */
export const budgetOf = (bytes: number): Budget => ({
  cpuMs: Math.min(MAX_CPU_MS, BASE_CPU_MS + (bytes / 2 ** 20) * CPU_MS_PER_MEGABYTE),
  memoryBytes: BASE_MEMORY_BYTES + MEMORY_PER_BYTE * bytes,
})

/** Budget of the file that a request names, where it names one. */
export function budgetFor(input: unknown): Budget {
  const path = typeof input === 'object' && input !== null && 'path' in input ? input.path : undefined
  const stats = typeof path === 'string' ? statSync(path, { throwIfNoEntry: false }) : undefined
  return budgetOf(stats?.size ?? 0)
}
