import type { Postings } from '../../index/model.ts'
import { best, type Order } from '../rank.ts'

/** How the postings of one list are weighed: `rows`, by posting, is that of its weight in `table`. */
interface ListWeights extends Order {
  readonly table: Float32Array
  readonly rows: Uint8Array
}

/** How the weight of a row stands to that of the lightest sources kept. */
const [LIGHTER, TIED, HEAVIER] = [0, 1, 2]

/**
 * The postings of the `count` heaviest sources of one list, what `best` would choose: sources are counted by their row of the table, of
 * which there are few, and only those of the lightest weight kept are compared. The weights of these are written.
 */
export function heaviestOf(postings: Postings, count: number, weights: ListWeights): Postings {
  const { seqs, impacts } = postings
  const { table, rows, weight } = weights
  if (postings.count <= count) return postings
  const sourcesIn = new Int32Array(table.length)
  for (let i = 0; i < postings.count; i += 1) sourcesIn[rows[i]!]! += 1
  const { floor, above, tiedCount } = floorOf(table, sourcesIn, count)
  const standing = Uint8Array.from(table, value =>
    value > floor ? HEAVIER : value === floor ? TIED : LIGHTER,
  )
  const tied = new Int32Array(tiedCount)
  const heaviest = new Int32Array(above)
  let [ties, out] = [0, 0]
  for (let i = 0; i < postings.count; i += 1) {
    const of = standing[rows[i]!]!
    if (of === LIGHTER) continue
    if (of === TIED) tied[ties++] = i
    else heaviest[out++] = i
  }
  // the weight of tied sources is one: their dates decide
  for (let n = 0; n < ties; n += 1) {
    weight[seqs[tied[n]!]!] = floor
    tied[n] = seqs[tied[n]!]!
  }
  const chosen = best(tied, count - above, weights)
  const kept = new Int32Array(count)
  kept.set(heaviest)
  for (let n = 0; n < chosen.length; n += 1) kept[above + n] = rankIn(postings, chosen[n]!)
  kept.sort()
  const result = { count, seqs: new Int32Array(count), impacts: new Uint8Array(count) }
  for (let n = 0; n < count; n += 1) {
    result.seqs[n] = seqs[kept[n]!]!
    result.impacts[n] = impacts[kept[n]!]!
  }
  return result
}

/** Where a source stands in postings that have it. */
function rankIn({ seqs, count }: Postings, seq: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (seqs[middle]! < seq) low = middle + 1
    else high = middle
  }
  return low
}

/** The lightest weight among the heaviest `count` sources, and how many are heavier, and of that weight. */
function floorOf(
  table: Float32Array,
  sourcesIn: Int32Array,
  count: number,
): { floor: number; above: number; tiedCount: number } {
  const rows = [...table.keys()].filter(row => sourcesIn[row]).sort((a, b) => table[b]! - table[a]!)
  for (let [above, from] = [0, 0]; from < rows.length; ) {
    const floor = table[rows[from]!]!
    let [to, tiedCount] = [from, 0]
    for (; to < rows.length && table[rows[to]!] === floor; to += 1) tiedCount += sourcesIn[rows[to]!]!
    if (above + tiedCount >= count) return { floor, above, tiedCount }
    above += tiedCount
    from = to
  }
  return { floor: 0, above: 0, tiedCount: 0 }
}
