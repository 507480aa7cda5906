import type { TypingEntry } from '../../../shared/drafts/typing.ts'
import type { Database } from '../../kernel/database/open.ts'

/** Keys typed in a text by a page, as they lie in the library. */
export interface TypingRow {
  readonly draft: string
  readonly writer: string
  readonly program: string
  readonly revision: number
  readonly at: string
  readonly change: string
}

/** Puts an entry in the place of the one before of the same page; an older one that comes late is left out. */
export function putEntry(
  db: Database,
  { id, writer, revision, seq, ...change }: TypingEntry,
  program: string,
): void {
  db.prepare(
    `INSERT INTO typing_journal (draft, writer, program, revision, seq, at, change)
     VALUES (@draft, @writer, @program, @revision, @seq, @at, @change)
     ON CONFLICT (draft, writer) DO UPDATE SET program = @program, revision = @revision, seq = @seq, at = @at,
       change = @change, replayed = NULL, base = NULL WHERE seq < @seq`,
  ).run({
    ...{ draft: id, writer, program, revision, seq },
    at: new Date().toISOString(),
    change: JSON.stringify(change),
  })
}

/** Drops what the journal has of a page's keys in a text. */
export function dropEntry(db: Database, draft: string, writer: string): void {
  db.prepare('DELETE FROM typing_journal WHERE draft = ? AND writer = ?').run(draft, writer)
}

/** The entries that no replay has read, the oldest first. */
export const listEntries = (db: Database): TypingRow[] =>
  db
    .prepare<[], TypingRow>(
      'SELECT draft, writer, program, revision, at, change FROM typing_journal WHERE replayed IS NULL ORDER BY at',
    )
    .all()

/** The launches whose entries were replayed. */
export const replayedPrograms = (db: Database): string[] =>
  db
    .prepare<[], string>('SELECT DISTINCT program FROM typing_journal WHERE replayed IS NOT NULL')
    .pluck()
    .all()

/** Forgets the replays that a launch made of what is gone. */
export function dropReplayed(db: Database, program: string): void {
  db.prepare('DELETE FROM typing_journal WHERE replayed IS NOT NULL AND program = ?').run(program)
}

/** Remembers what a replay made of an entry, for the page that wrote it and may still be open; its words leave the journal. */
export function markReplayed(
  db: Database,
  { draft, writer }: Pick<TypingRow, 'draft' | 'writer'>,
  { program, revision, base }: { readonly program: string; readonly revision: number; readonly base: string },
): void {
  db.prepare(
    `UPDATE typing_journal SET program = @program, change = '', replayed = @revision, base = @base
     WHERE draft = @draft AND writer = @writer`,
  ).run({ draft, writer, program, revision, base })
}

/** The replay of a page's keys in a text, made from a revision. */
export const findReplay = (
  db: Database,
  { draft, writer, revision }: Pick<TypingRow, 'draft' | 'writer' | 'revision'>,
): { replayed: number; base: string } | undefined =>
  db
    .prepare<unknown[], { replayed: number; base: string }>(
      `SELECT replayed, base FROM typing_journal
       WHERE draft = @draft AND writer = @writer AND revision = @revision AND replayed IS NOT NULL`,
    )
    .get({ draft, writer, revision })
