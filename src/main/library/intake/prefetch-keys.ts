import type { Database } from '../../kernel/database/open.ts'
import type { Prepared } from './prepare.ts'

/** What is known of a key: the source that has it, and the record last taken under it. */
export interface Held {
  readonly seq: number
  readonly hash: string | null
}

/** The keys of a batch, asked of the library at once, in their order, rather than one by one; `one` asks for any other. */
export function keyring(db: Database, one: (name: string) => Held | undefined) {
  const keys = db.prepare<[string], { name: string } & Held>(
    'SELECT key AS name, seq, hash FROM source_keys WHERE key IN (SELECT value FROM json_each(?))',
  )
  const ids = db.prepare<[string], { name: string } & Held>(
    "SELECT 'id:' || id AS name, seq, NULL AS hash FROM sources WHERE id IN (SELECT value FROM json_each(?))",
  )
  const held = new Map<string, Held>()
  let asked = new Set<string>()
  return {
    load(batch: readonly Prepared[]): void {
      held.clear()
      asked = new Set(batch.flatMap(({ record, keys, id }) => [record, ...keys, `id:${id}`]))
      // a key says more of an id than its row does
      for (const { name, ...found } of ids.all(JSON.stringify(batch.map(({ id }) => id))))
        held.set(name, found)
      for (const { name, ...found } of keys.all(JSON.stringify([...asked]))) held.set(name, found)
    },
    get: (name: string): Held | undefined => (asked.has(name) ? held.get(name) : one(name)),
    /** a source has just taken keys of its own: those nobody had */
    taken(seq: number, id: string, names: readonly string[]): void {
      for (const name of [`id:${id}`, ...names]) if (!held.has(name)) held.set(name, { seq, hash: null })
    },
    /** a record has been taken under a key */
    remembered(name: string, seq: number, hash: string): void {
      held.set(name, { seq: held.get(name)?.seq ?? seq, hash })
    },
    /** keys may have changed in any way: the library is asked again */
    forget: () => asked.clear(),
  }
}
