import { dayOfState, stateOfDay } from '../../../shared/library/states.ts'
import type { Pack } from '../../../shared/sharing/model.ts'
import { folderOf, prepare } from '../../library/intake/prepare.ts'
import { tokenBatch, type Vocabulary, vocabulary } from '../../search/index/vocabulary.ts'
import {
  type Batch,
  type Cursor,
  cursorAt,
  type Deletion,
  type PackRecord,
  type PassedFiles,
  type Where,
} from '../batch.ts'
import { type Entry, isDeletions } from '../containers/container-entry.ts'
import { entriesOf } from '../containers/entries.ts'
import type { Found } from '../containers/find-files.ts'
import { passedKind } from '../containers/foreign-kind.ts'
import { deletedRecords } from '../dila/deletions.ts'
import { recordKind } from '../kinds/record-kind.ts'
import { knownRecord } from '../known-record.ts'
import type { ParliamentRecord } from '../parliament/records/aside.ts'
import { stampOf } from '../plan-files.ts'
import type { ReadRecord } from '../read-record.ts'
import { parcelling } from './parcel.ts'
import { FATAL_REASON, FATAL_REST_REASON, type FatalPlace, placeWriter } from './reading-place.ts'

/** The files to read, the cursor to start from, and the most records of a batch. */
export interface Reading {
  readonly files: readonly Found[]
  readonly from: Cursor
  readonly size?: number | undefined
  /** where the reader says its place, for the thread that watches it */
  readonly place?: SharedArrayBuffer
  /** places that ended an earlier reader: they are refused */
  readonly fatal?: readonly FatalPlace[]
}

const RECORDS_PER_BATCH = 6000
const DELETIONS_PER_BATCH = 2000
/** Bytes of the records of a batch. */
const MAX_BATCH_BYTES = 6 * 2 ** 20
/** Bytes of the first batch, small so that the writer warms up while the reader works; it is also the minimum. */
const FIRST_BATCH_BYTES = 2 ** 20
/** Words of a batch that were not met before: usual texts bring a tenth of that. */
const MAX_NEW_TERMS = 30_000
/** Even a slow machine shows every so many milliseconds what it has read. */
const MAX_BATCH_MS = 3000

/**
 * Reads files from a place on and hands over what they hold, batch after batch: all the work that needs no database. A batch
 * says how far it goes, so that reading can begin again after it.
 */
