import { keepEdits, sameContent } from '../../shared/library/merge-record.ts'
import type { Database } from '../kernel/database/open.ts'
import { prepare } from '../library/intake/prepare.ts'
import { ownTables } from '../library/own.ts'
import { type Row, sourceRows, toJson } from '../library/source-rows.ts'
import { type Writing, writing } from '../library/writing.ts'

/** Acts name rows by their place, which may be another's in this library: they are not put back. */
const restored = ownTables.filter(table => table !== 'acts')

/**
 * Puts what is the user's own, from a copy made of it (`copyOwn`, brought to the format of the library), in the place of what
 * the library has of it; its texts stay. A source they had changed is again as they had made it, over what publishers say of
 * it now; what was changed since of another is kept. One that is not there is added. One transaction.
 */
export function restoreOwn(db: Database, from: string): void {
  db.prepare('ATTACH @from AS own').run({ from })
  try {
    writing(db, write => {
      for (const table of ['collection_sources', ...restored.toReversed()])
        db.exec(`DELETE FROM main.${table}`)
      for (const table of restored) copyBack(db, table)
      const places = sourcesBack(db, write)
      const shelve = db.prepare(
        'INSERT OR IGNORE INTO main.collection_sources (collection, seq, position) VALUES (@collection, @seq, @position)',
      )
      const shelved = db
        .prepare<[], { collection: string; seq: number; position: number }>(
          'SELECT collection, seq, position FROM own.collection_sources',
        )
        .all()
      for (const one of shelved) {
        const seq = places.get(one.seq)
        if (seq !== undefined) shelve.run({ ...one, seq })
      }
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

/** The place each source of the copy has in the library. */
function sourcesBack(db: Database, write: Writing): Map<number, number> {
  const here = sourceRows(db)
  const there = sourceRows(db, 'own')
  const all = db.prepare<[], number>('SELECT seq FROM own.sources ORDER BY seq').pluck().all()
  const keys = db.prepare<unknown[], string>('SELECT key FROM own.source_keys WHERE seq = @seq').pluck()
  const edits = db.prepare(
    `INSERT OR IGNORE INTO main.source_edits (seq, revision, at, made_by, before)
     SELECT @to, revision, at, made_by, before FROM own.source_edits WHERE seq = @from`,
  )
  const find = (row: Row): Row | undefined => {
    for (const key of [`id:${row.id}`, ...keys.all({ seq: row.seq })]) {
      const seq = here.key(key)?.seq
      const found = seq === undefined ? undefined : here.bySeq(seq)
      if (found?.kind === row.kind) return found
    }
    return undefined
  }
  const places = new Map<number, number>()
  for (const from of all) {
    const row = there.bySeq(from)
    if (!row) continue
    const known = find(row)
    const seq = known ? meet(write, known, row) : add(write, row)
    places.set(from, seq)
    for (const key of keys.all({ seq: from })) if (key.startsWith('id:')) here.alias(key.slice(3), seq)
    edits.run({ from, to: seq })
  }
  return places

  function add(write: Writing, row: Row): number {
    const seq = here.insert(write, prepare(there.read(row)), row.id, row.updatedAt, { base: row.base })
    if (row.removedAt) here.remove(write, seq, row.removedBy ?? 'user', row.removedAt)
    else write.reindex(seq)
    return seq
  }
  function meet(write: Writing, known: Row, row: Row): number {
    const { seq } = known
    const back = !row.removedAt && known.removedBy === 'user'
    if (back) here.restore(write, known)
    const mine = there.read(row)
    const published = here.baseOf(known)
    const next = row.base ? keepEdits(there.baseOf(row), mine, published) : here.read(known)
    const changed = !sameContent(here.read(known), next)
    if (changed) {
      const now = new Date().toISOString()
      here.update(write, back ? { ...known, removedAt: null } : known, next, toJson(published), now)
    }
    if (row.removedBy === 'user' && !known.removedAt) here.remove(write, seq, 'user', row.removedAt ?? '')
    else if (changed || back) write.reindex(seq)
    return seq
  }
}
