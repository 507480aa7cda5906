import { native } from '../../native.ts'
import { margin } from './codec.ts'
import { rowLimit } from './list.ts'

/** What native/lists.ts gives. An address is that of a byte of its memory. */
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
  stems(starts: number, terms: number): void
  /** each run of first letters, in order: how many, and the terms that have no more, or no more that matter */
  begun(count: number, depths: number, firsts: number, ends: number): void
  /** makes lists of the batch, of `kinds`, from one to another; returns how many: fewer, where they are many, or one lies apart */
  lists(kind: number, first: number, end: number): number
  /** for each list made, how many sources and how many bytes */
  madeAt(): number

  // one list, of sources in increasing order
  begin(placed: boolean, heaviest: boolean): void
  addAll(count: number, seqs: number, said: number, places: number): void
  addPart(count: number, first: number, last: number, docs: number, places: number): void
  readonly count: { readonly value: number }
  finish(): number

  /** whether the list last finished lies apart; what it is made of, and what tells where its rows are */
  readonly apart: { readonly value: number }
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

export const kinds = { stems: 0, begun: 1, terms: 2 } as const

/** Numbers are gone through several at a time: so many bytes after them are read, or written over. */
export const spare = 32

/** What makes lists, in a memory of its own. */
export interface Lists extends Exports {
  /** copies numbers into it; returns their address */
  put(values: Int32Array | readonly number[]): number
  /** its numbers, until it takes more memory */
  numbers(at: number, count: number): Int32Array
  bytes(at: number, count: number): Uint8Array
  whole(): Uint8Array
  /** the first bytes of the lists made, which are forgotten */
  taken(bytes: number): Buffer
  /** writes what lies apart of the list just finished, if it does; returns the bytes this adds to it */
  rows(row: (bytes: Buffer) => number): number
}

export function listMaker(): Lists {
  const made = new WebAssembly.Instance(native('lists')).exports as unknown as Exports
  const { memory } = made
  const numbers = (at: number, count: number) => new Int32Array(memory.buffer, at, count)
  const bytes = (at: number, count: number) => new Uint8Array(memory.buffer, at, count)
  return {
    ...made,
    put(values) {
      const at = made.take(values.length * 4 + spare)
      numbers(at, values.length).set(values)
      return at
    },
    numbers,
    bytes,
    whole: () => new Uint8Array(memory.buffer),
    taken(count) {
      const copy = Buffer.alloc(count + margin)
      copy.set(bytes(made.outAt(), count))
      made.drop(count)
      return copy
    },
    rows(row) {
      if (!made.apart.value) return 0
      const told = numbers(made.partsAt(), made.partsSize() / 4)
      const [docs, places]: [number[], number[]] = [[], []]
      for (let at = 0; at < told.length; at += 5) {
        docs.push(told[at + 3]!)
        places.push(told[at + 4]!)
      }
      const put = (all: Uint8Array, sizes: readonly number[]) =>
        made.putRow(rowsOf(all, sizes).map(row)[0] ?? 0)
      return (
        put(bytes(made.docsAt(), made.docsSize()), docs) +
        put(bytes(made.placesAt(), made.placesSize()), places)
      )
    },
  }
}

/** The parts of a list that lies apart, as many a row as its limit allows; `listAt` counts them again in the same way. */
function rowsOf(all: Uint8Array, sizes: readonly number[]): Buffer[] {
  const rows: Buffer[] = []
  let [start, end] = [0, 0]
  const close = () => {
    if (end > start) rows.push(Buffer.concat([all.subarray(start, end), new Uint8Array(margin)]))
    start = end
  }
  for (const size of sizes) {
    if (end > start && end - start + size > rowLimit) close()
    end += size
  }
  close()
  return rows
}