export async function* readBatches({
  files,
  from,
  size = RECORDS_PER_BATCH,
  place: memory,
  fatal = [],
}: Reading): AsyncGenerator<Batch> {
  const place = placeWriter(memory)
  let words = vocabulary()
  let gatherer = gathering(from, words, FIRST_BATCH_BYTES)
  let bytes = files.slice(0, from.file).reduce((sum, file) => sum + file.size, 0)
  const startBytes = bytes
  const end = files.reduce((sum, file) => sum + file.size, 0)
  let recordBytes = 0
  const nextBatch = (cursor: Cursor) => {
    const batch = gatherer.finish(cursor, bytes)
    recordBytes += batch.records.bytes.length
    words = vocabulary(words)
    gatherer = gathering(cursor, words, weightOf((recordBytes / (bytes - startBytes || 1)) * (end - bytes)))
    return batch
  }
  for (let at = from.file; at < files.length; at += 1) {
    const file = files[at] as Found
    const start = at === from.file ? from : cursorAt(at)
    const before = bytes
    const context = { asOf: dayOfState(stampOf(file.name)), archive: file.name }
    const state = stampOf(file.name) ?? ''
    const survivors = new Set<string>()
    const listedDeletions: Deletion[] = []
    const isFatal = (entry: number) =>
      fatal.some(one => one.file === at && one.entry === entry && !one.isRest)
    const last = fatal.find(one => one.file === at && one.isRest)?.entry
    let entry = -1
    place.leave(at, entry)
    const opened = last === -1 ? { ...file, reason: FATAL_REST_REASON } : file
    for await (const some of entriesOf(opened, used => {
      bytes = Math.min(bytes + used, before + file.size)
      place.step()
    })) {
      for (const one of some) {
        entry += 1
        place.enter(at, entry)
        const isPassed = isFatal(entry)
        if (!isPassed || !isDeletions(one.path)) note(one, survivors, listedDeletions)
        if (entry < start.entry) continue
        let record = -1
        const quickRecords = isPassed ? [{ place: '', reason: FATAL_REASON }] : soonRead(one, context)
        // waited for once: records of the other formats may come by the hundred thousand
        if (!quickRecords) otherFormats ??= await import('../records.ts')
        for (const outcome of quickRecords ??
          told(laterRead(otherFormats as Others, one, file, context), one)) {
          record += 1
          place.step()
          if (entry === start.entry && record < start.record) continue
          gatherer.add(outcome, at, { path: one.path, state })
          if ('pack' in outcome || gatherer.full(size)) yield nextBatch(cursorAt(at, entry, record + 1))
        }
      }
      place.leave(at, entry)
      if (gatherer.late()) yield nextBatch(cursorAt(at, entry + 1))
      if (last === undefined || last < 0 || entry < last) continue
      gatherer.add({ place: '', reason: FATAL_REST_REASON }, at, { path: '', state })
      // what the rest of the archive brings is not known: nothing is taken back
      listedDeletions.length = 0
      break
    }
    bytes = before + file.size
    // after what the same archive brings; what it both takes back and brings stays
    const toDelete = listedDeletions.filter(
      ({ id, folder }) => !survivors.has(`${id} ${folderOf(`${folder}/`)}`),
    )
    for (let next = start.gone; next < toDelete.length; next += DELETIONS_PER_BATCH) {
      gatherer.lose(toDelete.slice(next, next + DELETIONS_PER_BATCH), at)
      yield nextBatch(cursorAt(at, entry + 1, 0, Math.min(next + DELETIONS_PER_BATCH, toDelete.length)))
    }
  }
  yield nextBatch(cursorAt(files.length))
}

/**
 * Bytes of the records of a batch, by those still to come: the last batches are ever lighter, so that little is left to write
 * when all is read.
 */
const weightOf = (toCome: number): number =>
  Math.min(MAX_BATCH_BYTES, Math.max(FIRST_BATCH_BYTES, toCome / 2))

/** Notes the deletions an entry lists, or the record it brings in a dated set of changes. */
function note(entry: Entry, survivors: Set<string>, listedDeletions: Deletion[]): void {
  if (!('bytes' in entry)) return
  if (isDeletions(entry.path)) for (const one of deletedRecords(entry.bytes)) listedDeletions.push(one)
  else if (/^\d{8}-\d{6}\//.test(entry.path)) survivors.add(`${idOf(entry.path)} ${folderOf(entry.path)}`)
}

interface Context {
  readonly asOf: string | undefined
  readonly archive: string
}

/** Reads an entry of the common formats; undefined for the others. */
function soonRead(entry: Entry, { asOf }: Context): readonly ReadRecord[] | undefined {
  if ('reason' in entry) return [{ place: '', reason: entry.reason }]
  if ('passed' in entry) return [{ place: '', passed: entry.passed, count: entry.count ?? 1 }]
  if (isDeletions(entry.path)) return []
  const knownSource = knownRecord(entry.bytes, asOf)
  return knownSource && [knownSource]
}

type Others = typeof import('../records.ts')
/** The readers of the other formats, loaded when one is first met. */
let otherFormats: Others | undefined

function laterRead({ recordsOf }: Others, entry: Entry, file: Found, context: Context): Iterable<ReadRecord> {
  if (!('bytes' in entry)) return []
  const isNamed = entry.isNamed ?? (file.direct && !entry.path)
  return recordsOf(entry, { ...context, fileDay: entry.day, isNamed })
}

/** The records of a file; where there is none and no reason, the kind of file that was passed over. */
function* told(records: Iterable<ReadRecord>, entry: Entry): Generator<ReadRecord> {
  let isEmpty = true
  for (const one of records) {
    isEmpty = false
    yield one
  }
  if (isEmpty && 'bytes' in entry) yield { place: '', passed: passedKind(entry.bytes) }
}

const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\.xml$/i, '')

