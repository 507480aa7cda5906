import type { TokenBatch } from './types.ts'

/** The postings of a batch: those of term `t` lie from `starts[t]` to `starts[t + 1]`, in the order of their sources. */
export interface Grouped {
  readonly starts: Int32Array
  /** the source, numbered in the order of `seq` */
  readonly ranks: Int32Array
  /** twice how many times it has the term, plus one when in the title */
  readonly said: Int32Array
  /** where the places of each begin in the batch, and what is added to them */
  readonly from: Int32Array
  readonly base: Int32Array
}

/** Used again from one batch to the next: an import makes many. */
let kept = columns(0)

function columns(size: number) {
  const column = () => new Int32Array(size)
  return { ranks: column(), said: column(), from: column(), base: column() }
}

function roomFor(postings: number): typeof kept {
  if (kept.ranks.length < postings) kept = columns(Math.ceil(postings * 1.2))
  return kept
}

/** Groups the occurrences of each term by source; what it returns is good until the next call. `rank`: the source of each text of the batch, -1 to leave it out. */
export function group(batch: TokenBatch, rank: Int32Array, bases: Int32Array): Grouped {
  const { terms } = batch
  const starts = new Int32Array(terms.length + 1)
  const made = { starts, ...roomFor(postingsOf(batch)) }
  for (let term = 0, out = 0; term < terms.length; term += 1) {
    out = groupTerm(batch, term, rank, bases, made, out)
    starts[term + 1] = out
  }
  return made
}

// Run for each term, these two are compiled once and for all; long loops would be anew for each batch.

/** Groups those of a term, from `first` on; returns where they end. */
function groupTerm(
  { starts, docs, places, heads }: TokenBatch,
  term: number,
  rank: Int32Array,
  bases: Int32Array,
  made: Grouped,
  first: number,
): number {
  const { ranks, said, from, base } = made
  let out = first
  let sorted = true
  let before = -1
  const end = starts[term + 1]!
  for (let at = starts[term]!; at < end; ) {
    const doc = docs[at]!
    const begin = at
    do at += 1
    while (at < end && docs[at] === doc)
    const ranked = rank[doc]!
    if (ranked < 0) continue
    if (before > ranked) sorted = false
    before = ranked
    ranks[out] = ranked
    said[out] = (at - begin) * 2 + (places[begin]! < heads[doc]! ? 1 : 0)
    from[out] = begin
    base[out] = bases[doc]!
    out += 1
  }
  if (!sorted) sortRun(made, first, out)
  return out
}

/** How many texts have a term. */
function textsOf(docs: Int32Array, from: number, end: number): number {
  let count = 0
  for (let at = from, before = -1; at < end; at += 1) {
    if (docs[at] !== before) count += 1
    before = docs[at]!
  }
  return count
}

function postingsOf({ starts, docs, terms }: TokenBatch): number {
  let count = 0
  for (let term = 0; term < terms.length; term += 1) count += textsOf(docs, starts[term]!, starts[term + 1]!)
  return count
}

function sortRun(made: Grouped, first: number, end: number): void {
  const { ranks } = made
  const order = Int32Array.from({ length: end - first }, (_, n) => first + n).sort(
    (a, b) => ranks[a]! - ranks[b]! || a - b,
  )
  for (const column of [made.said, made.from, made.base, ranks])
    column.set(
      order.map(at => column[at]!),
      first,
    )
}
