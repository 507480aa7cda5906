import { Wave } from '../../../shared/campaign/waves/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { columns, parseRow, type Stored, stale, toJson } from '../../kernel/database/stored.ts'

/** Waves of requests, each saved from the revision it was read at. A wave goes with its dossier. */
export function allWaves(db: Database) {
  const list = db.prepare<[], Stored>(
    `SELECT ${columns} FROM waves WHERE removed_at IS NULL ORDER BY updated_at DESC, rowid DESC`,
  )
  const find = db.prepare<{ id: string }, Stored>(`SELECT ${columns} FROM waves WHERE id = @id`)
  const write = db.prepare(
    `INSERT INTO waves (id, dossier, data, revision, updated_at) VALUES (@id, @dossier, @data, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET dossier = @dossier, data = @data, revision = @revision, updated_at = @at, removed_at = NULL`,
  )
  const setRemoved = db.prepare('UPDATE waves SET removed_at = @at WHERE id = @id')
  const save = db.transaction((wave: Wave, at: string): Wave => {
    const row = find.get({ id: wave.id })
    if ((row?.revision ?? 0) !== wave.revision)
      throw stale('Cette vague de demandes a été modifiée', row && parseRow(Wave, row))
    const revision = wave.revision + 1
    write.run({ id: wave.id, dossier: wave.dossier, data: toJson(wave), revision, at })
    return { ...wave, revision, updatedAt: at }
  })
  const mark = (id: string, at: string | null): void => {
    if (guarded(() => setRemoved.run({ id, at })).changes === 0) throw missingWave(id)
  }
  return {
    /** The last changed first. */
    list: (): Wave[] => list.all().map(row => parseRow(Wave, row)),
    get(id: string): Wave {
      const row = find.get({ id })
      if (!row || row.removedAt) throw missingWave(id)
      return parseRow(Wave, row)
    },
    save: (wave: Wave, at = new Date().toISOString()): Wave => guarded(() => save.immediate(wave, at)),
    remove: (id: string, at = new Date().toISOString()): void => mark(id, at),
    restore: (id: string): void => mark(id, null),
  }
}

const missingWave = (id: string): AppError =>
  new AppError('not-found', 'Cette vague de demandes n’est plus dans la bibliothèque.', { id })
