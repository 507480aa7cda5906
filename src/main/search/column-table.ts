import type { JournaledChanges } from './change-journal.ts'
import type { ColumnRows } from './column-rows.ts'
import {
  type ColumnArrays,
  type Columns,
  FLAGS_MASK,
  FLAGS_SHIFT,
  GRADE_MASK,
  GRADE_SHIFT,
  kindIn,
  NAME_KINDS,
  PAGE_RECORDS,
  RECORD_FIELD,
  RECORD_FIELDS,
  SOURCE_FLAG,
  SOURCE_KINDS,
  TYPE_SHIFT,
} from './columns.ts'
import { grown } from './grown.ts'
import { lengthenedArray, type NarrowArray, putNumber } from './index/narrow-array.ts'
import { newestFirst } from './newest.ts'
import type { CitationCounter } from './often-cited.ts'
import { classTable } from './source-classes.ts'

/** Versions whose changes are remembered, and sources of them in all. */
const [KEPT_VERSIONS, KEPT_SEQS] = [64, 1 << 16]
/** Citation counts of more sources than this are added up anew, all of them. */
const RECOUNTED_SOURCES = 2000

const bytes = (length: number) => new Uint8Array(length)
const integers = (length: number) => new Int32Array(length)

interface GrowingColumns extends ColumnArrays {
  since: NarrowArray
}

const lengthened = (of: ColumnArrays | undefined, size: number): GrowingColumns => ({
  kind: grown(of?.kind ?? bytes(0), size, bytes),
  flags: grown(of?.flags ?? bytes(0), size, bytes),
  date: grown(of?.date ?? integers(0), size, integers),
  since: lengthenedArray(of?.since ?? new Uint16Array(0), size),
})

/** The names of the columns: by number of a name, its index in the list of its kind, plus one. */
interface Names {
  readonly place: number[]
  readonly court: string[]
  readonly code: string[]
  readonly type: string[]
}

const noNames = (): Names => ({ place: [0], court: [], code: [], type: [] })
const lengthsOf = ({ place, court, code, type }: Names) => ({
  numbers: place.length,
  ...{ court: court.length, code: code.length, type: type.length },
})

