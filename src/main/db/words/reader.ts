import { docs, eachPart } from './docs.ts'
import { firstOf, type List } from './list.ts'
import { nearWords } from './near.ts'
import { phrases } from './phrase.ts'
import { begunLength } from './segment.ts'
import { counts, type State, type States } from './state.ts'
import { begunMark, type Entry, type Segment, type Store, stemMark } from './store.ts'
import { type Adder, adder } from './sum.ts'
import { writtenMark } from './tokens.ts'
import type { Postings, Variant, WordReader } from './types.ts'
import { impact, inTitle, level, timesOf, impacts as weights } from './weight.ts'

/** A list and the segment it is of. */
type Held = readonly [Segment, List]

/** Up to so many, sources are counted one by one where some are stale. */
const countedAgain = 4096
const lastMark = '\uffff'

/** Reads the index as it stands at each call. */
export function wordReader(tables: Store, { reading }: States): WordReader {
  const scratch = docs()
  let seqs = new Int32Array(1 << 14)
  let impacts = new Uint8Array(1 << 14)
  let count = 0
  let sums: { size: number; adder: Adder } | undefined

  const reserve = (more: number) => {
    if (count + more <= seqs.length) return
    const size = Math.max(count + more, seqs.length * 2)
    const [moreSeqs, moreImpacts] = [new Int32Array(size), new Uint8Array(size)]
    moreSeqs.set(seqs.subarray(0, count))
    moreImpacts.set(impacts.subarray(0, count))
    ;[seqs, impacts] = [moreSeqs, moreImpacts]
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

  const total = (state: State, adding: Adder, levels: boolean): Postings => {
    count = 0
    adding.each((seq, times, titled) => {
      reserve(1)
      seqs[count] = seq
      impacts[count] = impact(levels ? timesOf(times) : times, state.lengths[seq]!) + titled * inTitle
      count += 1
    })
    return result()
  }

  /** Adds to the result what counts of the sources just read. */
  function keep({ since, lengths }: State, segment: number, levels: boolean): void {
    const { count: read, seqs: from, times, titled } = scratch
    reserve(read)
    const [toSeqs, toImpacts] = [seqs, impacts]
    let out = count
    for (let n = 0; n < read; n += 1) {
      const seq = from[n]!
      // A place beyond the end is no number: it does not count either.
      const first = since[seq]!
      if (!(first > 0 && first <= segment)) continue
      const said = levels ? timesOf(times[n]!) : times[n]!
      toSeqs[out] = seq
      toImpacts[out] = weights[(lengths[seq]! << 6) | (said < 64 ? said : 63)]! + titled[n]! * inTitle
      out += 1
    }
    count = out
  }

  /** What the lists say of each source, added up; of words only begun, the most of it. */
  function joined(state: State, lists: Iterable<Held>, how: 'words' | 'begun' | 'levels'): Postings {
    const adding = adderFor(state)
    const heaviest = how !== 'words'
    for (const [{ id }, list] of lists)
      eachPart(list, scratch, () => {
        const { count: read, seqs: from, times, titled } = scratch
        for (let n = 0; n < read; n += 1) {
          if (!counts(state.since, from[n]!, id)) continue
          adding.add(from[n]!, how === 'begun' ? level(times[n]!) : times[n]!, titled[n]!, heaviest)
        }
      })
    return total(state, adding, heaviest)
  }

  /** One list a segment: most often those of a segment all come before those of the next. */
  function listed(state: State, lists: readonly Held[], levels: boolean): Postings {
    count = 0
    for (const [segment, list] of lists) {
      // A segment that does not begin after all that was read of the others is added to them.
      if (count > 0 && firstOf(list) <= seqs[count - 1]!)
        return joined(state, lists, levels ? 'levels' : 'words')
      eachPart(list, scratch, () => keep(state, segment.id, levels))
    }
    return result()
  }

  /** The lists of the first of the keys that a segment has. */
  function held(state: State, ...keys: string[]): Held[] {
    return state.segments.flatMap(segment => {
      for (const key of keys) {
        const entry = tables.find(segment, key)
        if (entry) return [[segment, entry.list()] as const]
      }
      return []
    })
  }

  function postings(state: State, key: string): Postings {
    return listed(state, held(state, key), false)
  }

  function stemmed(state: State, stem: string): Postings {
    return listed(state, /^\d/.test(stem) ? held(state, stem) : held(state, stemMark + stem, stem), false)
  }

  /** How many sources have each key; exactly, where there is nothing to leave out. */
  function counted(entries: Iterable<Entry>, into: Map<string, number>): void {
    for (const { key, count: more } of entries) into.set(key, (into.get(key) ?? 0) + more)
  }

  function variants(state: State, word: string): Variant[] {
    const found = new Map<string, number>()
    for (const segment of state.segments) counted(tables.range(segment, word, word + stemMark), found)
    return [...found]
      .map(([key, about]) => ({
        key,
        written: key.slice(key.indexOf(writtenMark) + 1),
        count: exactly(state, about) ? about : postings(state, key).count,
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
      const present = about > state.loose || variants(state, word).length > 0
      if (present) all.push({ word, count: about })
    }
    return all
  }

  function begun(state: State, prefix: string): Postings {
    if (prefix.length <= begunLength) return listed(state, held(state, begunMark + prefix), true)
    function* all(): Generator<Held> {
      for (const segment of state.segments)
        for (const entry of tables.range(segment, prefix, prefix + lastMark)) yield [segment, entry.list()]
    }
    return joined(state, all(), 'begun')
  }

  function completions(state: State, prefix: string, limit: number) {
    const found = new Map<string, number>()
    for (const segment of state.segments) counted(tables.range(segment, prefix, prefix + lastMark), found)
    return best(state, found, limit)
  }

  function near(state: State, word: string, limit: number) {
    const found = new Map<string, number>()
    for (const segment of state.segments) counted(nearWords(tables, segment, word), found)
    return best(state, found, limit)
  }

  const inPhrase = phrases(tables)
  function phrase(state: State, words: readonly string[], slack: number, ordered: boolean): Postings {
    const adding = adderFor(state)
    for (const segment of state.segments) inPhrase(state, segment, words, Math.max(1, slack), ordered, adding)
    return total(state, adding, false)
  }

  return {
    variants: word => reading(state => variants(state, word)),
    postings: key => reading(state => postings(state, key)),
    stemmed: word => reading(state => stemmed(state, word)),
    begun: prefix => reading(state => begun(state, prefix)),
    completions: (prefix, limit) => reading(state => completions(state, prefix, limit)),
    near: (word, limit) => reading(state => near(state, word, limit)),
    phrase: (words, slack, ordered) => reading(state => phrase(state, words, slack, ordered)),
    totals: () => reading(({ docs, words }) => ({ docs, words })),
  }
}

/** Whether a count needs no second look: nothing to leave out, or so little that it does not matter. */
const exactly = ({ loose }: State, about: number): boolean =>
  loose === 0 || (about > countedAgain && loose < about / 8)

/** The folded word of a term. */
export function foldedOf(key: string): string {
  const at = key.indexOf(writtenMark)
  return at < 0 ? key : key.slice(0, at)
}
