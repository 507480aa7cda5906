import type { Database } from '../kernel/database/open.ts'
import { citedIds } from './own.ts'

/**
 * Tells whether something of the user's rests on a source: an edit, tags or notes of theirs, a collection, a draft or an
 * argument that cites it. What drafts cite is gathered once, and again when one was saved.
 */
export function resting(db: Database): (row: { seq: number; id: string; base: string | null }) => boolean {
  const editedRows = db.prepare<unknown[]>(
    `SELECT 1 FROM source_edits WHERE seq = @seq AND made_by = 'user'
     UNION ALL SELECT 1 FROM collection_sources WHERE seq = @seq LIMIT 1`,
  )
  const state = db
    .prepare<[], string>(
      `SELECT (SELECT count(*) || ' ' || coalesce(max(updated_at), '') || total(revision) FROM drafts)
        || (SELECT count(*) || ' ' || coalesce(max(updated_at), '') || total(revision) FROM sources WHERE kind = 'argument')`,
    )
    .pluck()
  const aliases = db
    .prepare<unknown[], string>(
      `SELECT substr(key, 4) FROM source_keys WHERE seq = @seq AND key >= 'id:' AND key < 'id;'`,
    )
    .pluck()
  let cache: { state: string | undefined; ids: Set<string> } | undefined

  function citedSources(): Set<string> {
    const now = state.get()
    if (cache && cache.state === now) return cache.ids
    cache = { state: now, ids: citedIds(db) }
    return cache.ids
  }

  return ({ seq, id, base }) => {
    if (base !== null || editedRows.get({ seq })) return true
    const ids = citedSources()
    return ids.has(id) || aliases.all({ seq }).some(alias => ids.has(alias))
  }
}
