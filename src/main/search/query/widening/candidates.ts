import type { Term } from '../../../../shared/search/terms.ts'
import type { Columns } from '../../columns.ts'
import { grown } from '../../derived.ts'
import { HAS_TERM, IN_TITLE, IN_TITLE_SHIFT } from '../../index/format/impact.ts'
import type { Postings, WordReader, WordRun } from '../../index/model.ts'
import { upTo } from '../intersection.ts'
import type { ClausePlan } from '../plans.ts'
import { CLOSE_WORDS, inAllForms, type List, TIER } from '../query-plan.ts'
import { best, heaviest } from '../rank.ts'
import type { Room, SharedRoom } from '../room.ts'
import {
  type LibraryColumns,
  sourcesWith,
  type WeightedSources,
  WORDS_FOLLOW,
  WORDS_NEAR,
} from '../scales.ts'
import { IMPACT_SCALE, LONG_TITLE_ROW, LONG_TITLE_SOURCE, phraseWorth, rarity, tableOf } from '../weights.ts'
import { type FieldReader, fieldClause, fieldWeight } from './fields.ts'
import { heaviestOf } from './heaviest.ts'
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
/** Lists are read whole until this many sources were read; then only the heaviest sources so far are looked up in the others. */
const OPEN_SOURCES = 30_000
const LOOKED_UP_SOURCES = 2000
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
/** Factors of the forms of a word, by tier: inflected, inflected in the title, without accents, as typed. */
const TIER_FACTORS = [1.5, 1.5, 0.9, 1] as const
/** The rarity of a synonym that names exactly the thing asked is at least this. */
const NAME_RARITY = 5
/** The share of its weight of a phrase (weights.ts) that words near each other are worth. */
const NEAR_SHARE = 0.6
/** Words of the query looked for one after the other, at most. */
const MAX_RUN_WORDS = 4
/** How much more the worth of a source counts among sources that lack some of the words. */
const WORTH_FACTOR = 1.5
/** Sources whose text of law or court says what the query is about, and the weight of that. */
const [TOPIC_SOURCES, TOPIC_WEIGHT] = [30, 1.5]

/** The impact of a figure in a title: it is the number of an article, whatever its text says. */
const NUMBER_IMPACT = 8

/** The sources that may be listed; `hasRelatives`: words near in form or meaning count as the word. */
export interface Acceptance {
  accepts(seqs: Int32Array): Int32Array
  readonly hasRelatives: boolean
  /** the columns of the library at the time: what is cached holds as long as they */
  readonly moment: object
}

/**
 * How the lists of a clause are read: whole where `open`; the titles of a `isFigure` are numbers of articles, which say nothing.
 * `keptAlone`: how many sources are kept of the only list that is read whole, the others being looked up in the next ones.
 */
interface Reading {
  readonly lists: readonly List[]
  readonly isFigure: boolean
  readonly open: boolean
  readonly keptAlone?: number | undefined
}

/** `35`, beside words: not the number of an article. */
const isSmallNumber = ({ forms: [form = []] }: Term): boolean =>
  form.length === 1 && /^\d{1,3}$/.test(form[0]!)

/** The sources of `among` in a list whose impacts are at hand by source. */
function commonAmong(list: List, among: Int32Array): Postings | undefined {
  const bySource = list.impacts?.()
  if (!bySource) return undefined
  const seqs = among.filter(seq => bySource[seq])
  return { count: seqs.length, seqs, impacts: Uint8Array.from(seqs, seq => bySource[seq]! & ~HAS_TERM) }
}

