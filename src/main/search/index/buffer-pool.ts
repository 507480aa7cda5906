import type { TokenBatch } from './model.ts'

/** Blocks of memory that come back from the thread that writes: asked for anew each time, they would make the collector run. */
const blocks: SharedArrayBuffer[] = []
/** Kept, at most: those of two batches. */
const most = 8
/** Smaller ones are not worth keeping. */
const least = 1 << 19
let lending = false

/**
 * From now on, the larger blocks this thread asks for are shared with the thread that writes, until it gives them back. Handed
 * over instead, they would count again and again as memory just taken, and the collector would go through all that is held.
 */
export const lend = (): void => {
  lending = true
}

/** A block of at least so many bytes, with anything in it. */
export function block(bytes: number): ArrayBuffer | SharedArrayBuffer {
  if (!lending || bytes < least) return new ArrayBuffer(bytes)
  let best = -1
  for (const [at, { byteLength }] of blocks.entries())
    if (
      byteLength >= bytes &&
      byteLength < bytes * 4 &&
      (best < 0 || byteLength < (blocks[best]?.byteLength ?? 0))
    )
      best = at
  const [found] = best < 0 ? [] : blocks.splice(best, 1)
  return found ?? new SharedArrayBuffer(Math.ceil((bytes * 1.25) / 4096) * 4096)
}

/** Blocks of which nothing is needed any more. */
export function giveBack(given: readonly SharedArrayBuffer[]): void {
  blocks.push(...given)
  blocks.splice(0, blocks.length - most)
}

/** What one thread hands to another: words, and records where there are some. */
export interface Handed {
  readonly tokens: TokenBatch
  readonly records?: { readonly bytes: Uint8Array }
}

const buffersOf = ({ tokens, records }: Handed) => {
  const arrays = Object.values(tokens).filter(one => one instanceof Int32Array)
  return new Set([...arrays, ...(records ? [records.bytes] : [])].map(array => array.buffer))
}

/** The memory of a batch that was lent with it. */
export const lentWith = (batch: Handed): SharedArrayBuffer[] =>
  [...buffersOf(batch)].filter(buffer => buffer instanceof SharedArrayBuffer)

/** The rest of its memory, handed over rather than copied. */
export const ownedBy = (batch: Handed): ArrayBuffer[] =>
  [...buffersOf(batch)].filter(buffer => buffer instanceof ArrayBuffer)
