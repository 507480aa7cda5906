import { fold } from '../../../shared/french/fold.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { Collected } from './gate.ts'

/** The sources of collections. */
export function collected(db: Database): Collected {
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
      const wanted = fold(title)
      const known = titles.all().map(one => ({ id: one.id, name: fold(one.title) }))
      const whole = known.filter(({ name }) => name === wanted)
      const meant = whole.length ? whole : known.filter(({ name }) => name.startsWith(wanted))
      return meant.length ? meant.flatMap(({ id }) => byId(id)) : undefined
    },
  }
}
