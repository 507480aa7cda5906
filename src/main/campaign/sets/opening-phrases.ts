import { OpeningPhrase } from '../../../shared/campaign/briefs/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { columns, parseRow, type Stored, stale, toJson } from '../../kernel/database/stored.ts'

/** The openings one uses again, with their slots. */
export function openingPhrases(db: Database) {
  const list = db.prepare<[], Stored>(
    `SELECT ${columns} FROM opening_phrases WHERE removed_at IS NULL ORDER BY rowid`,
  )
  const find = db.prepare<{ id: string }, Stored>(`SELECT ${columns} FROM opening_phrases WHERE id = @id`)
  const write = db.prepare(
    `INSERT INTO opening_phrases (id, data, revision, updated_at) VALUES (@id, @data, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET data = @data, revision = @revision, updated_at = @at, removed_at = NULL`,
  )
  const setRemoved = db.prepare('UPDATE opening_phrases SET removed_at = @at WHERE id = @id')
  const save = db.transaction((phrase: OpeningPhrase, at: string): OpeningPhrase => {
    const row = find.get({ id: phrase.id })
    if (row && !row.removedAt && row.revision !== phrase.revision)
      throw stale('Cette formule a été modifiée', parseRow(OpeningPhrase, row))
    const revision = (row?.revision ?? 0) + 1
    write.run({ id: phrase.id, data: toJson(phrase), revision, at })
    return { ...phrase, revision, updatedAt: at }
  })
  const mark = (id: string, at: string | null): void => {
    if (guarded(() => setRemoved.run({ id, at })).changes === 0)
      throw new AppError('not-found', 'Cette formule n’est plus dans la bibliothèque.', { id })
  }
  return {
    /** Opening phrases, in the order they were kept. */
    list: (): OpeningPhrase[] => list.all().map(row => parseRow(OpeningPhrase, row)),
    /** One that is here and was not removed. */
    find(id: string): OpeningPhrase | undefined {
      const row = find.get({ id })
      return row && !row.removedAt ? parseRow(OpeningPhrase, row) : undefined
    },
    /** Takes what a pack says of one as it stands: its differences were settled. */
    put(phrase: OpeningPhrase, at = new Date().toISOString()): void {
      const { id } = phrase
      const revision = (find.get({ id })?.revision ?? 0) + 1
      guarded(() => write.run({ id, data: toJson(phrase), revision, at }))
    },
    save: (phrase: OpeningPhrase, at = new Date().toISOString()): OpeningPhrase =>
      guarded(() => save.immediate(phrase, at)),
    remove: (id: string, at = new Date().toISOString()): void => mark(id, at),
    restore: (id: string): void => mark(id, null),
  }
}
