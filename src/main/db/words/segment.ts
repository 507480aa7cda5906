import { stem } from '../../../shared/text/stem.ts'
import type { SourceTable } from './block.ts'
import { listBuilder } from './builder.ts'
import type { Store } from './store.ts'
import { begunMark, stemMark } from './store.ts'
import { adder } from './sum.ts'
import { writtenMark } from './tokens.ts'
import type { TokenBatch } from './types.ts'
import { level } from './weight.ts'

/** Words of at most so many first letters have their own lists. */
export const begunLength = 4

/** The postings of a batch: for each term its sources (numbered in the order of `seq`), and which words they are. */
interface Grouped {
  readonly starts: Int32Array
  readonly docs: Int32Array
  readonly times: Int32Array
  readonly titled: Int32Array
  /** where the places of each begin in the batch, and what is added to them */
  readonly from: Int32Array
  readonly base: Int32Array
}

/** Writes a batch as a segment. `seqs` gives the source of each text (0: left out), `bases` what is added to its places. */
export function writeSegment(
  tables: Store,
  id: number,
  batch: TokenBatch,
  seqs: Int32Array,
  bases: Int32Array,
): void {
  const { terms } = batch
  const order = Int32Array.from(seqs.keys())
    .filter(doc => seqs[doc]! > 0)
    .sort((a, b) => seqs[a]! - seqs[b]! || bases[a]! - bases[b]! || a - b)
  const rank = new Int32Array(seqs.length).fill(-1)
  const seqOf = Int32Array.from(new Set(order.map(doc => seqs[doc]!)))
  let at = 0
  for (const doc of order) {
    if (seqOf[at] !== seqs[doc]) at += 1
    rank[doc] = at
  }
  const grouped = group(batch, rank, bases)
  const out = tables.writer(id)
  const list = listBuilder()
  const folded = terms.map(term => {
    const at = term.indexOf(writtenMark)
    return at < 0 ? term : term.slice(0, at)
  })
  const put = (key: string) => {
    const count = list.count
    if (count === 0) return
    list.finish(out.payload, out.row)
    out.close(key, count)
  }
  const sum = adder(seqOf.length)
  const joined = (key: string, members: Iterable<number>, heaviest: boolean) => {
    for (const term of members)
      for (let at = grouped.starts[term]!; at < grouped.starts[term + 1]!; at += 1) {
        const times = grouped.times[at]!
        sum.add(grouped.docs[at]!, heaviest ? level(times) : times, grouped.titled[at]!, heaviest)
      }
    list.begin(false, heaviest)
    sum.each((doc, times, titled) => list.add(seqOf[doc]!, times, titled))
    put(key)
  }

  const stems = new Map<string, number[]>()
  folded.forEach((word, term) => {
    if (/^\d/.test(word)) return
    const key = stem(word)
    const members = stems.get(key)
    if (members) members.push(term)
    else stems.set(key, [term])
  })
  for (const key of [...stems.keys()].sort()) {
    const members = stems.get(key)!
    // A stem that is itself the only word of it needs no list of its own.
    if (members.length > 1 || terms[members[0]!] !== key) joined(stemMark + key, members, false)
  }
  for (const [prefix, members] of prefixes(folded)) joined(begunMark + prefix, members, true)

  const { starts, docs, times, titled, from, base } = grouped
  for (let term = 0; term < terms.length; term += 1) {
    list.begin(true, false)
    for (let at = starts[term]!; at < starts[term + 1]!; at += 1) {
      list.add(seqOf[docs[at]!]!, times[at]!, titled[at]!)
      list.place(batch.places, from[at]!, from[at]! + times[at]!, base[at]!)
    }
    put(terms[term]!)
  }
  out.end(tableOf(batch, order, rank, seqOf, bases))
}

/** Groups the occurrences of each term by source, in the order of the sources. */
function group(
  { starts, docs, places, terms, heads }: TokenBatch,
  rank: Int32Array,
  bases: Int32Array,
): Grouped {
  const made = {
    starts: new Int32Array(terms.length + 1),
    docs: new Int32Array(docs.length),
    times: new Int32Array(docs.length),
    titled: new Int32Array(docs.length),
    from: new Int32Array(docs.length),
    base: new Int32Array(docs.length),
  }
  let out = 0
  for (let term = 0; term < terms.length; term += 1) {
    const first = out
    let sorted = true
    const end = starts[term + 1]!
    for (let at = starts[term]!; at < end; ) {
      const doc = docs[at]!
      const begin = at
      while (at < end && docs[at] === doc) at += 1
      const ranked = rank[doc]!
      if (ranked < 0) continue
      if (out > first && made.docs[out - 1]! > ranked) sorted = false
      made.docs[out] = ranked
      made.times[out] = at - begin
      made.titled[out] = places[begin]! < heads[doc]! ? 1 : 0
      made.from[out] = begin
      made.base[out] = bases[doc]!
      out += 1
    }
    if (!sorted) sortRun(made, first, out)
    made.starts[term + 1] = out
  }
  return made
}

function sortRun(made: Grouped, first: number, end: number): void {
  const order = Int32Array.from({ length: end - first }, (_, n) => first + n).sort(
    (a, b) => made.docs[a]! - made.docs[b]!,
  )
  for (const column of [made.docs, made.times, made.titled, made.from, made.base])
    column.set(
      order.map(at => column[at]!),
      first,
    )
}

/** The terms, sorted, that begin by each run of one to four letters, in the order of these. */
function* prefixes(folded: readonly string[]): Generator<[string, number[]]> {
  const all = new Map<string, number[]>()
  folded.forEach((word, term) => {
    for (let length = 1; length <= Math.min(begunLength, word.length); length += 1) {
      const prefix = word.slice(0, length)
      const members = all.get(prefix)
      if (members) members.push(term)
      else all.set(prefix, [term])
    }
  })
  for (const prefix of [...all.keys()].sort()) yield [prefix, all.get(prefix)!]
}

function tableOf(
  { docs, heads }: TokenBatch,
  order: Int32Array,
  rank: Int32Array,
  seqs: Int32Array,
  bases: Int32Array,
): SourceTable {
  const table = { seqs, words: new Int32Array(seqs.length), heads: new Int32Array(seqs.length) }
  for (let at = 0; at < docs.length; at += 1) {
    const to = rank[docs[at]!]!
    if (to >= 0) table.words[to]! += 1
  }
  for (const doc of order) if (bases[doc] === 0) table.heads[rank[doc]!] = heads[doc]!
  return table
}
