import type { Database } from '../../kernel/database/open.ts'

/** Stands in `settings` from the erasing of a text that its publisher took back until the file is rebuilt without it. */
const WITHDRAWN_KEY = 'library.withdrawn'

/** Remembers that texts were taken back: free pages of the file and its journal may still bear them. */
export function noteWithdrawn(db: Database): void {
  db.prepare("INSERT INTO settings (key, value) VALUES (?, '1') ON CONFLICT DO NOTHING").run(WITHDRAWN_KEY)
}

export const hasWithdrawn = (db: Database): boolean =>
  db.prepare<[string]>('SELECT 1 FROM settings WHERE key = ?').get(WITHDRAWN_KEY) !== undefined

export function endWithdrawn(db: Database): void {
  db.prepare('DELETE FROM settings WHERE key = ?').run(WITHDRAWN_KEY)
}
