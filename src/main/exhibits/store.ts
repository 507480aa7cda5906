import { Exhibit } from '../../shared/exhibits/model.ts'
import { orderSeries } from '../../shared/exhibits/series.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { oncePer } from '../kernel/database/once.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { columns, parseRow, readingAgain, type Stored, stale, toJson } from '../kernel/database/stored.ts'

interface FiledExhibitRow {
  readonly exhibit: string
  readonly filing: string
  readonly date: string
}

/** The pool of exhibits of each dossier. Its order is the series of the main case, which removing and restoring keep. */
export const exhibits = oncePer(db => {
  const list = db.prepare<{ dossier: string }, Stored>(
    `SELECT ${columns} FROM exhibits WHERE dossier = @dossier AND removed_at IS NULL ORDER BY position, rowid`,
  )
  const filedByAffaire = db.prepare<{ dossier: string; affaire: string }, FiledExhibitRow>(
    `SELECT exhibit, filing, filings.data ->> '$.date' AS date FROM filed_exhibits
     JOIN filings ON filings.id = filing
     WHERE dossier = @dossier AND coalesce(filings.data ->> '$.affaire', '') = @affaire`,
  )
  const filingOf = db
    .prepare<{ id: string }, string>('SELECT filing FROM filed_exhibits WHERE exhibit = @id LIMIT 1')
    .pluck()
  const ids = db
    .prepare<{ dossier: string }, string>(
      'SELECT id FROM exhibits WHERE dossier = @dossier ORDER BY position, rowid',
    )
    .pluck()
  const find = db.prepare<{ id: string }, Stored>(`SELECT ${columns} FROM exhibits WHERE id = @id`)
  const add = db.prepare(
    `INSERT INTO exhibits (id, dossier, position, data, revision, updated_at)
     VALUES (@id, @dossier, (SELECT coalesce(max(position), 0) + 1 FROM exhibits WHERE dossier = @dossier), @data, 1, @at)`,
  )
  const write = db.prepare(
    'UPDATE exhibits SET data = @data, revision = revision + 1, updated_at = @at WHERE id = @id',
  )
  const place = db.prepare('UPDATE exhibits SET position = @position WHERE id = @id AND dossier = @dossier')
  const savedAt = db.prepare<{ id: string }, string>('SELECT updated_at FROM exhibits WHERE id = @id').pluck()
  const setRemoved = db.prepare('UPDATE exhibits SET removed_at = @at WHERE id = @id')

  function rowOf(id: string): Stored {
    const row = find.get({ id })
    if (!row) throw new AppError('not-found', 'Cette pièce n’existe plus dans le dossier.', { id })
    return row
  }
  function refuseFiled(id: string): void {
    if (filingOf.get({ id }) !== undefined)
      throw new AppError(
        'refused',
        'Cette pièce a été déposée : elle garde son numéro, son intitulé et son fichier. Ajoutez une pièce nouvelle, qui prendra le numéro suivant.',
        { id },
      )
  }
  // asked again after each save of each text of the dossier
  const read = readingAgain(Exhibit, 2000)

  function listOf(dossier: string, affaire = ''): Exhibit[] {
    const filedRows = new Map(filedByAffaire.all({ dossier, affaire }).map(one => [one.exhibit, one]))
    return list.all({ dossier }).map(row => {
      const exhibit = read(row)
      const { filing, date } = filedRows.get(exhibit.id) ?? {}
      return filing && date ? { ...exhibit, filed: { filing, date } } : exhibit
    })
  }

  const save = db.transaction((exhibit: Exhibit, at: string): Exhibit => {
    const row = find.get({ id: exhibit.id })
    if (row && row.revision !== exhibit.revision)
      throw stale('Cette pièce a été modifiée', parseRow(Exhibit, row))
    if (row) refuseFiled(row.id)
    // erased while another window had it: its last save does not bring it back
    if (!row && exhibit.revision > 0) rowOf(exhibit.id)
    const data = toJson({ ...exhibit, filed: undefined })
    if (row) write.run({ id: row.id, data, at })
    else add.run({ id: exhibit.id, dossier: exhibit.dossier, data, at })
    return parseRow(Exhibit, rowOf(exhibit.id))
  })

  const order = db.transaction((dossier: string, sequence: readonly string[]): void => {
    const filedIds = new Set(filedByAffaire.all({ dossier, affaire: '' }).map(one => one.exhibit))
    for (const [at, id] of orderSeries(ids.all({ dossier }), sequence, filedIds).entries())
      place.run({ dossier, id, position: at + 1 })
  })

  return {
    /** In the order of the pool, each with its deposit in that case: the main one where none is named. */
    list: listOf,
    get(id: string): Exhibit {
      const row = rowOf(id)
      if (row.removedAt)
        throw new AppError('not-found', 'Cette pièce a été retirée ; elle peut être remise.', { id })
      return parseRow(Exhibit, row)
    },
    /** One that may be removed; undefined where none was ever kept under that id. */
    find(id: string): Exhibit | undefined {
      const row = find.get({ id })
      return row && parseRow(Exhibit, row)
    },
    /** Whether a deposit, of any case, froze it. */
    isFiled: (id: string): boolean => filingOf.get({ id }) !== undefined,
    /** A new one, the last of its dossier. */
    add: (exhibit: Exhibit, at = new Date().toISOString()): Exhibit =>
      guarded(() => save.immediate({ ...exhibit, revision: 0 }, at)),
    save: (exhibit: Exhibit, at = new Date().toISOString()): Exhibit =>
      guarded(() => save.immediate(exhibit, at)),
    order: (dossier: string, sequence: readonly string[]): Exhibit[] =>
      guarded(() => {
        order.immediate(dossier, sequence)
        return listOf(dossier)
      }),
    remove(id: string, at = new Date().toISOString()): void {
      refuseFiled(id)
      guarded(() => setRemoved.run({ id: rowOf(id).id, at }))
    },
    /** Fixes the order of exhibits before a deposit, those in sight first: a removed one never comes back between two numbers that were sent. */
    freezeOrder(dossier: string): void {
      const visible = listOf(dossier).map(one => one.id)
      const rest = ids.all({ dossier }).filter(id => !visible.includes(id))
      for (const [at, id] of [...visible, ...rest].entries()) place.run({ dossier, id, position: at + 1 })
    },
    /** When an exhibit was last saved; its place among the others aside. */
    savedAt: (id: string): string => savedAt.get({ id }) ?? '',
    restore(id: string): void {
      guarded(() => setRemoved.run({ id: rowOf(id).id, at: null }))
    },
  }
})
