import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A step of the library's format. */
export interface Migration {
  readonly version: number
  readonly sql: string
}

/** Beside this file in the sources, beside the program in the build. */
const folder = ['./migrations', './db/migrations', '../migrations']
  .map(place => fileURLToPath(new URL(place, import.meta.url)))
  .find(place => existsSync(place))

/** Every step, in order. */
export const migrations: readonly Migration[] = readMigrations()

function readMigrations(): Migration[] {
  if (!folder) throw new Error('Les migrations de la bibliothèque (fichiers .sql) sont introuvables.')
  return readdirSync(folder)
    .filter(name => /^\d+.*\.sql$/.test(name))
    .sort()
    .map(name => ({ version: Number.parseInt(name, 10), sql: readFileSync(join(folder, name), 'utf8') }))
}
