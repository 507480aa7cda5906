import { randomUUID } from 'node:crypto'
import type { AssistantQuestion, AssistantSession } from '../../shared/assistant/contract.ts'
import type { Database } from '../kernel/database/open.ts'

/** An assistant says that it is there each minute: one that has not for that long was ended without a word. */
const ABSENT_AFTER_MS = 150_000

/** Characters kept of a question: a whole text may be given to be verified. */
const MAX_WORDS = 2000

/** Sessions kept: the oldest go, with their questions. */
const MAX_SESSIONS = 200

interface SessionRow {
  readonly id: string
  readonly dossier: string | null
  readonly title: string | null
  readonly began: string
  readonly seen: string
  readonly ended: string | null
}

/** Keeps the sessions of assistants and their questions, in the library itself. */
export function assistantSessions(db: Database) {
  const now = () => new Date().toISOString()
  return {
    list(dossier: string | undefined, limit: number): AssistantSession[] {
      const rows = db
        .prepare<{ dossier: string | null; limit: number }, SessionRow>(
          `SELECT assistant_sessions.id, dossier, dossiers.title, began, seen, ended FROM assistant_sessions
           LEFT JOIN dossiers ON dossiers.id = dossier
           WHERE @dossier IS NULL OR dossier = @dossier ORDER BY began DESC, assistant_sessions.id LIMIT @limit`,
        )
        .all({ dossier: dossier ?? null, limit })
      return rows.map(({ id, dossier: of, title, began, seen, ended }) => ({
        id,
        ...(of !== null && { dossier: { id: of, title: title ?? '' } }),
        began,
        isOpen: ended === null && Date.now() - Date.parse(seen) < ABSENT_AFTER_MS,
        questions: questionsOf(id),
      }))
    },
    begin(dossier: string | undefined): string {
      const id = randomUUID()
      const at = now()
      db.transaction(() => {
        db.prepare(
          'INSERT INTO assistant_sessions (id, dossier, began, seen) VALUES (@id, @dossier, @at, @at)',
        ).run({ id, dossier: dossier ?? null, at })
        db.prepare(
          `DELETE FROM assistant_sessions WHERE id NOT IN (SELECT id FROM assistant_sessions ORDER BY began DESC LIMIT ?)`,
        ).run(MAX_SESSIONS)
        db.prepare(
          'DELETE FROM assistant_questions WHERE session NOT IN (SELECT id FROM assistant_sessions)',
        ).run()
      })()
      return id
    },
    note(session: string, question?: Omit<AssistantQuestion, 'at'>): void {
      const at = now()
      const isKnown =
        db.prepare('UPDATE assistant_sessions SET seen = ? WHERE id = ?').run(at, session).changes > 0
      // erased meanwhile: what is asked after is not kept under a name that nobody asked to keep
      if (!isKnown || !question) return
      const { tool, words, outcome } = question
      const kept = words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words
      db.prepare(
        'INSERT INTO assistant_questions (session, at, tool, words, outcome) VALUES (?, ?, ?, ?, ?)',
      ).run(session, at, tool, kept, outcome)
    },
    end(session: string): void {
      db.prepare('UPDATE assistant_sessions SET ended = ? WHERE id = ?').run(now(), session)
    },
    /** Erases what is kept; a session that is open stays, so that one sees that it is. */
    forget(): void {
      db.transaction(() => {
        db.prepare('DELETE FROM assistant_questions').run()
        db.prepare('DELETE FROM assistant_sessions WHERE ended IS NOT NULL OR seen < ?').run(
          new Date(Date.now() - ABSENT_AFTER_MS).toISOString(),
        )
      })()
    },
  }

  function questionsOf(session: string): AssistantQuestion[] {
    return db
      .prepare<[string], AssistantQuestion>(
        'SELECT at, tool, words, outcome FROM assistant_questions WHERE session = ? ORDER BY seq',
      )
      .all(session)
  }
}
