import { openCopy } from '../../../kernel/database/engine.ts'
import type { Database } from '../../../kernel/database/open.ts'
import { indexing } from '../../indexing/indexing.ts'
import { prepare } from '../../intake/prepare.ts'
import { openDb } from '../../open-library.ts'
import { type RowParts, sourceRows } from '../../source-rows.ts'
import { writing } from '../../writing.ts'
import { batchOf, type Digest, type DigestFacts } from './digest.ts'
import type { StoredSource } from './stored-source.ts'

let template: Buffer | undefined

/** Makes an empty library in memory, in which sources of the office are read, or changed, by the functions of a library. */
export function scratchLibrary(): Database {
  if (!template) {
    const empty = openDb(':memory:')
    template = empty.serialize()
    empty.close()
  }
  const db = openCopy(template)
  db.pragma('foreign_keys = ON')
  db.pragma('temp_store = MEMORY')
  return db
}

/** Puts sources of the office in an empty library, `isIndexed` with their words. Returns the row of each, by its number in the office. */
export function placeSources(
  db: Database,
  sources: readonly StoredSource[],
  isIndexed: boolean,
): Map<number, number> {
  const rows = sourceRows(db)
  const setMoment = db.prepare('UPDATE sources SET revision = ?, updated_at = ? WHERE seq = ?')
  return writing(
    db,
    write =>
      new Map(
        sources.map(stored => {
          const one = prepare(rows.sourceOf(stored))
          const seq = rows.insert(write, one, stored.id, stored.updatedAt, { base: stored.base })
          // as it was written: records are compared with it
          rows.setData(seq, stored.data())
          for (const { key, hash } of stored.keys) rows.holdKey(key, seq, hash)
          setMoment.run(stored.revision, stored.updatedAt, seq)
          if (stored.removedAt) rows.remove(write, seq, stored.removedBy ?? 'import', stored.removedAt)
          else if (isIndexed) write.reindex(seq)
          return [stored.seq, seq] as const
        }),
      ),
  )
}

/**
 * Puts sources without their texts in an empty library, with those of their words that `isAsked` accepts. Returns the row of each, by its
 * number in the office.
 */
export function placeDigests(
  db: Database,
  sources: readonly { readonly seq: number; readonly id: string; readonly digest: Digest }[],
  isAsked: (term: string) => boolean,
): Map<number, number> {
  const { batch, facts } = batchOf(
    sources.map(({ digest }) => digest),
    isAsked,
  )
  const rows = sourceRows(db)
  const { append } = indexing(db)
  return writing(db, write => {
    const places = facts.map((one, n) => rows.insert(write, rowOf(one), sources[n]?.id ?? '', ''))
    append(write, batch, Int32Array.from(places), new Set(places))
    return new Map(sources.map(({ seq }, n) => [seq, places[n] ?? 0]))
  })
}

function rowOf({
  kind,
  keys,
  tags,
  numbers,
  label,
  court,
  date,
  facts,
  data,
  wording,
}: DigestFacts): RowParts {
  const version = { id: '', data: () => JSON.stringify({ id: '', text: wording }), from: '', status: '' }
  return {
    ...{ kind, keys, numbers, label, court, date, facts, tags, record: '' },
    data: () => data,
    versions: wording === undefined ? [] : [version],
  }
}

/** Gives sources that were placed by their digests their texts, from which a page of hits is read. */
export function placeTexts(
  db: Database,
  sources: readonly StoredSource[],
  places: ReadonlyMap<number, number>,
): void {
  const { setData } = sourceRows(db)
  const clear = db.prepare<[number]>('DELETE FROM source_versions WHERE seq = ?')
  const add = db.prepare<[number, string, string]>(
    'INSERT INTO source_versions (seq, id, data) VALUES (?, ?, ?)',
  )
  for (const { seq, data, versions } of sources) {
    const place = places.get(seq)
    if (place === undefined) continue
    setData(place, data())
    clear.run(place)
    for (const [n, version] of versions.entries()) add.run(place, String(n), version.data())
  }
}
