import { type Numbers, type PlaceReader, reach, widen } from './places.ts'

/** The places of a word in some sources: from `starts[n]`, `lengths[n]` of them for the n-th source. */
export interface Placed extends Numbers {
  readonly starts: Int32Array
  readonly lengths: Int32Array
}

/** Moves the places of a word back by its rank in a phrase: where the phrase would begin. */
export function asBeginnings({ values, count }: Placed, rank: number): void {
  if (rank > 0) for (let at = 0; at < count; at += 1) values[at]! -= rank
}

/** The places just added to `into`, from `start` on, go with those its n-th source already had: a word is written in several ways. */
export function join(into: Placed, n: number, start: number): void {
  const before = into.lengths[n]!
  if (before === 0) {
    into.starts[n] = start
    into.lengths[n] = into.count - start
    return
  }
  const added = into.count - start
  widen(into, before + added)
  const { values } = into
  // both are in order: put together after the last
  let [a, b, to] = [into.starts[n]!, start, into.count]
  const [endA, endB] = [a + before, start + added]
  while (a < endA || b < endB)
    values[to++] = b === endB || (a < endA && values[a]! < values[b]!) ? values[a++]! : values[b++]!
  into.starts[n] = into.count
  into.lengths[n] = before + added
  into.count = to
}

/** Finds the beginnings of a phrase that another of its words follows, without a branch for each of its places. */
export function follower() {
  // By place, the last search in which the other word had to stand there.
  let due = new Int32Array(1 << 12)
  let search = 0

  /** Adds to `into` those of the beginnings of the `at`-th source that the word, at `rank` in the phrase, follows in the n-th of its own. */
  return (begun: Placed, at: number, rank: number, reader: PlaceReader, n: number, into: Numbers): void => {
    const first = begun.starts[at]!
    const end = first + begun.lengths[at]!
    const last = begun.values[end - 1]! + rank
    if (last < 0) return
    if (last >= due.length) due = new Int32Array(last * 2)
    search += 1
    for (let one = first; one < end; one += 1) {
      const place = begun.values[one]! + rank
      if (place >= 0) due[place] = search
    }
    let next = reach(reader, n)
    const count = reader.times[n]!
    widen(into, count)
    const [deltas, to] = [reader.held.values, into.values]
    let out = into.count
    for (let left = count, place = -1; left > 0; left -= 1) {
      place += deltas[next++]! + 1
      if (place > last) break
      to[out] = place - rank
      out += due[place] === search ? 1 : 0
    }
    into.count = out
  }
}
