import type { Columns } from '../columns.ts'
import { type List, tier } from './lists.ts'
import { fewer, upTo, type Weighing } from './meet.ts'
import { grained, rarity, scale, tableOf, wordy } from './worth.ts'

/** What is to be known of the library: its size, the kinds of its sources. */
export type Known = Pick<Columns, 'kind' | 'size'> & {
  /** what each source is worth whatever is asked */
  readonly worth: Float32Array
}

/** Sources that meet all clauses. All arrays but `seqs` are by `seq`; they last until the next search. */
export interface Weighed {
  readonly seqs: Int32Array
  readonly weight: Float32Array
  /** the lowest of their clauses (lists.ts) */
  readonly tier: Uint8Array
  /** how many of the clauses are in the title; plus `following` */
  readonly titled: Uint8Array
}

/** `titled` also says that the words follow each other. */
export const following = 128
/** Arrays as long as the library. `part`, `partTier` and `partTitle` are those of the clause being read; `met`: clauses met. */
interface Room {
  readonly weight: Float32Array
  readonly part: Float32Array
  readonly tier: Uint8Array
  readonly partTier: Uint8Array
  readonly titled: Uint8Array
  readonly partTitle: Uint8Array
  readonly met: Uint8Array
  readonly order: Int32Array
}

const roomFor = (size: number): Room => ({
  weight: new Float32Array(size),
  part: new Float32Array(size),
  tier: new Uint8Array(size),
  partTier: new Uint8Array(size),
  titled: new Uint8Array(size),
  partTitle: new Uint8Array(size),
  met: new Uint8Array(size),
  order: new Int32Array(size),
})

