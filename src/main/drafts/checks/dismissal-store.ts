import { Dismissal } from '../../../shared/dossiers/problem.ts'
import type { Database } from '../../kernel/database/open.ts'

/** The warnings of a text that the user set aside, the newest first. */
export const listDismissals = (db: Database, draft: string): Dismissal[] =>
  db
    .prepare<[string], Dismissal>(
      'SELECT code, message, reason, at FROM draft_dismissals WHERE draft = ? ORDER BY at DESC, message',
    )
    .all(draft)
    .map(row => Dismissal.parse(row))

/** Sets a warning aside, at the time it says, else now; said again, the last reason stands. */
export function putDismissal(db: Database, draft: string, { code, message, reason, at }: Dismissal): void {
  db.prepare(
    `INSERT INTO draft_dismissals (draft, code, message, reason, at) VALUES (@draft, @code, @message, @reason, @at)
     ON CONFLICT (draft, code, message) DO UPDATE SET reason = @reason, at = @at`,
  ).run({ draft, code, message, reason, at: at || new Date().toISOString() })
}

/** Takes back that a warning was set aside. */
export function dropDismissal(
  db: Database,
  draft: string,
  { code, message }: Pick<Dismissal, 'code' | 'message'>,
): void {
  db.prepare('DELETE FROM draft_dismissals WHERE draft = ? AND code = ? AND message = ?').run(
    draft,
    code,
    message,
  )
}