/** Where a record is, as the report says it: DILA paths repeat in their folders what their name says. */
function placeOf(path: string, place: string): string {
  const short = /(?:ARTI|TEXT)\d{12}\.xml$/.test(path) ? path.slice(path.lastIndexOf('/') + 1) : path
  return short && place ? `${short} › ${place}` : short || place
}

function gathering(from: Cursor, words: Vocabulary, weight: number) {
  const since = performance.now()
  const termsBefore = words.terms.length
  const tokens = tokenBatch(words)
  const records = parcelling(weight + 2 ** 20)
  const [places, files, ns, kinds]: [string[], number[], number[], number[]] = [[], [], [], []]
  const kindNames: string[] = []
  const passed = new Map<string, PassedFiles>()
  const refusals: (Where & { reason: string })[] = []
  const parliamentRecords: (Where & { parliamentRecord: ParliamentRecord })[] = []
  let pack: Batch['pack']
  let deletions: readonly Deletion[] = []
  let deletionsFile = 0
  let n = 0
  return {
    add(
      outcome: ReadRecord,
      file: number,
      { path, state }: { readonly path: string; readonly state: string },
    ) {
      if ('passed' in outcome) {
        const key = `${file} ${outcome.passed}`
        const count = (passed.get(key)?.count ?? 0) + (outcome.count ?? 1)
        passed.set(key, { file, kind: outcome.passed, count })
        return
      }
      const kind = recordKind(outcome)
      const place = { file, place: placeOf(path, outcome.place), n, kind }
      n += 1
      if ('reason' in outcome) refusals.push({ ...place, reason: outcome.reason })
      else if ('parliamentRecord' in outcome)
        parliamentRecords.push({ ...place, parliamentRecord: outcome.parliamentRecord })
      else if ('pack' in outcome) pack = packBatch(outcome.pack, place)
      else {
        const one = prepare(outcome.source, {
          folder: folderOf(path),
          // a publisher whose archives bear no date may date its records
          state: state || stateOfDay(outcome.source.provenance[0]?.asOf),
        })
        tokens.add(one.head, one.texts)
        records.add(one)
        places.push(place.place)
        files.push(file)
        ns.push(place.n)
        if (!kindNames.includes(kind)) kindNames.push(kind)
        kinds.push(kindNames.indexOf(kind))
      }
    },
    lose(some: readonly Deletion[], file: number) {
      deletions = some
      deletionsFile = file
    },
    full: (size: number) =>
      records.count >= size ||
      words.terms.length - termsBefore >= MAX_NEW_TERMS ||
      records.weight >= weight ||
      refusals.length >= DELETIONS_PER_BATCH ||
      parliamentRecords.length >= DELETIONS_PER_BATCH,
    late: () =>
      records.count + refusals.length + parliamentRecords.length > 0 &&
      performance.now() - since > MAX_BATCH_MS,
    finish: (cursor: Cursor, bytes: number): Batch => ({
      records: records.finish(),
      tokens: tokens.finish(),
      where: {
        places,
        files: Int32Array.from(files),
        ns: Int32Array.from(ns),
        kinds: Int32Array.from(kinds),
        kindNames,
      },
      passed: [...passed.values()],
      refusals,
      parliamentRecords: parliamentRecords,
      ...(pack && { pack }),
      deletions,
      deletionsFile,
      from,
      cursor,
      bytes,
    }),
  }
}

function packBatch(pack: Pack, place: Where): PackRecord {
  const tokens = tokenBatch()
  const records = parcelling()
  for (const source of pack.sources) {
    // the state of the publisher's base it was taken from where the pack was made
    const days = source.provenance.flatMap(({ asOf }) => asOf ?? []).sort()
    const one = prepare(source, { folder: '', state: stateOfDay(days.at(-1)) })
    tokens.add(one.head, one.texts)
    records.add(one)
  }
  return { ...place, records: records.finish(), tokens: tokens.finish(), rest: { ...pack, sources: [] } }
}
