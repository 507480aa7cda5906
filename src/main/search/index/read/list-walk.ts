import type { Cursor } from '../format/codec.ts'
import { docs, readDocs, readFrequencies, readSeqs, reserveDocs } from '../format/docs.ts'
import { type Numbers, type PlaceReader, placeReader, smallListReader } from '../format/place-list.ts'
import type { List, Part } from '../format/posting-list.ts'
import { type Meetings, meetSorted, notBefore } from './sorted.ts'

/** Sources of a part, at most. */
const PART_SOURCES = 1024

/** Walks lists where they meet some sources: parts without any of them are passed over, and only what is asked of the others is unpacked. */
export function listWalk() {
  const scratch = docs(PART_SOURCES)
  const placeBuffer: Numbers = { values: new Int32Array(1 << 12), count: 0 }
  const meetings: Meetings = {
    count: 0,
    inOne: new Int32Array(PART_SOURCES),
    inOther: new Int32Array(PART_SOURCES),
  }

  /** Visits the parts of a list where sources of `all[from..to]` may be; `meetings` then names those that are. */
  function meetParts(
    list: List,
    all: Int32Array,
    [from, to]: readonly [number, number],
    visit: (part: Part, afterSeqs: Cursor) => void,
  ): void {
    let at = from
    for (const part of list.parts) {
      at = notBefore(all, at, part.first, to)
      if (at === to) return
      const end = notBefore(all, at, part.last + 1, to)
      if (end === at) continue
      scratch.count = 0
      reserveDocs(scratch, part.count)
      const afterSeqs = readSeqs(list, part, scratch.seqs, 0)
      meetSorted(all, [at, end], scratch.seqs, part.count, meetings)
      at = end
      if (meetings.count) visit(part, afterSeqs)
    }
  }

  /** Sets the marks of the sources `all` that a list has. */
  function mark(list: List, all: Int32Array, marks: Uint8Array): void {
    const markMeetings = () => {
      for (let i = 0; i < meetings.count; i += 1) marks[meetings.inOne[i]!] = 1
    }
    if (list.parts.length) meetParts(list, all, [0, all.length], markMeetings)
    else {
      scratch.count = 0
      readDocs(list, scratch)
      meetSorted(all, [0, all.length], scratch.seqs, scratch.count, meetings)
      markMeetings()
    }
  }

  /**
   * Visits the sources `all[from..to]` that a list has, reading only the parts where they are: the n-th source of the reader's
   * part is `all[at]`.
   */
  function among(
    list: List,
    all: Int32Array,
    from: number,
    to: number,
    visit: (reader: PlaceReader, n: number, at: number) => void,
  ): void {
    const visitMeetings = (reader: PlaceReader) => {
      const { count, inOne, inOther } = meetings
      for (let i = 0; i < count; i += 1) visit(reader, inOther[i]!, inOne[i]!)
    }
    if (list.parts.length)
      meetParts(list, all, [from, to], (part, afterSeqs) => {
        readFrequencies(afterSeqs, part.count, scratch.times, 0)
        visitMeetings(placeReader(list, part, scratch.times, placeBuffer))
      })
    else {
      const reader = smallListReader(list, scratch, placeBuffer)
      meetSorted(all, [from, to], scratch.seqs, scratch.count, meetings)
      visitMeetings(reader)
    }
  }

  return { mark, among }
}
