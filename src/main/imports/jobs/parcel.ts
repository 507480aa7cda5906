import { transcode } from 'node:buffer'
import type { SourceKind } from '../../../shared/kernel/common.ts'
import { markOf } from '../../library/intake/mark.ts'
import type { PreparedSource, PreparedVersion } from '../../library/intake/prepare.ts'
import { acquire } from '../../search/index/buffer-pool.ts'

/**
 * Records on their way from the thread that reads to the one that writes: their JSON in one run of bytes, which is handed over and
 * goes to the library as it is, and the rest in columns, far lighter than as many objects.
 */
export interface Parcel {
  readonly count: number
  /** the JSON of each record, then of its versions, in UTF-8 */
  readonly bytes: Uint8Array
  readonly lengths: Int32Array
  /** all the others, one after the other, and how long each is */
  readonly strings: string
  readonly sizes: Int32Array
  readonly numbers: Int32Array
}

/** Flag of a string with characters of two bytes, and the length from which it is decoded separately. */
const wide = /[^\0-\xff]/
const LONG_CHARS = 512
let units = Buffer.alloc(0)

/** An empty parcel, where so many bytes are expected; `weight`: those it holds. */
export function parcelling(expectedBytes = 1 << 16) {
  let bytes = Buffer.from(acquire(expectedBytes))
  let end = 0
  let count = 0
  const [lengths, sizes, numbers]: [number[], number[], number[]] = [[], [], []]
  const texts: string[] = []

  /** Pieces count as one; of several, hardly any but the last has characters of two bytes. */
  function text(pieces: readonly string[]): void {
    const start = end
    for (const one of pieces) {
      // a character takes three bytes at most
      if (end + one.length * 3 > bytes.length) enlarge(end + one.length * 3)
      const detour = one === pieces.at(-1) && one.length > LONG_CHARS && wide.test(one)
      end += detour ? writeLong(one) : bytes.write(one, end)
    }
    lengths.push(end - start)
  }

  function enlarge(minBytes: number): void {
    const larger = Buffer.from(acquire(Math.max(bytes.length * 2, minBytes)))
    larger.set(bytes.subarray(0, end))
    bytes = larger
  }

  /** A long text of two bytes a character is twice as soon in UTF-8 by way of these. JSON holds no half of a pair. */
  function writeLong(one: string): number {
    if (units.length < one.length * 2) units = Buffer.allocUnsafe(one.length * 3)
    const utf8 = transcode(units.subarray(0, units.write(one, 'utf16le')), 'utf16le', 'utf8')
    return utf8.copy(bytes, end)
  }

  return {
    get weight() {
      return end
    },
    get count() {
      return count
    },
    add(one: PreparedSource): void {
      const { facts, keys, tags, versions } = one
      count += 1
      numbers.push(keys.length, tags.length, one.numbers.length, versions.length)
      numbers.push(facts.grade, facts.flags, facts.date)
      const { id, kind, record, folder, state, label, court, date } = one
      const strings = [id, kind, record, folder, state, label, court ?? '', date ?? '']
      strings.push(facts.type, facts.court, facts.code, ...keys, ...tags, ...one.numbers)
      text(one.pieces ?? [one.data()])
      for (const version of versions) {
        strings.push(version.id, version.from, version.status)
        text([version.data()])
      }
      for (const { length } of strings) sizes.push(length)
      // a string of its own: parts of the file they were read in, they would keep all of it in memory
      texts.push(strings.join(''))
    },
    finish: (): Parcel => ({
      count,
      bytes: bytes.subarray(0, end),
      lengths: Int32Array.from(lengths),
      strings: texts.join(''),
      sizes: Int32Array.from(sizes),
      numbers: Int32Array.from(numbers),
    }),
  }
}

/** The records of a parcel. Their JSON is made a string only where it is asked for. */
export function readParcel({ count, bytes, lengths, strings, sizes, numbers }: Parcel): PreparedSource[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let [text, start, word, letter, number] = [0, 0, 0, 0, 0]
  const body = (): Buffer => {
    const from = start
    start += lengths[text++] as number
    return all.subarray(from, start)
  }
  const next = (): string => {
    const from = letter
    letter += sizes[word++] as number
    return strings.slice(from, letter)
  }
  const size = () => numbers[number++] as number
  const names = (length: number): readonly string[] => (length ? Array.from({ length }, next) : nothing)
  const version = (): PreparedVersion => {
    const [id, from, status, json] = [next(), next(), next(), body()]
    return { id, from, status, json, data: () => json.toString() }
  }
  return Array.from({ length: count }, (): PreparedSource => {
    const [keys, tags, own, versions] = [size(), size(), size(), size()]
    const [grade, flags, day] = [size(), size(), size()]
    const [id, kind] = [next(), next() as SourceKind]
    const json = body()
    const item: PreparedSource = {
      id,
      kind,
      record: next(),
      folder: next(),
      state: next(),
      label: next(),
      court: next() || null,
      date: next() || null,
      facts: { kind, type: next(), court: next(), code: next(), grade, flags, date: day },
      keys: names(keys),
      tags: names(tags),
      numbers: names(own),
      head: nothing,
      texts: nothing,
      json,
      data: () => json.toString(),
      mark: () =>
        markOf(
          json,
          item.versions.flatMap(one => one.json ?? []),
        ),
      versions: Array.from({ length: versions }, version),
    }
    return item
  })
}

const nothing: readonly string[] = []
