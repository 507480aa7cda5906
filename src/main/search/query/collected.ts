import { fold } from '../../../shared/french/fold.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { CollectionSources } from './gate.ts'

/** The sources of collections. */
export function collectionSources(db: Database): CollectionSources {
  const seqs = db
    .prepare<unknown[], number>('SELECT seq FROM collection_sources WHERE collection = @id')
    .pluck()
  const titles = db.prepare<[], { id: string; title: string }>(
    'SELECT id, title FROM collections WHERE removed_at IS NULL',
  )
  const byId = (id: string) => seqs.all({ id })
  return {
    byId,
    byTitle(title) {
      const key = fold(title)
      const all = titles.all().map(one => ({ id: one.id, name: fold(one.title) }))
      const whole = all.filter(({ name }) => name === key)
      const matches = whole.length ? whole : all.filter(({ name }) => name.startsWith(key))
      return matches.length ? matches.flatMap(({ id }) => byId(id)) : undefined
    },
  }
}
