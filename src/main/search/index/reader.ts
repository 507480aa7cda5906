import { lastFew } from '../../../shared/french/recent-cache.ts'
import { stem } from '../../../shared/french/stem.ts'
import { begunLength } from './begun.ts'
import { gatherer, type Held } from './gather.ts'
import { nearWords } from './near.ts'
import { phrases } from './phrase.ts'
import type { State, States } from './state.ts'
import { begunMark, type Entry, type Segment, type Store, stemMark } from './store.ts'
import { writtenMark } from './tokens.ts'
import type { Postings, Reading, Variant, WordReader } from './types.ts'

/** Up to so many, sources are counted one by one where some are stale. */
const countedAgain = 4096
const lastMark = '\uffff'
/** Phrases kept from one search to the next: another page of an answer, or a filter more, asks for the same. */
const fewPhrases = 4

/** Reads the index as it stands at each call. */
export function wordReader(tables: Store, { reading }: States): WordReader {
  const { listed, joined, adderFor, total } = gatherer()

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

  function postings(state: State, key: string, how?: Reading): Postings {
    return listed(state, held(state, key), false, how)
  }

  const keysOf = (root: string) => (/^\d/.test(root) ? [root] : [stemMark + root, root])

  function stemmed(state: State, root: string, how?: Reading): Postings {
    return listed(state, held(state, ...keysOf(root)), false, how)
  }

  function stemCount(state: State, root: string): number {
    let all = 0
    for (const segment of state.segments) {
      const keys = keysOf(root)
      let entry: Entry | undefined
      for (let n = 0; !entry && n < keys.length; n += 1) entry = tables.find(segment, keys[n]!)
      all += entry?.count ?? 0
    }
    return all
  }

  /** The terms of the words that go on from a word, but those of a stem. */
  function* goingOn(segment: Segment, word: string, root: string | undefined): Generator<Entry> {
    let [before, wanted] = ['', false]
    for (const entry of tables.range(segment, word + stemMark, word + lastMark)) {
      const folded = foldedOf(entry.key)
      if (folded !== before) wanted = root === undefined || stem(folded) !== root
      before = folded
      if (wanted) yield entry
    }
  }

  function beyond(state: State, word: string, root: string | undefined, how?: Reading): Postings {
    if (word.length <= begunLength) return begun(state, word, how)
    const all: Held[] = state.segments.flatMap(segment =>
      [...goingOn(segment, word, root)].map(entry => [segment, entry.list()] as const),
    )
    return all.length > 0 ? joined(state, all, 'begun') : listed(state, [], false)
  }

  function beyondCount(state: State, word: string, root: string | undefined): number {
    let all = 0
    for (const segment of state.segments)
      if (word.length <= begunLength) all += tables.find(segment, begunMark + word)?.count ?? 0
      else for (const { count } of goingOn(segment, word, root)) all += count
    return all
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

  function begun(state: State, prefix: string, how?: Reading): Postings {
    if (prefix.length <= begunLength) return listed(state, held(state, begunMark + prefix), true, how)
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

  let of: State | undefined
  let asked = lastFew<Postings>(fewPhrases)
  /** A phrase in all its sources, looked for once as long as the index stays as it is. */
  function phraseKept(state: State, words: readonly string[], slack: number, ordered: boolean): Postings {
    if (of !== state) asked = lastFew(fewPhrases)
    of = state
    const name = `${ordered} ${slack} ${words.join(' ')}`
    const known = asked.get(name)
    if (known) return asked.keep(name, known)
    const { count, seqs, impacts } = phrase(state, words, slack, ordered)
    return asked.keep(name, { count, seqs: seqs.slice(0, count), impacts: impacts.slice(0, count) })
  }

  const inPhrase = phrases(tables)
  function phrase(
    state: State,
    words: readonly string[],
    slack: number,
    ordered: boolean,
    wanted?: (seq: number) => boolean,
  ): Postings {
    const adding = adderFor(state)
    for (const segment of state.segments)
      inPhrase(state, segment, words, Math.max(1, slack), ordered, adding, wanted)
    return total(state, adding, false)
  }

  return {
    variants: word => reading(state => variants(state, word)),
    postings: (key, how) => reading(state => postings(state, key, how)),
    stemmed: (word, how) => reading(state => stemmed(state, word, how)),
    begun: (prefix, how) => reading(state => begun(state, prefix, how)),
    stemCount: word => reading(state => stemCount(state, word)),
    beyond: (word, root, how) => reading(state => beyond(state, word, root, how)),
    beyondCount: (word, root) => reading(state => beyondCount(state, word, root)),
    completions: (prefix, limit) => reading(state => completions(state, prefix, limit)),
    near: (word, limit) => reading(state => near(state, word, limit)),
    phrase: (words, slack, ordered, wanted) =>
      reading(state =>
        wanted ? phrase(state, words, slack, ordered, wanted) : phraseKept(state, words, slack, ordered),
      ),
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
