import type { Columns } from '../columns.ts'
import { HAS_TERM, IN_TITLE, IN_TITLE_SHIFT } from '../index/format/impact.ts'
import { LOOKUP_RATIO, upTo, type WeightedClause } from './intersection.ts'
import { type List, TIER } from './query-plan.ts'
import type { SharedRoom } from './room.ts'
import { HAS_LONG_TITLE, IMPACT_SCALE, LONG_TITLE_SOURCE, rarity, roundToGrain, tableOf } from './weights.ts'

/** The columns of the library that weighing reads. */
export type LibraryColumns = Pick<Columns, 'kind' | 'size' | 'classes'> & {
  /** by source: its worth independent of the query */
  readonly worth: Float32Array
}

/** The sources that meet all clauses. All arrays but `seqs` are indexed by `seq`, and valid until the next search. */
export interface WeightedSources {
  readonly seqs: Int32Array
  readonly weight: Float32Array
  /** the lowest of their clauses (query-plan.ts) */
  readonly tier: Uint8Array
  /** how many of the clauses are in the title; plus WORDS_FOLLOW, WORDS_NEAR */
  readonly titleBits: Uint8Array
  /** `seqs` are in order, the first first */
  readonly isOrdered?: boolean
}

/** `titleBits` also says that the words follow each other. */
export const WORDS_FOLLOW = 128
/** `titleBits` also says that two of the words are close to each other. */
export const WORDS_NEAR = 64
/** Weighs sources in arrays as long as the library, reused from one search to the next. */
export function scales(shared: SharedRoom) {
  let room = shared.clear(0)
  let count = 0
  let isSorted = false

  function begin(size: number): void {
    count = 0
    isSorted = false
    room = shared.clear(size)
  }

  /** Reads a list, or only its sources that met the `n` clauses before. */
  function read(list: List, n: number, weights: boolean) {
    const few = n > 0 && count * LOOKUP_RATIO < (list.about ?? 0)
    if (few && !isSorted) {
      room.order.subarray(0, count).sort()
      isSorted = true
    }
    return list.read({ weights, among: few ? room.order.subarray(0, count) : undefined })
  }

  /** Weighs the sources of a list that met the `n` clauses before; of several lists, the closest one decides. */
  function mark(list: List, n: number, rare: number, { kind, size }: LibraryColumns): void {
    const { part, partTier, partTitle, clausesMet, order } = room
    const { count: listCount, seqs, impacts } = read(list, n, true)
    const worth = tableOf(list.factor * rare)
    const [own, ofTitle] = [list.tier, list.tier === TIER.inflection ? TIER.inTitle : list.tier]
    const end = upTo(seqs, listCount, size)
    let out = count
    for (let i = 0; i < end; i += 1) {
      const seq = seqs[i]!
      const before = clausesMet[seq]!
      if (before < n || before > n + 1) continue
      const impact = impacts[i]!
      const value = worth[HAS_LONG_TITLE[kind[seq]!] ? impact | LONG_TITLE_SOURCE : impact]!
      const level = impact & IN_TITLE ? ofTitle : own
      if (before === n) {
        clausesMet[seq] = n + 1
        if (n === 0) order[out++] = seq
      } else if (level < partTier[seq]! || (level === partTier[seq] && value <= part[seq]!)) continue
      part[seq] = value
      partTier[seq] = level
      partTitle[seq] = impact >> IN_TITLE_SHIFT
    }
    count = out
  }

  /** Marks the sources of a flat list, after the other lists of its clause. */
  function markFlat(list: List, n: number, rare: number, { size }: LibraryColumns): void {
    const { part, partTier, partTitle, clausesMet, order } = room
    const { count: listCount, seqs } = read(list, n, false)
    const [value, level] = [roundToGrain(list.factor * rare), list.tier]
    let out = count
    for (let i = 0, end = upTo(seqs, listCount, size); i < end; i += 1) {
      const seq = seqs[i]!
      if (clausesMet[seq] !== n) continue
      clausesMet[seq] = n + 1
      if (n === 0) order[out++] = seq
      part[seq] = value
      partTier[seq] = level
      partTitle[seq] = 0
    }
    count = out
  }

  /** Weighs the only list of the first clause. */
  function openWith(list: List, rare: number, { kind, size, worth }: LibraryColumns): void {
    const { weight, tier: tiers, titleBits, clausesMet, order } = room
    const { count: listCount, seqs, impacts } = list.read()
    const table = tableOf(list.factor * rare)
    const [own, ofTitle] = [list.tier, list.tier === TIER.inflection ? TIER.inTitle : list.tier]
    const end = upTo(seqs, listCount, size)
    for (let i = 0; i < end; i += 1) {
      const seq = seqs[i]!
      const impact = impacts[i]!
      clausesMet[seq] = 1
      weight[seq] = table[HAS_LONG_TITLE[kind[seq]!] ? impact | LONG_TITLE_SOURCE : impact]! + worth[seq]!
      tiers[seq] = impact & IN_TITLE ? ofTitle : own
      titleBits[seq] = impact >> IN_TITLE_SHIFT
    }
    order.set(seqs.subarray(0, end))
    count = end
    isSorted = true
  }

  /** Weighs the only list of a later clause. */
  function goOnWith(list: List, n: number, rare: number, { kind, size }: LibraryColumns): void {
    const { weight, tier: tiers, titleBits, clausesMet, order } = room
    const table = tableOf(list.factor * rare)
    const [own, ofTitle] = [list.tier, list.tier === TIER.inflection ? TIER.inTitle : list.tier]
    let out = 0
    const take = (seq: number, impact: number): void => {
      const level = impact & IN_TITLE ? ofTitle : own
      clausesMet[seq] = n + 1
      order[out++] = seq
      weight[seq]! += table[HAS_LONG_TITLE[kind[seq]!] ? impact | LONG_TITLE_SOURCE : impact]!
      if (level < tiers[seq]!) tiers[seq] = level
      titleBits[seq]! += impact >> IN_TITLE_SHIFT
    }
    const bySource = list.impacts?.()
    if (bySource)
      for (let i = 0; i < count; i += 1) {
        const seq = order[i]!
        if (bySource[seq]) take(seq, bySource[seq]! & ~HAS_TERM)
      }
    else {
      const { count: listCount, seqs, impacts } = read(list, n, true)
      for (let i = 0, end = upTo(seqs, listCount, size); i < end; i += 1)
        if (clausesMet[seqs[i]!] === n) take(seqs[i]!, impacts[i]!)
      isSorted = true
    }
    count = out
  }

  function choose(list: List, n: number, size: number): void {
    const { clausesMet } = room
    const { count: listCount, seqs } = read(list, n, false)
    for (let i = upTo(seqs, listCount, size) - 1; i >= 0; i -= 1)
      if (clausesMet[seqs[i]!] === n) clausesMet[seqs[i]!] = n + 1
  }

  /** Adds up the weights of the sources that met the clause, and drops the others. */
  function settle(n: number, { worth }: LibraryColumns): void {
    const { weight, part, tier: tiers, partTier, titleBits, partTitle, clausesMet, order } = room
    let out = 0
    for (let i = 0; i < count; i += 1) {
      const seq = order[i]!
      if (clausesMet[seq] !== n + 1) continue
      order[out++] = seq
      if (n === 0) {
        weight[seq] = part[seq]! + worth[seq]!
        tiers[seq] = partTier[seq]!
        titleBits[seq] = partTitle[seq]!
        continue
      }
      weight[seq]! += part[seq]!
      if (partTier[seq]! < tiers[seq]!) tiers[seq] = partTier[seq]!
      titleBits[seq]! += partTitle[seq]!
    }
    count = out
  }

  function keep(clauseCount: number): void {
    const { clausesMet, order } = room
    let out = 0
    for (let i = 0; i < count; i += 1) if (clausesMet[order[i]!] === clauseCount) order[out++] = order[i]!
    count = out
  }

  function clause(
    { lists, weightless }: WeightedClause,
    n: number,
    docs: number,
    library: LibraryColumns,
    from: number,
  ) {
    const weighedLists = weightless ? lists : lists.filter(list => list.tier >= from)
    if (weightless) {
      for (const list of weighedLists) choose(list, n, library.size)
      keep(n + 1)
      return
    }
    const rare = IMPACT_SCALE * rarity(docs, sourcesWith(lists, docs))
    const [only, ...next] = weighedLists
    if (only && next.length === 0 && !only.isFlat) {
      if (n === 0) openWith(only, rare, library)
      else goOnWith(only, n, rare, library)
      return
    }
    for (const list of weighedLists) (list.isFlat ? markFlat : mark)(list, n, rare, library)
    settle(n, library)
  }

  /**
   * `clauses` rarest first, the first not weightless; `exclusions`: lists of excluded words. Only lists of at least the tier `from`
   * are read.
   */
  return (
    clauses: readonly WeightedClause[],
    exclusions: readonly List[],
    docs: number,
    library: LibraryColumns,
    from: number = TIER.inflection,
  ): WeightedSources => {
    const { size } = library
    begin(size)
    for (const [n, one] of clauses.entries()) clause(one, n, docs, library, from)
    const { clausesMet, order, weight, tier: tiers, titleBits } = room
    for (const list of exclusions) {
      const { count: listCount, seqs } = list.read({ weights: false })
      for (let i = upTo(seqs, listCount, size) - 1; i >= 0; i -= 1) clausesMet[seqs[i]!] = 255
    }
    if (exclusions.length) keep(clauses.length)
    return { seqs: order.subarray(0, count), weight, tier: tiers, titleBits }
  }
}

/** Estimates how many sources have a clause: its exact lists added up, or its longest inflected one. */
export function sourcesWith(lists: readonly List[], docs: number): number {
  let [exact, longest] = [0, 0]
  for (const list of lists) {
    if (list.synonym !== undefined) continue
    const count = list.about ?? list.read().count
    if (list.tier > TIER.inflection) exact += count
    else longest = Math.max(longest, count)
  }
  return Math.min(docs, Math.max(exact, longest))
}