/** Weighs sources in arrays as long as the library, used again from one search to the next. */
export function scales() {
  let room = roomFor(0)
  let count = 0
  let sorted = false

  function begin(size: number): void {
    count = 0
    sorted = false
    if (size > room.met.length) room = roomFor(size + 1024)
    else room.met.fill(0, 0, size)
  }

  /** What a list has, or what may be of use of it: those that met the `n` clauses before. */
  function read(list: List, n: number, weights: boolean) {
    const few = n > 0 && count * fewer < (list.about ?? 0)
    if (few && !sorted) {
      room.order.subarray(0, count).sort()
      sorted = true
    }
    return list.read({ weights, among: few ? room.order.subarray(0, count) : undefined })
  }

  /** Marks the sources of a list that met the `n` clauses before; the closest of the lists that name a source weighs it. */
  function mark(list: List, n: number, rare: number, { kind, size }: Known): void {
    const { part, partTier, partTitle, met, order } = room
    const { count: having, seqs, impacts } = read(list, n, true)
    const worth = tableOf(list.factor * rare)
    const [own, ofTitle] = [list.tier, list.tier === tier.inflected ? tier.titled : list.tier]
    const end = upTo(seqs, having, size)
    let out = count
    for (let i = 0; i < end; i += 1) {
      const seq = seqs[i]!
      const before = met[seq]!
      if (before < n || before > n + 1) continue
      const impact = impacts[i]!
      const value = worth[wordy[kind[seq]!] ? impact | 128 : impact]!
      const level = impact & 64 ? ofTitle : own
      if (before === n) {
        met[seq] = n + 1
        if (n === 0) order[out++] = seq
      } else if (level < partTier[seq]! || (level === partTier[seq] && value <= part[seq]!)) continue
      part[seq] = value
      partTier[seq] = level
      partTitle[seq] = impact >> 6
    }
    count = out
  }

  /** A list that weighs nothing, after all others of its clause. */
  function markFlat(list: List, n: number, rare: number, { size }: Known): void {
    const { part, partTier, partTitle, met, order } = room
    const { count: having, seqs } = read(list, n, false)
    const [value, level] = [grained(list.factor * rare), list.tier]
    let out = count
    for (let i = 0, end = upTo(seqs, having, size); i < end; i += 1) {
      const seq = seqs[i]!
      if (met[seq] !== n) continue
      met[seq] = n + 1
      if (n === 0) order[out++] = seq
      part[seq] = value
      partTier[seq] = level
      partTitle[seq] = 0
    }
    count = out
  }

  /** The only list of the first clause: nothing is known of any source. */
  function openWith(list: List, rare: number, { kind, size, worth }: Known): void {
    const { weight, tier: tiers, titled, met, order } = room
    const { count: having, seqs, impacts } = list.read()
    const table = tableOf(list.factor * rare)
    const [own, ofTitle] = [list.tier, list.tier === tier.inflected ? tier.titled : list.tier]
    const end = upTo(seqs, having, size)
    for (let i = 0; i < end; i += 1) {
      const seq = seqs[i]!
      const impact = impacts[i]!
      met[seq] = 1
      weight[seq] = table[wordy[kind[seq]!] ? impact | 128 : impact]! + worth[seq]!
      tiers[seq] = impact & 64 ? ofTitle : own
      titled[seq] = impact >> 6
    }
    order.set(seqs.subarray(0, end))
    count = end
    sorted = true
  }

  /** The only list of a clause that is not the first. */
  function goOnWith(list: List, n: number, rare: number, { kind, size }: Known): void {
    const { weight, tier: tiers, titled, met, order } = room
    const { count: having, seqs, impacts } = read(list, n, true)
    const table = tableOf(list.factor * rare)
    const [own, ofTitle] = [list.tier, list.tier === tier.inflected ? tier.titled : list.tier]
    let out = 0
    for (let i = 0, end = upTo(seqs, having, size); i < end; i += 1) {
      const seq = seqs[i]!
      if (met[seq] !== n) continue
      const impact = impacts[i]!
      const level = impact & 64 ? ofTitle : own
      met[seq] = n + 1
      order[out++] = seq
      weight[seq]! += table[wordy[kind[seq]!] ? impact | 128 : impact]!
      if (level < tiers[seq]!) tiers[seq] = level
      titled[seq]! += impact >> 6
    }
    count = out
    sorted = true
  }

  function choose(list: List, n: number, size: number): void {
    const { met } = room
    const { count: having, seqs } = read(list, n, false)
    for (let i = upTo(seqs, having, size) - 1; i >= 0; i -= 1) if (met[seqs[i]!] === n) met[seqs[i]!] = n + 1
  }

  /** Keeps those that met the clause, what they weigh added up. */
  function settle(n: number, { worth }: Known): void {
    const { weight, part, tier: tiers, partTier, titled, partTitle, met, order } = room
    let kept = 0
    for (let i = 0; i < count; i += 1) {
      const seq = order[i]!
      if (met[seq] !== n + 1) continue
      order[kept++] = seq
      if (n === 0) {
        weight[seq] = part[seq]! + worth[seq]!
        tiers[seq] = partTier[seq]!
        titled[seq] = partTitle[seq]!
        continue
      }
      weight[seq]! += part[seq]!
      if (partTier[seq]! < tiers[seq]!) tiers[seq] = partTier[seq]!
      titled[seq]! += partTitle[seq]!
    }
    count = kept
  }

  function keep(wanted: number): void {
    const { met, order } = room
    let kept = 0
    for (let i = 0; i < count; i += 1) if (met[order[i]!] === wanted) order[kept++] = order[i]!
    count = kept
  }

  function clause({ lists, weightless }: Weighing, n: number, docs: number, known: Known, from: number) {
    const used = weightless ? lists : lists.filter(list => list.tier >= from)
    if (weightless) {
      for (const list of used) choose(list, n, known.size)
      keep(n + 1)
      return
    }
    const rare = scale * rarity(docs, having(lists, docs))
    const [only, ...others] = used
    if (only && others.length === 0 && !only.flat) {
      if (n === 0) openWith(only, rare, known)
      else goOnWith(only, n, rare, known)
      return
    }
    for (const list of used) (list.flat ? markFlat : mark)(list, n, rare, known)
    settle(n, known)
  }

  /**
   * `clauses` rarest first, the first of them not weightless; `without`: lists of what must not be there; only those are
   * weighed that have each clause in a list of at least the tier `from`.
   */
  return (
    clauses: readonly Weighing[],
    without: readonly List[],
    docs: number,
    known: Known,
    from: number = tier.inflected,
  ): Weighed => {
    const { size } = known
    begin(size)
    for (const [n, one] of clauses.entries()) clause(one, n, docs, known, from)
    const { met, order, weight, tier: tiers, titled } = room
    for (const list of without) {
      const { count: having, seqs } = list.read({ weights: false })
      for (let i = upTo(seqs, having, size) - 1; i >= 0; i -= 1) met[seqs[i]!] = 255
    }
    if (without.length) keep(clauses.length)
    return { seqs: order.subarray(0, count), weight, tier: tiers, titled }
  }
}

/** About how many sources have a clause: of those who have it otherwise than written, the longest list. */
function having(lists: readonly List[], docs: number): number {
  let [exact, most] = [0, 0]
  for (const list of lists) {
    if (list.synonym !== undefined) continue
    const count = list.about ?? list.read().count
    if (list.tier > tier.inflected) exact += count
    else most = Math.max(most, count)
  }
  return Math.min(docs, Math.max(exact, most))
}
