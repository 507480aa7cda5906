import { Closing, Dossier } from '../../shared/dossiers/model.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { oncePer } from '../kernel/database/once.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { columns, parseRow, readingAgain, type Stored, stale, toJson } from '../kernel/database/stored.ts'

export interface ListedDossier {
  readonly id: string
  readonly type: Dossier['type']
  readonly title: string
  readonly updatedAt: string
  readonly closing?: Dossier['closing']
}

/** The dossiers, each saved from the revision it was read at. */
export const dossiers = oncePer(db => {
  const list = db.prepare<[], Omit<ListedDossier, 'closing'> & { readonly closing: string | null }>(
    `SELECT id, type, title, updated_at AS updatedAt, data -> '$.closing' AS closing
     FROM dossiers WHERE removed_at IS NULL ORDER BY updated_at DESC, id`,
  )
  const find = db.prepare<{ id: string }, Stored>(`SELECT ${columns} FROM dossiers WHERE id = @id`)
  const ofBill = db
    .prepare<{ bill: string }, string>(
      `SELECT id FROM dossiers WHERE removed_at IS NULL AND data ->> '$.facts."bill.id"' = @bill ORDER BY rowid`,
    )
    .pluck()
  const write = db.prepare(
    `INSERT INTO dossiers (id, type, title, data, revision, updated_at) VALUES (@id, @type, @title, @data, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET type = @type, title = @title, data = @data, revision = @revision, updated_at = @at`,
  )
  const setRemoved = db.prepare('UPDATE dossiers SET removed_at = @at WHERE id = @id')
  const destroy = db.prepare('DELETE FROM dossiers WHERE id = @id')

  // asked again after each save of each of its texts
  const read = readingAgain(Dossier, 8)

  function storedDossier(id: string): Stored {
    const row = find.get({ id })
    if (!row) throw missingDossier(id)
    return row
  }

  const save = db.transaction((dossier: Dossier, at: string): Dossier => {
    const row = find.get({ id: dossier.id })
    if (row && row.revision !== dossier.revision)
      throw stale('Ce dossier a été modifié', parseRow(Dossier, row))
    // erased while another window had it: its last save does not bring it back
    if (!row && dossier.revision > 0) throw missingDossier(dossier.id)
    const { id, type, title } = dossier
    write.run({ id, type, title, data: toJson(dossier), revision: (row?.revision ?? 0) + 1, at })
    return parseRow(Dossier, storedDossier(id))
  })

  return {
    /** The last saved first. */
    list: (): ListedDossier[] =>
      list.all().map(({ closing, ...one }) => ({
        ...one,
        ...(closing && { closing: Closing.parse(JSON.parse(closing)) }),
      })),
    /** Ids of the dossiers whose texts follow a bill, in the order they were made. */
    ofBill: (bill: string): string[] => ofBill.all({ bill }),
    /** One that is here and was not removed. */
    find(id: string): Dossier | undefined {
      const row = find.get({ id })
      return row && !row.removedAt ? read(row) : undefined
    },
    /** Whether there is one, be it removed. */
    isKept: (id: string): boolean => find.get({ id }) !== undefined,
    get(id: string): Dossier {
      const row = storedDossier(id)
      if (row.removedAt)
        throw new AppError('not-found', 'Ce dossier a été retiré ; il peut être remis.', { id })
      return read(row)
    },
    /** A new one, whatever revision it bears. */
    create: (dossier: Dossier, at = new Date().toISOString()): Dossier =>
      guarded(() => save.immediate({ ...dossier, revision: 0 }, at)),
    save: (dossier: Dossier, at = new Date().toISOString()): Dossier =>
      guarded(() => save.immediate(dossier, at)),
    remove(id: string, at = new Date().toISOString()): void {
      guarded(() => setRemoved.run({ id: storedDossier(id).id, at }))
    },
    restore(id: string): void {
      guarded(() => setRemoved.run({ id: storedDossier(id).id, at: null }))
    },
    /** Deletes a dossier for good, with its drafts and exhibits: undoes the making of one that failed half-way. */
    destroy(id: string): void {
      guarded(() => destroy.run({ id }))
    },
  }
})

const missingDossier = (id: string) =>
  new AppError('not-found', 'Ce dossier n’existe plus dans la bibliothèque.', { id })