/** Columns kept in memory: `load` reads them whole, `update` the sources that changed. */
export function columnTable(rows: ColumnRows, citations: CitationCounter) {
  const table = {}
  let arrays = lengthened(undefined, 0)
  let classes = classTable(0)
  let names = noNames()
  /** how many of the names no rollback takes back */
  let lasting = lengthsOf(names)
  let tags = new Map<number, string[]>()
  let counts: NarrowArray | undefined
  let [size, version] = [0, 0]
  let history: { readonly version: number; readonly seqs: ReadonlySet<number> }[] = []
  /** the oldest version whose changes are remembered */
  let first = 0
  let current: Columns | undefined

  /** Reads the names that are new, and again those of a transaction that may have been rolled back. */
  function readNames(mayRollBack: boolean): void {
    names.place.length = lasting.numbers
    for (const what of NAME_KINDS) names[what].length = lasting[what]
    for (const [n, what, name] of rows.namesAfter(names.place.length - 1)) {
      const list = what === 'court' || what === 'code' || what === 'type' ? names[what] : undefined
      while (names.place.length < n) names.place.push(0)
      names.place[n] = list?.push(name) ?? 0
    }
    if (!mayRollBack) lasting = lengthsOf(names)
  }

  function readRecord(seq: number, records: Int32Array, at: number): void {
    const { kind, flags, date } = arrays
    const packed = records[at]!
    const flag = (packed >> FLAGS_SHIFT) & FLAGS_MASK
    const isPresent = packed !== 0 && !(flag & SOURCE_FLAG.removed)
    const place = (n: number) => names.place[n] ?? 0
    flags[seq] = flag
    date[seq] = packed ? records[at + RECORD_FIELD.date]! : 0
    kind[seq] = isPresent ? kindIn(packed) : 0
    arrays.since = putNumber(arrays.since, seq, isPresent ? records[at + RECORD_FIELD.since]! : 0)
    if (packed === 0) classes.give(seq)
    else
      classes.give(seq, {
        kind: kind[seq]!,
        grade: (packed >> GRADE_SHIFT) & GRADE_MASK,
        type: place(packed >>> TYPE_SHIFT),
        court: place(records[at + RECORD_FIELD.court]!),
        code: place(records[at + RECORD_FIELD.code]!),
      })
  }
  const isRecord = (seq: number) => arrays.kind[seq] !== 0 || arrays.flags[seq] !== 0

  function addTags(list: readonly (readonly [number, string])[]): void {
    for (const [seq, tag] of list) {
      const own = tags.get(seq)
      if (own) own.push(tag)
      else tags.set(seq, [tag])
    }
  }

  function shrink(): void {
    while (size > 0 && !isRecord(size - 1)) size -= 1
  }

  const scratch = integers(PAGE_RECORDS * RECORD_FIELDS)
  const scratchBytes = new Uint8Array(scratch.buffer)

  function load(mayRollBack: boolean): void {
    names = noNames()
    lasting = lengthsOf(names)
    readNames(mayRollBack)
    size = (rows.lastPage() + 1) * PAGE_RECORDS
    arrays = lengthened(undefined, size)
    classes = classTable(size)
    for (const [page, data] of rows.pages()) {
      scratchBytes.set(data)
      for (let n = 0; n < PAGE_RECORDS; n += 1)
        readRecord(page * PAGE_RECORDS + n, scratch, n * RECORD_FIELDS)
    }
    shrink()
    tags = new Map()
    addTags(rows.tags())
    counts = undefined
    current = undefined
    version += 1
    history = []
    first = version
  }

  function update({ columns, cited }: JournaledChanges, mayRollBack: boolean): void {
    if (columns.size + cited.size === 0) return
    readNames(mayRollBack)
    const seqs = Int32Array.from(columns).sort()
    const end = (seqs.at(-1) ?? -1) + 1
    arrays = lengthened(arrays, end)
    classes.lengthen(end)
    size = Math.max(size, end)
    let page = -1
    for (const seq of seqs) {
      if (Math.floor(seq / PAGE_RECORDS) !== page) {
        page = Math.floor(seq / PAGE_RECORDS)
        const data = rows.page(page)
        if (data) scratchBytes.set(data)
        else scratch.fill(0)
      }
      readRecord(seq, scratch, (seq % PAGE_RECORDS) * RECORD_FIELDS)
      tags.delete(seq)
    }
    shrink()
    for (const [from, to] of runsOf(seqs)) addTags(rows.tagsBetween(from, to))
    recount(cited)
    current = undefined
    version += 1
    remember(new Set([...columns, ...cited]))
  }

  function recount(cited: ReadonlySet<number>): void {
    if (!counts) return
    if (cited.size > RECOUNTED_SOURCES) {
      counts = undefined
      return
    }
    counts = lengthenedArray(counts, size)
    for (const seq of cited) if (seq < size) counts = putNumber(counts, seq, citations.of(seq))
  }

  function remember(seqs: ReadonlySet<number>): void {
    history.push({ version, seqs })
    let total = history.reduce((sum, one) => sum + one.seqs.size, 0)
    while (history.length > KEPT_VERSIONS || total > KEPT_SEQS) {
      const [oldest] = history.splice(0, 1)
      if (!oldest) break
      total -= oldest.seqs.size
      first = oldest.version
    }
  }

  function snapshot(): Columns {
    const columns: Columns = {
      ...{ size, table, version, tags, kinds: SOURCE_KINDS },
      ...{ courts: names.court, codes: names.code, types: names.type },
      classes: classes.classes(size),
      kind: arrays.kind.subarray(0, size),
      flags: arrays.flags.subarray(0, size),
      date: arrays.date.subarray(0, size),
      since: arrays.since.subarray(0, size),
      newest: () => newestFirst(columns),
      citationCounts() {
        if (counts) return counts
        counts = new Uint16Array(size)
        for (const [seq, sources] of citations.all()) if (seq < size) counts = putNumber(counts, seq, sources)
        return counts
      },
      changedSince(from) {
        if (from < first) return undefined
        const recent = history.filter(one => one.version > from)
        return recent.length === 1 ? recent[0]?.seqs : new Set(recent.flatMap(one => [...one.seqs]))
      },
    }
    return columns
  }

  return {
    /** Reads everything again; within a transaction that may be rolled back, it is to be done again after it. */
    load,
    /** Reads again the sources that changed; within a transaction that may be rolled back, they are to be given again after it. */
    update,
    columns(): Columns {
      current ??= snapshot()
      return current
    },
  }
}

/** The runs of consecutive numbers of a sorted list: the first and last of each. */
function* runsOf(seqs: Int32Array): Generator<readonly [first: number, last: number]> {
  for (let at = 0; at < seqs.length; ) {
    let end = at
    while (end + 1 < seqs.length && seqs[end + 1]! === seqs[end]! + 1) end += 1
    yield [seqs[at]!, seqs[end]!]
    at = end + 1
  }
}
