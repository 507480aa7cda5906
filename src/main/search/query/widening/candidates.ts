import type { Term } from '../../../../shared/search/terms.ts'
import type { WordReader, WordRun } from '../../index/model.ts'
import { upTo } from '../intersection.ts'
import type { ClausePlan } from '../plans.ts'
import { CLOSE_WORDS, inAllForms, type List } from '../query-plan.ts'
import { best } from '../rank.ts'
import type { SharedRoom } from '../room.ts'
import { sourcesWith, type WeightedSources, WORDS_FOLLOW, WORDS_NEAR } from '../scales.ts'
import { IMPACT_SCALE, phraseWorth, rarity } from '../weights.ts'
import { type CandidateColumns, clauseScales, LOOKED_UP_SOURCES } from './clause-scales.ts'
import { type FieldReader, fieldClause, fieldWeight } from './fields.ts'
import { derivedLists } from './relatives.ts'
import { topicOf, topicsOf } from './topics.ts'

/** The sources that have some of the words, best first. Arrays but `seqs` are by `seq`, and valid until the next search. */
export interface Candidates extends WeightedSources {
  /** the words that one of them lacks, in any form */
  lacks(seq: number): readonly string[]
  /** the words that no source has, in any form */
  readonly absent: readonly string[]
}

/** Sources listed that lack some of the words, at most. */
export const MAX_CANDIDATES = 200
/** Clauses weighed, at most, the rarest ones: a bit each. */
const MAX_CLAUSES = 30
/** Lists are read whole until this many sources were read; then only the heaviest so far are looked up in the others. */
const OPEN_SOURCES = 30_000
/** A word in more sources than this is weighed in all its forms at once. */
const COMMON_SOURCES = 4000
/** The share of its weight that a source keeps however few of the words it has. */
const BASE_SHARE = 0.4
/** Sources whose fields are read: those that lead by their words. */
const READ_SOURCES = 32
/** Words in fewer sources than this, or than this share of them, are no rarer: an odd word does not decide alone. */
const [RAREST_SOURCES, RAREST_SHARE] = [15, 1 / 2000]
/** In a query of this rarity and more, worth counts in full: words that tell more sources apart decide first. */
const TELLING_RARITY = 8
/** The share of its weight of a phrase (weights.ts) that words near each other are worth. */
const NEAR_SHARE = 0.6
/** Words of the query looked for one after the other, at most. */
const MAX_RUN_WORDS = 4
/** How much more the worth of a source counts among sources that lack some of the words. */
const WORTH_FACTOR = 1.5
/** Sources whose text of law or court says what the query is about, and the weight of that. */
const [TOPIC_SOURCES, TOPIC_WEIGHT] = [30, 1.5]

/** The sources that may be listed; `hasRelatives`: words near in form or meaning count as the word. */
export interface Acceptance {
  accepts(seqs: Int32Array): Int32Array
  readonly hasRelatives: boolean
  /** the columns of the library at the time: what is cached holds as long as they */
  readonly moment: object
}

/** `35`, beside words: not the number of an article. */
const isSmallNumber = ({ forms: [form = []] }: Term): boolean =>
  form.length === 1 && /^\d{1,3}$/.test(form[0]!)

