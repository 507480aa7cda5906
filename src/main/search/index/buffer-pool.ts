import type { TokenBatch } from './model.ts'

/** A pool of memory blocks returned by the writing thread: allocating them anew for each batch makes the collector run. */
const blocks: SharedArrayBuffer[] = []
/** Blocks of two batches. */
const MAX_POOLED_BLOCKS = 8
/** Smaller blocks are not worth pooling. */
const MIN_POOLED_BYTES = 1 << 19
/** A block is not lent to a batch that would leave so many times its need unused. */
const MAX_WASTE = 4
/** A new block is a quarter larger than its need, in whole pages: the next batch is seldom of the same size. */
const HEADROOM = 1.25
const PAGE_BYTES = 4096
let lending = false

/**
 * Makes `acquire` return shared memory for larger blocks, which the writing thread releases. Transferred blocks would count as newly
 * allocated memory each time, and trigger full collections.
 */
export const startLending = (): void => {
  lending = true
}

/** Returns a block of at least `bytes`, not cleared. */
export function acquire(bytes: number): ArrayBuffer | SharedArrayBuffer {
  if (!lending || bytes < MIN_POOLED_BYTES) return new ArrayBuffer(bytes)
  let best = -1
  for (const [at, { byteLength }] of blocks.entries())
    if (
      byteLength >= bytes &&
      byteLength < bytes * MAX_WASTE &&
      (best < 0 || byteLength < (blocks[best]?.byteLength ?? 0))
    )
      best = at
  const [block] = best < 0 ? [] : blocks.splice(best, 1)
  return block ?? new SharedArrayBuffer(Math.ceil((bytes * HEADROOM) / PAGE_BYTES) * PAGE_BYTES)
}

/** Returns blocks to the pool. */
export function release(buffers: readonly SharedArrayBuffer[]): void {
  blocks.push(...buffers)
  blocks.splice(0, blocks.length - MAX_POOLED_BLOCKS)
}

/** A batch that one thread passes to another: words, and the records of an import. */
export interface WorkerBatch {
  readonly tokens: TokenBatch
  readonly records?: { readonly bytes: Uint8Array }
}

const buffersOf = ({ tokens, records }: WorkerBatch) => {
  const arrays = Object.values(tokens).filter(one => one instanceof Int32Array)
  return new Set([...arrays, ...(records ? [records.bytes] : [])].map(array => array.buffer))
}

/** The shared memory of a batch, to be released after use. */
export const sharedBuffersOf = (batch: WorkerBatch): SharedArrayBuffer[] =>
  [...buffersOf(batch)].filter(buffer => buffer instanceof SharedArrayBuffer)

/** The memory of a batch that is transferred rather than copied. */
export const ownBuffersOf = (batch: WorkerBatch): ArrayBuffer[] =>
  [...buffersOf(batch)].filter(buffer => buffer instanceof ArrayBuffer)
