import { z } from 'zod'
import { headsOf, type VersionHead, waitingOf } from '../../../shared/sharing/office/history.ts'
import { OfficeKind } from '../../../shared/sharing/office/thing-state.ts'
import { oncePer } from '../../kernel/database/once.ts'
import type { Database } from '../../kernel/database/open.ts'

/** The versions of a thing, by their hashes alone. */
export interface ThingHistory {
  readonly kind: OfficeKind
  readonly id: string
  readonly versions: readonly VersionHead[]
  /** the versions nothing follows yet */
  readonly heads: readonly string[]
  /** those that wait for a version they follow */
  readonly waiting: readonly string[]
}

interface StoredHead {
  readonly row: number
  readonly kind: string
  readonly id: string
  readonly hash: string
  readonly at: string
  readonly parents: string
}

/** Histories of a space as they were last read, up to a row of the library. */
interface Reading {
  readonly count: number
  readonly lastRow: number
  readonly lastHash: string
  readonly histories: ReadonlyMap<string, ThingHistory>
}

const NOTHING: Reading = { count: 0, lastRow: 0, lastHash: '', histories: new Map() }
const readings = oncePer(() => new Map<string, Reading>())

const statements = oncePer(db => ({
  count: db
    .prepare<{ space: string; upTo: number }, number>(
      'SELECT count(*) FROM office_versions WHERE space = @space AND rowid <= @upTo',
    )
    .pluck(),
  hashAt: db.prepare<{ row: number }, string>('SELECT hash FROM office_versions WHERE rowid = @row').pluck(),
  after: db.prepare<{ space: string; row: number }, StoredHead>(
    `SELECT rowid AS row, kind, id, hash, at, parents FROM office_versions
     WHERE space = @space AND rowid > @row ORDER BY rowid`,
  ),
}))

const Hashes = z.array(z.string())
const keyOf = (kind: string, id: string) => `${kind} ${id}`

/**
 * Reads the histories of all things of a space, by kind and id, without reading a state. A meeting asks for them several times, and a space
 * has thousands of versions: only those that came since are read, unless some were taken away.
 */
export function historiesOf(db: Database, space: string): ReadonlyMap<string, ThingHistory> {
  const sql = statements(db)
  const former = readings(db).get(space) ?? NOTHING
  const stands =
    former.count === 0 ||
    (sql.hashAt.get({ row: former.lastRow }) === former.lastHash &&
      sql.count.get({ space, upTo: former.lastRow }) === former.count)
  const start = stands ? former : NOTHING
  const rows = sql.after.all({ space, row: start.lastRow })
  const last = rows.at(-1)
  if (!last) {
    readings(db).set(space, start)
    return start.histories
  }
  const reading = {
    count: start.count + rows.length,
    lastRow: last.row,
    lastHash: last.hash,
    histories: withVersions(start.histories, rows),
  }
  readings(db).set(space, reading)
  return reading.histories
}

function withVersions(
  histories: Reading['histories'],
  rows: readonly StoredHead[],
): ReadonlyMap<string, ThingHistory> {
  const additions = new Map<string, VersionHead[]>()
  const all = new Map(histories)
  for (const { kind, id, hash, at, parents } of rows) {
    const key = keyOf(kind, id)
    const versions = additions.get(key) ?? []
    versions.push({ hash, at, parents: Hashes.parse(JSON.parse(parents)) })
    additions.set(key, versions)
    if (!all.has(key))
      all.set(key, { kind: OfficeKind.parse(kind), id, versions: [], heads: [], waiting: [] })
  }
  for (const [key, added] of additions) {
    const before = all.get(key)
    if (!before) continue
    const versions = [...before.versions, ...added]
    all.set(key, { ...before, versions, heads: headsOf(versions), waiting: waitingOf(versions) })
  }
  return all
}

/** The versions of one thing of a space. */
export const historyOf = (
  db: Database,
  space: string,
  kind: OfficeKind,
  id: string,
): readonly VersionHead[] => historiesOf(db, space).get(keyOf(kind, id))?.versions ?? []
