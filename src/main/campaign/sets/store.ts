import { PersonalSet } from '../../../shared/campaign/briefs/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { columns, parseRow, type Stored, stale, toJson } from '../../kernel/database/stored.ts'

/** The texts sent to each member of a list, with their openings. */
export function personalSets(db: Database) {
  const list = db.prepare<[], Stored>(
    `SELECT ${columns} FROM personal_sets WHERE removed_at IS NULL ORDER BY updated_at DESC, rowid DESC`,
  )
  const find = db.prepare<{ id: string }, Stored>(`SELECT ${columns} FROM personal_sets WHERE id = @id`)
  const write = db.prepare(
    `INSERT INTO personal_sets (id, draft, data, revision, updated_at) VALUES (@id, @draft, @data, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET draft = @draft, data = @data, revision = @revision, updated_at = @at, removed_at = NULL`,
  )
  const setRemoved = db.prepare('UPDATE personal_sets SET removed_at = @at WHERE id = @id')

  function get(id: string): PersonalSet {
    const row = find.get({ id })
    if (!row || row.removedAt)
      throw new AppError('not-found', 'Cet envoi n’est plus dans la bibliothèque.', { id })
    return parseRow(PersonalSet, row)
  }

  return {
    /** The last changed first. */
    list: (): PersonalSet[] => list.all().map(row => parseRow(PersonalSet, row)),
    get,
    /** One that is here and was not removed. */
    find(id: string): PersonalSet | undefined {
      const row = find.get({ id })
      return row && !row.removedAt ? parseRow(PersonalSet, row) : undefined
    },
    /** Takes what a file says of one as it stands: its differences were settled. */
    put(set: PersonalSet, at = new Date().toISOString()): void {
      const revision = (find.get({ id: set.id })?.revision ?? 0) + 1
      guarded(() => write.run({ id: set.id, draft: set.draft, data: toJson(set), revision, at }))
    },
    /** Saves a set; refused as `stale` when it was made from another revision than the last. */
    save(set: PersonalSet, at = new Date().toISOString()): PersonalSet {
      return guarded(() =>
        db
          .transaction(() => {
            const row = find.get({ id: set.id })
            if ((row?.revision ?? 0) !== set.revision)
              throw stale('Cet envoi a été modifié', row && parseRow(PersonalSet, row))
            write.run({ id: set.id, draft: set.draft, data: toJson(set), revision: set.revision + 1, at })
            return get(set.id)
          })
          .immediate(),
      )
    },
    remove: (id: string): void => void guarded(() => setRemoved.run({ id, at: new Date().toISOString() })),
    restore: (id: string): void => void guarded(() => setRemoved.run({ id, at: null })),
  }
}
