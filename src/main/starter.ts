import { readdirSync, readFileSync } from 'node:fs'
import { loadPack } from './import/pack.ts'
import { readPack } from './import/pack-file.ts'
import type { Library } from './library.ts'
import { resource } from './places.ts'

/** The packs of the starter library, as files to import. */
export function starterFiles(): { path: string; name: string }[] {
  return readdirSync(resource('packs'))
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => ({ path: resource('packs', name), name }))
}

/** Loads the starter library at once, for a template that needs its arguments; what the user changed or removed stays so. */
export function loadStarter(library: Library): void {
  for (const { path } of starterFiles()) loadPack(library.db, readPack(readFileSync(path, 'utf8')).pack)
}
