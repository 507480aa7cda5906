import type { Source } from '../../shared/library/model.ts'
import type { Database } from '../kernel/database/open.ts'
import { sourcesState } from '../search/columns.ts'
import { sources } from './store.ts'

interface CachedSources {
  readonly state: string
  readonly byId: ReadonlyMap<string, Source>
}

const last = new WeakMap<Database, CachedSources>()

/**
 * The sources of these ids, in their order, those of the last time not read again while nothing has changed any: a text is
 * gathered after each save. Not to be asked within a transaction that wrote sources and may be undone.
 */
export function sourcesOf(db: Database, ids: readonly string[]): Source[] {
  const state = sourcesState(db)
  const entry = last.get(db)
  const byId = new Map<string, Source>()
  if (entry?.state === state)
    for (const id of ids) {
      const source = entry.byId.get(id)
      if (source) byId.set(id, source)
    }
  const missing = ids.filter(id => !byId.has(id))
  if (missing.length > 0) for (const one of sources(db).existing(missing)) byId.set(one.id, one)
  last.set(db, { state, byId })
  return ids.flatMap(id => byId.get(id) ?? [])
}
