import { randomUUID } from 'node:crypto'
import { fold } from '../../shared/french/fold.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { SavedSearch } from '../../shared/search/model.ts'
import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'

interface Row {
  readonly id: string
  readonly title: string
  readonly data: string
  readonly updatedAt: string
}

/** The saved searches of a library. */
export function searches(db: Database) {
  const columns = 'id, title, data, updated_at AS updatedAt'
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM saved_searches`)
  const one = db.prepare<unknown[], Row>(`SELECT ${columns} FROM saved_searches WHERE id = @id`)
  const set = db.prepare(
    `INSERT INTO saved_searches (id, title, data, updated_at) VALUES (@id, @title, @data, @at)
     ON CONFLICT (id) DO UPDATE SET title = @title, data = @data, updated_at = @at`,
  )
  const drop = db.prepare('DELETE FROM saved_searches WHERE id = @id')
  const read = (row: Row): SavedSearch => SavedSearch.parse({ ...row, search: JSON.parse(row.data) })
  const rowOf = (id: string): Row => {
    const row = one.get({ id })
    if (row) return row
    throw new AppError('not-found', 'Cette recherche n’est plus dans la bibliothèque.', { id })
  }

  return {
    /** Saved searches, in the order of their titles. */
    list: (): SavedSearch[] =>
      all
        .all()
        .map(read)
        .sort((a, b) => a.title.localeCompare(b.title, 'fr') || (a.id < b.id ? -1 : 1)),
    get: (id: string): SavedSearch => read(rowOf(id)),
    /** Saves a search, or changes a saved one. Titles are unique but for accents and case. */
    save({ id = randomUUID(), title, search }: SearchToSave, at = new Date().toISOString()): SavedSearch {
      return guarded(() => {
        const hasSameTitle = (other: Row) => other.id !== id && fold(other.title) === fold(title)
        // duplicates from before this rule may still be saved under their own title
        if (one.get({ id })?.title !== title.trim() && all.all().some(hasSameTitle))
          throw new AppError(
            'refused',
            `Une autre recherche est déjà gardée sous «\u00a0${title.trim()}\u00a0».`,
          )
        set.run({ id, title: title.trim(), data: JSON.stringify(search), at })
        return read(rowOf(id))
      })
    },
    remove(id: string): void {
      guarded(() => drop.run({ id: rowOf(id).id }))
    },
  }
}

/** A search to save, as a new one when it has no id. */
export interface SearchToSave {
  readonly id?: string | undefined
  readonly title: string
  readonly search: SavedSearch['search']
}
