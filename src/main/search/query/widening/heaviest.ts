import type { Postings } from '../../index/model.ts'
import { best, type Order } from '../rank.ts'

/** How the postings of one list are weighed: `table` by the row of a source and an impact. */
interface ListWeights extends Order {
  readonly table: Float32Array
  rowOf(seq: number, impact: number): number
}

/**
 * The postings of the `count` heaviest sources of one list, what `best` would choose: sources are counted by their row of the table, of
 * which there are few, and only those of the lightest weight kept are compared. The weights of these are written.
 */
export function heaviestOf(postings: Postings, count: number, weights: ListWeights): Postings {
  const { seqs, impacts } = postings
  const { table, rowOf, weight } = weights
  if (postings.count <= count) return postings
  const sourcesIn = new Int32Array(table.length)
  for (let i = 0; i < postings.count; i += 1) sourcesIn[rowOf(seqs[i]!, impacts[i]!)]! += 1
  const [floor, above] = floorOf(table, sourcesIn, count)
  const tied = seqs.subarray(0, postings.count).filter((seq, i) => table[rowOf(seq, impacts[i]!)] === floor)
  for (const seq of tied) weight[seq] = floor
  const chosen = new Set(best(tied, count - above, weights))
  const heaviest = { count, seqs: new Int32Array(count), impacts: new Uint8Array(count) }
  let out = 0
  for (let i = 0; i < postings.count; i += 1) {
    const value = table[rowOf(seqs[i]!, impacts[i]!)]!
    if (value < floor || (value === floor && !chosen.has(seqs[i]!))) continue
    heaviest.seqs[out] = seqs[i]!
    heaviest.impacts[out++] = impacts[i]!
  }
  return heaviest
}

/** The lightest weight among the heaviest `count` sources, and how many are heavier. */
function floorOf(table: Float32Array, sourcesIn: Int32Array, count: number): [number, number] {
  const rows = [...table.keys()].filter(row => sourcesIn[row]).sort((a, b) => table[b]! - table[a]!)
  let [above, at] = [0, 0]
  for (const [n, row] of rows.entries()) {
    const value = table[row]!
    if (n === 0 || value < table[rows[n - 1]!]!) above = at
    at += sourcesIn[row]!
    if (at >= count) return [value, above]
  }
  return [0, 0]
}
