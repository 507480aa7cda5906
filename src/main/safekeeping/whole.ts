import { setImmediate } from 'node:timers/promises'
import { openSqlite } from '../kernel/database/engine.ts'
import { bringTo } from '../kernel/database/migrations.ts'
import type { Database } from '../kernel/database/open.ts'
import { withoutWords } from '../search/columns.ts'

/** Tables derived from the texts, rebuilt where they are missing. */
export const DERIVED_TABLES: ReadonlySet<string> = new Set([
  'old_words',
  'word_segments',
  'word_blocks',
  'word_lists',
  'cited',
  'citations',
  'citations_read',
  'citations_waiting',
  'source_changes',
])
/** Milliseconds of copying at once: whoever works meanwhile does not wait longer. */
const COPY_MS = 15

/**
 * Copies all that is not derived from the texts into an empty file, as it is at one moment, while others write in the library:
 * they may go on. The copy is a library whose index is still to be made.
 */
export async function copyWithoutIndex(db: Database, to: string): Promise<void> {
  const from = openSqlite(db.name, { readonly: true, timeout: 10_000 })
  const target = openSqlite(to)
  try {
    // A copy that fails is thrown away.
    for (const set of ['journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = OFF']) target.pragma(set)
    from.exec('BEGIN')
    bringTo(target, Number(from.pragma('user_version', { simple: true })))
    target.exec('BEGIN')
    const tables = from
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid`,
      )
      .pluck()
      .all()
    for (const table of tables) if (!DERIVED_TABLES.has(table)) await copyRows(from, target, table)
    target.exec('COMMIT')
  } finally {
    target.close()
    from.close()
  }
}

async function copyRows(from: Database, target: Database, table: string): Promise<void> {
  const names = from.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all()
  const columns = names.map(name => `"${name}"`).join(', ')
  const add = target.prepare(`INSERT INTO ${table} (${columns}) VALUES (${names.map(() => '?').join(', ')})`)
  const rows = from.prepare<[], unknown[]>(`SELECT ${columns} FROM ${table}`).raw()
  const change = table === 'source_columns' ? withoutWords : (row: unknown[]) => row
  let end = performance.now() + COPY_MS
  for (const row of rows.iterate()) {
    add.run(change(row))
    if (performance.now() < end) continue
    await setImmediate()
    end = performance.now() + COPY_MS
  }
}
