import { applyEdit } from '../../shared/draft/edit.ts'
import { AppError } from '../../shared/errors.ts'
import { Draft, type DraftEdit } from '../../shared/model/draft.ts'
import type { Database } from './open.ts'
import { guarded } from './refusals.ts'
import { columns, parsed, type Stored, stale, toJson } from './stored.ts'

export interface ListedDraft {
  readonly id: string
  readonly title: string
  readonly updatedAt: string
  /** the one it was made from */
  readonly template: string
  /** the day it was filed, where it was */
  readonly filed: string | null
}

/** The texts being written, each saved from the revision it was read at. */
export function drafts(db: Database) {
  const list = db.prepare<{ dossier: string }, ListedDraft>(
    `SELECT id, title, updated_at AS updatedAt, data ->> '$.template' AS template,
       (SELECT filings.data ->> '$.date' FROM filed_drafts JOIN filings ON filings.id = filing WHERE draft = drafts.id) AS filed
     FROM drafts WHERE dossier = @dossier AND removed_at IS NULL ORDER BY rowid`,
  )
  const find = db.prepare<{ id: string }, Stored>(`SELECT ${columns} FROM drafts WHERE id = @id`)
  const write = db.prepare(
    `INSERT INTO drafts (id, dossier, title, data, revision, updated_at) VALUES (@id, @dossier, @title, @data, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET title = @title, data = @data, revision = @revision, updated_at = @at`,
  )
  const savedAt = db
    .prepare<{ id: string }, string>('SELECT updated_at FROM drafts WHERE id = @id AND removed_at IS NULL')
    .pluck()
  const filedOne = db.prepare<{ id: string }, number>('SELECT 1 FROM filed_drafts WHERE draft = @id').pluck()
  const setRemoved = db.prepare('UPDATE drafts SET removed_at = @at WHERE id = @id')

  function known(id: string): Stored {
    const row = find.get({ id })
    if (!row) throw new AppError('not-found', 'Ce texte n’existe plus dans la bibliothèque.', { id })
    return row
  }

  function free(id: string): void {
    if (filedOne.get({ id }) !== undefined)
      throw new AppError(
        'refused',
        'Ce texte a été déposé : il ne change plus. Faites-en une copie pour la suite.',
        { id },
      )
  }

  const save = db.transaction((draft: Draft, at: string): Draft => {
    const row = find.get({ id: draft.id })
    if (row && row.revision !== draft.revision) throw stale('Ce texte a été modifié', parsed(Draft, row))
    if (row) free(row.id)
    const { id, dossier, title } = draft
    write.run({ id, dossier, title, data: toJson(draft), revision: (row?.revision ?? 0) + 1, at })
    return { ...draft, revision: (row?.revision ?? 0) + 1, updatedAt: at }
  })

  return {
    /** Those of a dossier, in the order they were made. */
    list: (dossier: string): ListedDraft[] => list.all({ dossier }),
    get(id: string): Draft {
      const row = known(id)
      if (row.removedAt)
        throw new AppError('not-found', 'Ce texte a été retiré ; il peut être remis.', { id })
      return parsed(Draft, row)
    },
    /** The moment of its last save; undefined for one that is not there. */
    savedAt: (id: string): string | undefined => savedAt.get({ id }),
    /** A new one, whatever revision it bears. */
    create: (draft: Draft, at = new Date().toISOString()): Draft =>
      guarded(() => save.immediate({ ...draft, revision: 0 }, at)),
    save: (draft: Draft, at = new Date().toISOString()): Draft => guarded(() => save.immediate(draft, at)),
    /** The draft an edit makes of the last one saved; refused when it was made from another. */
    edited(edit: DraftEdit): Draft {
      const row = known(edit.id)
      if (row.revision !== edit.revision) throw stale('Ce texte a été modifié', parsed(Draft, row))
      return applyEdit(parsed(Draft, row), edit)
    },
    remove(id: string, at = new Date().toISOString()): void {
      free(id)
      guarded(() => setRemoved.run({ id: known(id).id, at }))
    },
    restore(id: string): void {
      guarded(() => setRemoved.run({ id: known(id).id, at: null }))
    },
  }
}
