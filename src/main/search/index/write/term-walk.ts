import { type Block, lastUpTo } from '../format/block.ts'
import { type List, listAt, SMALL_LIST } from '../format/posting-list.ts'
import { isSpelling, type Segment, type Store } from '../store.ts'

/** Iterates over the terms of a segment in order, with one block in memory. */
export interface Walk {
  /** the current term; undefined at the end */
  readonly key: string | undefined
  readonly count: number
  next(): void
  /** advances to the first term that is not before `key` */
  upTo(key: string): void
  list(): List
  /** the bytes of its list, when it is a small one */
  storedList(): { readonly bytes: Uint8Array; readonly from: number; readonly to: number } | undefined
}

export function walk(tables: Store, of: Segment): Walk {
  let at = -1
  let n = 0
  let block: Block | undefined
  let row: Buffer | undefined
  // fields, not getters: this is the hottest read of a merge
  const self: { -readonly [K in keyof Walk]: Walk[K] } = {
    key: undefined,
    count: 0,
    next,
    upTo(target) {
      if (self.key === undefined || self.key >= target) return
      if (at + 1 < of.firsts.length && of.firsts[at + 1]! <= target) open(lastUpTo(of.firsts, target))
      while (self.key !== undefined && self.key < target) next()
    },
    list() {
      if (!block || self.key === undefined) throw new Error('no term here')
      return listAt(bytes(block), block.starts[n]!, self.count, isSpelling(self.key), id =>
        tables.rowAt(of, id),
      )
    },
    storedList() {
      if (!block || self.count > SMALL_LIST) return undefined
      return { bytes: bytes(block), from: block.starts[n]!, to: block.starts[n + 1]! }
    },
  }

  function open(place: number): void {
    at = place
    row = undefined
    block = at < of.rows.length ? tables.readAt(of, at) : undefined
    go(0)
  }
  function go(to: number): void {
    n = to
    self.key = block?.keys[n]
    self.count = block?.counts[n] ?? 0
  }
  function next(): void {
    if (!block) return
    if (n + 1 < block.keys.length) go(n + 1)
    else open(at + 1)
  }
  const bytes = (from: Block): Buffer => {
    row ??= tables.readRow(from.row)
    return row
  }

  open(0)
  return self
}
