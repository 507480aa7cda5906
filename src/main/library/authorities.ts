import { readFileSync } from 'node:fs'
import { checkPoint } from '../../shared/drafts/verify/points.ts'
import { localDay } from '../../shared/kernel/days.ts'
import {
  AuthorityFile,
  type AuthorityRecord,
  type Standing,
  standingOf,
} from '../../shared/library/authority.ts'
import { keysOf } from '../../shared/library/keys.ts'
import type { Source } from '../../shared/library/model.ts'
import type { Database } from '../kernel/database/open.ts'
import { resource } from '../kernel/places.ts'
import { sourcesOf } from './source-reader.ts'

interface Records {
  readonly file: AuthorityFile
  readonly byKey: ReadonlyMap<string, AuthorityRecord>
}

let cachedRecords: Records | undefined

/** The history of authorities that ships with the program, read once. */
function records(): Records {
  if (cachedRecords) return cachedRecords
  const file = AuthorityFile.parse(JSON.parse(readFileSync(resource('authority-history.json'), 'utf8')))
  const byKey = new Map<string, AuthorityRecord>()
  for (const record of file.records) for (const key of [record.id, ...record.keys]) byKey.set(key, record)
  cachedRecords = { file, byKey }
  return cachedRecords
}

/** The record of a source, by its id in the packs or by a natural key: an imported decision finds it too. */
export function recordOf(source: Source): AuthorityRecord | undefined {
  const { byKey } = records()
  for (const key of [source.id, ...keysOf(source)]) {
    const record = byKey.get(key)
    if (record) return record
  }
  return undefined
}

/** How far sources were read at their points, and what became of them. What the library has not is left out. */
export function standings(
  db: Database,
  refs: readonly { readonly id: string; readonly pin?: string | undefined }[],
  today = localDay(new Date()),
): Standing[] {
  const byId = new Map(
    sourcesOf(
      db,
      refs.map(({ id }) => id),
    ).map(source => [source.id, source]),
  )
  return refs.flatMap(({ id, pin }) => {
    const source = byId.get(id)
    if (!source) return []
    const isPointMissing = pin !== undefined && checkPoint(pin, source, today).kind === 'missing'
    return [{ id, ...standingOf(source, recordOf(source), records().file.by, isPointMissing) }]
  })
}
