import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { layApplication } from '../../packaging/application.ts'
import { product } from '../../packaging/product.ts'

/** A project as small as can be: a module that loads one package, which loads another of its own. */
const work = mkdtempSync(join(tmpdir(), 'pretoire-application-'))
const source = join(work, 'source')
const target = { platform: 'linux', arch: 'x64' } as const

function write(path: string, text: string) {
  mkdirSync(join(source, path, '..'), { recursive: true })
  writeFileSync(join(source, path), text)
}

beforeAll(() => {
  write('package.json', JSON.stringify({ main: 'out/main/index.js' }))
  write('out/main/index.js', "import './chunk.js'\n")
  write('out/main/chunk.js', "import { a } from 'alpha'\n")
  write('resources/templates/one.json', '{}')
  const packageJson = (name: string, dependencies = {}) =>
    JSON.stringify({ name, version: '1.0.0', license: 'MIT', dependencies })
  write('node_modules/alpha/package.json', packageJson('alpha', { beta: '1', '@types/beta': '1' }))
  write('node_modules/alpha/index.js', '')
  write('node_modules/alpha/index.js.map', '{}')
  write('node_modules/alpha/LICENSE', 'MIT')
  write('node_modules/alpha/node_modules/beta/package.json', packageJson('beta'))
  write('node_modules/alpha/node_modules/beta/index.js', '')
  write('node_modules/beta/package.json', packageJson('other'))
  write('node_modules/vite/package.json', packageJson('vite'))
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

test('the packages that the build loads are laid in their places, and no other', async () => {
  const { folder, packages } = await layApplication(source, join(work, 'laid'), target)
  expect(packages.map(one => one.place)).toEqual([
    'node_modules/alpha',
    'node_modules/alpha/node_modules/beta',
  ])
  for (const file of ['index.js', 'LICENSE', 'node_modules/beta/index.js'])
    expect(existsSync(join(folder, 'node_modules', 'alpha', file))).toBe(true)
  for (const file of ['alpha/index.js.map', 'beta', 'vite'])
    expect(existsSync(join(folder, 'node_modules', file))).toBe(false)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  expect(manifest).toMatchObject({ version: product.version, main: 'out/main/index.js' })
  expect(manifest).not.toHaveProperty('scripts')
})

test.skipIf(process.platform === 'win32')(
  'a clone that is read-only, or its owner’s alone, gives a program that all read and its owner writes',
  async () => {
    const templates = join(source, 'resources', 'templates')
    chmodSync(join(templates, 'one.json'), 0o400)
    chmodSync(templates, 0o500)
    try {
      const { folder } = await layApplication(source, join(work, 'rights'), target)
      const modes = ['resources/templates', 'resources/templates/one.json'].map(
        path => statSync(join(folder, path)).mode & 0o777,
      )
      expect(modes).toEqual([0o755, 0o644])
    } finally {
      chmodSync(templates, 0o755)
    }
  },
)

test('a program that weighs too much is refused, and its heaviest parts named', async () => {
  const laid = layApplication(source, join(work, 'heavy'), target, 100)
  await expect(laid).rejects.toThrow(/Le programme pèse .*permis : .*node_modules\/alpha/)
})

test('a package that is not installed is named', async () => {
  write('out/main/chunk.js', "import { a } from 'gamma'\n")
  await expect(layApplication(source, join(work, 'absent'), target)).rejects.toThrow(/Le paquet gamma manque/)
})
