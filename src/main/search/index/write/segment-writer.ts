import type { TokenBatch } from '../model.ts'
import type { Store } from '../store.ts'
import { PREFIX_MARK, STEM_MARK } from '../store.ts'
import { SPELLING_MARK } from '../vocabulary.ts'
import { LIST_KINDS, type ListMaker, listMaker } from './list-maker.ts'
import { prefixesOf } from './prefixes.ts'
import { stems } from './stems.ts'

/** Writes a batch as a segment. By text: `seqs`, its source (0: left out), and `bases`, the number added to its places. */
export type WriteSegment = (id: number, batch: TokenBatch, seqs: Int32Array, bases: Int32Array) => void

/** A larger native memory is not kept for the next batch. */
const LARGE_MEMORY_BYTES = 48 << 20

/** Writes segments one after the other, reusing the native memory. */
export function segmentWriter(tables: Store): WriteSegment {
  let maker: ListMaker | undefined
  const out = tables.writer(bytes => maker!.drain(bytes))

  /** Writes the lists of terms, which are in order. */
  function put(from: ListMaker, kind: number, keys: readonly string[]): void {
    for (let next = 0; next < keys.length; ) next += putSome(from, kind, keys, next)
  }

  /** Writes the lists that are built at once, from `next` on. Being called often, it is compiled once, unlike one long loop. */
  function putSome(from: ListMaker, kind: number, keys: readonly string[], next: number): number {
    const listCount = from.lists(kind, next, keys.length)
    const sizes = from.numbers(from.sizesAt(), listCount * 2).slice()
    for (let n = 0; n < listCount; n += 1) {
      const count = sizes[n * 2]!
      const rowBytes = n === listCount - 1 ? from.writeRows(out.row) : 0
      if (count > 0) out.close(keys[next + n]!, count, sizes[n * 2 + 1]! + rowBytes)
    }
    return listCount
  }

  return (id, batch, seqs, bases) => {
    maker ??= listMaker()
    maker.reset()
    const { terms } = batch
    const { order, rank, seqOf } = rankTexts(seqs, bases)
    const words = maker.batch(
      terms.length,
      maker.put(batch.numbers),
      maker.put(batch.stream),
      maker.put(batch.ends),
      batch.ends.length,
      maker.put(batch.heads),
      maker.put(rank),
      maker.put(bases),
      maker.put(seqOf),
      seqOf.length,
    )
    const table = {
      seqs: seqOf,
      words: maker.numbers(words, seqOf.length).slice(),
      heads: new Int32Array(seqOf.length),
    }
    for (const doc of order) if (bases[doc] === 0) table.heads[rank[doc]!] = batch.heads[doc]!
    out.begin(id)
    const foldedTerms = terms.map(foldedOf)
    const stemGroups = stems(foldedTerms, terms)
    maker.setStems(maker.put(stemGroups.starts), maker.put(stemGroups.members))
    put(
      maker,
      LIST_KINDS.stems,
      stemGroups.keys.map(key => STEM_MARK + key),
    )
    const prefixes = prefixesOf(foldedTerms)
    maker.setPrefixes(
      prefixes.keys.length,
      maker.put(prefixes.depths),
      maker.put(prefixes.firsts),
      maker.put(prefixes.ends),
    )
    put(
      maker,
      LIST_KINDS.prefixes,
      prefixes.keys.map(key => PREFIX_MARK + key),
    )
    put(maker, LIST_KINDS.terms, terms)
    out.end(table)
    if (maker.memory.buffer.byteLength > LARGE_MEMORY_BYTES) maker = undefined
  }
}

/** Sorts the texts by source: `rank` gives the index of a text's source in `seqOf`, -1 for a text left out. */
function rankTexts(seqs: Int32Array, bases: Int32Array) {
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
  const at = term.indexOf(SPELLING_MARK)
  return at < 0 ? term : term.slice(0, at)
}
