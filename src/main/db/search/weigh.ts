import type { Columns } from '../columns.ts'
import { type List, tier } from './lists.ts'

/** A clause as it is weighed: its lists, and whether it chooses without weighing. */
export interface Weighing {
  readonly lists: readonly List[]
  readonly weightless: boolean
}

/** What is to be known of the library: its size, the kinds of its sources. */
export type Known = Pick<Columns, 'kind' | 'size'> & {
  /** what each source is worth whatever is asked */
  readonly worth: Float32Array
}

/** The sources that meet all clauses. All arrays but `seqs` are by `seq`; they last until the next search. */
export interface Weighed {
  readonly seqs: Int32Array
  readonly weight: Float32Array
  /** the lowest of their clauses (lists.ts) */
  readonly tier: Uint8Array
  /** how many of the clauses are in the title */
  readonly titled: Uint8Array
  /** adds to the weight of those among them that a list has; returns nothing, marks them in `titled` */
  raise(list: List, by: number): void
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

/** What each impact is worth, by the factor of its list and what its title counts. */
function tableOf(factor: number, titled: number): Float32Array {
  const key = factor * 1000 + titled
  const known = tables.get(key)
  if (known) return known
  const made = Float32Array.from(
    { length: 128 },
    (_, at) => factor * ((at & 63) + 1 + (at & 64 ? titled : 0)),
  )
  tables.set(key, made)
  return made
}

/** Weighs sources in arrays as long as the library, used again from one search to the next. */
export function scales() {
  let room = 0
  let [weight, part] = [new Float32Array(0), new Float32Array(0)]
  let [tiers, partTier, titled, partTitle, met] = Array.from({ length: 5 }, () => new Uint8Array(0)) as Five
  let order = new Int32Array(0)
  let sorted = false

  function makeRoom(size: number): void {
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

  /** Marks the sources of a list that met the `n` clauses before; the first list to name a source opens its part. */
  function mark(
    list: List,
    n: number,
    count: number,
    { kind, size }: Known,
  ): { having: number; count: number } {
    const { count: having, seqs, impacts } = list.read()
    const worth = tableOf(list.factor, title)
    const inPath = tableOf(list.factor, path)
    const take = (seq: number, impact: number) => {
      const value = (kind[seq] === article ? inPath : worth)[impact] as number
      const level = list.tier === tier.inflected && impact & 64 ? tier.titled : list.tier
      if (met[seq] === n) {
        met[seq] = n + 1
        part[seq] = value
        partTier[seq] = level
        partTitle[seq] = impact >> 6
        if (n === 0) order[count++] = seq
        return
      }
      if (value > (part[seq] as number)) part[seq] = value
      if (level > (partTier[seq] as number)) partTier[seq] = level
      if (impact & 64) partTitle[seq] = 1
    }
    if (n > 0 && count * 24 < having) {
      if (!sorted) order.subarray(0, count).sort()
      sorted = true
      let from = 0
      for (let i = 0; i < count; i += 1) {
        const seq = order[i] as number
        let to = having
        while (from < to) {
          const middle = (from + to) >> 1
          if ((seqs[middle] as number) < seq) from = middle + 1
          else to = middle
        }
        if (from < having && seqs[from] === seq && (met[seq] as number) >= n)
          take(seq, impacts[from] as number)
      }
      return { having, count }
    }
    for (let i = 0; i < having; i += 1) {
      const seq = seqs[i] as number
      if (seq < size && (met[seq] as number) >= n) take(seq, impacts[i] as number)
    }
    return { having, count }
  }

  /** `clauses` rarest first; `without`: lists of what must not be there. */
  return (clauses: readonly Weighing[], without: readonly List[], docs: number, known: Known): Weighed => {
    const { size } = known
    makeRoom(size)
    let count = 0
    clauses.forEach(({ lists, weightless }, n) => {
      let [exact, most] = [0, 0]
      for (const list of lists) {
        const marked = mark(list, n, count, known)
        count = marked.count
        if (list.tier > tier.inflected) exact += marked.having
        else most = Math.max(most, marked.having)
      }
      const rare = weightless ? 0 : scale * rarity(docs, Math.min(docs, Math.max(exact, most)))
      let kept = 0
      for (let i = 0; i < count; i += 1) {
        const seq = order[i] as number
        if (met[seq] !== n + 1) continue
        order[kept++] = seq
        const value = rare * (part[seq] as number)
        const level = weightless ? tier.exact : (partTier[seq] as number)
        if (n === 0) {
          weight[seq] = value + (known.worth[seq] as number)
          tiers[seq] = level
          titled[seq] = partTitle[seq] as number
        } else {
          weight[seq] = (weight[seq] as number) + value
          if (level < (tiers[seq] as number)) tiers[seq] = level
          titled[seq] = (titled[seq] as number) + (partTitle[seq] as number)
        }
      }
      count = kept
      if (n === 0) sorted = lists.length === 1
    })
    const all = clauses.length
    for (const list of without) {
      const { count: having, seqs } = list.read()
      for (let i = 0; i < having; i += 1) if ((seqs[i] as number) < size) met[seqs[i] as number] = 255
    }
    if (without.length) {
      let kept = 0
      for (let i = 0; i < count; i += 1)
        if (met[order[i] as number] === all) order[kept++] = order[i] as number
      count = kept
    }
    return {
      seqs: order.subarray(0, count),
      weight,
      tier: tiers,
      titled,
      raise(list, by) {
        const { count: having, seqs } = list.read()
        for (let i = 0; i < having; i += 1) {
          const seq = seqs[i] as number
          if (seq >= size || met[seq] !== all) continue
          weight[seq] = (weight[seq] as number) + by
          titled[seq] = (titled[seq] as number) | following
        }
      },
    }
  }
}

type Five = [
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
]
