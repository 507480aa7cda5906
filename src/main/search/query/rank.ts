import { type Columns, SOURCE_FLAG } from '../columns.ts'
import { derivedFrom } from '../derived.ts'
import { grown } from '../grown.ts'
import { OFTEN_CITED_SOURCES } from '../often-cited.ts'
import { roundToGrain } from './weights.ts'

const HIGH_COURT = /^(?:CE|Cons\. const\.|Cass\.|CJUE|CEDH|TC)(?: |$)/
const GRADE_WORTH = [0.1, 0.7, 0.45, 0.25, 0]
/** An article or an argument stands beside a decision of a high court that is not published. */
const KIND_WORTH = [0, 0, 0.4, 0.6, 0.3]
/** Worth of texts above codes and laws, and below. */
const TEXT_WORTH: Readonly<Record<string, number>> = {
  constitution: 0.5,
  convention: 0.5,
  traité: 0.5,
  charte: 0.5,
  'règlement UE': 0.3,
  'directive UE': 0.3,
  'décision UE': 0.3,
  'décision-cadre': 0.3,
  'action commune': 0.3,
  arrêté: -0.2,
  'projet de loi': -0.2,
}
/** Worth of a source that someone filed under a tag. */
const TAGGED_WORTH = 0.5
/** Worth of each doubling of the number of citing sources. */
const CITED_DOUBLING = 0.35
/** Years after which the worth of recency is nil. */
const INTEREST_YEARS = 25

/** Worth of each source, independent of the query. */
interface Standings {
  readonly worth: Float32Array
  /** the day from which a source is recent */
  readonly recent: number
  readonly years: Years
}

/** Worth of each source, independent of the query (grade, court, recency). `recent`: the day from which a source is recent. */
export const worthOf: (columns: Columns) => Pick<Standings, 'worth' | 'recent'> = derivedFrom(
  (columns: Columns): Standings => {
    const years = countYears({ of: new Uint16Array(0), decisions: [], others: [] }, columns)
    return weigh(new Float32Array(columns.size), latestYear(years), years, columns)
  },
  ({ worth, recent, years: before }, columns, seqs) => {
    const years = countYears(before, columns, seqs)
    const latest = latestYear(years)
    // of another year, every source is a year older
    return recentDay(latest) === recent ? weigh(worth, latest, years, columns, seqs) : undefined
  },
)

/** Weighs sources, all or those that changed. */
function weigh(
  before: Float32Array,
  latest: number,
  years: Years,
  columns: Columns,
  seqs?: ReadonlySet<number>,
): Standings {
  const { size, kind, date, flags } = columns
  const { of, court, grade, type } = columns.classes
  const worth = grown(before, size, length => new Float32Array(length))
  const ofType = [0, ...columns.types.map(name => TEXT_WORTH[name] ?? 0)]
  const ofCourt = [
    0,
    ...columns.courts.map(name => (HIGH_COURT.test(name) ? 0.5 : name.startsWith('CAA') ? 0.25 : 0)),
  ]
  const citing = columns.citationCounts()
  const worthOfSource = (seq: number): number => {
    const k = kind[seq]
    if (!k) return 0
    const age = date[seq] ? Math.max(0, latest - yearOf(date[seq])) : INTEREST_YEARS
    const recency = 0.3 * Math.max(0, 1 - age / INTEREST_YEARS)
    const text = k === 2 ? (ofType[type[of[seq]!]!] ?? 0) : 0
    const own = k === 1 ? (GRADE_WORTH[grade[of[seq]!]!] ?? 0) + (ofCourt[court[of[seq]!]!] ?? 0) : 0
    const withdrawal = flags[seq]! & SOURCE_FLAG.withdrawn ? 1 : 0
    const bare = roundToGrain(
      (KIND_WORTH[k] ?? 0) + text + own + recency + worthOfCitations(citing[seq] ?? 0) - withdrawal,
    )
    return columns.tags.has(seq) ? roundToGrain(bare + TAGGED_WORTH) : bare
  }
  if (seqs) for (const seq of seqs) worth[seq] = worthOfSource(seq)
  else for (let seq = 0; seq < size; seq += 1) worth[seq] = worthOfSource(seq)
  return { worth, recent: recentDay(latest), years }
}

const yearOf = (day: number): number => Math.floor(day / 10_000)
const recentDay = (latest: number): number => (latest - 2) * 10_000 + 101

/** Worth of being citationCounts: it ranks articles, and leading decisions. */
const worthOfCitations = (sources: number) =>
  sources ? CITED_DOUBLING * Math.log2(1 + sources / OFTEN_CITED_SOURCES) : 0

/** Sources counted by year: of each, twice the year it was counted in, plus 1 for a decision, 0 for none; by year, how many. */
interface Years {
  readonly of: Uint16Array
  readonly decisions: number[]
  readonly others: number[]
}

