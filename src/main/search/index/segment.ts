import { prefixesOf } from './begun.ts'
import { kinds, type Lists, listMaker } from './lists.ts'
import { stems } from './stems.ts'
import type { Store } from './store.ts'
import { begunMark, stemMark } from './store.ts'
import { writtenMark } from './tokens.ts'
import type { TokenBatch } from './types.ts'

/** Writes a batch as a segment. `seqs` gives the source of each text (0: left out), `bases` what is added to its places. */
export type WriteSegment = (id: number, batch: TokenBatch, seqs: Int32Array, bases: Int32Array) => void

/** Bytes of a memory that is not kept from one batch to the next: a large one may have been the only one. */
const large = 48 << 20

/** What writes segments one after the other, each in the memory of the last. */
export function segmentWriter(tables: Store): WriteSegment {
  let made: Lists | undefined
  const out = tables.writer(bytes => made!.taken(bytes))

  /** Writes the lists of some terms, in order. */
  function put(from: Lists, kind: number, keys: readonly string[]): void {
    for (let next = 0; next < keys.length; ) next += putSome(from, kind, keys, next)
  }

  /** As many as are made at once, from `next` on. Run for each few, it is compiled once; a long loop would be at each batch. */
  function putSome(from: Lists, kind: number, keys: readonly string[], next: number): number {
    const many = from.lists(kind, next, keys.length)
    const told = from.numbers(from.madeAt(), many * 2).slice()
    for (let n = 0; n < many; n += 1) {
      const count = told[n * 2]!
      const apart = n === many - 1 ? from.rows(out.row) : 0
      if (count > 0) out.close(keys[next + n]!, count, told[n * 2 + 1]! + apart)
    }
    return many
  }

  return (id, batch, seqs, bases) => {
    made ??= listMaker()
    made.reset()
    const { terms } = batch
    const { order, rank, seqOf } = ranked(seqs, bases)
    const words = made.batch(
      terms.length,
      made.put(batch.numbers),
      made.put(batch.stream),
      made.put(batch.ends),
      batch.ends.length,
      made.put(batch.heads),
      made.put(rank),
      made.put(bases),
      made.put(seqOf),
      seqOf.length,
    )
    const table = {
      seqs: seqOf,
      words: made.numbers(words, seqOf.length).slice(),
      heads: new Int32Array(seqOf.length),
    }
    for (const doc of order) if (bases[doc] === 0) table.heads[rank[doc]!] = batch.heads[doc]!
    out.begin(id)
    const folded = terms.map(foldedOf)
    const stemmed = stems(folded, terms)
    made.stems(made.put(stemmed.starts), made.put(stemmed.members))
    put(
      made,
      kinds.stems,
      stemmed.keys.map(key => stemMark + key),
    )
    const begun = prefixesOf(folded)
    made.begun(begun.keys.length, made.put(begun.depths), made.put(begun.firsts), made.put(begun.ends))
    put(
      made,
      kinds.begun,
      begun.keys.map(key => begunMark + key),
    )
    put(made, kinds.terms, terms)
    out.end(table)
    if (made.memory.buffer.byteLength > large) made = undefined
  }
}

/** The texts in the order of their sources, those left out but; the rank of the source of each (-1: left out), and each source. */
function ranked(seqs: Int32Array, bases: Int32Array) {
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
  return { order, rank, seqOf }
}

function foldedOf(term: string): string {
  const at = term.indexOf(writtenMark)
  return at < 0 ? term : term.slice(0, at)
}
