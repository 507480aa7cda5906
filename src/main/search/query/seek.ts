import type { Query } from '../../../shared/search/query.ts'
import type { Columns } from '../columns.ts'
import type { intersection } from './intersection.ts'
import {
  asWritten,
  byWritten,
  type ClausePlan,
  excludedBy,
  planClauses,
  runsOf,
  synonymsIn,
} from './plans.ts'
import { CLOSE_WORDS, covering, type List, type Sources, TIER } from './query-plan.ts'
import { best, worthOf } from './rank.ts'
import type { SourceMarks } from './room.ts'
import { type scales, type WeightedSources, WORDS_FOLLOW } from './scales.ts'
import { phraseWorth } from './weights.ts'
import type { Candidates, candidateScales } from './widening/candidates.ts'

/** Look-ups and buffers reused from one search to the next. */
export interface SearchTools extends Sources {
  readonly meet: ReturnType<typeof intersection>
  readonly weigh: ReturnType<typeof scales>
  readonly weighAny: ReturnType<typeof candidateScales>
  readonly marks: SourceMarks
}

/** How far an answer goes beyond the sources that have all the words. */
export interface Widening {
  /** how many sources that pass have all the words */
  readonly complete: number
  /** the words that no source has, in any form */
  readonly absent: readonly string[]
}

/** The sources that answer a query; without words, all sources, newest first and unweighed. */
export interface Answers {
  /** all of them */
  all(): Int32Array
  /**
   * at least the first `count` sources that pass, if there are as many, weighed; undefined without words. The weights are valid
   * until the next call.
   */
  first(count: number, pass: (seqs: Int32Array) => Int32Array): WeightedSources | undefined
  /** how many sources have all the words */
  complete(): number
  /** present when sources that lack some of the words are listed */
  widening(): Widening | undefined
  /** the words that a source of the page lacks */
  lacks(seq: number): readonly string[]
  /** the synonyms that some source has, each with those of `seqs` that have it */
  synonyms(seqs: Int32Array): ReadonlyMap<string, ReadonlySet<number>>
}

/** Where the answer to a query ends. */
export interface SeekLimits {
  /** the filters of the query */
  readonly pass: (seqs: Int32Array) => Int32Array
  /** `never` to list only sources that have all the words; `none`: others follow only when no source has them all */
  readonly widens?: 'never' | 'none'
}

/** When every word is in more sources than this, the phrase is not searched: titles decide. */
const PHRASE_SOURCES = 12_000
/** When fewer sources than this have all the words, others that have some follow. */
const FEW_SOURCES = 10
/** Where more sources than this have all of one word or two, they are ranked without reading what they are about: titles decide. */
const MANY_SOURCES = 500
/** Where more sources than this have all the words themselves, none of their families are looked for. */
const SATED_SOURCES = 200
/** A query of this many words is a description: a source that lacks some of them may answer best. */
const DESCRIPTION_WORDS = 3

/**
 * Looks up the words of a query, weighing only on demand. One word, or two that many sources have: the sources with all of them. More,
 * or when few have them all: also the best of those that have some (widening/candidates.ts).
 */
