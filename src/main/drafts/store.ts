import { applyEdit } from '../../shared/drafts/editing/edit.ts'
import { Draft, type DraftEdit, Origin } from '../../shared/drafts/model.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { oncePer } from '../kernel/database/once.ts'
import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { columns, parseRow, type Stored, stale, toJson } from '../kernel/database/stored.ts'

export interface ListedDraft {
  readonly id: string
  readonly title: string
  readonly updatedAt: string
  /** the one it was made from */
  readonly template: string
  /** the texts of one set were prepared together */
  readonly set: string
  /** the case it belongs to; empty for the main one */
  readonly affaire: string
  /** the day it was filed, where it was */
  readonly filed: string | null
  /** the answers that are its own */
  readonly answers?: Draft['answers']
}
type ListedRow = Omit<ListedDraft, 'answers'> & { readonly answers: string | null }

/** A row without its text, which is long. */
interface Head extends Omit<Stored, 'data'> {
  readonly size: number
}

interface Open {
  readonly size: number
  readonly draft: Draft
}

/** The texts read or saved last: a long one is read again after each save, of which a few blocks are new. */
const open = new WeakMap<Database, Map<string, Open>>()
const MAX_OPEN_DRAFTS = 12

/** The origins of the blocks of each text, as of its last save: read again for another argument without opening the text. */
const headsByDatabase = new WeakMap<Database, Map<string, Head & { readonly from: readonly Origin[] }>>()

function openIn(db: Database): Map<string, Open> {
  const openDrafts = open.get(db) ?? new Map<string, Open>()
  open.set(db, openDrafts)
  return openDrafts
}

