import { hash } from 'node:crypto'
import { label } from '../../shared/cite/print.ts'
import { AppError } from '../../shared/errors.ts'
import { bareSource } from '../../shared/model/bare.ts'
import { keysOf } from '../../shared/model/keys.ts'
import { keepEdits, mergeRecord, sameContent } from '../../shared/model/merge.ts'
import { Edit, type Source } from '../../shared/model/source.ts'
import type { Database } from './open.ts'
import { guarded } from './refusals.ts'
import { search } from './search.ts'
import { fromRow, type Row, sourceRows, toJson } from './source-rows.ts'

export type Put = 'added' | 'updated' | 'unchanged'

const now = () => new Date().toISOString()
const fingerprint = (json: string) => hash('sha1', json.replace(/"asOf":"[^"]*",?/g, ''), 'base64')

/** The sources of the library: what packs and imports bring, what the user changes, and the search. */
export function sources(db: Database) {
  const rows = sourceRows(db)
  const addEdit = db.prepare(
    'INSERT INTO source_edits (seq, revision, at, made_by, before) VALUES (@seq, @revision, @at, @by, @before)',
  )
  const edits = db.prepare<{ seq: number }, { revision: number; at: string; by: string; before: string }>(
    'SELECT revision, at, made_by AS "by", before FROM source_edits WHERE seq = @seq ORDER BY revision DESC',
  )
  const counts = db.prepare<[], { kind: string; n: number }>(
    'SELECT kind, count(*) AS n FROM sources WHERE removed_at IS NULL GROUP BY kind',
  )
  const drop = db.prepare('DELETE FROM source_keys WHERE key = @key')
  const write = db.transaction((run: () => unknown) => run())
  const inOne = <T>(run: () => T): T =>
    guarded(() => (db.inTransaction ? run() : (write.immediate(run) as T)))

  function rowOf(id: string): Row {
    const row = rows.byId(id)
    if (!row) throw new AppError('not-found', 'Cette source n’est plus dans la bibliothèque.', { id })
    return row
  }

  /** The row of the same source: by its record, by its id when a pack or nothing else names it, by its natural keys. */
  function find(source: Source, record: string, by: 'import' | 'pack'): Row | undefined {
    const keys = keysOf(source).filter(key => !key.startsWith('dila:'))
    const id = `id:${source.id}`
    for (const key of by === 'pack' || !keys.length ? [record, id, ...keys] : [record, ...keys]) {
      const found = rows.key(key)
      const row = found && rows.bySeq(found.seq)
      if (row && row.kind === source.kind) return row
    }
    return undefined
  }

  /** The same source under another id: it has one of its natural keys. */
  function twin(source: Source): Row | undefined {
    const found = keysOf(source).flatMap(name => rows.key(name) ?? [])[0]
    const row = found && rows.bySeq(found.seq)
    return row?.kind === source.kind ? row : undefined
  }

  function add(source: Source, record: string, mark: string, at: string, json: string): Put {
    let id = source.id
    for (let n = 2; rows.key(`id:${id}`); n += 1) id = `${source.id.slice(0, 190)}-${n}`
    const seq = id === source.id ? rows.insert(source, at, json) : rows.insert({ ...source, id }, at)
    rows.remember(record, seq, mark)
    return 'added'
  }

  function meet(
    row: Row,
    source: Source,
    record: string,
    mark: string,
    by: 'import' | 'pack',
    at: string,
  ): Put {
    const mine = fromRow(row)
    const base = row.base ? fromRow({ ...row, data: row.base }) : mine
    const next = mergeRecord(base, source, rows.key(record)?.seq === row.seq)
    const result = row.base ? keepEdits(base, mine, next) : next
    rows.remember(record, row.seq, mark)
    if (source.id !== row.id) rows.alias(source.id, row.seq)
    const back = row.removedBy === 'import'
    if (back) rows.restore(row.seq, mine)
    const nextBase = row.base ? toJson(next) : null
    if (sameContent(mine, result)) {
      if (row.base !== nextBase) rows.setBase(row.seq, nextBase)
      return back ? 'updated' : 'unchanged'
    }
    // A new version of an article loses nothing of what was there: its history is in its versions.
    if (row.base || source.kind !== 'article')
      addEdit.run({ seq: row.seq, revision: row.revision + 1, at, by, before: toJson(mine) })
    rows.update(back ? { ...row, removedAt: null } : row, result, nextBase, at)
    return 'updated'
  }

  const api = {
    /**
     * Takes a record of an import or a pack. The same source is found by its natural keys and completed, never replaced:
     * it keeps its id, and every field the user changed. Call it inside a transaction when there are many.
     */
    put(source: Source, by: 'import' | 'pack', at: string = now()): Put {
      const record = rows.recordKey(source)
      const json = toJson(source)
      const mark = fingerprint(json)
      if (rows.key(record)?.hash === mark) return 'unchanged'
      return inOne(() => {
        const row = find(source, record, by)
        return row ? meet(row, source, record, mark, by, at) : add(source, record, mark, at, json)
      })
    },
    /** Several records in one transaction. */
    putAll: (all: readonly Source[], by: 'import' | 'pack'): Put[] =>
      inOne(() => all.map(source => api.put(source, by))),

    get(id: string): Source {
      const row = rowOf(id)
      if (row.removedAt)
        throw new AppError(
          'not-found',
          'Cette source a été retirée de la bibliothèque ; elle peut y être remise.',
          { id },
        )
      return fromRow(row)
    },
    /** Those that exist, in the order asked, under the ids asked. */
    many: (ids: readonly string[]): Source[] =>
      [...new Set(ids)].flatMap(id => {
        const row = rows.byId(id)
        return row && !row.removedAt ? [{ ...fromRow(row), id }] : []
      }),

    /** Saves what the user changed, from the revision they read; a new id makes a new source. */
    save(source: Source, at: string = now()): Source {
      return inOne(() => {
        const row = rows.byId(source.id) ?? (source.revision === 0 ? twin(source) : undefined)
        if (!row) {
          // what the user wrote stands against what an import says later of the same source
          rows.insert(source, at, toJson(source), toJson(bareSource(source.kind, source.id)))
          return fromRow(rowOf(source.id))
        }
        const current = fromRow(row)
        if (source.revision === 0 && row.removedAt) {
          addEdit.run({ seq: row.seq, revision: row.revision + 1, at, by: 'user', before: toJson(current) })
          rows.restore(row.seq, current)
          rows.update({ ...row, removedAt: null }, { ...source, id: row.id }, row.base ?? row.data, at)
          return fromRow(rowOf(row.id))
        }
        if (source.revision === 0)
          throw new AppError(
            'refused',
            `Cette source est déjà dans la bibliothèque : ${label(current)}. Rien n’a été écrit ; ouvrez-la pour la compléter.`,
            current,
          )
        if (source.revision !== current.revision)
          throw new AppError(
            'stale',
            'Cette source a été modifiée ailleurs entre-temps. Rien n’a été écrasé : choisissez la version à garder.',
            current,
          )
        if (source.kind !== current.kind)
          throw new AppError('invalid', 'La nature d’une source ne peut pas changer.')
        if (sameContent(current, source)) return current
        addEdit.run({ seq: row.seq, revision: row.revision + 1, at, by: 'user', before: toJson(current) })
        rows.update(row, { ...source, id: row.id }, row.base ?? row.data, at)
        return fromRow(rowOf(row.id))
      })
    },
    remove(id: string, at: string = now()): void {
      inOne(() => rows.remove(rowOf(id).seq, 'user', at))
    },
    restore(id: string): void {
      inOne(() => {
        const row = rowOf(id)
        if (row.removedAt) rows.restore(row.seq, fromRow(row))
      })
    },
    /** The publisher took back what bears this key (`LEGIARTI…`, `CETATEXT…`): a version goes, or the source. Was there something? */
    retire(key: string, at: string = now()): boolean {
      const found = rows.key(key.includes(':') ? key : `dila:${key}`)
      if (!found) return false
      return inOne(() => {
        const row = rows.bySeq(found.seq)
        if (!row || row.removedAt) return false
        const source = fromRow(row)
        const version = key.replace(/^dila:/, '')
        const without = (one: Source): Source =>
          one.kind === 'article' ? { ...one, versions: one.versions.filter(({ id }) => id !== version) } : one
        const left = without(source)
        if (left.kind === 'article' && left.versions.length) {
          rows.update(row, left, row.base ? toJson(without(fromRow({ ...row, data: row.base }))) : null, at)
          drop.run({ key: `dila:${version}` })
        } else {
          rows.forget(row.seq)
          rows.remove(row.seq, 'import', at)
        }
        return true
      })
    },

    /** Newest first. */
    history(id: string): Edit[] {
      const row = rowOf(id)
      return edits.all({ seq: row.seq }).map(edit =>
        Edit.parse({
          at: edit.at,
          revision: edit.revision,
          by: edit.by,
          before: { ...JSON.parse(edit.before), id: row.id, revision: edit.revision - 1 },
        }),
      )
    },
    /** Puts back what the source was before the edit that made `revision`; that is an edit too. */
    revert(id: string, revision: number): Source {
      const edit = api.history(id).find(one => one.revision === revision)
      if (!edit)
        throw new AppError('not-found', 'Cette modification n’est pas dans l’historique de la source.')
      return api.save({ ...edit.before, revision: rowOf(id).revision })
    },

    /** How many of each kind. */
    count: (): Record<string, number> => Object.fromEntries(counts.all().map(({ kind, n }) => [kind, n])),
    search: search(db),
  }
  return api
}
