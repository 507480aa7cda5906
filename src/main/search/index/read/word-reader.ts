import { stem } from '../../../../shared/french/stem.ts'
import { lastBytes } from '../../../../shared/kernel/caches.ts'
import { HAS_TERM } from '../format/impact.ts'
import type { Postings, Reading, Variant, WordReader, WordRun } from '../model.ts'
import type { State, States } from '../state.ts'
import { type Entry, PREFIX_MARK, type Segment, STEM_MARK, type Store } from '../store.ts'
import { SPELLING_MARK } from '../vocabulary.ts'
import { MAX_PREFIX_LETTERS } from '../write/prefixes.ts'
import { nearWords } from './near-words.ts'
import { partReader } from './part-reader.ts'
import { phrases } from './phrase-reader.ts'
import { postingsReader, type SegmentList } from './postings-reader.ts'
import { notBefore } from './sorted.ts'

/** Counts up to this are made exact, source by source, when some sources are stale. */
const RECOUNT_SOURCES = 4096
/** A term, with its segment. */
type SegmentEntry = readonly [Segment, Entry]
const LAST_MARK = '\uffff'
/** Bytes of phrases cached between searches: the next page of an answer, or another filter, asks for the same ones. */
const PHRASE_CACHE_BYTES = 8 << 20
/**
 * Bytes of lists kept as postings: a search reads a list to count its sources, then to weigh them, and one letter more asks for most of
 * them again. A longer list would take the place of many.
 */
const [LIST_CACHE_BYTES, MAX_CACHED_SOURCES] = [12 << 20, 400_000]
/** Stems that more than this share of the sources have are kept unpacked, by source, in so many bytes at most. */
const [COMMON_SHARE, STEM_CACHE_BYTES] = [1 / 8, 24 << 20]
/** In a library of more sources, a bit for each source is kept of them in place of a byte: there would be room for a few only. */
const MANY_SOURCES = 1 << 20

