import { stem } from '../../../shared/text/stem.ts'
import { begunLists } from './begun.ts'
import type { SourceTable } from './block.ts'
import { listBuilder, type Run } from './builder.ts'
import { type Grouped, group } from './group.ts'
import type { Store } from './store.ts'
import { begunMark, stemMark } from './store.ts'
import { adder } from './sum.ts'
import { writtenMark } from './tokens.ts'
import type { TokenBatch } from './types.ts'

/** Writes a batch as a segment. `seqs` gives the source of each text (0: left out), `bases` what is added to its places. */
export type WriteSegment = (id: number, batch: TokenBatch, seqs: Int32Array, bases: Int32Array) => void

/** What writes segments one after the other: kept, it is compiled once, not at each batch of an import. */
export function segmentWriter(tables: Store): WriteSegment {
  const list = listBuilder()
  const begun = begunLists()
  const out = tables.writer()
  let sum = adder(0)
  let summed = 0
  /** of the segment being written: the source of each rank, and where it goes */
  let seqOf = new Int32Array(0)

  function put(key: string): void {
    const { count } = list
    if (count === 0) return
    list.finish(out.payload, out.row)
    out.close(key, count)
  }
  const addStemmed = (rank: number, times: number, titled: number) => list.add(seqOf[rank]!, times, titled)
  function putBegun(prefix: string, sources: Int32Array, from: number, to: number): void {
    list.begin(false, true)
    for (let n = from; n < to; n += 1) {
      const one = sources[n]!
      list.add(seqOf[one >> 4]!, (one >> 1) & 7, one & 1)
    }
    put(begunMark + prefix)
  }

  // Each is run for every term, and so compiled by itself; together in one loop they would be, whole, again and again.

  function putStem(
    key: string,
    members: readonly number[],
    terms: readonly string[],
    run: Grouped & Run,
  ): void {
    const { starts } = run
    const [only = 0] = members
    // A stem that is itself the only word of it needs no list of its own.
    if (members.length === 1 && terms[only] === key) return
    list.begin(false, false)
    if (members.length === 1) list.run(run, starts[only]!, starts[only + 1]!)
    else {
      for (const term of members) addTerm(run, starts[term]!, starts[term + 1]!)
      sum.each(addStemmed)
    }
    put(stemMark + key)
  }
  function addTerm({ ranks, said }: Grouped, from: number, end: number): void {
    for (let at = from; at < end; at += 1) sum.add(ranks[at]!, said[at]! >> 1, said[at]! & 1, false)
  }
  function putTerm(key: string, run: Run, from: number, end: number): void {
    list.begin(true, false)
    list.run(run, from, end)
    put(key)
  }

  return (id, batch, seqs, bases) => {
    const { terms } = batch
    const order = Int32Array.from(seqs.keys())
      .filter(doc => seqs[doc]! > 0)
      .sort((a, b) => seqs[a]! - seqs[b]! || bases[a]! - bases[b]! || a - b)
    const rank = new Int32Array(seqs.length).fill(-1)
    seqOf = Int32Array.from(new Set(order.map(doc => seqs[doc]!)))
    let at = 0
    for (const doc of order) {
      if (seqOf[at] !== seqs[doc]) at += 1
      rank[doc] = at
    }
    const grouped = group(batch, rank, bases)
    const { starts } = grouped
    const run = { ...grouped, seqs: seqOf, places: batch.places }
    out.begin(id)
    const folded = terms.map(foldedOf)

    if (summed < seqOf.length) {
      summed = seqOf.length * 2
      sum = adder(summed)
    }
    for (const [key, members] of stems(folded)) putStem(key, members, terms, run)
    begun(folded, grouped, seqOf.length, putBegun)
    for (let term = 0; term < terms.length; term += 1)
      putTerm(terms[term]!, run, starts[term]!, starts[term + 1]!)
    out.end(tableOf(batch, order, rank, seqOf, bases))
  }
}

function foldedOf(term: string): string {
  const at = term.indexOf(writtenMark)
  return at < 0 ? term : term.slice(0, at)
}

/** The terms that have each stem, in the order of these; numbers have none. */
function stems(folded: readonly string[]): [string, number[]][] {
  const all = new Map<string, number[]>()
  for (let term = 0; term < folded.length; term += 1) {
    const word = folded[term]!
    const first = word.charCodeAt(0)
    if (first >= 48 && first <= 57) continue
    const key = stem(word)
    const members = all.get(key)
    if (members) members.push(term)
    else all.set(key, [term])
  }
  return [...all.keys()].sort().map(key => [key, all.get(key)!])
}

function tableOf(
  { terms, starts, docs, heads }: TokenBatch,
  order: Int32Array,
  rank: Int32Array,
  seqs: Int32Array,
  bases: Int32Array,
): SourceTable {
  const table = { seqs, words: new Int32Array(seqs.length), heads: new Int32Array(seqs.length) }
  for (let term = 0; term < terms.length; term += 1)
    countWords(docs, starts[term]!, starts[term + 1]!, rank, table.words)
  for (const doc of order) if (bases[doc] === 0) table.heads[rank[doc]!] = heads[doc]!
  return table
}

/** Run for each term, it is compiled once and for all. */
function countWords(docs: Int32Array, from: number, end: number, rank: Int32Array, words: Int32Array): void {
  for (let at = from; at < end; at += 1) {
    const to = rank[docs[at]!]!
    if (to >= 0) words[to]! += 1
  }
}
