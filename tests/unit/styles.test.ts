import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../src/renderer')

test('every style sheet has its place in the cascade, whenever its screen is read', () => {
  const listed = [...readFileSync(join(folder, 'styles.ts'), 'utf8').matchAll(/import '\.\/(.+\.css)'/g)].map(
    ([, name]) => name,
  )
  const imported = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .flatMap(name =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/^import '(\..+\.css)'/gm)].map(([, path = '']) =>
        join(name, '..', path).replaceAll('\\', '/'),
      ),
    )
  expect([...new Set(listed)].sort()).toEqual([...new Set(imported)].sort())
  expect(listed.at(-1)).toBe('ui/styles/style.css')
})
