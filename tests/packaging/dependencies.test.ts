import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { packagesOf, specifiersOf } from '../../packaging/imports.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** The modules that the build makes of the Node side, as its configuration names them. */
const entries = [
  ...readFileSync(join(root, 'electron.vite.config.ts'), 'utf8').matchAll(
    /here\('(src\/main\/[\w/-]+\.ts)'\)/g,
  ),
].map(match => join(root, match[1] ?? ''))

test('dependencies are what the Node side imports and the build leaves outside', () => {
  expect(entries.length).toBeGreaterThanOrEqual(5)
  const bundled = Object.keys(project.devDependencies)
  const loaded = packagesOf(entries).filter(name => !bundled.includes(name))
  expect(loaded).toEqual(Object.keys(project.dependencies).sort())
})

test('an import, a dynamic import and a require are seen; a type, a word in a sentence are not', () => {
  const text = [
    "import { a } from 'one'",
    "import 'two'",
    "const b = await import('three')",
    "const c = require('four')",
    "import type { D } from 'five'",
    "const e = `importé de 'six'`",
  ].join('\n')
  expect(specifiersOf(text)).toEqual(['one', 'two', 'three', 'four'])
})
