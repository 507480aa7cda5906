/**
 * Increasing numbers of sources, as runs of consecutive ones: an import numbers its texts one after the other, so that millions of
 * sources take a few runs.
 */
export interface SourceRuns {
  /** how many sources there are */
  readonly count: number
  /** by run, its first source, and how many sources come before it; then once more, all of them */
  readonly firsts: Int32Array
  readonly ranks: Int32Array
}

/** The runs of increasing numbers. */
export function runsOf(seqs: Int32Array): SourceRuns {
  const starts: number[] = []
  for (let n = 0; n < seqs.length; n += 1) if (n === 0 || seqs[n] !== seqs[n - 1]! + 1) starts.push(n)
  return {
    count: seqs.length,
    firsts: Int32Array.from(starts, n => seqs[n]!),
    ranks: Int32Array.from([...starts, seqs.length]),
  }
}

/** The first source and the last; -1 without any. */
export const firstIn = ({ firsts }: SourceRuns): number => firsts[0] ?? -1
export function lastIn({ count, firsts, ranks }: SourceRuns): number {
  const run = firsts.length - 1
  return run < 0 ? -1 : firsts[run]! + (count - 1 - ranks[run]!)
}

/** How many sources come before one that is there; -1 where it is not. */
export function rankIn(runs: SourceRuns, seq: number): number {
  const { firsts, ranks } = runs
  if (seq < firstIn(runs) || seq > lastIn(runs)) return -1
  let [low, high] = [0, firsts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (firsts[middle]! <= seq) low = middle + 1
    else high = middle
  }
  const rank = low === 0 ? -1 : ranks[low - 1]! + (seq - firsts[low - 1]!)
  return rank < ranks[low]! ? rank : -1
}

/** Visits the sources in order, each with how many come before it. */
export function eachSource({ firsts, ranks }: SourceRuns, visit: (seq: number, rank: number) => void): void {
  for (let run = 0; run < firsts.length; run += 1)
    for (let [rank, seq] = [ranks[run]!, firsts[run]!]; rank < ranks[run + 1]!; rank += 1, seq += 1)
      visit(seq, rank)
}
