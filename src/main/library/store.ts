import { AppError } from '../../shared/kernel/errors.ts'
import { label } from '../../shared/library/cite/print.ts'
import { keysOf } from '../../shared/library/keys.ts'
import { bareSource } from '../../shared/library/kinds/registry.ts'
import { sameContent } from '../../shared/library/merge/record.ts'
import { Edit, type Source } from '../../shared/library/model.ts'
import { honest } from '../../shared/library/reading.ts'
import type { Database } from '../kernel/database/open.ts'
import { tokenBatch } from '../search/index/vocabulary.ts'
import { search } from '../search/query/search.ts'
import type { SearchRequest } from '../search/query/source-filters.ts'
import { adopting } from './funds/adopt.ts'
import { inFunds } from './funds/fund-texts.ts'
import { type IntakeOutcome, intake } from './intake/intake.ts'
import { readMemory } from './intake/last-record.ts'
import { prepare } from './intake/prepare.ts'
import { withdrawals } from './intake/withdrawals.ts'
import { noSource, sourceReader } from './source-reader.ts'
import { type Row, sourceRows, toJson } from './source-rows.ts'
import { type Writing, writing } from './writing.ts'

const now = () => new Date().toISOString()

/** The sources of the library: what packs and imports bring, what the user changes, and the search. */
export function sources(db: Database) {
  const rows = sourceRows(db)
  const records = intake(db)
  const withdrawn = withdrawals(db)
  const adopt = adopting(db)
  const funds = inFunds(db)
  const addEdit = db.prepare(
    'INSERT INTO source_edits (seq, revision, at, made_by, before) VALUES (@seq, @revision, @at, @by, @before)',
  )
  const edits = db.prepare<{ seq: number }, { revision: number; at: string; by: string; before: string }>(
    'SELECT revision, at, made_by AS "by", before FROM source_edits WHERE seq = @seq ORDER BY revision DESC',
  )
  const counts = db.prepare<[], { kind: string; n: number }>(
    'SELECT kind, count(*) AS n FROM sources WHERE removed_at IS NULL GROUP BY kind',
  )

  function rowOf(id: string): Row {
    const row = rows.byId(id)
    if (!row) throw noSource(id)
    return row
  }

  /** The same source under another id: it has one of its natural keys. */
  function twin(source: Source): Row | undefined {
    const holder = keysOf(source).flatMap(name => rows.key(name) ?? [])[0]
    const row = holder && rows.bySeq(holder.seq)
    return row?.kind === source.kind ? row : undefined
  }

  function saveEdit(write: Writing, row: Row, source: Source, at: string): Source {
    const before = rows.read(row)
    addEdit.run({ seq: row.seq, revision: row.revision + 1, at, by: 'user', before: toJson(before) })
    rows.update(write, row, { ...source, id: row.id }, row.base ?? toJson(before), at)
    write.reindex(row.seq)
    return rows.whole(rowOf(row.id))
  }

  const api = {
    ...sourceReader(db),
    /**
     * Takes a record of an import or a pack. The same source is found by its natural keys and completed, never replaced:
     * it keeps its id, and every field the user changed. Many records are better put together.
     */
    put: (source: Source, by: 'import' | 'pack', at: string = now()): IntakeOutcome['outcome'] =>
      api.putAll([source], by, at)[0] as IntakeOutcome['outcome'],
    /** Several records in one transaction. */
    putAll(all: readonly Source[], by: 'import' | 'pack', at: string = now()): IntakeOutcome['outcome'][] {
      const batch = all.map(source => prepare(source))
      const isKnown = (one: (typeof batch)[number]) =>
        readMemory(rows.key(one.record)?.hash).mark === one.mark()
      const fresh = batch.filter(one => !isKnown(one))
      if (!fresh.length) return batch.map(() => 'unchanged')
      const tokens = tokenBatch()
      for (const { head, texts } of fresh) tokens.add(head, texts)
      const results = records.take(fresh, tokens.finish(), by, at)
      const outcomes = new Map(fresh.map((one, n) => [one, results[n]?.outcome]))
      return batch.map(one => outcomes.get(one) ?? 'unchanged')
    },

    /** Saves what the user changed, from the revision they read; a new id makes a new source. */
    save(input: Source, at: string = now()): Source {
      const source = honest(input)
      return writing(db, write => {
        if (!rows.byId(source.id)) adopt.byKeys([`id:${source.id}`, ...keysOf(source)])
        const row = rows.byId(source.id) ?? (source.revision === 0 ? twin(source) : undefined)
        if (!row) {
          // what the user wrote stands against what an import says later of the same source
          const bare = toJson(bareSource(source.kind, source.id))
          write.reindex(rows.insert(write, prepare(source), source.id, at, { base: bare }))
          return rows.whole(rowOf(source.id))
        }
        const current = rows.whole(row)
        if (source.revision === 0 && row.removedAt) {
          rows.restore(write, row)
          return saveEdit(write, { ...row, removedAt: null }, source, at)
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
        return sameContent(current, source) ? current : saveEdit(write, row, source, at)
      })
    },
    remove(id: string, at: string = now()): void {
      writing(db, write => {
        adopt.byId(id)
        rows.remove(write, rowOf(id).seq, 'user', at)
      })
    },
    restore(id: string): void {
      writing(db, write => {
        const row = rowOf(id)
        if (!row.removedAt) return
        if (row.removedBy === 'import')
          throw new AppError(
            'refused',
            'L’éditeur de cette source l’a retirée de sa base, et son texte a été effacé : elle ne peut pas être remise.',
          )
        rows.restore(write, row)
        write.reindex(row.seq)
      })
    },
    retire: withdrawn.retire,
    /** A whole list of what a publisher takes back, in that state. */
    retireAll: (
      list: readonly { readonly id: string; readonly folder: string }[],
      state?: string,
    ): boolean[] => writing(db, () => list.map(({ id, folder }) => withdrawn.retire(id, folder, state))),

    /** Newest first. */
    history(id: string): Edit[] {
      // of a source that a fund alone has, nothing was edited
      if (!rows.byId(id) && funds.byId(id)) return []
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
    count(): Record<string, number> {
      const all = new Map(counts.all().map(({ kind, n }) => [kind, n]))
      for (const { kind, n } of funds.counts()) all.set(kind, (all.get(kind) ?? 0) + n)
      return Object.fromEntries(all)
    },
    search: (request: SearchRequest) => search(db).find(request),
  }
  return api
}
