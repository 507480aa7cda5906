import { stateOfDay } from '../../../shared/library/states.ts'
import type { Pack } from '../../../shared/sharing/model.ts'
import { folderOf, prepare } from '../../library/intake/prepare.ts'
import { tokenBatch, type Vocabulary } from '../../search/index/vocabulary.ts'
import type { Batch, Cursor, Deletion, PackRecord, PassedFiles, Where } from '../batch.ts'
import { recordKind } from '../kinds/record-kind.ts'
import type { ParliamentRecord } from '../parliament/records/aside.ts'
import type { ReadRecord } from '../read-record.ts'
import { parcelling } from './parcel.ts'

export const DELETIONS_PER_BATCH = 2000
/** Words of a batch that were not met before: usual texts bring a tenth of that. */
const MAX_NEW_TERMS = 30_000
/** Even a slow machine shows every so many milliseconds what it has read. */
export const MAX_BATCH_MS = 3000

/** Where a record is, as the report says it: DILA paths repeat in their folders what their name says. */
function placeOf(path: string, place: string): string {
  const short = /(?:ARTI|TEXT)\d{12}\.xml$/.test(path) ? path.slice(path.lastIndexOf('/') + 1) : path
  return short && place ? `${short} › ${place}` : short || place
}

/** Gathers the records of a batch, of about so many bytes; `words`: the terms met before it. */
export function gathering(from: Cursor, words: Vocabulary, weight: number) {
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