/** Weighs the sources that have some of the clauses, in arrays shared with the other weighing. */
export function candidateScales(shared: SharedRoom, reader: WordReader, fields: FieldReader) {
  let room: Room = shared.clear(0)
  let count = 0
  /** one tier for all sources: here weight alone decides */
  let flat = new Uint8Array(0)
  /** the sources of the clause being added, each once */
  let touched = new Int32Array(0)
  let rows = new Uint8Array(0)

  /** The row, in the table of weights, of each posting of a list; valid until the next list. */
  function rowsIn(
    { count: length, seqs, impacts }: Postings,
    kind: Uint8Array,
    { isFlat, isFigure }: { readonly isFlat: boolean; readonly isFigure: boolean },
  ): Uint8Array {
    rows = grown(rows, length, size => new Uint8Array(size))
    for (let i = 0; i < length; i += 1) {
      const impact = impacts[i]!
      const own = isFlat ? 0 : isFigure && impact & IN_TITLE ? NUMBER_IMPACT : impact
      rows[i] = own | LONG_TITLE_ROW[kind[seqs[i]!]!]!
    }
    return rows
  }

  /** Adds one clause to the sources that have it: where `open`, to any source, else to those weighed already. */
  function add(
    { lists, isFigure, open, keptAlone }: Reading,
    n: number,
    rare: number,
    library: LibraryColumns & Pick<Columns, 'date'>,
  ): void {
    const { part, partTier, partTitle, clausesMet, matched, order, weight, tier, titleBits } = room
    const met = n + 1
    const among = open ? undefined : order.slice(0, count).sort()
    let touchedCount = 0
    for (const list of lists) {
      const rarity = list.isName ? Math.max(rare, IMPACT_SCALE * NAME_RARITY) : rare
      const table = tableOf(list.factor * rarity * TIER_FACTORS[list.tier]!)
      const all = (among && commonAmong(list, among)) ?? list.read({ among })
      const rowsOf = (of: Postings) => rowsIn(of, library.kind, { isFlat: list.isFlat === true, isFigure })
      const order = { weight, tier: flat, date: library.date }
      const postings = keptAlone ? heaviestOf(all, keptAlone, { table, rows: rowsOf(all), ...order }) : all
      const { count: listCount, seqs } = postings
      const listRows = rowsOf(postings)
      touched = grown(touched, touchedCount + listCount, length => new Int32Array(length))
      const [own, ofTitle] = [list.tier, list.tier === TIER.inflection ? TIER.inTitle : list.tier]
      for (let i = 0, end = upTo(seqs, listCount, library.size); i < end; i += 1) {
        const seq = seqs[i]!
        if (!open && matched[seq] === 0) continue
        const row = listRows[i]!
        const impact = row & ~LONG_TITLE_SOURCE
        const value = table[row]!
        if (clausesMet[seq] !== met) {
          clausesMet[seq] = met
          touched[touchedCount++] = seq
        } else if (value <= part[seq]!) continue
        part[seq] = value
        partTier[seq] = impact & IN_TITLE ? ofTitle : own
        partTitle[seq] = impact >> IN_TITLE_SHIFT
      }
    }
    for (let i = 0; i < touchedCount; i += 1) {
      const seq = touched[i]!
      if (matched[seq] === 0) {
        order[count++] = seq
        weight[seq] = 0
        tier[seq] = TIER.exact
        titleBits[seq] = 0
      }
      matched[seq]! |= 1 << n
      weight[seq]! += part[seq]!
      titleBits[seq]! += partTitle[seq]!
      if (partTier[seq]! < tier[seq]!) tier[seq] = partTier[seq]!
    }
  }

  /** In how many sources the rarest of some words is, in all its spellings. */
  const rarestOf = (words: readonly string[]): number =>
    Math.min(...words.map(word => reader.variants(word).reduce((sum, one) => sum + one.count, 0)))

  /** Keeps the heaviest sources so far. */
  function prune(date: Int32Array): void {
    const { order, matched, weight } = room
    if (count <= LOOKED_UP_SOURCES) return
    const leading = heaviest(order.subarray(0, count), LOOKED_UP_SOURCES, { weight, tier: flat, date })
    for (let i = 0; i < count; i += 1) matched[order[i]!] = ~matched[order[i]!]!
    for (const seq of leading) matched[seq] = ~matched[seq]!
    for (let i = 0; i < count; i += 1) if (matched[order[i]!]! < 0) matched[order[i]!] = 0
    order.set(leading)
    count = leading.length
  }

  return (
    plans: readonly ClausePlan[],
    exclusions: readonly List[],
    docs: number,
    library: LibraryColumns & Pick<Columns, 'date'>,
    { accepts, hasRelatives, moment }: Acceptance,
  ): Candidates => {
    room = shared.clear(library.size)
    if (flat.length < room.tier.length) flat = new Uint8Array(room.tier.length)
    count = 0
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
      if (!open) prune(library.date)
      opened += about
      const next = readings[n + 1]
      const isPrunedNext = next !== undefined && opened + next.about > OPEN_SOURCES
      const keptAlone = n === 0 && lists.length === 1 && isPrunedNext ? LOOKED_UP_SOURCES : undefined
      add({ lists, isFigure, open, keptAlone }, n, IMPACT_SCALE * idf[n]!, library)
    }
    const { order, matched, weight, tier, titleBits } = room
    let present = 0
    for (let i = 0; i < count; i += 1) present |= matched[order[i]!]!
    for (const list of exclusions) {
      const { count: listCount, seqs } = list.read({ weights: false })
      for (let i = upTo(seqs, listCount, library.size) - 1; i >= 0; i -= 1) matched[seqs[i]!] = 0
    }
    const alive = accepts(order.slice(0, count).filter(seq => matched[seq]! !== 0))
    const total = idf.reduce((sum, one) => sum + one, 0)
    const worthFactor = WORTH_FACTOR * (some.length > 1 ? Math.min(1, total / TELLING_RARITY) : 1)
    const shares = new Map<number, number>()
    for (const seq of alive) {
      const bits = matched[seq]!
      let share = shares.get(bits)
      if (share === undefined) {
        share = idf.reduce((sum, one, n) => (bits & (1 << n) ? sum + one : sum), 0)
        shares.set(bits, share)
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
