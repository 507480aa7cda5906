import type { Database } from '../../../kernel/database/open.ts'

const lines = new WeakMap<Database, { close(): void }>()

/** Remembers the line of a library to its office, in place of the one before, which is closed. */
export function holdOfficeLine(db: Database, line: { close(): void }): void {
  closeOffice(db)
  lines.set(db, line)
}

/** Closes the line of a library that is being closed, or that has another office. */
export function closeOffice(db: Database): void {
  lines.get(db)?.close()
  lines.delete(db)
}
