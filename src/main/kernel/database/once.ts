import type { Database } from './open.ts'

/** Statements made once for a library: what is checked after each save asks for the same ones again and again. */
export function oncePer<T extends object>(make: (db: Database) => T): (db: Database) => T {
  const values = new WeakMap<Database, T>()
  return db => {
    const value = values.get(db) ?? make(db)
    values.set(db, value)
    return value
  }
}
