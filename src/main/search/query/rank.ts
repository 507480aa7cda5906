import { type Columns, SOURCE_FLAG } from '../columns.ts'
import { OFTEN_CITED_SOURCES } from '../often-cited.ts'
import { roundToGrain } from './weights.ts'

const STANDINGS = new WeakMap<Columns, { worth: Float32Array; recent: number }>()
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
  arrêté: -0.2,
  'projet de loi': -0.2,
}
/** Worth of a source that someone filed under a tag. */
const TAGGED_WORTH = 0.5
/** Worth of each doubling of the number of citing sources. */
const CITED_DOUBLING = 0.35
/** Years after which the worth of recency is nil. */
const INTEREST_YEARS = 25

/** Worth of each source, independent of the query (grade, court, recency). `recent`: the day from which a source is recent. */
export function worthOf(columns: Columns): { readonly worth: Float32Array; readonly recent: number } {
  const memo = STANDINGS.get(columns)
  if (memo) return memo
  const { size, kind, court, date, grade, type, flags } = columns
  const ofType = [0, ...columns.types.map(name => TEXT_WORTH[name] ?? 0)]
  const ofCourt = [
    0,
    ...columns.courts.map(name => (HIGH_COURT.test(name) ? 0.5 : name.startsWith('CAA') ? 0.25 : 0)),
  ]
  const citing = columns.citationCounts()
  const latest = latestDecision(columns)
  const worth = new Float32Array(size)
  for (let seq = 0; seq < size; seq += 1) {
    const k = kind[seq] as number
    if (!k) continue
    const age = date[seq] ? Math.max(0, latest - Math.floor((date[seq] as number) / 10_000)) : INTEREST_YEARS
    const recency = 0.3 * Math.max(0, 1 - age / INTEREST_YEARS)
    const text = k === 2 ? (ofType[type[seq] as number] ?? 0) : 0
    const own = k === 1 ? (GRADE_WORTH[grade[seq] as number] ?? 0) + (ofCourt[court[seq] as number] ?? 0) : 0
    const withdrawal = (flags[seq] as number) & SOURCE_FLAG.withdrawn ? 1 : 0
    worth[seq] = roundToGrain(
      (KIND_WORTH[k] ?? 0) + text + own + recency + worthOfCitations(citing[seq]!) - withdrawal,
    )
  }
  for (const seq of columns.tags.keys()) if (kind[seq]) worth[seq] = roundToGrain(worth[seq]! + TAGGED_WORTH)
  const result = { worth, recent: (latest - 2) * 10_000 + 101 }
  STANDINGS.set(columns, result)
  return result
}

/** Worth of being citationCounts: it ranks articles, and leading decisions. */
const worthOfCitations = (sources: number) =>
  sources ? CITED_DOUBLING * Math.log2(1 + sources / OFTEN_CITED_SOURCES) : 0

/** The year of the last decision, used as the present, so that the ranking does not change from one day to the next. */
function latestDecision({ size, kind, date }: Columns): number {
  let [latest, any] = [0, 0]
  for (let seq = 0; seq < size; seq += 1) {
    const day = date[seq] as number
    if (kind[seq] === 1 && day > latest) latest = day
    else if (day > any) any = day
  }
  return Math.floor((latest || any) / 10_000)
}

/** The sort keys of sources: closest tier, then heaviest, then newest. */
export interface Order {
  readonly tier: Uint8Array
  readonly weight: Float32Array
  readonly date: Int32Array
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