/** Reads the state of the index at each call. `bytesUpTo`: sources above which a common stem takes a bit for each, not a byte. */
export function wordReader(tables: Store, { reading }: States, bytesUpTo = MANY_SOURCES): WordReader {
  const parts = partReader()
  const { chainLists, sumLists, adderFor, total } = postingsReader(parts)

  /** The term, in each segment, that is the first of the keys it has. */
  function entriesOf(state: State, keys: readonly string[]): SegmentEntry[] {
    const all: SegmentEntry[] = []
    for (const segment of state.segments) {
      let entry: Entry | undefined
      for (let n = 0; !entry && n < keys.length; n += 1) entry = tables.find(segment, keys[n]!)
      if (entry) all.push([segment, entry])
    }
    return all
  }
  const countIn = (entries: readonly SegmentEntry[]): number =>
    entries.reduce((sum, [, { count }]) => sum + count, 0)

  /** Reads the lists of a term in all its segments; `levels`: its times are levels. */
  const chain = (state: State, entries: readonly SegmentEntry[], levels: boolean, how?: Reading): Postings =>
    chainLists(
      state,
      entries.map(([segment, entry]) => [segment, entry.list()] as const),
      levels,
      how,
    )

  /** The same by its keys, kept unless the list is long or a part of it is enough. */
  function readList(state: State, keys: readonly string[], levels: boolean, how?: Reading): Postings {
    const name = keys.join(' ')
    const memo = cachedList(state, name)
    if (memo) return how?.among ? among(memo, how.among) : memo
    const entries = entriesOf(state, keys)
    return how?.among || countIn(entries) > MAX_CACHED_SOURCES
      ? chain(state, entries, levels, how)
      : keepList(name, chain(state, entries, levels))
  }

  const postings = (state: State, key: string, how?: Reading): Postings => readList(state, [key], false, how)

  const keysOf = (root: string) => (/^\d/.test(root) ? [root] : [STEM_MARK + root, root])

  const withStem = (state: State, root: string, how?: Reading): Postings =>
    readList(state, keysOf(root), false, how)

  const stemCount = (state: State, root: string): number => countIn(entriesOf(state, keysOf(root)))

  /** The terms that begin with a word, without those of a stem. */
  function* goingOn(segment: Segment, word: string, root: string | undefined): Generator<Entry> {
    let [before, isOther] = ['', false]
    for (const entry of tables.range(segment, word + STEM_MARK, word + LAST_MARK)) {
      const base = foldedOf(entry.key)
      if (base !== before) isOther = root === undefined || stem(base) !== root
      before = base
      if (isOther) yield entry
    }
  }

  function longerWords(state: State, word: string, root: string | undefined, how?: Reading): Postings {
    if (word.length <= MAX_PREFIX_LETTERS) return withPrefix(state, word, how)
    const name = `${PREFIX_MARK}${word} ${root}`
    const memo = cachedList(state, name)
    if (memo) return memo
    const all: SegmentList[] = state.segments.flatMap(segment =>
      [...goingOn(segment, word, root)].map(entry => [segment, entry.list()] as const),
    )
    return keepList(name, all.length > 0 ? sumLists(state, all, 'begun') : chainLists(state, [], false))
  }

  function beyondCount(state: State, word: string, root: string | undefined): number {
    let all = 0
    for (const segment of state.segments)
      if (word.length <= MAX_PREFIX_LETTERS) all += tables.find(segment, PREFIX_MARK + word)?.count ?? 0
      else for (const { count } of goingOn(segment, word, root)) all += count
    return all
  }

  /** Adds the numbers of sources of the entries to `into`, stale sources included. */
  function addCounts(entries: Iterable<Entry>, into: Map<string, number>): void {
    for (const { key, count: more } of entries) into.set(key, (into.get(key) ?? 0) + more)
  }

  function variants(state: State, word: string): Variant[] {
    const counts = new Map<string, number>()
    for (const segment of state.segments) addCounts(tables.range(segment, word, word + STEM_MARK), counts)
    return [...counts]
      .map(([key, about]) => ({
        key,
        spelling: key.slice(key.indexOf(SPELLING_MARK) + 1),
        count: exactly(state, about) ? about : postings(state, key).count,
      }))
      .filter(variant => variant.count > 0)
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
  }

  /** Groups spellings into folded words, commonest first, without those only stale sources have. */
  function best(state: State, counts: ReadonlyMap<string, number>, limit: number) {
    const words = new Map<string, number>()
    for (const [key, about] of counts) {
      const word = foldedOf(key)
      words.set(word, Math.max(words.get(word) ?? 0, about))
    }
    const ranking = [...words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    const all: { word: string; count: number }[] = []
    for (const [word, about] of ranking) {
      if (all.length >= limit) break
      const present = about > state.loose || variants(state, word).length > 0
      if (present) all.push({ word, count: about })
    }
    return all
  }

  function withPrefix(state: State, prefix: string, how?: Reading): Postings {
    if (prefix.length <= MAX_PREFIX_LETTERS) return readList(state, [PREFIX_MARK + prefix], true, how)
    function* all(): Generator<SegmentList> {
      for (const segment of state.segments)
        for (const entry of tables.range(segment, prefix, prefix + LAST_MARK)) yield [segment, entry.list()]
    }
    return sumLists(state, all(), 'begun')
  }

  function completions(state: State, prefix: string, limit: number) {
    const counts = new Map<string, number>()
    for (const segment of state.segments) addCounts(tables.range(segment, prefix, prefix + LAST_MARK), counts)
    return best(state, counts, limit)
  }

  function spellingsNear(state: State, word: string, limit: number) {
    const counts = new Map<string, number>()
    for (const segment of state.segments) addCounts(nearWords(tables, segment, word), counts)
    return best(state, counts, limit)
  }

  let of: State | undefined
  let phraseCache = lastBytes<Postings>(PHRASE_CACHE_BYTES)
  let listCache = lastBytes<Postings>(LIST_CACHE_BYTES)
  let stemCache = lastBytes<Uint8Array>(STEM_CACHE_BYTES)
  function forgetOlder(state: State): void {
    if (of === state) return
    of = state
    phraseCache = lastBytes(PHRASE_CACHE_BYTES)
    listCache = lastBytes(LIST_CACHE_BYTES)
    stemCache = lastBytes(STEM_CACHE_BYTES)
  }

  /** A list as it was read before, while the index is unchanged. */
  function cachedList(state: State, name: string): Postings | undefined {
    forgetOlder(state)
    return listCache.get(name)
  }

  function keepList(name: string, postings: Postings): Postings {
    return postings.count > MAX_CACHED_SOURCES ? postings : keep(listCache, name, postings)
  }

  function stemImpacts(state: State, root: string): Uint8Array | undefined {
    if (state.size > bytesUpTo) return undefined
    forgetOlder(state)
    const memo = stemCache.get(root)
    if (memo) return memo
    if (!isCommon(state, root)) return undefined
    const { count, seqs, impacts } = chain(state, entriesOf(state, keysOf(root)), false)
    const all = new Uint8Array(state.size)
    for (let n = 0; n < count; n += 1) all[seqs[n]!] = HAS_TERM | impacts[n]!
    return stemCache.keep(root, all, all.length)
  }

  const isCommon = (state: State, root: string): boolean => stemCount(state, root) > state.size * COMMON_SHARE

  function stemBits(state: State, root: string): Uint8Array | undefined {
    if (state.size <= bytesUpTo) return undefined
    forgetOlder(state)
    const memo = stemCache.get(root)
    if (memo) return memo
    if (!isCommon(state, root)) return undefined
    const { count, seqs } = chain(state, entriesOf(state, keysOf(root)), false, { weights: false })
    const all = new Uint8Array((state.size >> 3) + 1)
    for (let n = 0; n < count; n += 1) all[seqs[n]! >> 3]! |= 1 << (seqs[n]! & 7)
    return stemCache.keep(root, all, all.length)
  }

  /** The postings of a phrase, cached while the index is unchanged. */
  function cachedPhrase(state: State, words: readonly string[], slack: number, inOrder: boolean): Postings {
    forgetOlder(state)
    const name = `${inOrder} ${slack} ${words.join(' ')}`
    return phraseCache.get(name) ?? keep(phraseCache, name, phrase(state, words, slack, inOrder))
  }

  const { addPhrase, markRuns } = phrases(tables, parts)
  function phrase(
    state: State,
    words: readonly string[],
    slack: number,
    inOrder: boolean,
    accepts?: (seq: number) => boolean,
  ): Postings {
    const adding = adderFor(state)
    for (const segment of state.segments)
      addPhrase(state, segment, words, Math.max(1, slack), inOrder, adding, accepts)
    return total(state, adding, false)
  }

  function runsAmong(state: State, runs: readonly WordRun[], slack: number, among: Int32Array): Uint8Array[] {
    const marks = runs.map(() => new Uint8Array(among.length))
    for (const segment of state.segments) markRuns(state, segment, runs, slack, among, marks)
    return marks
  }

  return {
    variants: word => reading(state => variants(state, word)),
    postings: (key, how) => reading(state => postings(state, key, how)),
    withStem: (word, how) => reading(state => withStem(state, word, how)),
    stemImpacts: word => reading(state => stemImpacts(state, word)),
    stemBits: word => reading(state => stemBits(state, word)),
    withPrefix: (prefix, how) => reading(state => withPrefix(state, prefix, how)),
    stemCount: word => reading(state => stemCount(state, word)),
    beyond: (word, root, how) => reading(state => longerWords(state, word, root, how)),
    beyondCount: (word, root) => reading(state => beyondCount(state, word, root)),
    completions: (prefix, limit) => reading(state => completions(state, prefix, limit)),
    near: (word, limit) => reading(state => spellingsNear(state, word, limit)),
    phrase: (words, slack, inOrder, accepts) =>
      reading(state =>
        accepts ? phrase(state, words, slack, inOrder, accepts) : cachedPhrase(state, words, slack, inOrder),
      ),
    runsAmong: (runs, slack, among) => reading(state => runsAmong(state, runs, slack, among)),
    totals: () => reading(({ docs, words }) => ({ docs, words })),
  }
}

/** Keeps a copy of postings, whose arrays the next list read overwrites. */
function keep(cache: PostingsCache, name: string, { count, seqs, impacts }: Postings): Postings {
  const copy = { count, seqs: seqs.slice(0, count), impacts: impacts.slice(0, count) }
  return cache.keep(name, copy, copy.seqs.byteLength + copy.impacts.byteLength)
}
type PostingsCache = ReturnType<typeof lastBytes<Postings>>

/** The postings of the sources of `all`, in increasing order, among postings. */
function among({ count, seqs, impacts }: Postings, all: Int32Array): Postings {
  const result = { seqs: new Int32Array(all.length), impacts: new Uint8Array(all.length) }
  let out = 0
  for (let n = 0, at = 0; n < all.length && at < count; n += 1) {
    const seq = all[n]!
    at = notBefore(seqs, at, seq, count)
    if (seqs[at] !== seq || at === count) continue
    result.seqs[out] = seq
    result.impacts[out++] = impacts[at]!
  }
  return { ...result, count: out }
}

/** Tells whether a count is good enough: no stale source, or too few to matter. */
const exactly = ({ loose }: State, about: number): boolean =>
  loose === 0 || (about > RECOUNT_SOURCES && loose < about / 8)

/** The folded word of a term. */
export function foldedOf(key: string): string {
  const at = key.indexOf(SPELLING_MARK)
  return at < 0 ? key : key.slice(0, at)
}
