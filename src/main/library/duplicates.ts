import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/kernel/errors.ts'
import { mergeRecord, sameContent } from '../../shared/library/merge/record.ts'
import type { Source } from '../../shared/library/model.ts'
import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { journalChange } from '../search/change-journal.ts'
import { adopting } from './funds/adopt.ts'
import { sourceRows, toJson } from './source-rows.ts'
import { sources } from './store.ts'
import { isUntouched } from './untouched.ts'
import { writing } from './writing.ts'

/** Record of a merge: enough to take it apart again. */
interface MergeRecord {
  readonly kind: 'merge'
  readonly keep: string
  /** the revision the merge made of the one kept, when it changed it */
  readonly revision?: number
  /** what was known of the one kept apart from the user's edits, where there were any */
  readonly base?: string | null
  /** the keys that belong to the one kept only because they are joined */
  readonly added?: readonly string[]
  readonly others: readonly {
    readonly id: string
    readonly seq: number
    readonly keys: readonly string[]
    /** what the texts cite that led to it */
    readonly cited?: readonly number[]
    readonly shelves: readonly string[]
  }[]
}

export interface Group {
  readonly ids: readonly string[]
  readonly reason: string
}

/** The id of a source joined to another: its own answers for the one kept. */
const absorbedIdOf = (id: string, seq: number) => `${id.slice(0, 180)}~${seq}`