/** The texts being written, each saved from the revision it was read at. */
export const drafts = oncePer(db => {
  const list = db.prepare<{ dossier: string }, ListedRow>(
    `SELECT id, title, updated_at AS updatedAt, data ->> '$.template' AS template,
       coalesce(data ->> '$.set', '') AS "set",
       coalesce(data ->> '$.affaire', '') AS affaire,
       data -> '$.answers' AS answers,
       (SELECT filings.data ->> '$.date' FROM filed_drafts JOIN filings ON filings.id = filing WHERE draft = drafts.id) AS filed
     FROM drafts WHERE dossier = @dossier AND removed_at IS NULL ORDER BY rowid`,
  )
  const dossierOf = db.prepare<{ id: string }, string>('SELECT dossier FROM drafts WHERE id = @id').pluck()
  const find = db.prepare<{ id: string }, Stored>(`SELECT ${columns} FROM drafts WHERE id = @id`)
  const findHead = db.prepare<{ id: string }, Head>(
    `SELECT id, revision, updated_at AS updatedAt, removed_at AS removedAt, octet_length(data) AS size FROM drafts WHERE id = @id`,
  )
  const findBeside = db.prepare<{ dossier: string; id: string }, Head>(
    `SELECT id, revision, updated_at AS updatedAt, removed_at AS removedAt, octet_length(data) AS size FROM drafts
     WHERE dossier = @dossier AND id <> @id AND removed_at IS NULL ORDER BY rowid`,
  )
  const write = db.prepare(
    `INSERT INTO drafts (id, dossier, title, data, revision, updated_at) VALUES (@id, @dossier, @title, @data, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET title = @title, data = @data, revision = @revision, updated_at = @at`,
  )
  const origins = db
    .prepare<{ id: string }, string>(
      `SELECT block.value ->> '$.origin' FROM drafts, json_each(data, '$.blocks') AS block
       WHERE drafts.id = @id AND instr(data, '"origin":{') AND instr(block.value, '"origin":{')
         AND block.value ->> '$.origin' IS NOT NULL ORDER BY block.key`,
    )
    .pluck()
  const savedAt = db
    .prepare<{ id: string }, string>('SELECT updated_at FROM drafts WHERE id = @id AND removed_at IS NULL')
    .pluck()
  const filedOne = db.prepare<{ id: string }, number>('SELECT 1 FROM filed_drafts WHERE draft = @id').pluck()
  const setRemoved = db.prepare('UPDATE drafts SET removed_at = @at WHERE id = @id')

  const last = openIn(db)
  const takenIn = headsByDatabase.get(db) ?? new Map<string, Head & { readonly from: readonly Origin[] }>()
  headsByDatabase.set(db, takenIn)
  function keep(size: number, draft: Draft): Draft {
    last.delete(draft.id)
    last.set(draft.id, { size, draft })
    for (const oldest of last.keys()) if (last.size > MAX_OPEN_DRAFTS) last.delete(oldest)
    return draft
  }
  /** the text of a row: its blocks are the same objects as before where it is the same */
  function read({ id, revision, updatedAt, size }: Head): Draft {
    const cachedOrigins = last.get(id)
    if (
      cachedOrigins?.size === size &&
      cachedOrigins.draft.revision === revision &&
      cachedOrigins.draft.updatedAt === updatedAt
    )
      return cachedOrigins.draft
    return keep(size, parseRow(Draft, find.get({ id })!))
  }

  function headOf(id: string): Head {
    const row = findHead.get({ id })
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
    const row = findHead.get({ id: draft.id })
    if (row && row.revision !== draft.revision) throw stale('Ce texte a été modifié', read(row))
    if (row) free(row.id)
    // erased while another window had it: its last save does not bring it back
    if (!row && draft.revision > 0) headOf(draft.id)
    const { id, dossier, title } = draft
    const data = toJson(draft)
    const revision = (row?.revision ?? 0) + 1
    write.run({ id, dossier, title, data, revision, at })
    return keep(Buffer.byteLength(data), { ...draft, revision, updatedAt: at })
  })

  return {
    /** Lists the texts of a dossier, in the order of their creation. */
    list: (dossier: string): ListedDraft[] =>
      list.all({ dossier }).map(({ answers, ...one }) => ({
        ...one,
        ...(answers && { answers: Draft.shape.answers.parse(JSON.parse(answers)) }),
      })),
    get(id: string): Draft {
      const row = headOf(id)
      if (row.removedAt)
        throw new AppError('not-found', 'Ce texte a été retiré ; il peut être remis.', { id })
      return read(row)
    },
    /** A text that is here and was not removed. */
    find(id: string): Draft | undefined {
      const row = findHead.get({ id })
      return row && !row.removedAt ? read(row) : undefined
    },
    /** The dossier of a text, removed or not. */
    dossierOf: (id: string): string | undefined => dossierOf.get({ id }),
    /** The other texts of its dossier, in the order they were made. */
    beside: ({ dossier, id }: Draft): Draft[] => findBeside.all({ dossier, id }).map(read),
    /** The origins of the blocks of a text, in their order, without opening it; of one source alone where it is given. */
    origins(id: string, source?: string): Origin[] {
      const head = findHead.get({ id })
      if (!head) return []
      const headKept = takenIn.get(id)
      const same = headKept?.revision === head.revision && headKept.updatedAt === head.updatedAt
      const from = same ? headKept.from : origins.all({ id }).map(one => Origin.parse(JSON.parse(one)))
      if (!same) takenIn.set(id, { ...head, from })
      return from.filter(one => source === undefined || one.source === source)
    },
    /** The moment of its last save; undefined for one that is not there. */
    savedAt: (id: string): string | undefined => savedAt.get({ id }),
    /** A new one, whatever revision it bears. */
    create: (draft: Draft, at = new Date().toISOString()): Draft =>
      guarded(() => save.immediate({ ...draft, revision: 0 }, at)),
    save: (draft: Draft, at = new Date().toISOString()): Draft => guarded(() => save.immediate(draft, at)),
    /** The draft an edit makes of the last one saved; refused when it was made from another. */
    withEdit(edit: DraftEdit): Draft {
      const row = headOf(edit.id)
      if (row.revision !== edit.revision) throw stale('Ce texte a été modifié', read(row))
      return applyEdit(read(row), edit)
    },
    remove(id: string, at = new Date().toISOString()): void {
      free(id)
      guarded(() => setRemoved.run({ id: headOf(id).id, at }))
    },
    restore(id: string): void {
      guarded(() => setRemoved.run({ id: headOf(id).id, at: null }))
    },
  }
})