/** Counts sources by year, all or those that changed, in the stead of what they were counted as. */
function countYears(before: Years, { size, kind, date }: Columns, seqs?: ReadonlySet<number>): Years {
  const years = {
    ...before,
    of: grown(before.of, size, length => new Uint16Array(length)),
  }
  const count = (code: number, sign: 1 | -1) => {
    if (!code) return
    const [counts, year] = [code & 1 ? years.decisions : years.others, code >> 1]
    counts[year] = (counts[year] ?? 0) + sign
  }
  const add = (seq: number) => {
    const year = yearOf(date[seq] ?? 0)
    const code = year && 2 * year + (kind[seq] === 1 ? 1 : 0)
    if (code === years.of[seq]) return
    count(years.of[seq]!, -1)
    count(code, 1)
    years.of[seq] = code
  }
  if (seqs) for (const seq of seqs) add(seq)
  else for (let seq = 0; seq < size; seq += 1) add(seq)
  return years
}

/** The year of the last decision, used as the present, so that the ranking does not change from one day to the next. */
function latestYear({ decisions, others }: Years): number {
  const last = (counts: readonly number[]) => counts.findLastIndex(count => count > 0)
  return Math.max(0, decisions.some(count => count > 0) ? last(decisions) : last(others))
}

/** The sort keys of sources: closest tier, then heaviest, then newest. */
export interface Order {
  readonly tier: Uint8Array
  readonly weight: Float32Array
  readonly date: Int32Array
}

/** Weights are told apart by as many steps in each unit, up to the last of this many: heavier ones count as the last. */
const [STEPS_A_UNIT, WEIGHT_STEPS] = [64, 4096]
const stepOf = (weight: number): number =>
  Math.max(0, Math.min(WEIGHT_STEPS - 1, Math.floor(weight * STEPS_A_UNIT)))

/**
 * The sources that `best` would give, in the order of `seqs`: in two passes, where a heap would sink thousands of times. Weights are
 * counted by steps; only the sources of the step where the count is reached are compared.
 */
export function heaviest(seqs: Int32Array, count: number, order: Order): Int32Array {
  if (seqs.length <= count) return seqs
  const { weight } = order
  const sourcesAt = new Int32Array(WEIGHT_STEPS)
  for (let i = 0; i < seqs.length; i += 1) sourcesAt[stepOf(weight[seqs[i]!]!)]! += 1
  let [last, above] = [WEIGHT_STEPS - 1, 0]
  while (above + sourcesAt[last]! < count) above += sourcesAt[last--]!
  const tied = new Int32Array(sourcesAt[last]!)
  for (let i = 0, ties = 0; i < seqs.length; i += 1)
    if (stepOf(weight[seqs[i]!]!) === last) tied[ties++] = seqs[i]!
  const chosen = new Set(best(tied, count - above, order))
  const result = new Int32Array(count)
  for (let i = 0, out = 0; i < seqs.length; i += 1) {
    const seq = seqs[i]!
    const step = stepOf(weight[seq]!)
    if (step > last || (step === last && chosen.has(seq))) result[out++] = seq
  }
  return result
}

/** The first `count` of `seqs`, in order, without sorting the others. */
export function best(seqs: Int32Array, count: number, { tier, weight, date }: Order): Int32Array {
  const room = Math.min(count, seqs.length)
  const heap = new Int32Array(room)
  if (room === 0) return heap
  let size = 0
  const before = (a: number, b: number): boolean => {
    if (tier[a] !== tier[b]) return tier[a]! > tier[b]!
    if (weight[a] !== weight[b]) return weight[a]! > weight[b]!
    return date[a] === date[b] ? a < b : date[a]! > date[b]!
  }
  const swap = (a: number, b: number) => {
    const first = heap[a]!
    heap[a] = heap[b]!
    heap[b] = first
  }
  const sink = () => {
    for (let at = 0; ; ) {
      let last = at
      const [left, right] = [2 * at + 1, 2 * at + 2]
      if (left < size && before(heap[last]!, heap[left]!)) last = left
      if (right < size && before(heap[last]!, heap[right]!)) last = right
      if (last === at) return
      swap(at, last)
      at = last
    }
  }
  for (; size < room; size += 1) {
    heap[size] = seqs[size]!
    for (let at = size; at > 0; ) {
      const parent = (at - 1) >> 1
      if (!before(heap[parent]!, heap[at]!)) break
      swap(at, parent)
      at = parent
    }
  }
  let [lowest, lightest] = [tier[heap[0]!]!, weight[heap[0]!]!]
  for (let i = room; i < seqs.length; i += 1) {
    const seq = seqs[i]!
    // nearly all are decided by tier and weight alone
    if (tier[seq]! < lowest || (tier[seq] === lowest && weight[seq]! < lightest)) continue
    if (!before(seq, heap[0]!)) continue
    heap[0] = seq
    sink()
    lowest = tier[heap[0]!]!
    lightest = weight[heap[0]!]!
  }
  return heap.sort((a, b) => (before(a, b) ? -1 : 1))
}

/** Sources, the newest first. */
export const byDate = (seqs: Int32Array, { date }: Columns): Int32Array =>
  seqs.slice().sort((a, b) => date[b]! - date[a]! || a - b)
