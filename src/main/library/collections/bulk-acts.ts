import { randomUUID } from 'node:crypto'
import { inGuillemets } from '../../../shared/french/wording.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { label } from '../../../shared/library/cite/print.ts'
import type { Bulk } from '../../../shared/library/collection.ts'
import type { Source } from '../../../shared/library/model.ts'
import { lacksSource, readBy } from '../../../shared/library/reading.ts'
import type { Database } from '../../kernel/database/open.ts'
import { adopting } from '../funds/adopt.ts'
import { inFunds } from '../funds/fund-texts.ts'
import { sources } from '../store.ts'
import { isUntouched } from '../untouched.ts'
import { writing } from '../writing.ts'
import { collections } from './collections.ts'

/** Record of an act on many sources: enough to put each of them back. */
interface BulkRecord {
  readonly kind: 'bulk'
  /** the sources edited, with the revision the act made */
  readonly edited: readonly { readonly id: string; readonly revision: number }[]
  readonly removed: readonly string[]
  readonly collected?: { readonly collection: string; readonly sources: readonly string[] }
}

/** Acts on many sources at once, each of which can be undone whole. */
export function bulkActs(db: Database) {
  const all = sources(db)
  const shelves = collections(db)
  const add = db.prepare('INSERT INTO acts (id, title, at, data) VALUES (@id, @title, @at, @data)')
  const one = db.prepare<{ id: string }, { title: string; data: string; undone: string | null }>(
    'SELECT title, data, undone_at AS undone FROM acts WHERE id = @id',
  )
  const idOf = db
    .prepare<{ id: string }, string>(
      `SELECT id FROM sources WHERE id = @id
       UNION ALL SELECT sources.id FROM source_keys JOIN sources USING (seq) WHERE key = 'id:' || @id LIMIT 1`,
    )
    .pluck()
  const adopt = adopting(db)
  const funds = inFunds(db)
  /** the id under which a source is known, in the library or in a fund */
  const ownId = (id: string): string[] => {
    const own = idOf.get({ id }) ?? (funds.byId(id) ? id : undefined)
    return own === undefined ? [] : [own]
  }
  const setUndone = db.prepare('UPDATE acts SET undone_at = @at WHERE id = @id')
  const write = <T>(run: () => T): T => writing(db, run)

  function applyBulk(source: Source, act: Bulk): Source | undefined {
    switch (act.act) {
      case 'tag':
        return source.tags.includes(act.tag) ? undefined : { ...source, tags: [...source.tags, act.tag] }
      case 'untag':
        return source.tags.includes(act.tag)
          ? { ...source, tags: source.tags.filter(tag => tag !== act.tag) }
          : undefined
      case 'verify':
        return lacksSource(source) ? undefined : readBy(source, { by: act.by, on: localDay(new Date()) })
      case 'doubt': {
        const caveat = source.caveat || act.caveat || undefined
        return source.certainty === 'to-verify' && caveat === (source.caveat || undefined)
          ? undefined
          : { ...source, certainty: 'to-verify', caveat }
      }
      case 'collect':
      case 'remove':
        return undefined
    }
  }

  return {
    /** Does one thing to many sources, all or none, none where one is not there; `changed` counts those it changed. */
    apply: (ids: readonly string[], act: Bulk): { act: string; changed: number; refused: string[] } =>
      write(() => {
        // two ids may be those of one source
        if (act.act !== 'collect') for (const id of ids) adopt.byId(id)
        const targets = all.existing(ids.flatMap(ownId))
        const present = new Set(targets.map(target => target.id))
        const absent = ids.filter(id => !ownId(id).some(own => present.has(own)))
        if (absent.length > 0)
          throw new AppError(
            'not-found',
            `La bibliothèque n’a pas, ou plus, ${absent.map(inGuillemets).join(', ')}\u00a0: rien n’a été changé.`,
          )
        const edits = targets.flatMap(source => {
          const next = applyBulk(source, act)
          return next ? [{ id: source.id, revision: all.save(next).revision }] : []
        })
        const removals = act.act === 'remove' ? targets.map(source => source.id) : []
        for (const id of removals) all.remove(id)
        const collecting =
          act.act === 'collect'
            ? {
                collection: act.collection,
                sources: shelves.put(
                  act.collection,
                  targets.map(({ id }) => id),
                ),
              }
            : undefined
        const record: BulkRecord = {
          kind: 'bulk',
          edited: edits,
          removed: removals,
          ...(collecting && { collected: collecting }),
        }
        const refusals = act.act === 'verify' ? targets.filter(lacksSource).map(source => label(source)) : []
        const id = randomUUID()
        add.run({ id, title: act.act, at: new Date().toISOString(), data: JSON.stringify(record) })
        return {
          act: id,
          changed: edits.length + removals.length + (collecting?.sources.length ?? 0),
          refused: refusals,
        }
      }),
    /** Puts back what an act changed; what has been changed again since stays, and is named. */
    undo: (id: string): { changed: number; left: string[] } =>
      write(() => {
        const row = one.get({ id })
        if (!row || row.undone)
          throw new AppError('not-found', 'Il n’y a plus rien à annuler : c’est déjà fait, ou trop ancien.')
        const record = JSON.parse(row.data) as BulkRecord
        if (record.kind !== 'bulk')
          throw new AppError('refused', 'Cette opération s’annule depuis l’écran où elle a été faite.')
        const leftovers: string[] = []
        for (const { id: source, revision } of record.edited) {
          const now = all.existing([source])[0]
          // merged since, it answers under its former id as another
          const same = now && idOf.get({ id: source }) === source && isUntouched(all, now, revision)
          if (!same) leftovers.push(now ? label(now) : source)
          else all.revert(source, revision)
        }
        for (const source of record.removed) all.restore(source)
        if (record.collected) shelves.drop(record.collected.collection, record.collected.sources)
        setUndone.run({ id, at: new Date().toISOString() })
        const total =
          record.edited.length -
          leftovers.length +
          record.removed.length +
          (record.collected?.sources.length ?? 0)
        return { changed: total, left: leftovers }
      }),
  }
}
