import { Dossier } from '../../../shared/dossiers/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { sourceRows } from '../../library/source-rows.ts'
import { unreadable } from '../health.ts'

/** Makes of the rows a library that holds together: dossiers that are lost, rows that do not read, links that lead nowhere. */
export function settleRows(db: Database): string[] {
  const losses: string[] = []
  const lost = db
    .prepare<[], string>(
      `SELECT dossier FROM drafts UNION SELECT dossier FROM exhibits UNION SELECT dossier FROM filings
       EXCEPT SELECT id FROM dossiers`,
    )
    .pluck()
    .all()
  const addDossier = db.prepare(
    `INSERT INTO dossiers (id, type, title, data, revision, updated_at) VALUES (@id, @type, @title, @data, 1, @at)`,
  )
  for (const id of lost) {
    const {
      revision: _,
      updatedAt,
      ...dossier
    } = Dossier.parse({ id, type: 'recourse', title: 'Dossier retrouvé' })
    const at = updatedAt || new Date().toISOString()
    addDossier.run({ id, type: dossier.type, title: dossier.title, data: JSON.stringify(dossier), at })
  }
  if (lost.length > 0)
    losses.push(
      `${lost.length} dossier${lost.length > 1 ? 's' : ''} dont seuls les textes ou les pièces ont été lus, sous le titre «\u00a0Dossier retrouvé\u00a0».`,
    )
  const keep = db.prepare(
    'INSERT OR REPLACE INTO set_aside (table_name, id, row, at) VALUES (@table, @id, @row, @at)',
  )
  const wrong = unreadable(db)
  for (const { table, id, words } of wrong) {
    const row = db.prepare<{ id: string }>(`SELECT * FROM ${table} WHERE id = @id`).get({ id })
    keep.run({ table, id, row: JSON.stringify(row), at: new Date().toISOString() })
    db.prepare(`DELETE FROM ${table} WHERE id = @id`).run({ id })
    losses.push(`${words} qui ne se lit plus, mis de côté.`)
  }
  const rows = sourceRows(db)
  const seqs = db.prepare<[], number>('SELECT seq FROM sources').pluck().all()
  const drop = db.prepare('DELETE FROM sources WHERE seq = ?')
  let sources = 0
  for (const seq of seqs) {
    if (readsSource(rows, seq)) continue
    drop.run(seq)
    sources += 1
  }
  if (sources > 0) losses.push(`${sources} source${sources > 1 ? 's' : ''} sans texte lisible.`)
  dropDangling(db)
  return losses
}

function readsSource(rows: ReturnType<typeof sourceRows>, seq: number): boolean {
  try {
    const row = rows.bySeq(seq)
    if (row) rows.read(row)
    return row !== undefined
  } catch {
    return false
  }
}

/** Takes out the rows whose parent is not there, until none is left. */
function dropDangling(db: Database): void {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all()
  for (let changes = 1; changes > 0; ) {
    changes = 0
    for (const table of tables)
      for (const { from, parent, to } of db
        .prepare<[], { from: string; parent: string; to: string }>(
          `SELECT "from", "table" AS parent, "to" FROM pragma_foreign_key_list('${table}')`,
        )
        .all())
        changes += db
          .prepare(
            `DELETE FROM "${table}" WHERE "${from}" IS NOT NULL AND "${from}" NOT IN (SELECT "${to}" FROM "${parent}")`,
          )
          .run().changes
  }
}
