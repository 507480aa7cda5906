import { docs, eachPart, readFew, readPart, readSeqs, readTimes } from './docs.ts'
import { firstOf, type List } from './list.ts'
import { counts, type State } from './state.ts'
import type { Segment } from './store.ts'
import { type Adder, adder } from './sum.ts'
import type { Postings, Reading } from './types.ts'
import { impact, inTitle, level, timesOf, impacts as weights } from './weight.ts'

/** A list and the segment it is of. */
export type Held = readonly [Segment, List]

/** Reads lists into arrays used again from one call to the next. */
export function gatherer() {
  const scratch = docs()
  let seqs = new Int32Array(1 << 14)
  let impacts = new Uint8Array(1 << 14)
  let count = 0
  let sums: { size: number; adder: Adder } | undefined

  const reserve = (more: number) => {
    if (count + more <= seqs.length) return
    const size = Math.max(count + more, seqs.length * 2)
    const [moreSeqs, moreImpacts] = [new Int32Array(size), new Uint8Array(size)]
    moreSeqs.set(seqs.subarray(0, count))
    moreImpacts.set(impacts.subarray(0, count))
    ;[seqs, impacts] = [moreSeqs, moreImpacts]
  }
  const result = (): Postings => ({
    count,
    seqs: seqs.subarray(0, count),
    impacts: impacts.subarray(0, count),
  })
  const adderFor = ({ size }: State): Adder => {
    if (sums?.size !== size) sums = { size, adder: adder(size) }
    return sums.adder
  }

  /** What has been added up. */
  const total = (state: State, adding: Adder, levels: boolean): Postings => {
    count = 0
    adding.each((seq, times, titled) => {
      reserve(1)
      seqs[count] = seq
      impacts[count] = impact(levels ? timesOf(times) : times, state.lengths[seq]!) + titled * inTitle
      count += 1
    })
    return result()
  }

  /** Adds to the result what counts of the sources just read. */
  function keep({ since, lengths }: State, segment: number, levels: boolean): void {
    const { count: read, seqs: from, times, titled } = scratch
    reserve(read)
    const [toSeqs, toImpacts] = [seqs, impacts]
    let out = count
    for (let n = 0; n < read; n += 1) {
      const seq = from[n]!
      // A place beyond the end is no number: it does not count either.
      const first = since[seq]!
      if (!(first > 0 && first <= segment)) continue
      const said = levels ? timesOf(times[n]!) : times[n]!
      toSeqs[out] = seq
      toImpacts[out] = weights[(lengths[seq]! << 6) | (said < 64 ? said : 63)]! + titled[n]! * inTitle
      out += 1
    }
    count = out
  }

  /** A whole list of a segment in which all counts: read where it is to be. */
  function whole({ lengths }: State, list: List, levels: boolean, weighed: boolean): void {
    for (const part of list.parts) {
      reserve(part.count)
      const from = readSeqs(list, part, seqs, count)
      if (weighed) {
        readTimes(from, part.count, scratch, 0)
        weigh(lengths, part.count, levels)
      }
      count += part.count
    }
  }

  /** The weights of the sources just read, the first of them at the end of the result. */
  function weigh(lengths: Uint8Array, read: number, levels: boolean): void {
    const { times, titled } = scratch
    const [of, to, start] = [seqs, impacts, count]
    if (levels) for (let n = 0; n < read; n += 1) times[n] = timesOf(times[n]!)
    for (let n = 0; n < read; n += 1) {
      const said = times[n]!
      to[start + n] = weights[(lengths[of[start + n]!]! << 6) | (said < 64 ? said : 63)]! | (titled[n]! << 6)
    }
  }

  /** Those of a list that are among some others: only the parts where these may be are read. */
  function chosen(state: State, segment: number, list: List, levels: boolean, among: Int32Array): void {
    let at = 0
    for (const part of list.parts) {
      at = notBefore(among, at, part.first)
      if (at === among.length) return
      if (among[at]! > part.last) continue
      const from = readSeqs(list, part, scratch.seqs, 0)
      let found = 0
      for (let n = 0; at < among.length && among[at]! <= part.last; at += 1) {
        n = notBefore(scratch.seqs, n, among[at]!, part.count)
        if (scratch.seqs[n] === among[at]) places[found++] = n
      }
      if (!found) continue
      readTimes(from, part.count, scratch, 0)
      for (let n = 0; n < found; n += 1) {
        const place = places[n]!
        scratch.seqs[n] = scratch.seqs[place]!
        scratch.times[n] = scratch.times[place]!
        scratch.titled[n] = scratch.titled[place]!
      }
      scratch.count = found
      keep(state, segment, levels)
    }
  }
  const places = new Int32Array(scratch.seqs.length)

  /** What the lists say of each source, added up; of words only begun, the most of it. */
  function joined(state: State, lists: Iterable<Held>, how: 'words' | 'begun' | 'levels'): Postings {
    const adding = adderFor(state)
    const heaviest = how !== 'words'
    for (const [{ id }, list] of lists)
      eachPart(list, scratch, () => {
        const { count: read, seqs: from, times, titled } = scratch
        for (let n = 0; n < read; n += 1) {
          if (!counts(state.since, from[n]!, id)) continue
          adding.add(from[n]!, how === 'begun' ? level(times[n]!) : times[n]!, titled[n]!, heaviest)
        }
      })
    return total(state, adding, heaviest)
  }

  /** One list a segment: most often those of a segment all come before those of the next. */
  function listed(state: State, lists: readonly Held[], levels: boolean, how: Reading = {}): Postings {
    count = 0
    let last = -1
    for (const [segment, list] of lists) {
      // A segment that does not begin after all that was read of the others is added to them.
      if (firstOf(list) <= last) return joined(state, lists, levels ? 'levels' : 'words')
      last = list.parts.at(-1)?.last ?? last
      if (list.parts.length === 0) {
        scratch.count = 0
        readFew(list, scratch)
        last = scratch.seqs[scratch.count - 1] ?? last
        keep(state, segment.id, levels)
      } else if (how.among) chosen(state, segment.id, list, levels, how.among)
      else if (state.clean.has(segment.id)) whole(state, list, levels, how.weights !== false)
      else
        for (const part of list.parts) {
          scratch.count = 0
          readPart(list, part, scratch)
          keep(state, segment.id, levels)
        }
    }
    return result()
  }

  return { listed, joined, adderFor, total }
}

/** The first place, from `from` on, of a value of the sorted `all` that is not before `value`. */
function notBefore(all: Int32Array, from: number, value: number, end = all.length): number {
  let [low, high] = [from, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
