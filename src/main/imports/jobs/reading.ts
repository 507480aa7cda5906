import { dayOfState } from '../../../shared/library/states.ts'
import { folderOf } from '../../library/intake/prepare.ts'
import { vocabulary } from '../../search/index/vocabulary.ts'
import { type Batch, type Cursor, cursorAt, type Deletion } from '../batch.ts'
import { type Entry, isDeletions } from '../containers/container-entry.ts'
import { entriesOf } from '../containers/entries.ts'
import type { Found } from '../containers/find-files.ts'
import { passedKind } from '../containers/foreign-kind.ts'
import { deletedRecords } from '../dila/deletions.ts'
import { placeInFile, type TakenPlaces, type Wanted } from '../first/wanted.ts'
import { knownRecord } from '../known-record.ts'
import { stampOf } from '../plan-files.ts'
import type { ReadRecord } from '../read-record.ts'
import { DELETIONS_PER_BATCH, gathering } from './gathering.ts'
import { FATAL_REASON, FATAL_REST_REASON, type FatalPlace, placeWriter } from './reading-place.ts'

/** The files to read, the cursor to start from, and the most records of a batch. */
export interface Reading {
  readonly files: readonly Found[]
  readonly from: Cursor
  readonly size?: number | undefined
  /** of the library, where a text of an older format is converted; none is without it */
  readonly folder?: string | undefined
  /** where the reader says its place, for the thread that watches it */
  readonly place?: SharedArrayBuffer
  /** places that ended an earlier reader: they are refused */
  readonly fatal?: readonly FatalPlace[]
  /** reads these texts alone: the first of two readings */
  readonly wanted?: Wanted
  /** the records that a first reading took, which are passed over */
  readonly taken?: TakenPlaces
}

const RECORDS_PER_BATCH = 6000
/** Bytes of the records of a batch. */
const MAX_BATCH_BYTES = 6 * 2 ** 20
/** Bytes of the first batch, small so that the writer warms up while the reader works; it is also the minimum. */
const FIRST_BATCH_BYTES = 2 ** 20

/**
 * Reads files from a place on and hands over what they hold, batch after batch: all the work that needs no database. A batch
 * says how far it goes, so that reading can begin again after it.
 */
export async function* readBatches({
  files,
  from,
  size = RECORDS_PER_BATCH,
  folder,
  place: memory,
  fatal = [],
  taken,
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
    const takenHere = taken?.get(at)
    const survivors = new Set<string>()
    const listedDeletions: Deletion[] = []
    const isFatal = (entry: number) =>
      fatal.some(one => one.file === at && one.entry === entry && !one.isRest)
    const last = fatal.find(one => one.file === at && one.isRest)?.entry
    let entry = -1
    place.leave(at, entry)
    const opened = last === -1 ? { ...file, reason: FATAL_REST_REASON } : file
    const step = (used: number) => {
      bytes = Math.min(bytes + used, before + file.size)
      place.step()
    }
    for await (const some of entriesOf(opened, step, folder)) {
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
          if (takenHere?.has(placeInFile(entry, record))) continue
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
