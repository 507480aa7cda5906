import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pack } from '../../../../../../src/main/search/index/format/block.ts'
import {
  MARGIN_BYTES,
  putBytes,
  sink,
  sinkBytes,
} from '../../../../../../src/main/search/index/format/codec.ts'
import { docs, readPart } from '../../../../../../src/main/search/index/format/docs.ts'
import { impact, lengthCode } from '../../../../../../src/main/search/index/format/impact.ts'
import type { List, Part } from '../../../../../../src/main/search/index/format/posting-list.ts'
import { partReader } from '../../../../../../src/main/search/index/read/part-reader.ts'
import { phrasePlaces } from '../../../../../../src/main/search/index/read/phrase-places.ts'
import type { State } from '../../../../../../src/main/search/index/state.ts'

interface Posting {
  readonly gap: number
  readonly inTitle: number
  /** distances between its places */
  readonly deltas: readonly number[]
}

/** Mostly small, some that take exceptions, and any width. */
const numbers = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4000 }) },
)
const posting = fc.record<Posting>({
  gap: numbers,
  inTitle: fc.integer({ min: 0, max: 1 }),
  deltas: fc.array(numbers, { minLength: 1, maxLength: 6 }),
})
const postings = fc.array(posting, { minLength: 1, maxLength: 600, size: 'max' })

const packed = (columns: readonly (readonly number[])[]): Buffer => {
  const to = sink()
  for (const column of columns) pack(to, Int32Array.from(column))
  putBytes(to, new Uint8Array(MARGIN_BYTES))
  return sinkBytes(to)
}

/** A list of one part, its places in a row of their own. */
function listOf(all: readonly Posting[]): { list: List; part: Part; seqs: number[] } {
  const seqs: number[] = []
  for (const { gap } of all) seqs.push((seqs.at(-1) ?? -1) + 1 + gap)
  const bytes = packed([
    all.slice(1).map(({ gap }) => gap),
    all.map(({ deltas }) => deltas.length - 1),
    all.map(({ inTitle }) => inTitle),
  ])
  const places = packed([all.flatMap(({ deltas }) => deltas)])
  const part: Part = {
    ...{ count: all.length, first: seqs[0]!, last: seqs.at(-1)! },
    ...{ docsRow: -1, docsAt: 0, docsLength: bytes.length - MARGIN_BYTES },
    ...{ placesRow: 1, placesAt: 0, placesLength: places.length - MARGIN_BYTES },
  }
  const list: List = { count: all.length, hasPlaces: true, bytes, at: 0, parts: [part], row: () => places }
  return { list, part, seqs }
}

const placesIn = ({ deltas }: Posting): number[] => {
  let place = -1
  return deltas.map(delta => {
    place += delta + 1
    return place
  })
}

test('a part is read as its format says, with the weights of its sources', () => {
  const reader = partReader()
  fc.assert(
    fc.property(postings, all => {
      const { list, part, seqs } = listOf(all)
      const plain = docs()
      readPart(list, part, plain)
      const lengths = Uint8Array.from({ length: part.last + 1 }, (_, seq) => lengthCode(seq % 3000))
      const state = { lengths } as unknown as State
      const read = reader.weighed(state, list, part, false)
      const first = (column: ArrayLike<number>) => Array.from(column).slice(0, all.length)
      expect(first(read.seqs)).toEqual(seqs)
      expect(first(read.times)).toEqual(first(plain.times))
      expect(first(read.titles)).toEqual(first(plain.inTitle))
      expect(first(read.impacts)).toEqual(
        seqs.map((seq, n) => impact(all[n]!.deltas.length, lengths[seq]!) + all[n]!.inTitle * 64),
      )
    }),
  )
})

test('the places of a word, and those that another follows, are those of the sources looked for', () => {
  const reader = phrasePlaces()
  fc.assert(
    fc.property(postings, postings, fc.integer({ min: 0, max: 40 }), (one, other, skipped) => {
      const [first, second] = [listOf(one), listOf(other)]
      const live = first.seqs.filter((_, n) => n % (skipped + 1) === 0)
      reader.begin(Int32Array.from(live), 2)
      reader.place(0, [first.list], 0)
      const { values, starts, lengths } = reader.placesOf(0)
      for (const [n, seq] of live.entries())
        expect([...values.subarray(starts[n]!, starts[n]! + lengths[n]!)]).toEqual(
          placesIn(one[first.seqs.indexOf(seq)]!),
        )
      reader.follow(1, [second.list], 1, 0)
      const left = live.flatMap(seq => {
        const of = other[second.seqs.indexOf(seq)]
        const next = new Set(of ? placesIn(of) : [])
        const places = placesIn(one[first.seqs.indexOf(seq)]!).filter(place => next.has(place + 1))
        return places.length ? [[seq, places]] : []
      })
      const followed = reader.placesOf(1)
      expect(
        [...reader.live()].map((seq, n) => [
          seq,
          [...followed.values.subarray(followed.starts[n]!, followed.starts[n]! + followed.lengths[n]!)],
        ]),
      ).toEqual(left)
    }),
  )
})
