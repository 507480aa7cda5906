import { keepEdits, sameContent } from '../../shared/library/merge/record.ts'
import { attach } from '../kernel/database/engine.ts'
import type { Database } from '../kernel/database/open.ts'
import { adopting } from '../library/funds/adopt.ts'
import { prepare } from '../library/intake/prepare.ts'
import { ownTables } from '../library/own.ts'
import { type Row, sourceRows, toJson } from '../library/source-rows.ts'
import { type Writing, writing } from '../library/writing.ts'

/** Acts name rows by their place, which may be another's in this library: they are not put back. */
const restoredTables = ownTables.filter(table => table !== 'acts')

/**
 * Puts what is the user's own, from a copy made of it (`copyOwn`, brought to the format of the library), in the place of what
 * the library has of it; its texts stay. A source they had changed is again as they had made it, over what publishers say of
 * it now; what was changed since of another is kept. One that is not there is added. One transaction.
 */
export function restoreOwn(db: Database, from: string): void {
  attach(db, from, 'own')
  try {
    writing(db, write => {
      for (const table of ['collection_sources', ...restoredTables.toReversed()])
        db.exec(`DELETE FROM main.${table}`)
      for (const table of restoredTables) copyBack(db, table)
      const ids = sourcesBack(db, write)
      const shelve = db.prepare(
        'INSERT OR IGNORE INTO main.collection_sources (collection, source, position) VALUES (@collection, @source, @position)',
      )
      const placements = db
        .prepare<[], { collection: string; source: string; position: number }>(
          'SELECT collection, source, position FROM own.collection_sources',
        )
        .all()
      for (const one of placements) shelve.run({ ...one, source: ids.get(one.source) ?? one.source })
    })
  } finally {
    db.exec('DETACH own')
  }
}

function copyBack(db: Database, table: string): void {
  const names = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}', 'main')`).pluck().all()
  const columns = names.map(name => `"${name}"`).join(', ')
  db.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM own.${table}`)
}

/** The id in the library of each source of the copy. */
function sourcesBack(db: Database, write: Writing): Map<string, string> {
  const current = sourceRows(db)
  const copy = sourceRows(db, 'own')
  const all = db.prepare<[], number>('SELECT seq FROM own.sources ORDER BY seq').pluck().all()
  const keys = db.prepare<unknown[], string>('SELECT key FROM own.source_keys WHERE seq = @seq').pluck()
  const edits = db.prepare(
    `INSERT OR IGNORE INTO main.source_edits (seq, revision, at, made_by, before)
     SELECT @to, revision, at, made_by, before FROM own.source_edits WHERE seq = @from`,
  )
  const find = (row: Row): Row | undefined => {
    for (const key of [`id:${row.id}`, ...keys.all({ seq: row.seq })]) {
      const seq = current.key(key)?.seq
      const match = seq === undefined ? undefined : current.bySeq(seq)
      if (match?.kind === row.kind) return match
    }
    return undefined
  }
  const ids = new Map<string, string>()
  for (const from of all) {
    const row = copy.bySeq(from)
    if (!row) continue
    if (!find(row)) adopting(db).byKeys([`id:${row.id}`, ...keys.all({ seq: row.seq })])
    const match = find(row)
    const seq = match ? mergeRow(write, match, row) : add(write, row)
    ids.set(row.id, match?.id ?? row.id)
    for (const key of keys.all({ seq: from })) if (key.startsWith('id:')) current.alias(key.slice(3), seq)
    edits.run({ from, to: seq })
  }
  return ids

  function add(write: Writing, row: Row): number {
    const seq = current.insert(write, prepare(copy.read(row)), row.id, row.updatedAt, { base: row.base })
    if (row.removedAt) current.remove(write, seq, row.removedBy ?? 'user', row.removedAt)
    else write.reindex(seq)
    return seq
  }
  function mergeRow(write: Writing, existing: Row, row: Row): number {
    const { seq } = existing
    const back = !row.removedAt && existing.removedBy === 'user'
    if (back) current.restore(write, existing)
    const mine = copy.read(row)
    const publisherBase = current.baseOf(existing)
    const next = row.base ? keepEdits(copy.baseOf(row), mine, publisherBase) : current.read(existing)
    const hasChanged = !sameContent(current.read(existing), next)
    if (hasChanged) {
      const now = new Date().toISOString()
      current.update(
        write,
        back ? { ...existing, removedAt: null } : existing,
        next,
        toJson(publisherBase),
        now,
      )
    }
    if (row.removedBy === 'user' && !existing.removedAt)
      current.remove(write, seq, 'user', row.removedAt ?? '')
    else if (hasChanged || back) write.reindex(seq)
    return seq
  }
}
