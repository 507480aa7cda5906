import type { Columns } from './columns.ts'

interface Memo<T> {
  readonly version: number
  readonly value: T
}

/**
 * Memoizes what is derived from the columns: built once, then updated with the sources that changed. `update` may write into the
 * value; where it returns undefined, the value is built anew. What it gives must equal what `build` would.
 */
export function derivedFrom<T extends object>(
  build: (columns: Columns) => T,
  update: (value: T, columns: Columns, seqs: ReadonlySet<number>) => T | undefined,
): (columns: Columns) => T {
  const memos = new WeakMap<object, Memo<T>>()
  return columns => {
    const memo = memos.get(columns.table)
    if (memo?.version === columns.version) return memo.value
    const seqs = memo && columns.changedSince(memo.version)
    const value = (memo && seqs && update(memo.value, columns, seqs)) ?? build(columns)
    memos.set(columns.table, { version: columns.version, value })
    return value
  }
}
