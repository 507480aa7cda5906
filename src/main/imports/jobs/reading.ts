import type { Pack } from '../../../shared/sharing/model.ts'
import { folderOf, prepare } from '../../library/intake/prepare.ts'
import { tokenBatch, type Vocabulary, vocabulary } from '../../search/index/tokens.ts'
import type { Batch, Cursor, Gone, Packed, Where } from '../batch.ts'
import { entriesOf } from '../containers/entries.ts'
import { type Entry, isDeletions } from '../containers/entry.ts'
import type { Found } from '../containers/files.ts'
import { rootOf, textOf } from '../containers/text.ts'
import { deletedRecords } from '../dila/deletions.ts'
import { formats, readRecord } from '../format-names.ts'
import type { Aside } from '../parliament/records/aside.ts'
import { stateOf } from '../plan.ts'
import type { Read } from '../records.ts'
import { Refusal } from '../refusal.ts'
import { parcelling } from './parcel.ts'

/** What is to be read, from where on, and how much is handed over at once. */
export interface Reading {
  readonly files: readonly Found[]
  readonly from: Cursor
  readonly size?: number | undefined
}

const usual = 6000
const deletions = 2000
/** Bytes of the records of a batch. */
const heaviest = 6 * 2 ** 20
/** Of those of the first: the thread that writes gets quick while the other does. Nor is any lighter. */
const first = 2 ** 20
/** Words of a batch that were not met before: usual texts bring a tenth of that. */
const mostNew = 30_000
/** Even a slow machine shows every so many milliseconds what it has read. */
const longest = 3000

/**
 * Reads files from a place on and hands over what they hold, batch after batch: all the work that needs no database. A batch
 * says how far it goes, so that reading can begin again after it.
 */
export async function* readBatches({ files, from, size = usual }: Reading): AsyncGenerator<Batch> {
  let words = vocabulary()
  let gathered = gathering(from, words, first)
  let bytes = files.slice(0, from.file).reduce((sum, file) => sum + file.size, 0)
  const begun = bytes
  const end = files.reduce((sum, file) => sum + file.size, 0)
  let made = 0
  const handed = (cursor: Cursor) => {
    const batch = gathered.finish(cursor, bytes)
    made += batch.records.bytes.length
    words = vocabulary(words)
    gathered = gathering(cursor, words, weightOf((made / (bytes - begun || 1)) * (end - bytes)))
    return batch
  }
  for (let at = from.file; at < files.length; at += 1) {
    const file = files[at] as Found
    const start = at === from.file ? from : { file: at, entry: 0, record: 0, gone: 0 }
    const before = bytes
    const context = { asOf: stateOf(file.name), archive: file.name }
    const kept = new Set<string>()
    const taken: Gone[] = []
    let entry = -1
    for await (const some of entriesOf(file, used => {
      bytes = Math.min(bytes + used, before + file.size)
    })) {
      for (const one of some) {
        entry += 1
        note(one, kept, taken)
        if (entry < start.entry) continue
        let record = -1
        const soon = soonRead(one, context)
        // waited for once: records of the other formats may come by the hundred thousand
        if (!soon) others ??= await import('../records.ts')
        for (const read of soon ?? laterRead(others as Others, one, file, context)) {
          record += 1
          if (entry === start.entry && record < start.record) continue
          gathered.add(read, at, one.path)
          if ('pack' in read || gathered.full(size))
            yield handed({ file: at, entry, record: record + 1, gone: 0 })
        }
      }
      if (gathered.late()) yield handed({ file: at, entry: entry + 1, record: 0, gone: 0 })
    }
    bytes = before + file.size
    // after what the same archive brings; what it both takes back and brings stays
    const lost = taken.filter(({ id, folder }) => !kept.has(`${id} ${folderOf(`${folder}/`)}`))
    for (let gone = start.gone; gone < lost.length; gone += deletions) {
      gathered.lose(lost.slice(gone, gone + deletions), at)
      yield handed({ file: at, entry: entry + 1, record: 0, gone: Math.min(gone + deletions, lost.length) })
    }
  }
  yield handed({ file: files.length, entry: 0, record: 0, gone: 0 })
}

/**
 * Bytes of the records of a batch, by those still to come: the last batches are ever lighter, so that little is left to write
 * when all is read.
 */
const weightOf = (toCome: number): number => Math.min(heaviest, Math.max(first, toCome / 2))

