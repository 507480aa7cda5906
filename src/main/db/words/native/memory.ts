// AssemblyScript: see spelling.ts.

let top: usize = __heap_base

/** So many bytes of memory, zeros, for good: what outgrows its place takes another, twice as large. */
export function take(bytes: usize): usize {
  const at = (top + 15) & ~15
  top = at + bytes
  const pages = ((top + 0xffff) >> 16) as i32
  if (pages > memory.size() && memory.grow(pages - memory.size()) < 0) unreachable()
  return at
}
