import { type Block, lastUpTo } from './block.ts'
import { few, type List, listAt } from './list.ts'
import { isWritten, type Segment, type Store } from './store.ts'

/** The terms of a segment gone through once, in order: of what was read, only the block they are in is held. */
export interface Walk {
  /** the term it is at; undefined: there are no more */
  readonly key: string | undefined
  readonly count: number
  next(): void
  /** goes to the first term that is not before this one */
  upTo(key: string): void
  list(): List
  /** where the whole of its list lies, when it has few sources: in these bytes, from one place to another */
  lying(): { readonly bytes: Uint8Array; readonly from: number; readonly to: number } | undefined
}

export function walk(tables: Store, of: Segment): Walk {
  let at = -1
  let n = 0
  let block: Block | undefined
  let row: Buffer | undefined
  // Fields, not getters: they are asked for more often than anything else of a merge.
  const made: { -readonly [K in keyof Walk]: Walk[K] } = {
    key: undefined,
    count: 0,
    next,
    upTo(wanted) {
      if (made.key === undefined || made.key >= wanted) return
      if (at + 1 < of.firsts.length && of.firsts[at + 1]! <= wanted) open(lastUpTo(of.firsts, wanted))
      while (made.key !== undefined && made.key < wanted) next()
    },
    list() {
      if (!block || made.key === undefined) throw new Error('no term here')
      return listAt(bytes(block), block.starts[n]!, made.count, isWritten(made.key), id =>
        tables.rowAt(of, id),
      )
    },
    lying() {
      if (!block || made.count > few) return undefined
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
    made.key = block?.keys[n]
    made.count = block?.counts[n] ?? 0
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
  return made
}
