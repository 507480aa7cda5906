import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { specifiersOf } from '../../packaging/imports.ts'
import { copyPackage, type LoadedPackage, loadedPackages } from '../../packaging/modules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const built = join(root, 'out', 'main')
const isBuilt = existsSync(join(root, 'out', 'bundled-renderer.json'))
const target = { platform: 'linux', arch: 'x64' } as const

/** Packages of which the licence alone is shipped: another holds their code in its own file. */
const IN_ANOTHER = ['fflate', 'nanoid']
/** Packages loaded later than the package that names them, at the first use; the models of the scans are read as files. */
const LATER = ['@tesseract.js-data/fra', '@tesseract.js-data/osd', 'pgpass', 'split2', 'string_decoder']

/** Imports modules from a folder, and prints the address of each file that Node loaded for it. */
const IMPORTER = `
import { registerHooks } from 'node:module'
const loaded = []
registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) })
for (const name of JSON.parse(process.argv[1])) await import(name)
console.log(JSON.stringify(loaded))
`

// what a fresh clone has not built is not asked for
describe.skipIf(!isBuilt || process.platform !== 'linux')('the packages that are shipped', () => {
  const work = mkdtempSync(join(tmpdir(), 'pretoire-shipped-'))
  afterAll(() => rmSync(work, { recursive: true, force: true }))
  let packages: readonly LoadedPackage[]
  let loaded: readonly string[]
  beforeAll(async () => {
    packages = loadedPackages(root, target)
    for (const one of packages) await copyPackage(root, work, one, target)
    loaded = loadedFrom(work)
  }, 60_000)

  test('are enough for each module that the program names: they load, from their folder alone', () => {
    expect(loaded.length).toBeGreaterThan(200)
    const outside = loaded.filter(url => url.startsWith('file:') && !url.startsWith(pathToFileURL(work).href))
    expect(outside).toEqual([])
  })
  test('are each called: none is there because another names it', () => {
    const idle = packages
      .filter(({ place }) => !loaded.some(url => isOf(place, fileURLToPath(url).slice(work.length + 1))))
      .map(({ name }) => name)
    expect(idle.sort()).toEqual([...IN_ANOTHER, ...LATER].sort())
  })
  test('reach for no address: what a bibliography is fetched by refuses', () => {
    const script =
      "try { require('@citation-js/core').util.fetchFile('http://127.0.0.1:9/') } catch (e) { console.log(e.message) }"
    const said = execFileSync(process.execPath, ['-e', script], { cwd: work, encoding: 'utf8' })
    expect(said).toContain('fetches no bibliography')
    for (const name of ['node-fetch', 'sync-fetch', 'formdata-polyfill'])
      expect(existsSync(join(work, 'node_modules', name))).toBe(false)
  })
  test('read a bibliography as the clone does', () => {
    const script = `const { plugins } = require('@citation-js/core')
require('@citation-js/plugin-ris'); require('@citation-js/plugin-bibtex')
console.log(plugins.input.chain('@book{a, title={Libertés}, year={2020}}', { forceType: '@bibtex/text', generateGraph: false })[0].title)`
    expect(execFileSync(process.execPath, ['-e', script], { cwd: work, encoding: 'utf8' })).toBe('Libertés\n')
  })
})

/** The files that Node loads for the packages which the built modules name. */
function loadedFrom(folder: string): string[] {
  const names = readdirSync(built)
    .filter(name => name.endsWith('.js'))
    .flatMap(name => specifiersOf(readFileSync(join(built, name), 'utf8')))
    .filter(name => /^(?:@[a-z0-9-]+\/)?[a-z]/.test(name) && !isBuiltin(name) && name !== 'electron')
    // a word of a sentence that looks like one
    .filter(name =>
      existsSync(
        join(
          root,
          'node_modules',
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join(sep),
        ),
      ),
    )
  const words = ['--input-type=module', '--eval', IMPORTER, JSON.stringify([...new Set(names)])]
  const out = execFileSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
    // what a package says of parts that no program here uses
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return (JSON.parse(out) as string[]).filter(url => url.startsWith('file:'))
}

/** Whether a file is one of the package of that place, not of another inside it. */
const isOf = (place: string, file: string) =>
  file.startsWith(`${place}/`) && !file.slice(place.length + 1).startsWith('node_modules/')
