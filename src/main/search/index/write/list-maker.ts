import { instantiateNative } from '../../../kernel/native.ts'
import { MARGIN_BYTES } from '../format/codec.ts'
import { DOCS_BYTES, PART_FIELDS, PLACES_BYTES, ROW_BYTES } from '../format/posting-list.ts'

/** The exports of native/lists.ts. An address is an offset in its memory. */
interface Exports {
  readonly memory: WebAssembly.Memory
  /** forgets everything */
  reset(): void
  /** room for so many bytes, until `reset` */
  take(bytes: number): number

  /** the words of a batch, by the addresses of what it is made of; returns that of the count of them in each source */
  batch(
    terms: number,
    numbers: number,
    stream: number,
    ends: number,
    texts: number,
    heads: number,
    rank: number,
    bases: number,
    seqOf: number,
    sources: number,
  ): number
  /** the terms of each stem, one stem after the other: those of stem `n` are from `starts[n]` to `starts[n + 1]` */
  setStems(starts: number, terms: number): void
  /** each run of first letters, in order: how many, and the terms that have no more, or no more that matter */
  setPrefixes(count: number, depths: number, firsts: number, ends: number): void
  /** makes lists of the batch, of `kinds`, from one to another; returns how many: fewer, where they are many, or one lies apart */
  lists(kind: number, first: number, end: number): number
  /** for each list made, how many sources and how many bytes */
  sizesAt(): number

  // one list, of sources in increasing order
  begin(hasPlaces: boolean, heaviest: boolean): void
  addAll(count: number, seqs: number, codes: number, places: number): void
  addPart(count: number, first: number, last: number, docs: number, places: number): void
  readonly count: { readonly value: number }
  finish(): number

  /** whether the list last finished lies apart; what it is made of, and what tells where its rows are */
  readonly hasOwnRows: { readonly value: number }
  partsAt(): number
  partsSize(): number
  docsAt(): number
  docsSize(): number
  placesAt(): number
  placesSize(): number
  putRow(row: number): number

  /** the lists made, one after the other, and those first made forgotten */
  outAt(): number
  /** room for a list that is made already, after those; returns its address */
  listRoom(bytes: number): number
  drop(bytes: number): void

  pack(values: number, count: number): number
  packedAt(): number
}

export const LIST_KINDS = { stems: 0, prefixes: 1, terms: 2 } as const

/** Bytes after an array of numbers that the native code reads or overwrites, since it handles several at once. */
export const SPARE_BYTES = 32

/** The native list maker, with its own memory. */
export interface ListMaker extends Exports {
  /** copies numbers into it; returns their address */
  put(values: Int32Array | readonly number[]): number
  /** its numbers, until it takes more memory */
  numbers(at: number, count: number): Int32Array
  bytes(at: number, count: number): Uint8Array
  whole(): Uint8Array
  /** the first bytes of the lists made, which are forgotten */
  drain(bytes: number): Buffer
  /** writes what lies apart of the list just finished, if it does; returns the bytes this adds to it */
  writeRows(row: (bytes: Buffer) => number): number
}

export function listMaker(): ListMaker {
  const wasm = instantiateNative<Exports>('lists')
  const { memory } = wasm
  const numbers = (at: number, count: number) => new Int32Array(memory.buffer, at, count)
  const bytes = (at: number, count: number) => new Uint8Array(memory.buffer, at, count)
  return {
    ...wasm,
    put(values) {
      const at = wasm.take(values.length * 4 + SPARE_BYTES)
      numbers(at, values.length).set(values)
      return at
    },
    numbers,
    bytes,
    whole: () => new Uint8Array(memory.buffer),
    drain(count) {
      const copy = Buffer.alloc(count + MARGIN_BYTES)
      copy.set(bytes(wasm.outAt(), count))
      wasm.drop(count)
      return copy
    },
    writeRows(row) {
      if (!wasm.hasOwnRows.value) return 0
      const fields = numbers(wasm.partsAt(), wasm.partsSize() / 4)
      const [docs, places]: [number[], number[]] = [[], []]
      for (let at = 0; at < fields.length; at += PART_FIELDS) {
        docs.push(fields[at + DOCS_BYTES]!)
        places.push(fields[at + PLACES_BYTES]!)
      }
      const put = (all: Uint8Array, sizes: readonly number[]) =>
        wasm.putRow(rowsOf(all, sizes).map(row)[0] ?? 0)
      return (
        put(bytes(wasm.docsAt(), wasm.docsSize()), docs) +
        put(bytes(wasm.placesAt(), wasm.placesSize()), places)
      )
    },
  }
}

/** Cuts the parts of a list into rows of up to ROW_BYTES; `listAt` repeats the computation. */
function rowsOf(all: Uint8Array, sizes: readonly number[]): Buffer[] {
  const rows: Buffer[] = []
  let [start, end] = [0, 0]
  const close = () => {
    if (end > start) rows.push(Buffer.concat([all.subarray(start, end), new Uint8Array(MARGIN_BYTES)]))
    start = end
  }
  for (const size of sizes) {
    if (end > start && end - start + size > ROW_BYTES) close()
    end += size
  }
  close()
  return rows
}
