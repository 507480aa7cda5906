import { instantiateNative } from '../../../kernel/native.ts'
import { indexDamage } from '../format/damage.ts'
import { IMPACTS, timesOf } from '../format/impact.ts'
import type { List, Part } from '../format/posting-list.ts'
import type { State } from '../state.ts'

/** Sources of a part, at most. */
export const PART_SOURCES = 1024
/** Levels of a frequency in the list of a prefix. */
const LEVELS = 5

/** The exports of native/postings.ts. An address is an offset in its memory. */
interface Exports {
  readonly memory: WebAssembly.Memory
  /** room for so many bytes, for good */
  take(bytes: number): number
  spareBytes(): number

  // the part being read
  seqsAt(): number
  timesAt(): number
  titlesAt(): number
  impactsAt(): number
  impactTableAt(): number
  levelTableAt(): number
  /** these return where the bytes read end */
  readSeqs(at: number, first: number, count: number): number
  readTimes(at: number, count: number): number
  readTitles(at: number, count: number): number
  /** `lengths`: the address of the length code of each source of the library */
  weigh(count: number, lengths: number, levels: boolean): void

  // the places of words in the sources looked for: phrase-places.ts
  liveAt(): number
  inLiveAt(): number
  meet(from: number, to: number, count: number): number
  countPlaces(count: number): number
  beginPlaces(at: number, to: number, all: number, isUnpacked: boolean): void
  place(meetings: number, rank: number, values: number, top: number, starts: number, lengths: number): number
  follow(
    meetings: number,
    rank: number,
    values: number,
    top: number,
    starts: number,
    lengths: number,
    fromStarts: number,
    fromLengths: number,
  ): number
  keepLive(count: number, starts: number, lengths: number): number
}

/** The native reader, with its own memory, as arrays that are made again when it grows. */
export interface PartMemory {
  readonly wasm: Exports
  /** numbers and bytes of the whole memory */
  numbers(): Int32Array
  bytes(): Uint8Array
  /** enlarges it to so many bytes */
  reserve(end: number): void
}

export function partMemory(): PartMemory {
  const wasm = instantiateNative<Exports>('postings')
  const { memory } = wasm
  let buffer: ArrayBufferLike | undefined
  let numbers = new Int32Array(0)
  let bytes = new Uint8Array(0)
  const refresh = () => {
    if (buffer === memory.buffer) return
    buffer = memory.buffer
    numbers = new Int32Array(memory.buffer)
    bytes = new Uint8Array(memory.buffer)
  }
  return {
    wasm,
    numbers() {
      refresh()
      return numbers
    },
    bytes() {
      refresh()
      return bytes
    },
    reserve(end) {
      const missing = end - memory.buffer.byteLength
      if (missing > 0) memory.grow(Math.ceil(missing / WASM_PAGE_BYTES))
    },
  }
}
const WASM_PAGE_BYTES = 1 << 16

/** Copies the sources of a part into the native memory, at an address where there is room; a damaged part is refused. */
export function putSources({ bytes }: PartMemory, list: List, part: Part, at: number): void {
  if (part.count > PART_SOURCES) throw indexDamage()
  const from = part.docsRow < 0 ? list.bytes : list.row(part.docsRow)
  bytes().set(from.subarray(part.docsAt, part.docsAt + part.docsLength), at)
}

/** The part read last, in arrays that are overwritten by the next one; `impacts` where it was weighed. */
export interface ReadPart {
  readonly seqs: Int32Array
  readonly times: Int32Array
  readonly titles: Int32Array
  readonly impacts: Uint8Array
}

/** Reads parts of lists, one at a time. */
export interface PartReader {
  /** the sources of a part */
  seqs(list: List, part: Part): ReadPart
  /** then, of the same part: how many times each has the word, and whether its title has it */
  details(part: Part): ReadPart
  /** with the impact of each in that state of the index; `levels`: its times are levels */
  weighed(state: State, list: List, part: Part, levels: boolean): ReadPart
}

export function partReader(): PartReader {
  const memory = partMemory()
  const { wasm } = memory
  memory.bytes().set(IMPACTS, wasm.impactTableAt())
  for (let level = 0; level < LEVELS; level += 1) memory.bytes()[wasm.levelTableAt() + level] = timesOf(level)
  let [input, inputBytes] = [0, 0]
  let [lengthsAt, lengthsRoom] = [0, 0]
  let weighedState: State | undefined
  /** where the frequencies of the part read last are */
  let afterSeqs = 0
  let of: ArrayBufferLike | undefined
  let read: ReadPart

  /** Reads the sources; returns where their frequencies are. */
  function open(list: List, part: Part): number {
    const needed = part.docsLength + wasm.spareBytes()
    if (needed > inputBytes) {
      inputBytes = needed * 2
      input = wasm.take(inputBytes)
    }
    putSources(memory, list, part, input)
    return wasm.readSeqs(input, part.first, part.count)
  }

  function view(): ReadPart {
    const { buffer } = wasm.memory
    if (of === buffer) return read
    of = buffer
    read = {
      seqs: new Int32Array(buffer, wasm.seqsAt(), PART_SOURCES),
      times: new Int32Array(buffer, wasm.timesAt(), PART_SOURCES),
      titles: new Int32Array(buffer, wasm.titlesAt(), PART_SOURCES),
      impacts: new Uint8Array(buffer, wasm.impactsAt(), PART_SOURCES),
    }
    return read
  }

  /** Copies the length codes of the sources, once for each state of the index. */
  function putLengths(state: State): void {
    if (weighedState === state) return
    const { lengths } = state
    if (lengths.length > lengthsRoom) {
      lengthsRoom = lengths.length + (lengths.length >> 3)
      lengthsAt = wasm.take(lengthsRoom)
    }
    memory.bytes().set(lengths, lengthsAt)
    weighedState = state
  }

  function readSeqs(list: List, part: Part): ReadPart {
    afterSeqs = open(list, part)
    return view()
  }

  function details(part: Part): ReadPart {
    wasm.readTitles(wasm.readTimes(afterSeqs, part.count), part.count)
    return view()
  }

  return {
    seqs: readSeqs,
    details,
    weighed(state, list, part, levels) {
      putLengths(state)
      if (part.last >= state.lengths.length) throw indexDamage()
      readSeqs(list, part)
      details(part)
      wasm.weigh(part.count, lengthsAt, levels)
      return view()
    },
  }
}
