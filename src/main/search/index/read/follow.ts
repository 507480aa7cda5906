import { type Numbers, type PlaceReader, reach, widen } from '../format/place-list.ts'

/** The places of a word in some sources: `lengths[n]` values from `starts[n]` on for the n-th source. */
export interface WordPlaces extends Numbers {
  readonly starts: Int32Array
  readonly lengths: Int32Array
}

/** Turns the places of the word at `rank` in a phrase into those where the phrase would begin. */
export function asBeginnings({ values, count }: WordPlaces, rank: number): void {
  if (rank > 0) for (let at = 0; at < count; at += 1) values[at]! -= rank
}

/** Merges the places just appended to `into`, from `start` on, with those its n-th source had from another spelling of the word. */
export function join(into: WordPlaces, n: number, start: number): void {
  const before = into.lengths[n]!
  if (before === 0) {
    into.starts[n] = start
    into.lengths[n] = into.count - start
    return
  }
  const addedCount = into.count - start
  widen(into, before + addedCount)
  const { values } = into
  // both are in order: put together after the last
  let [a, b, to] = [into.starts[n]!, start, into.count]
  const [endA, endB] = [a + before, start + addedCount]
  while (a < endA || b < endB)
    values[to++] = b === endB || (a < endA && values[a]! < values[b]!) ? values[a++]! : values[b++]!
  into.starts[n] = into.count
  into.lengths[n] = before + addedCount
  into.count = to
}

/** Filters the beginnings of a phrase by another of its words, without a branch for each place. */
export function follower() {
  // by place: the last call in which the other word had to stand there
  let due = new Int32Array(1 << 12)
  let search = 0

  /** Appends to `into` the beginnings in the `at`-th source which the word at `rank` follows; that source is the reader's n-th. */
  return (
    beginnings: WordPlaces,
    at: number,
    rank: number,
    reader: PlaceReader,
    n: number,
    into: Numbers,
  ): void => {
    const first = beginnings.starts[at]!
    const end = first + beginnings.lengths[at]!
    const last = beginnings.values[end - 1]! + rank
    if (last < 0) return
    if (last >= due.length) due = new Int32Array(last * 2)
    search += 1
    for (let one = first; one < end; one += 1) {
      const place = beginnings.values[one]! + rank
      if (place >= 0) due[place] = search
    }
    let next = reach(reader, n)
    const count = reader.times[n]!
    widen(into, count)
    const [deltas, to] = [reader.buffer.values, into.values]
    let out = into.count
    for (let rest = count, place = -1; rest > 0; rest -= 1) {
      place += deltas[next++]! + 1
      if (place > last) break
      to[out] = place - rank
      out += due[place] === search ? 1 : 0
    }
    into.count = out
  }
}
