import type { MissingSource } from '../../../shared/library/graph.ts'
import type { Database } from '../../kernel/database/open.ts'

/** Tells a cited text that may be fetched: the whole of a code may not, its articles may. */
export const IS_ABSENT = `target IS NULL AND held = 0 AND times > 0
  AND NOT (kind = 'text' AND key GLOB 'article:code *')`

/** Keys that texts cite and the library lacks, those that may be fetched. */
export const absentKeys = (db: Database): IterableIterator<string> =>
  db.prepare<[], string>(`SELECT key FROM cited WHERE ${IS_ABSENT}`).pluck().iterate()

/** The keys of each decision and article that no publisher's record brought and that has no text: a card of it alone. */
export function cardsWithoutText(db: Database): { readonly seq: number; readonly keys: string[] }[] {
  const cards = db
    .prepare<[], number>(
      `SELECT sources.seq FROM sources JOIN source_bodies USING (seq)
       WHERE kind IN ('decision', 'article') AND removed_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM source_keys WHERE source_keys.seq = sources.seq
           AND (key GLOB 'dila:*' OR key GLOB 'file:*'))
         AND NOT EXISTS (SELECT 1 FROM source_versions WHERE source_versions.seq = sources.seq)
         AND coalesce(json_array_length(data, '$.text'), 0) = 0
         AND coalesce(json_array_length(data, '$.versions'), 0) = 0`,
    )
    .pluck()
    .all()
  const keys = db.prepare<[number], string>('SELECT key FROM source_keys WHERE seq = ? ORDER BY key').pluck()
  return cards.map(seq => ({ seq, keys: keys.all(seq) }))
}

/** The cards without text, as a list of what is missing tells them: under their first natural key, with how often they are cited. */
export function cardsToFetch(
  db: Database,
): { readonly keys: readonly string[]; readonly card: MissingSource }[] {
  const row = db.prepare<
    [number],
    Pick<MissingSource, 'label' | 'times' | 'sources'> & { kind: 'decision' | 'article'; id: string }
  >(
    `SELECT id, label, kind, (SELECT coalesce(sum(times), 0) FROM cited WHERE target = seq) AS times,
       (SELECT coalesce(sum(sources), 0) FROM cited WHERE target = seq) AS sources
     FROM sources WHERE seq = ?`,
  )
  return cardsWithoutText(db).flatMap(({ seq, keys }) => {
    const source = row.get(seq)
    if (!source) return []
    const { id, ...rest } = source
    const key = keys.find(one => !one.startsWith('id:')) ?? `id:${id}`
    return [{ keys, card: { key, ...rest, label: rest.label || id, isCard: true } }]
  })
}
