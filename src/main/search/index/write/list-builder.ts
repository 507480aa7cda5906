import { indexDamage } from '../format/damage.ts'
import type { List, Part } from '../format/posting-list.ts'
import type { SegmentWriter } from '../store.ts'
import { type ListMaker, SPARE_BYTES } from './list-maker.ts'

/** Capacity of the buffers between two calls of the native builder: sources, and places at first. */
const [SOURCES_ROOM, PLACES_ROOM] = [1024, 1 << 13]

/** Builds one posting list after the other, source by source in increasing order; a repeated source is merged into one. */
export interface ListBuilder {
  /** `heaviest`: a repeated source keeps the higher of its frequencies, not their sum */
  begin(hasPlaces: boolean, heaviest: boolean): void
  /** adds a source with its frequency; its places, if the list has any, are those of `places` from `start` on */
  add(seq: number, times: number, inTitle: number, places: Int32Array, start: number): void
  /** copies a whole part of another segment after everything added so far */
  take(list: List, part: Part): void
  /** writes the list under the term `key`, unless it is empty */
  finish(key: string): void
  /** writes the bytes `from`..`to` as the list of a term */
  copy(key: string, sources: number, bytes: Uint8Array, from: number, to: number): void
}

/** A builder on top of the native list maker; finished lists go to `out`. */
export function listBuilder(maker: ListMaker, out: SegmentWriter): ListBuilder {
  const [seqsAt, codesAt] = [maker.take(SOURCES_ROOM * 4), maker.take(SOURCES_ROOM * 4)]
  let placesSize = PLACES_ROOM
  let placesAt = maker.take(placesSize * 4 + SPARE_BYTES)
  let [seqs, codes, places] = views()
  let all = maker.whole()
  let withPlaces = true
  let [count, placesCount] = [0, 0]

  function views(): [Int32Array, Int32Array, Int32Array] {
    return [
      maker.numbers(seqsAt, SOURCES_ROOM),
      maker.numbers(codesAt, SOURCES_ROOM),
      maker.numbers(placesAt, placesSize),
    ]
  }
  /** Recreates the views, which are detached when the WebAssembly memory grows. */
  function refreshViews(): void {
    if (seqs.length > 0) return
    ;[seqs, codes, places] = views()
    all = maker.whole()
  }

  function addAll(): void {
    if (count === 0) return
    maker.addAll(count, seqsAt, codesAt, placesAt)
    count = 0
    placesCount = 0
    refreshViews()
  }

  function roomFor(more: number): void {
    addAll()
    if (more <= placesSize) return
    placesSize = more * 2
    placesAt = maker.take(placesSize * 4 + SPARE_BYTES)
    ;[seqs, codes, places] = views()
    all = maker.whole()
  }

  return {
    begin(hasPlaces, heaviest) {
      withPlaces = hasPlaces
      maker.begin(hasPlaces, heaviest)
    },
    add(seq, times, inTitle, from, start) {
      if (count === SOURCES_ROOM) addAll()
      if (withPlaces) {
        if (placesCount + times > placesSize) roomFor(times)
        for (let at = start, end = start + times; at < end; at += 1) places[placesCount++] = from[at]!
      }
      seqs[count] = seq
      codes[count] = times * 2 + inTitle
      count += 1
    },
    take(list, part) {
      addAll()
      const docs = bytesOf(list, part.docsRow, part.docsAt, part.docsLength)
      const its = bytesOf(list, part.placesRow, part.placesAt, withPlaces ? part.placesLength : 0)
      maker.addPart(part.count, part.first, part.last, docs.length, its.length)
      maker.bytes(maker.docsAt() + maker.docsSize() - docs.length, docs.length).set(docs)
      maker.bytes(maker.placesAt() + maker.placesSize() - its.length, its.length).set(its)
      refreshViews()
    },
    finish(key) {
      addAll()
      const sources = maker.count.value
      if (sources > 0) out.close(key, sources, maker.finish() + maker.writeRows(out.row))
      refreshViews()
    },
    copy(key, sources, bytes, from, to) {
      if (to > bytes.length) throw indexDamage()
      let at = maker.listRoom(to - from)
      refreshViews()
      for (let n = from; n < to; n += 1) all[at++] = bytes[n]!
      out.close(key, sources, to - from)
    },
  }
}

const NO_BYTES = new Uint8Array(0)

const bytesOf = ({ bytes, row }: List, id: number, at: number, length: number): Uint8Array =>
  length === 0 ? NO_BYTES : (id < 0 ? bytes : row(id)).subarray(at, at + length)
