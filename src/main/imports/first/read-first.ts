import { keysOf } from '../../../shared/library/keys.ts'
import { dayOfState } from '../../../shared/library/states.ts'
import { vocabulary } from '../../search/index/vocabulary.ts'
import { type Batch, cursorAt, type RecordPlace } from '../batch.ts'
import { type Entry, isDeletions } from '../containers/container-entry.ts'
import { entriesOf } from '../containers/entries.ts'
import { gathering, MAX_BATCH_MS } from '../jobs/gathering.ts'
import type { Reading } from '../jobs/reading.ts'
import { placeWriter } from '../jobs/reading-place.ts'
import { knownRecord } from '../known-record.ts'
import { stampOf } from '../plan-files.ts'
import type { ReadRecord, RecordContext } from '../read-record.ts'
import { isWantedBy, type Wanted, wantedHeads } from './wanted.ts'

const RECORDS_PER_BATCH = 500
const BATCH_BYTES = 2 ** 20

/**
 * Reads files from a place on for the wanted texts alone, batch after batch, each with the places of its records. Refusals,
 * withdrawals and all else are left to the second reading, which passes over these places.
 */
export async function* readFirst(
  { files, from, place: memory, fatal = [] }: Reading,
  wanted: Wanted,
): AsyncGenerator<Batch> {
  const place = placeWriter(memory)
  const isWanted = isWantedBy(wanted.keys)
  const read = await recordReader(wanted)
  let words = vocabulary()
  let gatherer = gathering(from, words, BATCH_BYTES)
  let positions: RecordPlace[] = []
  let since = performance.now()
  let bytes = files.slice(0, from.file).reduce((sum, file) => sum + file.size, 0)
  const nextBatch = (cursor: Batch['cursor']): Batch => {
    const batch = { ...gatherer.finish(cursor, bytes), positions }
    words = vocabulary(words)
    gatherer = gathering(cursor, words, BATCH_BYTES)
    positions = []
    since = performance.now()
    return batch
  }
  for (let at = from.file; at < files.length; at += 1) {
    const file = files[at]
    if (!file) break
    const start = at === from.file ? from : cursorAt(at)
    const before = bytes
    const state = stampOf(file.name) ?? ''
    const context = { asOf: dayOfState(stampOf(file.name)), archive: file.name }
    const fatalHere = fatal.filter(one => one.file === at)
    const last = fatalHere.find(({ isRest }) => isRest)?.entry ?? Number.POSITIVE_INFINITY
    let entry = -1
    place.leave(at, entry)
    const entries = entriesOf(last === -1 ? { ...file, reason: 'passé' } : file, used => {
      bytes = Math.min(bytes + used, before + file.size)
      place.step()
    })
    for await (const some of entries) {
      for (const one of some) {
        entry += 1
        place.enter(at, entry)
        if (entry < start.entry || entry > last || fatalHere.some(end => end.entry === entry)) continue
        let record = -1
        for (const outcome of read(one, {
          ...context,
          fileDay: dayOfEntry(one),
          isNamed: isNamed(one, file.direct),
        })) {
          record += 1
          place.step()
          if (entry === start.entry && record < start.record) continue
          if (!('source' in outcome) || !isWanted(keysOf(outcome.source))) continue
          gatherer.add(outcome, at, { path: one.path, state })
          positions.push({ entry, record })
          if (gatherer.full(RECORDS_PER_BATCH)) yield nextBatch(cursorAt(at, entry, record + 1))
        }
      }
      place.leave(at, entry)
      if (performance.now() - since > MAX_BATCH_MS) yield nextBatch(cursorAt(at, entry + 1))
      if (entry >= last) break
    }
    bytes = before + file.size
  }
  yield nextBatch(cursorAt(files.length))
}

const dayOfEntry = (entry: Entry) => ('bytes' in entry ? entry.day : undefined)
const isNamed = (entry: Entry, isDirect: boolean) =>
  ('bytes' in entry ? entry.isNamed : undefined) ?? (isDirect && !entry.path)

/** Reads the records of an entry that may be wanted; the readers of the other formats are loaded for those who ask for them. */
async function recordReader({
  keys,
  allFormats,
}: Wanted): Promise<(entry: Entry, context: RecordContext) => Iterable<ReadRecord>> {
  const mayBeWanted = wantedHeads(keys)
  const others = allFormats ? await import('../records.ts') : undefined
  return (entry, context) => {
    if (!('bytes' in entry) || isDeletions(entry.path)) return []
    const isLikely = mayBeWanted(entry.bytes)
    if (isLikely === undefined) return others?.recordsOf(entry, context) ?? []
    const record = isLikely ? knownRecord(entry.bytes, context.asOf) : undefined
    return record ? [record] : []
  }
}
