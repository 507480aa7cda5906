import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { componentsOf } from '../../packaging/licences/components.ts'
import { loadedPackages } from '../../packaging/modules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const isBuilt = existsSync(join(root, 'out', 'bundled-renderer.json'))

// what a fresh clone has not built is not asked for
describe.skipIf(!isBuilt)('every package of the built program', () => {
  const shipped = isBuilt ? componentsOf(root, loadedPackages(root, { platform: 'linux', arch: 'x64' })) : []
  test('names its licence and bears its text', () => {
    expect(shipped.length).toBeGreaterThan(60)
    const bare = shipped.filter(one => one.text === '' || one.license === '')
    expect(bare.map(({ name, version }) => `${name} ${version}`)).toEqual([])
  })
  test('fonts, dictionary and window included', () => {
    const names = shipped.map(({ name }) => name)
    for (const name of [
      '@fontsource/caladea',
      'dictionary-fr',
      'hunspell-wasm',
      'react',
      'better-sqlite3-multiple-ciphers',
      'mupdf',
    ])
      expect(names).toContain(name)
    expect(shipped.find(({ name }) => name === '@fontsource/caladea')?.text).toMatch(/SIL OPEN FONT LICENSE/i)
  })
})
