import { docs } from '../format/docs.ts'
import { type Numbers, smallListReader } from '../format/place-list.ts'
import type { List, Part } from '../format/posting-list.ts'
import { PART_SOURCES, type PartMemory, partMemory, putSources } from './part-reader.ts'
import { notBefore } from './sorted.ts'

/** Sources whose places are in memory at once. */
export const CHUNK_SOURCES = 4096
/** Words whose places are in memory at once, at least. */
const POOLED_WORDS = 8
/** A memory that outgrew this is given back after a phrase. */
const MAX_POOLED_BYTES = 24 << 20

/** The places of a word in the sources looked for: `lengths[n]` of `values` from `starts[n]` on for the nth. Valid until more are read. */
export interface WordPlaces {
  readonly values: Int32Array
  readonly starts: Int32Array
  readonly lengths: Int32Array
}

/**
 * Reads the places of words in a chunk of sources, in native memory (native/postings.ts): from one word of a phrase to the next,
 * places lie one after the other above those read before. What is unpacked of a part goes beyond them.
 */
export function phrasePlaces() {
  let memory: PartMemory | undefined
  /** for each word, the address of its starts and, after them, of its lengths; then that of all places */
  let [columns, words] = [0, POOLED_WORDS]
  let values = 0
  /** places read so far; sources looked for */
  let [top, count] = [0, 0]
  const scratch = docs(PART_SOURCES)
  const buffer: Numbers = { values: new Int32Array(1 << 8), count: 0 }

  function open(): PartMemory {
    if (memory) return memory
    const fresh = partMemory()
    columns = fresh.wasm.take(words * CHUNK_SOURCES * 2 * 4)
    values = fresh.wasm.take(0)
    memory = fresh
    return fresh
  }
  const startsOf = (word: number) => columns + word * CHUNK_SOURCES * 8
  const lengthsOf = (word: number) => startsOf(word) + CHUNK_SOURCES * 4

  /** Looks for these sources, CHUNK_SOURCES at most, and so many words. */
  function begin(live: Int32Array, wordCount: number): void {
    if (wordCount > words) [words, memory] = [wordCount, undefined]
    const { wasm, numbers } = open()
    numbers().set(live, wasm.liveAt() / 4)
    count = live.length
    top = 0
  }

  /** Empties the places of a word. */
  function clear(word: number): void {
    const at = lengthsOf(word) / 4
    open()
      .numbers()
      .fill(0, at, at + count)
  }

  /** Reads a part as far as the sources looked for; returns how many of them it has. */
  function meetPart(list: List, part: Part, from: number, to: number, at: number): number {
    const { wasm, reserve } = open()
    reserve(at + part.docsLength + wasm.spareBytes())
    putSources(open(), list, part, at)
    const afterSeqs = wasm.readSeqs(at, part.first, part.count)
    const meetings = wasm.meet(from, to, part.count)
    if (meetings && list.hasPlaces) wasm.readTimes(afterSeqs, part.count)
    return meetings
  }

  /** Visits the parts of a list that have sources looked for: with how many. */
  function eachPart(list: List, visit: (part: Part, meetings: number) => void): void {
    const { wasm, numbers } = open()
    const first = wasm.liveAt() / 4
    let at = first
    for (const part of list.parts) {
      const live = numbers()
      const end = first + count
      at = notBefore(live, at, part.first, end)
      if (at === end) return
      const until = notBefore(live, at, part.last + 1, end)
      if (until === at) continue
      const meetings = meetPart(list, part, at - first, until - first, values + top * 4)
      at = until
      if (meetings) visit(part, meetings)
    }
  }

  /** Puts the sources of a list without parts where those of a part would be, their places unpacked; returns how many are looked for. */
  function meetSmall(list: List): number {
    const { wasm, numbers, reserve } = open()
    smallListReader(list, scratch, buffer)
    reserve(roomFor(buffer.count))
    numbers().set(scratch.seqs.subarray(0, scratch.count), wasm.seqsAt() / 4)
    numbers().set(scratch.times.subarray(0, scratch.count), wasm.timesAt() / 4)
    const meetings = wasm.meet(0, count, scratch.count)
    if (!meetings) return 0
    const all = wasm.countPlaces(scratch.count)
    numbers().set(buffer.values.subarray(0, all), deltasAt(all) / 4)
    wasm.beginPlaces(0, deltasAt(all), all, true)
    return meetings
  }

  /** Above the places read lies room for those of a part, and for as many merged with those before; then its distances, then its bytes. */
  const deltasAt = (all: number): number => values + (2 * top + 2 * all) * 4 + MARGIN_BYTES
  const bytesAt = (all: number): number => deltasAt(all) + all * 4 + MARGIN_BYTES
  const roomFor = (all: number): number => bytesAt(all) + MARGIN_BYTES

  /** Adds the places of a list to a word, by `add`, which is given how many sources its part has of those looked for. */
  function addList(list: List, add: (meetings: number) => number): void {
    const { wasm, bytes, reserve } = open()
    if (!list.parts.length) {
      const meetings = meetSmall(list)
      if (meetings) top = add(meetings)
      return
    }
    eachPart(list, (part, meetings) => {
      const all = wasm.countPlaces(part.count)
      reserve(roomFor(all) + part.placesLength)
      const row = part.placesRow < 0 ? list.bytes : list.row(part.placesRow)
      bytes().set(row.subarray(part.placesAt, part.placesAt + part.placesLength), bytesAt(all))
      wasm.beginPlaces(bytesAt(all), deltasAt(all), all, false)
      top = add(meetings)
    })
  }

  /** Reads the places of a word, in all its spellings, less `rank`. */
  function place(word: number, lists: readonly List[], rank: number): void {
    clear(word)
    const { wasm } = open()
    const [starts, lengths] = [startsOf(word), lengthsOf(word)]
    for (const list of lists)
      addList(list, meetings => wasm.place(meetings, rank, values, top, starts, lengths))
  }

  /** Keeps of the beginnings of a phrase (`from`) those that a word follows at `rank`, as `to`, and the sources that have some. */
  function follow(to: number, lists: readonly List[], rank: number, from: number): void {
    clear(to)
    const { wasm } = open()
    const [starts, lengths] = [startsOf(to), lengthsOf(to)]
    for (const list of lists)
      addList(list, meetings =>
        wasm.follow(meetings, rank, values, top, starts, lengths, startsOf(from), lengthsOf(from)),
      )
    count = wasm.keepLive(count, starts, lengths)
  }

  /** Keeps the sources that one of the lists has. */
  function keepIn(lists: readonly List[]): void {
    clear(0)
    const { wasm, numbers } = open()
    const lengths = lengthsOf(0) / 4
    const mark = (meetings: number) => {
      const all = numbers()
      const first = wasm.inLiveAt() / 4
      for (let n = 0; n < meetings; n += 1) all[lengths + all[first + n]!] = 1
    }
    for (const list of lists)
      if (list.parts.length) eachPart(list, (_, meetings) => mark(meetings))
      else mark(meetSmall(list))
    count = wasm.keepLive(count, startsOf(0), lengthsOf(0))
  }

  return {
    begin,
    place,
    follow,
    keepIn,
    /** the sources still looked for */
    live: (): Int32Array => {
      const { wasm } = open()
      return new Int32Array(wasm.memory.buffer, wasm.liveAt(), count)
    },
    placesOf(word: number): WordPlaces {
      const { buffer: bytes } = open().wasm.memory
      return {
        values: new Int32Array(bytes, values, top),
        starts: new Int32Array(bytes, startsOf(word), CHUNK_SOURCES),
        lengths: new Int32Array(bytes, lengthsOf(word), CHUNK_SOURCES),
      }
    },
    /** gives back a memory that grew large */
    trim(): void {
      if (memory && memory.wasm.memory.buffer.byteLength > MAX_POOLED_BYTES) memory = undefined
    },
  }
}

/** Bytes left between what lies in the memory, where several values are written or read at once. */
const MARGIN_BYTES = 2048