/** Sources that are in the library twice under keys that do not meet: found, joined, taken apart. */
export function duplicates(db: Database) {
  const all = sources(db)
  const rows = sourceRows(db)
  const adopt = adopting(db)
  const sameNumber = db.prepare<[], { ids: string }>(
    `SELECT json_group_array(DISTINCT sources.id) AS ids FROM source_numbers JOIN sources USING (seq)
     WHERE kind = 'decision' AND removed_at IS NULL AND date IS NOT NULL AND length(number) >= 5
     GROUP BY number, court, date HAVING count(DISTINCT seq) > 1 LIMIT 500`,
  )
  const sameLabel = db.prepare<[], { ids: string }>(
    `SELECT json_group_array(id) AS ids FROM sources WHERE removed_at IS NULL AND label <> ''
     GROUP BY kind, label HAVING count(*) > 1 LIMIT 500`,
  )
  const distinctActs = db.prepare<[], { data: string }>(
    `SELECT data FROM acts WHERE title = 'distinct' AND undone_at IS NULL`,
  )
  const add = db.prepare('INSERT INTO acts (id, title, at, data) VALUES (@id, @title, @at, @data)')
  const act = db.prepare<{ id: string }, { title: string; data: string }>(
    `SELECT title, data FROM acts WHERE id = @id AND title IN ('merge', 'distinct') AND undone_at IS NULL`,
  )
  const setUndone = db.prepare('UPDATE acts SET undone_at = @at WHERE id = @id')
  const seqOf = db.prepare<{ id: string }, number>('SELECT seq FROM sources WHERE id = @id').pluck()
  const keysOf = db
    .prepare<{ seq: number }, string>(
      `SELECT key FROM source_keys WHERE seq = @seq UNION SELECT 'id:' || id FROM sources WHERE seq = @seq`,
    )
    .pluck()
  const moveKey = db.prepare(
    'INSERT INTO source_keys (key, seq) VALUES (@key, @seq) ON CONFLICT (key) DO UPDATE SET seq = @seq',
  )
  const dropKey = db.prepare('DELETE FROM source_keys WHERE key = @key AND seq = @seq AND hash IS NULL')
  const moveCited = db
    .prepare<{ from: number; to: number }, number>(
      'UPDATE cited SET target = @to WHERE target = @from RETURNING n',
    )
    .pluck()
  const point = db.prepare('UPDATE cited SET target = @seq WHERE n = @n')
  const rename = db.prepare('UPDATE sources SET id = @id WHERE seq = @seq')
  const shelve = db
    .prepare<{ from: string; to: string }, string>(
      `INSERT INTO collection_sources (collection, source, position)
       SELECT collection, @to, position FROM collection_sources WHERE source = @from
       ON CONFLICT DO NOTHING RETURNING collection`,
    )
    .pluck()
  const unshelve = db.prepare(
    'DELETE FROM collection_sources WHERE collection = @collection AND source = @source',
  )
  const renameShelved = db.prepare('UPDATE collection_sources SET source = @to WHERE source = @from')
  const write = <T>(run: () => T): T => writing(db, run)
  const now = () => new Date().toISOString()

  function rowOf(id: string): number {
    const seq = seqOf.get({ id })
    if (seq === undefined)
      throw new AppError(
        'not-found',
        'L’une de ces sources n’est plus seule dans la bibliothèque : elle a été réunie à une autre. Rien n’a été changé.',
      )
    return seq
  }

  const api = {
    /** Groups that look like one source, those the user said are not left out. */
    find(): Group[] {
      const distinct = new Set(distinctActs.all().map(({ data }) => data))
      const groups = new Map<string, Group>()
      const take = (rows: readonly { ids: string }[], reason: string) => {
        for (const row of rows) {
          const ids = (JSON.parse(row.ids) as string[]).sort()
          const key = JSON.stringify(ids)
          if (!distinct.has(key) && !groups.has(key)) groups.set(key, { ids, reason })
        }
      }
      take(sameNumber.all(), 'Même numéro, même date')
      take(sameLabel.all(), 'Même intitulé')
      return [...groups.values()]
    },
    /** Remembers that these are different sources; the act, which can be undone. */
    distinct(ids: readonly string[]): string {
      const data = JSON.stringify([...ids].sort())
      const id = randomUUID()
      guarded(() => add.run({ id, title: 'distinct', at: now(), data }))
      return id
    },
    /** The source a merge would give; writes nothing. */
    preview(keep: string, duplicateIds: readonly string[]): Source {
      const first = all.get(keep)
      return duplicateIds
        .filter(id => id !== keep)
        .map(id => all.get(id))
        .reduce<Source>((union, other) => {
          if (other.kind !== first.kind)
            throw new AppError('refused', 'Deux sources de nature différente ne peuvent pas être fusionnées.')
          const merge = mergeRecord(union, other, 'joins')
          const notes = [union.notes, other.notes].filter(Boolean)
          // what one publisher took back and another still publishes is still published
          const withdrawn = union.withdrawn && other.withdrawn
          return { ...merge, notes: [...new Set(notes)].join('\n\n'), withdrawn }
        }, first)
    },
    /** Joins them: one stays, with what the others add; drafts that cite another find it; it can be taken apart again. */
    merge: (keep: string, duplicateIds: readonly string[]): { act: string; source: Source } =>
      write(() => {
        for (const id of [keep, ...duplicateIds]) adopt.byId(id)
        const before = all.get(keep)
        const to = rowOf(keep)
        const own = new Set(keysOf.all({ seq: to }))
        const base = rows.byId(keep)?.base ?? null
        const result = all.save({ ...api.preview(keep, duplicateIds), id: keep, revision: before.revision })
        // where they differ, the user chose the one kept: a later import of another does not change that
        const importBase = duplicateIds
          .filter(id => id !== keep)
          .reduce<Source>((sum, id) => mergeRecord(sum, all.get(id), 'corrects'), before)
        if (!sameContent(importBase, result)) rows.setBase(to, toJson(importBase))
        const newKeys = keysOf.all({ seq: to }).filter(key => !own.has(key))
        const absorptions = [...new Set(duplicateIds)]
          .filter(id => id !== keep)
          .map(id => {
            const seq = rowOf(id)
            const keys = keysOf.all({ seq })
            all.remove(id)
            const shelves = shelve.all({ from: id, to: keep })
            const citations = moveCited.all({ from: seq, to })
            if (citations.length) journalChange(db, 'cited', new Set([seq, to]))
            for (const key of keys) moveKey.run({ key, seq: to })
            const absorbedId = absorbedIdOf(id, seq)
            rename.run({ id: absorbedId, seq })
            renameShelved.run({ from: id, to: absorbedId })
            return { id, seq, keys, shelves, cited: citations }
          })
        const record: MergeRecord = {
          kind: 'merge',
          keep,
          ...(result.revision !== before.revision && { revision: result.revision }),
          base,
          added: newKeys,
          others: absorptions,
        }
        const id = randomUUID()
        add.run({ id, title: 'merge', at: now(), data: JSON.stringify(record) })
        return { act: id, source: result }
      }),
    /** Takes a merge apart: each source is again what it was. Of sources said to be different, only that is forgotten. */
    undo: (id: string): void =>
      write(() => {
        const row = act.get({ id })
        if (!row) throw new AppError('not-found', 'Cette fusion n’est plus là, ou a déjà été annulée.')
        if (row.title === 'distinct') return void setUndone.run({ id, at: now() })
        const {
          keep,
          revision,
          base,
          added: joinedKeys = [],
          others: absorptions,
        } = JSON.parse(row.data) as MergeRecord
        const seq = rowOf(keep)
        if (revision !== undefined) {
          if (!isUntouched(all, all.get(keep), revision))
            throw new AppError(
              'refused',
              'La source gardée a été modifiée depuis la réunion : les deux n’ont pas été séparées. Rien n’a été changé.',
            )
          all.revert(keep, revision)
        }
        if (base !== undefined) rows.setBase(seq, base)
        for (const key of joinedKeys) dropKey.run({ key, seq })
        for (const other of absorptions) {
          rename.run({ id: other.id, seq: other.seq })
          renameShelved.run({ from: absorbedIdOf(other.id, other.seq), to: other.id })
          for (const key of other.keys) moveKey.run({ key, seq: other.seq })
          for (const n of other.cited ?? []) point.run({ n, seq: other.seq })
          if (other.cited?.length) journalChange(db, 'cited', new Set([seq, other.seq]))
          dropKey.run({ key: `id:${other.id}`, seq: other.seq })
          for (const collection of other.shelves) unshelve.run({ collection, source: keep })
          all.restore(other.id)
        }
        setUndone.run({ id, at: now() })
      }),
  }
  return api
}