/** Weighs the sources that have some of the clauses, in arrays shared with the other weighing. */
export function candidateScales(shared: SharedRoom, reader: WordReader, fields: FieldReader) {
  const scales = clauseScales(shared)

  /** In how many sources the rarest of some words is, in all its spellings. */
  const rarestOf = (words: readonly string[]): number =>
    Math.min(...words.map(word => reader.variants(word).reduce((sum, one) => sum + one.count, 0)))

  return (
    plans: readonly ClausePlan[],
    exclusions: readonly List[],
    docs: number,
    library: CandidateColumns,
    { accepts, hasRelatives, moment }: Acceptance,
  ): Candidates => {
    const { matched, weight, tier, titleBits } = scales.begin(library.size)
    const flat = scales.flat()
    const some = plans.filter(({ weightless }) => !weightless).slice(0, MAX_CLAUSES)
    const rarest = Math.min(RAREST_SOURCES, 1 + docs * RAREST_SHARE)
    const idf = some.map(({ lists }) => rarity(docs, Math.max(rarest, sourcesWith(lists, docs))))
    const listsOf = (plan: ClausePlan): readonly List[] => {
      const own = plan.exact > COMMON_SOURCES ? inAllForms(plan.lists) : plan.lists
      return hasRelatives
        ? [...own, ...plan.nearLists, ...plan.terms.flatMap(term => derivedLists(term, reader))]
        : own
    }
    const readings = some.map(plan => {
      const lists = listsOf(plan)
      const about = lists.reduce((sum, list) => sum + (list.about ?? 0), 0)
      return { lists, about, isFigure: some.length > 1 && plan.terms.some(isSmallNumber) }
    })
    let opened = 0
    for (const [n, { lists, about, isFigure }] of readings.entries()) {
      const open = n === 0 || opened + about <= OPEN_SOURCES
      if (!open) scales.prune(library.date)
      opened += about
      const next = readings[n + 1]
      const isPrunedNext = next !== undefined && opened + next.about > OPEN_SOURCES
      const keptAlone = n === 0 && lists.length === 1 && isPrunedNext ? LOOKED_UP_SOURCES : undefined
      scales.add({ lists, isFigure, open, keptAlone }, n, IMPACT_SCALE * idf[n]!, library)
    }
    const met = scales.sources().slice()
    let present = 0
    for (let i = 0; i < met.length; i += 1) present |= matched[met[i]!]!
    for (const list of exclusions) {
      const { count: listCount, seqs } = list.read({ weights: false })
      for (let i = upTo(seqs, listCount, library.size) - 1; i >= 0; i -= 1) matched[seqs[i]!] = 0
    }
    const alive = accepts(exclusions.length ? met.filter(seq => matched[seq]!) : met)
    const total = idf.reduce((sum, one) => sum + one, 0)
    const worthFactor = WORTH_FACTOR * (some.length > 1 ? Math.min(1, total / TELLING_RARITY) : 1)
    let [lastBits, share] = [0, 0]
    for (let i = 0; i < alive.length; i += 1) {
      const seq = alive[i]!
      const bits = matched[seq]!
      if (bits !== lastBits) {
        share = 0
        for (let n = 0; n < idf.length; n += 1) if (bits & (1 << n)) share += idf[n]!
        lastBits = bits
      }
      weight[seq] =
        weight[seq]! * (BASE_SHARE + (1 - BASE_SHARE) * (share / total)) + worthFactor * library.worth[seq]!
    }
    const sort = (seqs: Int32Array) => best(seqs, MAX_CANDIDATES, { weight, tier: flat, date: library.date })
    const first = sort(alive)
    const words = wordsOf(some)
    const runs = runsOf(words)
    if (runs.length) {
      const inOrder = first.toSorted()
      const bonuses = runs.map(run => NEAR_SHARE * phraseWorth(docs, rarestOf(run.words)))
      for (const [n, marks] of reader.runsAmong(runs, CLOSE_WORDS, inOrder).entries())
        for (const [at, seq] of inOrder.entries()) {
          if (!marks[at]) continue
          weight[seq]! += bonuses[n]!
          titleBits[seq]! |= runs[n]!.inOrder ? WORDS_FOLLOW : WORDS_NEAR
        }
    }
    const topics = topicsOf(sort(first).subarray(0, TOPIC_SOURCES), library, moment)
    for (const seq of first) weight[seq]! += TOPIC_WEIGHT * (topics.get(topicOf(seq, library)) ?? 0)
    const clauses = some.map(({ any }, n) => fieldClause(any, idf[n]!))
    for (const seq of sort(first).subarray(0, READ_SOURCES)) {
      const of = fields(seq, moment)
      if (of) weight[seq]! += fieldWeight(of, clauses)
    }
    const seqs = sort(first)
    const bits = new Map(Array.from(seqs, seq => [seq, matched[seq]!]))
    const without = (of: number) => some.flatMap(({ words }, n) => (of & (1 << n) ? [] : [words]))
    return {
      ...{ seqs, weight, tier, titleBits },
      lacks: seq => {
        const of = bits.get(seq)
        return of === undefined ? [] : without(of)
      },
      absent: without(present),
    }
  }
}

/** The words looked for near each other: all of them in the order typed, then each with the next in any order. */
function runsOf(words: readonly string[]): WordRun[] {
  const pairs = words.flatMap((word, at): WordRun[] => {
    const next = words[at + 1]
    return word && next ? [{ words: [word, next], inOrder: false }] : []
  })
  if (words.length < 2 || !words.every(Boolean)) return pairs
  return [{ words: words.slice(0, MAX_RUN_WORDS), inOrder: true }, ...pairs]
}

/** The single words of the query, in the order typed; empty for anything else. */
const wordsOf = (plans: readonly ClausePlan[]): string[] =>
  plans
    .toSorted((a, b) => a.at - b.at)
    .map(({ terms: [term] }) => (term?.forms[0]?.length === 1 ? term.forms[0][0]! : ''))
