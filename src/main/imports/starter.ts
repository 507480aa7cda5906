import { readdirSync, readFileSync } from 'node:fs'
import { keysOf } from '../../shared/library/keys.ts'
import type { Library } from '../kernel/library.ts'
import { resource } from '../kernel/places.ts'
import { loadPack } from './formats/load-pack.ts'
import { readPack } from './formats/pack-file.ts'

/** The packs of the starter library, as files to import. */
export function starterFiles(): { path: string; name: string }[] {
  return readdirSync(resource('packs'))
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => ({ path: resource('packs', name), name }))
}

let authorities: ReadonlyMap<string, readonly string[]> | undefined

/** The decisions and articles that the starter library cites, whose texts are to be fetched: their ids and their natural keys. */
export function starterAuthorityKeys(): ReadonlyMap<string, readonly string[]> {
  authorities ??= new Map(
    starterFiles().flatMap(({ path }) =>
      readPack(readFileSync(path, 'utf8')).pack.sources.flatMap(source =>
        source.kind === 'decision' || source.kind === 'article' ? [[source.id, keysOf(source)] as const] : [],
      ),
    ),
  )
  return authorities
}

/** The ids of the authorities of the starter library. */
export const starterAuthorities = (): readonly string[] => [...starterAuthorityKeys().keys()]

/** Loads the whole starter library at once; what the user changed or removed stays so. */
export function loadStarter(library: Library): void {
  for (const { path } of starterFiles()) loadPack(library.db, readPack(readFileSync(path, 'utf8')).pack)
}

/** Adds these sources of the starter library, and nothing else of it; how many it has. What the user changed or removed stays so. */
export function addFromStarter(library: Library, ids: readonly string[]): number {
  if (ids.length === 0) return 0
  const idSet = new Set(ids)
  let count = 0
  for (const { path } of starterFiles()) {
    const { pack } = readPack(readFileSync(path, 'utf8'))
    const own = pack.sources.filter(source => idSet.has(source.id))
    if (own.length > 0) loadPack(library.db, { ...pack, sources: own, bills: [] })
    count += own.length
  }
  return count
}
