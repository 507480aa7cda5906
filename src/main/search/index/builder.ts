import { damaged } from './damage.ts'
import type { List, Part } from './list.ts'
import { type Lists, spare } from './lists.ts'
import type { SegmentWriter } from './store.ts'

/** Sources gathered before they are added, and places, at first. */
const [room, placesRoom] = [1024, 1 << 13]

/** A list being made, source by source in increasing order; a source said twice in a row is one. */
export interface ListBuilder {
  /** `placed`: with places; `heaviest`: a source said twice counts for the most of both, not for their sum */
  begin(placed: boolean, heaviest: boolean): void
  /** a source said `times` times, at the places from `start` on where the list has them */
  add(seq: number, times: number, titled: number, places: Int32Array, start: number): void
  /** a whole part as it lies in another segment, after everything added so far */
  take(list: List, part: Part): void
  /** Writes the list as that of a term, if it has any source. */
  finish(key: string): void
  /** Writes the list of a term as it lies in these bytes, from one place to another. */
  copy(key: string, sources: number, bytes: Uint8Array, from: number, to: number): void
}

/** A builder, to be used for one list after another; `out` takes them from those made. */
export function listBuilder(made: Lists, out: SegmentWriter): ListBuilder {
  const [seqsAt, saidAt] = [made.take(room * 4), made.take(room * 4)]
  let placesSize = placesRoom
  let placesAt = made.take(placesSize * 4 + spare)
  let [seqs, said, places] = views()
  let all = made.whole()
  let withPlaces = true
  let [count, placesCount] = [0, 0]

  function views(): [Int32Array, Int32Array, Int32Array] {
    return [made.numbers(seqsAt, room), made.numbers(saidAt, room), made.numbers(placesAt, placesSize)]
  }
  /** Arrays are lost when what they are in takes more memory. */
  function refreshed(): void {
    if (seqs.length > 0) return
    ;[seqs, said, places] = views()
    all = made.whole()
  }

  function addAll(): void {
    if (count === 0) return
    made.addAll(count, seqsAt, saidAt, placesAt)
    count = 0
    placesCount = 0
    refreshed()
  }

  function roomFor(more: number): void {
    addAll()
    if (more <= placesSize) return
    placesSize = more * 2
    placesAt = made.take(placesSize * 4 + spare)
    ;[seqs, said, places] = views()
    all = made.whole()
  }

  return {
    begin(placed, heaviest) {
      withPlaces = placed
      made.begin(placed, heaviest)
    },
    add(seq, times, titled, from, start) {
      if (count === room) addAll()
      if (withPlaces) {
        if (placesCount + times > placesSize) roomFor(times)
        for (let at = start, end = start + times; at < end; at += 1) places[placesCount++] = from[at]!
      }
      seqs[count] = seq
      said[count] = times * 2 + titled
      count += 1
    },
    take(list, part) {
      addAll()
      const docs = bytesOf(list, part.docsRow, part.docsAt, part.docsLength)
      const its = bytesOf(list, part.placesRow, part.placesAt, withPlaces ? part.placesLength : 0)
      made.addPart(part.count, part.first, part.last, docs.length, its.length)
      made.bytes(made.docsAt() + made.docsSize() - docs.length, docs.length).set(docs)
      made.bytes(made.placesAt() + made.placesSize() - its.length, its.length).set(its)
      refreshed()
    },
    finish(key) {
      addAll()
      const sources = made.count.value
      if (sources > 0) out.close(key, sources, made.finish() + made.rows(out.row))
      refreshed()
    },
    copy(key, sources, bytes, from, to) {
      if (to > bytes.length) throw damaged()
      let at = made.listRoom(to - from)
      refreshed()
      for (let n = from; n < to; n += 1) all[at++] = bytes[n]!
      out.close(key, sources, to - from)
    },
  }
}

const none = new Uint8Array(0)

const bytesOf = ({ bytes, row }: List, id: number, at: number, length: number): Uint8Array =>
  length === 0 ? none : (id < 0 ? bytes : row(id)).subarray(at, at + length)
