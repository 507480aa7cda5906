import type { Database } from '../../kernel/database/open.ts'
import type { PreparedSource } from './prepare.ts'

/** Holder of a key: its source, and the memory of the record last taken under it. */
interface KeyHolder {
  readonly seq: number
  readonly hash: string | null
}

/** Prefetches the source keys of a batch in two queries; `one` reads any other key. */
export function keyring(db: Database, one: (name: string) => KeyHolder | undefined) {
  const keys = db.prepare<[string], { name: string } & KeyHolder>(
    'SELECT key AS name, seq, hash FROM source_keys WHERE key IN (SELECT value FROM json_each(?))',
  )
  const ids = db.prepare<[string], { name: string } & KeyHolder>(
    "SELECT 'id:' || id AS name, seq, NULL AS hash FROM sources WHERE id IN (SELECT value FROM json_each(?))",
  )
  const holders = new Map<string, KeyHolder>()
  let pendingNames = new Set<string>()
  return {
    load(batch: readonly PreparedSource[]): void {
      holders.clear()
      pendingNames = new Set(batch.flatMap(({ record, keys, id }) => [record, ...keys, `id:${id}`]))
      // a key says more of an id than its row does
      for (const { name, ...holder } of ids.all(JSON.stringify(batch.map(({ id }) => id))))
        holders.set(name, holder)
      for (const { name, ...holder } of keys.all(JSON.stringify([...pendingNames]))) holders.set(name, holder)
    },
    get: (name: string): KeyHolder | undefined => (pendingNames.has(name) ? holders.get(name) : one(name)),
    /** a source has just taken keys of its own: those nobody had */
    addKeys(seq: number, id: string, names: readonly string[]): void {
      for (const name of [`id:${id}`, ...names])
        if (!holders.has(name)) holders.set(name, { seq, hash: null })
    },
    /** a record has been taken under a key */
    setHash(name: string, seq: number, hash: string): void {
      holders.set(name, { seq: holders.get(name)?.seq ?? seq, hash })
    },
    /** keys may have changed in any way: the library is asked again */
    forget: () => pendingNames.clear(),
  }
}
