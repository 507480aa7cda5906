import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { cp, mkdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { packagesOf } from './imports.ts'
import type { Target } from './product.ts'
import { isIdleDependency, isShipped, standInOf } from './trim.ts'

/** A package the program loads: `place` is its folder from the root of the application (node_modules/a/node_modules/b). */
export interface LoadedPackage {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly place: string
}

interface PackageFile {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** The packages that the built Node side loads, with what they depend on, in the order of their places. */
export function loadedPackages(source: string, target: Target): LoadedPackage[] {
  const built = join(source, 'out', 'main')
  const entries = readdirSync(built)
    .filter(name => name.endsWith('.js'))
    .map(name => join(built, name))
  const loaded = new Map<string, LoadedPackage>()
  const pending = packagesOf(entries).map(name => ({ name, from: '' }))
  for (let next = pending.pop(); next; next = pending.pop()) {
    const place = placeOf(source, next.name, next.from)
    if (loaded.has(place)) continue
    const file = JSON.parse(readFileSync(join(source, place, 'package.json'), 'utf8')) as PackageFile
    const { name, version, license = '', dependencies = {} } = file
    loaded.set(place, { name, version, license, place })
    for (const dependency of Object.keys(dependencies))
      if (!isIdleDependency(name, dependency, target)) pending.push({ name: dependency, from: place })
  }
  return [...loaded.values()].sort((a, b) => a.place.localeCompare(b.place, 'en'))
}

/** Where Node finds a package from the folder of another: the nearest node_modules that has it. */
function placeOf(source: string, name: string, from: string): string {
  const parts = from.split('/node_modules/')
  for (let depth = from ? parts.length : 0; depth >= 0; depth -= 1) {
    const place = [...parts.slice(0, depth), name].join('/node_modules/')
    const rooted = depth === 0 ? `node_modules/${name}` : place
    if (existsSync(join(source, rooted, 'package.json'))) return rooted
  }
  throw new Error(`Le paquet ${name} manque : lancez « npm ci ».`)
}

/** Copies the shipped files of a package to its place under another root. */
export async function copyPackage(source: string, into: string, one: LoadedPackage, target: Target) {
  const folder = realpathSync(join(source, one.place))
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter(file => !file.startsWith('node_modules/') && isShipped(one.name, file, target))
  for (const file of files) {
    const path = join(into, one.place, file)
    await mkdir(dirname(path), { recursive: true })
    await cp(standInOf(one.name, file, target) ?? join(folder, file), path)
  }
}
