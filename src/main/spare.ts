import type { TokenBatch } from './db/words/types.ts'

/** Blocks of memory that come back from the thread that writes: asked for anew each time, they would make the collector run. */
const blocks: ArrayBuffer[] = []
/** Kept, at most: those of two batches. */
const most = 8
/** Smaller ones are not worth keeping. */
const least = 1 << 19

/** A block of at least so many bytes, with anything in it. */
export function block(bytes: number): ArrayBuffer {
  let best = -1
  for (const [at, { byteLength }] of blocks.entries())
    if (
      byteLength >= bytes &&
      byteLength < bytes * 4 &&
      (best < 0 || byteLength < (blocks[best]?.byteLength ?? 0))
    )
      best = at
  const [found] = best < 0 ? [] : blocks.splice(best, 1)
  return found ?? new ArrayBuffer(bytes < least ? bytes : Math.ceil((bytes * 1.25) / 4096) * 4096)
}

/** Blocks of which nothing is needed any more. */
export function giveBack(given: readonly ArrayBuffer[]): void {
  for (const one of given) if (one.byteLength >= least) blocks.push(one)
  blocks.splice(0, blocks.length - most)
}

/** What one thread hands to another: words, and records where there are some. */
export interface Handed {
  readonly tokens: TokenBatch
  readonly records?: { readonly bytes: Uint8Array }
}

/** The memory of a batch, handed over rather than copied. */
export function blocksOf({ tokens, records }: Handed): ArrayBuffer[] {
  const arrays = Object.values(tokens).filter(one => one instanceof Int32Array)
  const all = new Set([...arrays, ...(records ? [records.bytes] : [])].map(array => array.buffer))
  return [...all].filter(buffer => buffer instanceof ArrayBuffer)
}
