import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Bom, npmSbom, restrict } from '../../packaging/licences/sbom.ts'
import { product, projectRoot } from '../../packaging/product.ts'

/** Bills that several npm wrote of one project: a dependency renamed, one of a scope renamed, one package at two places. */
const bills = join(import.meta.dirname, '..', 'fixtures', 'bills')
const written = readdirSync(bills).map(
  file => [basename(file, '.json'), JSON.parse(readFileSync(join(bills, file), 'utf8')) as Bom] as const,
)
const renamed = { name: '@noble/hashes', version: '2.4.0' }
const repeated = { name: 'is-odd', version: '3.0.1' }
const inner = { name: 'is-number', version: '6.0.0' }
const engine = { name: 'Node.js', version: '24.0.0', license: 'MIT', text: '' }

describe.each(written)('of the bill of %s is kept', (_npm, bom) => {
  const shipped = restrict(bom, [renamed, repeated, inner], engine)
  test('what is shipped, once, by its name in the registry, and the engine', () =>
    expect(shipped.components.map(({ name, version }) => `${name}@${version}`).sort()).toEqual([
      '@noble/hashes@2.4.0',
      'Node.js@24.0.0',
      'is-number@6.0.0',
      'is-odd@3.0.1',
    ]))
  test('one entry of dependencies for each, between them alone', () =>
    expect(shipped.dependencies).toEqual([
      { ref: 'atelier@1.0.0', dependsOn: ['is-odd@3.0.1', '@noble/hashes@2.4.0'] },
      { ref: '@noble/hashes@2.4.0', dependsOn: [] },
      { ref: 'is-odd@3.0.1', dependsOn: ['is-number@6.0.0'] },
      { ref: 'is-number@6.0.0', dependsOn: [] },
    ]))
  test('the name of the program', () => expect(shipped.metadata.component.name).toBe(product.name))
  test('nothing where something shipped is not in it', () =>
    expect(() => restrict(bom, [renamed, { name: 'digests', version: '2.4.0' }], undefined)).toThrow(
      'digests@2.4.0',
    ))
})

test('the npm of this computer lists each package of the lock file by its name in the registry', () => {
  const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { readonly name?: string; readonly version: string }>
  }
  const locked = Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, { name, version }]) => ({
      // the lock file gives the name where it is not that of the folder
      name: name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
    }))
  const bill = restrict(npmSbom(), locked, undefined)
  const names = bill.components.map(({ name, version }) => `${name}@${version}`)
  expect(names.sort()).toEqual([...new Set(locked.map(({ name, version }) => `${name}@${version}`))].sort())
})
