import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const main = join(import.meta.dirname, '../../../../src/main')
const word = join(main, 'word')

/** Files of the Word engine that the README lists as its public face. */
const face = [...readFileSync(join(word, 'README.md'), 'utf8').matchAll(/^- `([\w/-]+\.ts)`:/gm)].map(
  ([, file = '']) => file,
)

/** Files of the Word engine that other rooms import, statically or not, each with one of its importers. */
function importsFromOutside(): Map<string, string> {
  const importers = new Map<string, string>()
  for (const name of readdirSync(main, { recursive: true, encoding: 'utf8' })) {
    const path = join(main, name)
    if (!name.endsWith('.ts') || path.startsWith(join(word, '/'))) continue
    for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
      const file = relative(word, resolve(dirname(path), target)).replaceAll('\\', '/')
      if (!file.startsWith('..')) importers.set(file, name)
    }
  }
  return importers
}

test('other rooms import of the Word engine only its public face, and all of it', () => {
  const outside = importsFromOutside()
  expect([...outside].filter(([file]) => !face.includes(file))).toEqual([])
  expect(face.filter(file => !outside.has(file))).toEqual([])
})