/** What an entry says of deletions: that it lists some, or that it brings a record of a dated set of changes. */
function note(entry: Entry, kept: Set<string>, taken: Gone[]): void {
  if ('reason' in entry) return
  if (isDeletions(entry.path)) for (const one of deletedRecords(entry.bytes)) taken.push(one)
  else if (/^\d{8}-\d{6}\//.test(entry.path)) kept.add(`${idOf(entry.path)} ${folderOf(entry.path)}`)
}

interface Context {
  readonly asOf: string | undefined
  readonly archive: string
}

/** What an entry holds, where that takes nothing more to tell. */
function soonRead(entry: Entry, { asOf }: Context): readonly Read[] | undefined {
  if ('reason' in entry) return [{ place: '', reason: entry.reason }]
  if (isDeletions(entry.path)) return []
  const known = knownRecord(entry.bytes, asOf)
  return known && [known]
}

type Others = typeof import('../records.ts')
/** What reads the other formats, once one has been met. */
let others: Others | undefined

function laterRead({ recordsOf }: Others, entry: Entry, file: Found, context: Context): Iterable<Read> {
  if ('reason' in entry) return []
  const named = entry.named ?? (file.direct && !entry.path)
  return recordsOf(entry, { ...context, fileDay: entry.day, named })
}

const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\.xml$/i, '')

/** Where a record is, as the report says it: DILA paths repeat in their folders what their name says. */
function placeOf(path: string, place: string): string {
  const short = /(?:ARTI|TEXT)\d{12}\.xml$/.test(path) ? path.slice(path.lastIndexOf('/') + 1) : path
  return short && place ? `${short} › ${place}` : short || place
}

function gathering(from: Cursor, words: Vocabulary, weight: number) {
  const since = performance.now()
  const known = words.terms.length
  const tokens = tokenBatch(words)
  const records = parcelling(weight + 2 ** 20)
  const [places, files, ns]: [string[], number[], number[]] = [[], [], []]
  const refused: (Where & { reason: string })[] = []
  const asides: (Where & { aside: Aside })[] = []
  let pack: Batch['pack']
  let gone: readonly Gone[] = []
  let goneFrom = 0
  let n = 0
  return {
    add(read: Read, file: number, path: string) {
      const place = { file, place: placeOf(path, read.place), n }
      n += 1
      if ('reason' in read) refused.push({ ...place, reason: read.reason })
      else if ('aside' in read) asides.push({ ...place, aside: read.aside })
      else if ('pack' in read) pack = packed(read.pack, place)
      else {
        const one = prepare(read.source, folderOf(path))
        tokens.add(one.head, one.texts)
        records.add(one)
        places.push(place.place)
        files.push(file)
        ns.push(place.n)
      }
    },
    lose(some: readonly Gone[], file: number) {
      gone = some
      goneFrom = file
    },
    full: (size: number) =>
      records.count >= size ||
      words.terms.length - known >= mostNew ||
      records.weight >= weight ||
      refused.length >= deletions ||
      asides.length >= deletions,
    late: () => records.count + refused.length + asides.length > 0 && performance.now() - since > longest,
    finish: (cursor: Cursor, bytes: number): Batch => ({
      records: records.finish(),
      tokens: tokens.finish(),
      where: { places, files: Int32Array.from(files), ns: Int32Array.from(ns) },
      refused,
      asides,
      ...(pack && { pack }),
      gone,
      goneFrom,
      from,
      cursor,
      bytes,
    }),
  }
}

function packed(pack: Pack, place: Where): Packed {
  const tokens = tokenBatch()
  const records = parcelling()
  for (const source of pack.sources) {
    const one = prepare(source)
    tokens.add(one.head, one.texts)
    records.add(one)
  }
  return { ...place, records: records.finish(), tokens: tokens.finish(), rest: { ...pack, sources: [] } }
}

/**
 * The record of a file that is one of the XML formats of the publishers, as nearly all are; nothing when it may be anything else,
 * which `records.ts` tells. Apart from it, so that reading an archive begins before what reads the others is loaded.
 */
function knownRecord(bytes: Buffer, asOf: string | undefined): Read | undefined {
  // `<`, or the mark of UTF-8
  if (bytes[0] !== 0x3c && bytes[0] !== 0xef) return undefined
  try {
    const text = textOf(bytes)
    const root = rootOf(text)
    if (!root || !Object.hasOwn(formats, root)) return undefined
    return { place: '', source: readRecord(root, text, { asOf }) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // a page may be older than UTF-8, and be read all the same
    if (/^<(?:!doctype html|html)[\s>]/i.test(bytes.toString('latin1', 0, 40))) return undefined
    return { place: '', reason: error.message }
  }
}
