import type { Query } from '../../../shared/search/query.ts'
import type { Columns } from '../columns.ts'
import { close, covering, type List, type Sources, tier } from './lists.ts'
import type { meeting } from './meet.ts'
import { asWritten, byWritten, excludedBy, type Planned, planned, runsOf, synonymsIn } from './plans.ts'
import { best, standing } from './rank.ts'
import { few, gathered, inAnyWay, type Ways, waysOf } from './ways.ts'
import { following, type scales, type Weighed } from './weigh.ts'
import { phraseWorth } from './worth.ts'

/** What searches use again from one to the next. */
export interface Tools extends Sources {
  readonly meet: ReturnType<typeof meeting>
  readonly weigh: ReturnType<typeof scales>
}

/** The sources that answer to the words; unweighed, the newest first, where no word was asked. */
export interface Sought {
  /** all of them */
  all(): Int32Array
  /**
   * at least the first `count` of those that pass, if so many do, weighed against one another; undefined where no word was asked.
   * What they weigh lasts until the next call.
   */
  first(count: number, pass: (seqs: Int32Array) => Int32Array): Weighed | undefined
  /** how they answer, where it is not by all the words */
  ways(): Ways | undefined
  /** the word that one of the first lacks */
  lacks(seq: number): string
  /** what means the same as what was typed and is in some source, each with those of `seqs` that have it */
  synonyms(seqs: Int32Array): ReadonlyMap<string, ReadonlySet<number>>
}

/** Where each word is in more, whether they follow each other is not looked at: it is in the titles that it shows. */
const lookedAt = 12_000

/**
 * Looks the words of a query up; they are weighed when that is asked. Where fewer than `enough` sources have them all, others come
 * after.
 */
export function seek(query: Query, columns: Columns, tools: Tools, enough = few): Sought {
  const { reader, meet, weigh } = tools
  const { clauses, without } = query
  const excluded = without.flatMap(term => excludedBy(term, tools))
  if (!clauses.length) return everything(columns, excluded)
  const docs = reader.totals().docs
  const known = { size: columns.size, kind: columns.kind, worth: standing(columns).worth }
  const plans = planned(clauses, tools)
  const every = (chosen: readonly Planned[]) => meet(chosen, excluded, columns.size)
  let whole: Int32Array | undefined
  let several: Ways | undefined
  let gathering = gathered()

  /** Those that have all the words; where these are few, those too that lack one. */
  function all(): Int32Array {
    if (whole) return whole
    whole = every(plans)
    if (whole.length >= enough) return whole
    // what is looked for next is written over it
    whole = whole.slice()
    several = waysOf(plans, whole.length, some => every(some).length > 0)
    const each = several?.ways.map(one => every(one.plans).slice())
    if (each) whole = inAnyWay(each, columns.size)
    return whole
  }

  const rarest = Math.min(...plans.map(({ exact }) => exact))
  const runs = rarest <= lookedAt ? runsOf(query) : []
  const bonus = phraseWorth(docs, rarest)

  function first(count: number, pass: (seqs: Int32Array) => Int32Array): Weighed | undefined {
    const written = Math.min(...plans.map(asWritten))
    const exact = written >= count ? weighed(plans.toSorted(byWritten), tier.exact, count, pass) : undefined
    if (exact && exact.seqs.length >= count) return exact
    if (!all().length) return undefined
    if (!several) return weighed(plans, tier.inflected, count, pass)
    gathering = gathered()
    let last: Weighed | undefined
    for (const { plans, lacks } of several.ways) {
      last = weighed(plans, tier.inflected, count, pass)
      gathering.add(best(last.seqs, count, { ...last, date: columns.date }), last, lacks)
    }
    return last && gathering.within(last)
  }

  function weighed(
    some: readonly Planned[],
    from: number,
    count: number,
    pass: (seqs: Int32Array) => Int32Array,
  ): Weighed {
    const all = weigh(some, excluded, docs, known, from)
    const passing = { ...all, seqs: pass(all.seqs) }
    if (from === tier.inflected || passing.seqs.length >= count)
      for (const run of runs) raise(passing, run, count)
    return passing
  }

  /** Adds to the weight of those where the words follow each other; those that could not reach the first `count` are not looked at. */
  function raise({ seqs, weight, tier, titled }: Weighed, words: readonly string[], count: number): void {
    if (seqs.length < 2) return
    const last = best(seqs, count, { weight, tier, date: columns.date }).at(-1)
    if (last === undefined) return
    const [level, least] = [tier[last]!, weight[last]! - bonus]
    // Of those that are not among them, what was weighed before says nothing, and is not looked at after.
    const reaching = (seq: number) => tier[seq]! > level || (tier[seq] === level && weight[seq]! >= least)
    const found = reader.phrase(words, close, true, reaching)
    for (let i = 0; i < found.count; i += 1) {
      const seq = found.seqs[i]!
      weight[seq]! += bonus
      titled[seq]! |= following
    }
  }

  return {
    all,
    first,
    ways() {
      all()
      return several
    },
    lacks: seq => gathering.lacks(seq),
    synonyms: seqs => synonymsIn(plans, seqs),
  }
}

/** Everything, the newest first, but what must not be there. */
function everything(columns: Columns, excluded: readonly List[]): Sought {
  function all(): Int32Array {
    const newest = columns.newest()
    if (!excluded.length) return newest
    const no = new Uint8Array(columns.size)
    for (const list of covering(excluded)) for (const seq of list.read({ weights: false }).seqs) no[seq] = 1
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
