import type { Columns } from '../columns.ts'
import { type List, tier } from './lists.ts'
import { fewer, upTo, type Weighing } from './meet.ts'

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
/** A word in the title is worth so much of the heaviest there is in a text; the titles of an article are those of its whole chapter. */
const title = 44
const path = 16
const article = 2
const heaviest = 63
/** As BM25 saturates: the heaviest word counts 2.2 times one of middling frequency. */
const scale = 2.2 / heaviest

/** Never nothing: of a word that is everywhere, those that have it in their title still come first. */
const rarity = (docs: number, having: number) => Math.log(1 + docs / Math.max(1, having))

const tables = new Map<number, Float32Array>()

/** What each impact is worth, by the factor of its list; from 128 on, in an article. */
function tableOf(factor: number): Float32Array {
  const known = tables.get(factor)
  if (known) return known
  const made = Float32Array.from(
    { length: 256 },
    (_, at) => factor * ((at & 63) + 1 + (at & 64 ? (at & 128 ? path : title) : 0)),
  )
  tables.set(factor, made)
  return made
}

/** Weighs sources in arrays as long as the library, used again from one search to the next. */
export function scales() {
  let room = 0
  let [weight, part] = [new Float32Array(0), new Float32Array(0)]
  let [tiers, partTier, titled, partTitle, met] = Array.from({ length: 5 }, () => new Uint8Array(0)) as Five
  let order = new Int32Array(0)
  let count = 0
  let sorted = false

  function makeRoom(size: number): void {
    count = 0
    sorted = false
    if (size > room) {
      room = size + 1024
      ;[weight, part] = [new Float32Array(room), new Float32Array(room)]
      ;[tiers, partTier, titled, partTitle, met] = Array.from(
        { length: 5 },
        () => new Uint8Array(room),
      ) as Five
      order = new Int32Array(room)
    } else met.fill(0, 0, size)
  }

  /** What a list has, or what may be of use of it: those that met the `n` clauses before. */
  function read(list: List, n: number, weights: boolean) {
    const few = n > 0 && count * fewer < (list.about ?? 0)
    if (few && !sorted) {
      order.subarray(0, count).sort()
      sorted = true
    }
    return list.read({ weights, among: few ? order.subarray(0, count) : undefined })
  }

  /** Marks the sources of a list that met the `n` clauses before; the closest of the lists that name a source weighs it. */
  function mark(list: List, n: number, { kind, size }: Known): number {
    const { count: having, seqs, impacts } = read(list, n, !list.flat)
    const end = upTo(seqs, having, size)
    if (list.flat) {
      markFlat(list, n, seqs, end)
      return having
    }
    const worth = tableOf(list.factor)
    const inflected = list.tier === tier.inflected
    let out = count
    for (let i = 0; i < end; i += 1) {
      const seq = seqs[i]!
      const before = met[seq]!
      if (before < n || before > n + 1) continue
      const impact = impacts[i]!
      const value = worth[kind[seq] === article ? impact | 128 : impact]!
      const level = inflected && impact & 64 ? tier.titled : list.tier
      if (before === n) {
        met[seq] = n + 1
        if (n === 0) order[out++] = seq
      } else if (level < partTier[seq]! || (level === partTier[seq] && value <= part[seq]!)) continue
      part[seq] = value
      partTier[seq] = level
      partTitle[seq] = impact >> 6
    }
    count = out
    return having
  }

  /** A list that weighs nothing, after all others of its clause. */
  function markFlat({ factor, tier: level }: List, n: number, seqs: Int32Array, end: number): void {
    let out = count
    for (let i = 0; i < end; i += 1) {
      const seq = seqs[i]!
      if (met[seq] !== n) continue
      met[seq] = n + 1
      if (n === 0) order[out++] = seq
      part[seq] = factor
      partTier[seq] = level
      partTitle[seq] = 0
    }
    count = out
  }

  /** The only list of the first clause: nothing is known of any source. */
  function openWith(list: List, rare: number, { kind, size, worth }: Known): void {
    const { count: having, seqs, impacts } = list.read()
    const table = tableOf(list.factor).map(value => value * rare)
    const inflected = list.tier === tier.inflected
    count = upTo(seqs, having, size)
    for (let i = 0; i < count; i += 1) {
      const seq = seqs[i]!
      const impact = impacts[i]!
      order[i] = seq
      met[seq] = 1
      weight[seq] = table[kind[seq] === article ? impact | 128 : impact]! + worth[seq]!
      tiers[seq] = inflected && impact & 64 ? tier.titled : list.tier
      titled[seq] = impact >> 6
    }
    sorted = true
  }

  function choose(list: List, n: number, size: number): void {
    const { count: having, seqs } = read(list, n, false)
    for (let i = upTo(seqs, having, size) - 1; i >= 0; i -= 1) if (met[seqs[i]!] === n) met[seqs[i]!] = n + 1
  }

  /** Keeps those that met the clause, what they weigh added up. */
  function settle(n: number, rare: number, { worth }: Known): void {
    let kept = 0
    for (let i = 0; i < count; i += 1) {
      const seq = order[i]!
      if (met[seq] !== n + 1) continue
      order[kept++] = seq
      if (n === 0) {
        weight[seq] = rare * part[seq]! + worth[seq]!
        tiers[seq] = partTier[seq]!
        titled[seq] = partTitle[seq]!
        continue
      }
      weight[seq]! += rare * part[seq]!
      if (partTier[seq]! < tiers[seq]!) tiers[seq] = partTier[seq]!
      titled[seq]! += partTitle[seq]!
    }
    count = kept
  }

  function keep(wanted: number): void {
    let kept = 0
    for (let i = 0; i < count; i += 1) if (met[order[i]!] === wanted) order[kept++] = order[i]!
    count = kept
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
    makeRoom(size)
    clauses.forEach(({ lists, weightless }, n) => {
      const used = weightless ? lists : lists.filter(list => list.tier >= from)
      const [only, ...others] = used
      if (weightless) {
        for (const list of used) choose(list, n, size)
        keep(n + 1)
      } else if (n === 0 && only?.about !== undefined && !only.flat && others.length === 0)
        openWith(only, scale * rarity(docs, having(lists, docs)), known)
      else {
        const read = new Map(used.map(list => [list, mark(list, n, known)]))
        settle(n, scale * rarity(docs, having(lists, docs, read)), known)
      }
    })
    for (const list of without) {
      const { count: having, seqs } = list.read({ weights: false })
      for (let i = upTo(seqs, having, size) - 1; i >= 0; i -= 1) met[seqs[i]!] = 255
    }
    if (without.length) keep(clauses.length)
    return { seqs: order.subarray(0, count), weight, tier: tiers, titled }
  }
}

/** About how many sources have a clause: of those who have it otherwise than written, the longest list. */
function having(lists: readonly List[], docs: number, read?: ReadonlyMap<List, number>): number {
  let [exact, most] = [0, 0]
  for (const list of lists) {
    const count = list.about ?? read?.get(list) ?? 0
    if (list.tier > tier.inflected) exact += count
    else most = Math.max(most, count)
  }
  return Math.min(docs, Math.max(exact, most))
}

type Five = [
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
]