export function seek(query: Query, columns: Columns, tools: SearchTools, limits: SeekLimits): Answers {
  const { reader, meet, weigh, weighAny, marks } = tools
  const { clauses, exclusions: excludedTerms } = query
  const exclusions = excludedTerms.flatMap(term => excludedBy(term, tools))
  if (!clauses.length) return everything(columns, exclusions)
  const docs = reader.totals().docs
  const { size, kind, date, classes } = columns
  const library = { size, kind, date, classes, worth: worthOf(columns).worth }
  const plans = planClauses(clauses, tools)
  const weighable = plans.filter(({ weightless }) => !weightless)
  let complete: Int32Array | undefined
  let candidates: Candidates | undefined
  let listed: Int32Array | undefined
  let widened: boolean | undefined

  /** The sources that have all the words. */
  function allWords(): Int32Array {
    // the next intersection overwrites it
    complete ??= meet(plans, exclusions, size).slice()
    return complete
  }

  /** Tells whether sources that lack some of the words are listed too. */
  function isWidened(): boolean {
    widened ??= limits.widens !== 'never' && needsMore()
    return widened
  }

  /** A filter narrows the answer, and never widens it, unless it would leave nothing. */
  function needsMore(): boolean {
    if (!limits.pass(allWords()).length) return true
    if (limits.widens === 'none' || plans.some(one => one.weightless || isExplicit(one))) return false
    return weighable.length >= DESCRIPTION_WORDS || allWords().length < FEW_SOURCES
  }

  /** Tells whether words near in form or meaning are looked for. */
  const hasRelatives = () => allWords().length < SATED_SOURCES

  /** The best sources among those that have some of the words or, where the answer is not widened, all of them. */
  function bestSome(): Candidates {
    if (candidates) return candidates
    if (isWidened()) {
      candidates = weighAny(weighable, exclusions, docs, library, {
        accepts: seqs => seqs,
        hasRelatives: hasRelatives(),
        moment: columns,
      })
      if (!limits.pass(candidates.seqs).length)
        candidates = weighAny(weighable, exclusions, docs, library, {
          accepts: limits.pass,
          hasRelatives: hasRelatives(),
          moment: columns,
        })
    } else {
      candidates = marks.mark(allWords(), size, isComplete =>
        weighAny(weighable, exclusions, docs, library, {
          accepts: seqs => limits.pass(seqs.filter(seq => isComplete[seq])),
          hasRelatives: false,
          moment: columns,
        }),
      )
    }
    return candidates
  }

  function all(): Int32Array {
    if (listed) return listed
    listed = isWidened() ? marks.union(allWords(), bestSome().seqs, size) : allWords()
    return listed
  }

  const rarest = Math.min(...plans.map(({ exact }) => exact))
  const runs = rarest <= PHRASE_SOURCES ? runsOf(query) : []
  const bonus = phraseWorth(docs, rarest)

  function first(count: number, pass: (seqs: Int32Array) => Int32Array): WeightedSources | undefined {
    const commonest = Math.min(...plans.map(asWritten))
    if (isWidened() || allWords().length < MANY_SOURCES) return firstOfSome(count, pass)
    const exact =
      commonest >= count ? weighClauses(plans.toSorted(byWritten), TIER.exact, count, pass) : undefined
    if (exact && exact.seqs.length >= count) return exact
    return all().length ? weighClauses(plans, TIER.inflection, count, pass) : undefined
  }

  /** The best of those that have some of the words, then the others that have them all. */
  function firstOfSome(count: number, pass: (seqs: Int32Array) => Int32Array): WeightedSources | undefined {
    if (!all().length) return undefined
    const some = bestSome()
    const leading = pass(some.seqs)
    if (leading.length >= count || pass(all()).length <= leading.length)
      return { ...some, seqs: leading, isOrdered: true }
    const saved = Array.from(
      leading,
      seq => [some.weight[seq]!, some.tier[seq]!, some.titleBits[seq]!] as const,
    )
    const others = weighClauses(plans, TIER.inflection, count, pass)
    const isLeading = new Set(leading)
    const rest = best(
      others.seqs.filter(seq => !isLeading.has(seq)),
      count,
      { ...others, date },
    )
    for (const [n, seq] of leading.entries()) {
      const [weight, tier, titleBits] = saved[n]!
      others.weight[seq] = weight
      others.tier[seq] = tier
      others.titleBits[seq] = titleBits
    }
    return { ...others, seqs: Int32Array.of(...leading, ...rest), isOrdered: true }
  }

  function weighClauses(
    some: readonly ClausePlan[],
    from: number,
    count: number,
    pass: (seqs: Int32Array) => Int32Array,
  ): WeightedSources {
    const all = weigh(some, exclusions, docs, library, from)
    const passing = { ...all, seqs: pass(all.seqs) }
    if (from === TIER.inflection || passing.seqs.length >= count)
      for (const run of runs) raise(passing, run, count)
    return passing
  }

  /** Raises the weight of sources where the words follow each other, among those that may reach the first `count`. */
  function raise(
    { seqs, weight, tier, titleBits }: WeightedSources,
    words: readonly string[],
    count: number,
  ): void {
    if (seqs.length < 2) return
    const last = best(seqs, count, { weight, tier, date }).at(-1)
    if (last === undefined) return
    const [level, floor] = [tier[last]!, weight[last]! - bonus]
    // sources outside `seqs` have stale weights here, which are never read
    const reaching = (seq: number) => tier[seq]! > level || (tier[seq] === level && weight[seq]! >= floor)
    const hits = reader.phrase(words, CLOSE_WORDS, true, reaching)
    for (let i = 0; i < hits.count; i += 1) {
      const seq = hits.seqs[i]!
      weight[seq]! += bonus
      titleBits[seq]! |= WORDS_FOLLOW
    }
  }

  return {
    all,
    first,
    complete: () => allWords().length,
    widening: () =>
      isWidened() && bestSome().seqs.some(seq => bestSome().lacks(seq).length)
        ? { complete: limits.pass(allWords()).length, absent: bestSome().absent }
        : undefined,
    lacks: seq => (isWidened() ? bestSome().lacks(seq) : []),
    synonyms: seqs => synonymsIn(plans, seqs),
  }
}

/** Tells whether a clause is written as an operator: a phrase, words near each other, an alternative. */
const isExplicit = ({ terms }: ClausePlan): boolean =>
  terms.length > 1 ||
  terms.some(
    ({ distance, stems, forms }) =>
      distance !== undefined || (!stems.length && forms.some(form => !form.some(word => /\d/.test(word)))),
  )

/** All sources, newest first, without those of excluded words. */
function everything(columns: Columns, exclusions: readonly List[]): Answers {
  function all(): Int32Array {
    const newest = columns.newest()
    if (!exclusions.length) return newest
    const no = new Uint8Array(columns.size)
    for (const list of covering(exclusions)) for (const seq of list.read({ weights: false }).seqs) no[seq] = 1
    return newest.filter(seq => !no[seq])
  }
  return {
    all,
    first: () => undefined,
    complete: () => all().length,
    widening: () => undefined,
    lacks: () => [],
    synonyms: () => new Map(),
  }
}
