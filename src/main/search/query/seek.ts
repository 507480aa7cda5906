import type { Query } from '../../../shared/search/query.ts'
import type { Columns } from '../columns.ts'
import type { intersection } from './intersection.ts'
import { FEW_SOURCES, inAnyWay, merging, type Ways, waysOf } from './partial-matches.ts'
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
import { type scales, type WeightedSources, WORDS_FOLLOW } from './scales.ts'
import { phraseWorth } from './weights.ts'

/** Look-ups and buffers reused from one search to the next. */
export interface SearchTools extends Sources {
  readonly meet: ReturnType<typeof intersection>
  readonly weigh: ReturnType<typeof scales>
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
  /** the partial matches, when some words are left out */
  ways(): Ways | undefined
  /** the word that a source of the page lacks */
  lacks(seq: number): string
  /** the synonyms that some source has, each with those of `seqs` that have it */
  synonyms(seqs: Int32Array): ReadonlyMap<string, ReadonlySet<number>>
}

/** When every word is in more sources than this, the phrase is not searched: titles decide. */
const PHRASE_SOURCES = 12_000

/** Looks up the words of a query, weighing only on demand. When fewer than `enough` sources have them all, partial matches follow. */
export function seek(query: Query, columns: Columns, tools: SearchTools, enough = FEW_SOURCES): Answers {
  const { reader, meet, weigh } = tools
  const { clauses, exclusions: excludedTerms } = query
  const exclusions = excludedTerms.flatMap(term => excludedBy(term, tools))
  if (!clauses.length) return everything(columns, exclusions)
  const docs = reader.totals().docs
  const library = { size: columns.size, kind: columns.kind, worth: worthOf(columns).worth }
  const plans = planClauses(clauses, tools)
  const every = (some: readonly ClausePlan[]) => meet(some, exclusions, columns.size)
  let whole: Int32Array | undefined
  let several: Ways | undefined
  let partials = merging()

  /** The sources that have all the words; when few, also those that lack one. */
  function all(): Int32Array {
    if (whole) return whole
    whole = every(plans)
    if (whole.length >= enough) return whole
    // the next intersection overwrites it
    whole = whole.slice()
    several = waysOf(plans, whole.length, some => every(some).length > 0)
    const each = several?.ways.map(one => every(one.plans).slice())
    if (each) whole = inAnyWay(each, columns.size)
    return whole
  }

  const rarest = Math.min(...plans.map(({ exact }) => exact))
  const runs = rarest <= PHRASE_SOURCES ? runsOf(query) : []
  const bonus = phraseWorth(docs, rarest)

  function first(count: number, pass: (seqs: Int32Array) => Int32Array): WeightedSources | undefined {
    const commonest = Math.min(...plans.map(asWritten))
    const exact =
      commonest >= count ? weighClauses(plans.toSorted(byWritten), TIER.exact, count, pass) : undefined
    if (exact && exact.seqs.length >= count) return exact
    if (!all().length) return undefined
    if (!several) return weighClauses(plans, TIER.inflection, count, pass)
    partials = merging()
    let last: WeightedSources | undefined
    for (const { plans, lacks } of several.ways) {
      last = weighClauses(plans, TIER.inflection, count, pass)
      partials.add(best(last.seqs, count, { ...last, date: columns.date }), last, lacks)
    }
    return last && partials.within(last)
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
    const last = best(seqs, count, { weight, tier, date: columns.date }).at(-1)
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
    ways() {
      all()
      return several
    },
    lacks: seq => partials.lacks(seq),
    synonyms: seqs => synonymsIn(plans, seqs),
  }
}

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
    ways: () => undefined,
    lacks: () => '',
    synonyms: () => new Map(),
  }
}
