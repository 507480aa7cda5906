import { docs, type List, readDocs } from './list.ts'
import { nearWords } from './near.ts'
import { phrases } from './phrase.ts'
import { begunLength } from './segment.ts'
import { counts, type State } from './state.ts'
import { begunMark, type Entry, type Segment, type Store, stemMark } from './store.ts'
import { type Adder, adder } from './sum.ts'
import { writtenMark } from './tokens.ts'
import type { Postings, Variant, WordReader } from './types.ts'
import { impact, inTitle } from './weight.ts'

/** A list and the segment it is of. */
type Held = readonly [Segment, List]

const lastMark = '\uffff'

/** Reads the index as it stands at each call. */
export function wordReader(tables: Store, current: () => State): WordReader {
  const scratch = docs(1 << 14)
  let seqs = new Int32Array(1 << 14)
  let impacts = new Uint8Array(1 << 14)
  let count = 0
  let sums: { size: number; adder: Adder } | undefined

  const emit = (state: State, seq: number, times: number, titled: number) => {
    if (count === seqs.length) {
      const [moreSeqs, moreImpacts] = [new Int32Array(count * 2), new Uint8Array(count * 2)]
      moreSeqs.set(seqs)
      moreImpacts.set(impacts)
      ;[seqs, impacts] = [moreSeqs, moreImpacts]
    }
    seqs[count] = seq
    impacts[count] = impact(times, state.lengths[seq]!) + (titled ? inTitle : 0)
    count += 1
  }
  const result = (): Postings => ({
    count,
    seqs: seqs.subarray(0, count),
    impacts: impacts.subarray(0, count),
  })
  const adderFor = ({ size }: State): Adder => {
    if (sums?.size !== size) sums = { size, adder: adder(size) }
    return sums.adder
  }

  /** What the lists say of each source, added up, or the most of it. */
  function joined(state: State, lists: Iterable<Held>, heaviest: boolean): Postings {
    const adding = adderFor(state)
    for (const [segment, list] of lists) {
      scratch.count = 0
      readDocs(list, scratch)
      for (let n = 0; n < scratch.count; n += 1)
        if (counts(state.since, scratch.seqs[n]!, segment.id))
          adding.add(scratch.seqs[n]!, scratch.times[n]!, scratch.titled[n]!, heaviest)
    }
    count = 0
    adding.each((seq, times, titled) => emit(state, seq, times, titled))
    return result()
  }

  /** The lists of one key: most often those of a segment all come before those of the next. */
  function keyed(key: string, heaviest = false): Postings {
    const state = current()
    const lists: Held[] = []
    for (const segment of state.segments) {
      const entry = tables.find(segment, key)
      if (entry) lists.push([segment, entry.list()])
    }
    count = 0
    let before = -1
    for (const [segment, list] of lists) {
      scratch.count = 0
      readDocs(list, scratch)
      if (scratch.count === 0) continue
      if (scratch.seqs[0]! <= before) return joined(state, lists, heaviest)
      before = scratch.seqs[scratch.count - 1]!
      for (let n = 0; n < scratch.count; n += 1)
        if (counts(state.since, scratch.seqs[n]!, segment.id))
          emit(state, scratch.seqs[n]!, scratch.times[n]!, scratch.titled[n]!)
    }
    return result()
  }

  /** How many sources have each key; exactly, where there is nothing to leave out. */
  function counted(entries: Iterable<Entry>, into: Map<string, number>): void {
    for (const { key, count: more } of entries) into.set(key, (into.get(key) ?? 0) + more)
  }

  function variants(word: string): Variant[] {
    const state = current()
    const found = new Map<string, number>()
    for (const segment of state.segments) counted(tables.range(segment, word, word + stemMark), found)
    return [...found]
      .map(([key, about]) => ({
        key,
        written: key.slice(key.indexOf(writtenMark) + 1),
        count: state.clean ? about : keyed(key).count,
      }))
      .filter(variant => variant.count > 0)
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
  }

  /** Folded words by the commonest of their spellings; those that are nowhere any more left out. */
  function best(state: State, found: ReadonlyMap<string, number>, limit: number) {
    const words = new Map<string, number>()
    for (const [key, about] of found) {
      const word = foldedOf(key)
      words.set(word, Math.max(words.get(word) ?? 0, about))
    }
    const sorted = [...words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    const all: { word: string; count: number }[] = []
    for (const [word, about] of sorted) {
      if (all.length >= limit) break
      const present = state.clean || variants(word).length > 0
      if (present) all.push({ word, count: about })
    }
    return all
  }

  function begun(prefix: string): Postings {
    if (prefix.length <= begunLength) return keyed(begunMark + prefix, true)
    const state = current()
    function* all(): Generator<Held> {
      for (const segment of state.segments)
        for (const entry of tables.range(segment, prefix, prefix + lastMark)) yield [segment, entry.list()]
    }
    return joined(state, all(), true)
  }

  const inPhrase = phrases(tables)
  return {
    variants,
    postings: keyed,
    stemmed: word => (/^\d/.test(word) ? keyed(word) : keyed(stemMark + word)),
    begun,
    completions(prefix, limit) {
      const state = current()
      const found = new Map<string, number>()
      for (const segment of state.segments) counted(tables.range(segment, prefix, prefix + lastMark), found)
      return best(state, found, limit)
    },
    near(word, limit) {
      const state = current()
      const found = new Map<string, number>()
      for (const segment of state.segments) counted(nearWords(tables, segment, word), found)
      return best(state, found, limit)
    },
    phrase(words, slack, ordered) {
      const state = current()
      const adding = adderFor(state)
      for (const segment of state.segments)
        inPhrase(state, segment, words, Math.max(1, slack), ordered, adding)
      count = 0
      adding.each((seq, times, titled) => emit(state, seq, times, titled))
      return result()
    },
    totals() {
      const { docs, words } = current()
      return { docs, words }
    },
  }
}

/** The folded word of a term. */
export function foldedOf(key: string): string {
  const at = key.indexOf(writtenMark)
  return at < 0 ? key : key.slice(0, at)
}
