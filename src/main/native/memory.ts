// AssemblyScript: see spelling.ts.

let top: usize = __heap_base

/**
 * So many bytes of memory, for good (until `release`): what outgrows its place takes another, twice as large. They are zeros, unless
 * they were released before.
 */
export function take(bytes: usize): usize {
  const at = (top + 15) & ~15
  top = at + bytes
  const pages = ((top + 0xffff) >> 16) as i32
  if (pages > memory.size() && memory.grow(pages - memory.size()) < 0) unreachable()
  return at
}

/** Where what is not taken begins. */
export function memoryTop(): usize {
  return top
}

/** Gives back all that was taken from there on. */
export function release(from: usize): void {
  top = from
}
