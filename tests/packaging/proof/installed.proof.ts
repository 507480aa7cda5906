import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect as see } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bom, SBOM_FILE } from '../../../packaging/licences/sbom.ts'
import { product } from '../../../packaging/product.ts'
import { OFFICE_PACKAGE } from '../../../src/main/updates/release.ts'
import { wordParagraphs, wordPart } from '../../e2e/word.ts'
import { type InstallRoot, layInstallRoot } from './install-root.ts'
import { deskDeb, officeDeb, writePackages } from './packages.ts'
import { openScreen } from './screen.ts'
import { openWindow } from './window.ts'

/**
 * npm run proof -- installed: what a stranger does first. The .deb is made, or given (PRETOIRE_DEB), installed, used by command and by
 * window, removed; in a root of its own, by whoever runs this. npm test does it where CI=true.
 */
const has = (command: string) => spawnSync('which', [command]).status === 0
const lacking = ['dpkg', 'Xvfb'].filter(command => !has(command))
// a CI that lacks them fails in beforeAll, and says what it lacks
const skipped = process.env.CI === 'true' ? false : lacking.length > 0
const startMs = Date.now()
const work = mkdtempSync(join(tmpdir(), 'pretoire-installed-'))
const library = join(work, 'home', '.local', 'share', 'pretoire', 'bibliotheque')
const title = 'Recours contre la délibération'

interface Installed {
  readonly name: string
  readonly version: string
}

let root: InstallRoot
let deb = ''
/** the package of the server of an office, made beside; none where a .deb is given */
let server = ''
let closeScreen = () => {}
beforeAll(async () => {
  if (skipped) return console.log(`Paquet : non essayé, ${lacking.join(' et ')} manque.`)
  if (lacking.length > 0) throw new Error(`Paquet : ${lacking.join(' et ')} manque.`)
  root = layInstallRoot(work)
  closeScreen = await openScreen()
  deb = process.env.PRETOIRE_DEB ?? ''
  if (deb) return
  // by somebody whose files are nobody else's
  const mask = process.umask(0o077)
  const { files } = writePackages(join(work, 'dist'), ['--linux'])
  process.umask(mask)
  deb = deskDeb(files)
  server = officeDeb(files)
}, 300_000)
afterAll(() => {
  closeScreen()
  rmSync(work, { recursive: true, force: true })
  if (!skipped) console.log(`Paquet : fait, installé, essayé, retiré en ${elapsed()} s.`)
})

const elapsed = () => Math.round((Date.now() - startMs) / 1000)
/** The answer of a command of the installed program, parsed. */
function answer<T>(...words: readonly string[]): T {
  const { code, out } = root.user([root.program, ...words, '--json'])
  expect(code, out).toBe(0)
  return JSON.parse(out) as T
}
/** Name of the package, as its file bears it. */
const packageName = () => deb.slice(deb.lastIndexOf('/') + 1).split('_')[0] ?? ''

test.skipIf(skipped)('the package is installed, each file as its list says', () => {
  const done = root.dpkg('--install', deb)
  expect(done.code, done.out).toBe(0)
  expect(root.dpkg('--verify', packageName())).toEqual({ code: 0, out: '' })
  expect(root.user([root.program, '--version']).out.trim()).toContain(product.version)
})

test.skipIf(skipped)(
  'its bill of materials names each package that is installed, and no client of a network',
  () => {
    const app = join(root.folder, 'usr', 'lib', product.executable, 'app')
    if (!existsSync(app)) return console.log('Paquet : nomenclature dans l’asar, non relue.')
    const bill = JSON.parse(readFileSync(join(app, 'resources', SBOM_FILE), 'utf8')) as Bom
    const names = bill.components.map(({ name, version }) => `${name}@${version}`)
    const installed = readdirSync(join(app, 'node_modules'), { recursive: true, encoding: 'utf8' })
      .filter(file => /(?:^|node_modules\/)(?:@[^/]+\/)?[^/@]+\/package\.json$/.test(file))
      .map(file => JSON.parse(readFileSync(join(app, 'node_modules', file), 'utf8')) as Installed)
      .map(({ name, version }) => `${name}@${version}`)
    expect(installed.length).toBeGreaterThan(40)
    expect(installed.filter(one => !names.includes(one))).toEqual([])
    expect(names.filter(name => /fetch|axios|undici|polyfill/.test(name))).toEqual([])
  },
)

test.skipIf(skipped)('its command imports the starter library and writes a recourse to Word', async () => {
  const imported = root.user([root.program, 'import', '--starter'])
  expect(imported.code, imported.out).toBe(0)
  const words = ['dossier', 'new', '--template', 'rep-vsa', '--title', title, '--set', 'commune=Moirans']
  const { drafts } = answer<{ drafts: string[] }>(...words)
  const file = join(root.home, 'recours.docx')
  const written = root.user([root.program, 'export', drafts[0] ?? '', '--out', file])
  expect(written.code, written.out).toBe(0)
  const paragraphs = wordParagraphs(await wordPart(file))
  expect(paragraphs.length).toBeGreaterThan(20)
  expect(paragraphs.join('\n')).toContain('Moirans')
})

test.skipIf(skipped)(
  'its window opens on that dossier, and closes',
  async () => {
    // who tries it may be the administrator, or in a container: Chromium has no sandbox there
    const window = await openWindow(root, { program: root.program, flags: ['--no-sandbox'] })
    await see(window.page.getByText(title).first()).toBeVisible({ timeout: 60_000 })
    expect(await window.close()).toBe(0)
  },
  180_000,
)

test.skipIf(skipped)('it is removed whole, says where the library is, and leaves it as it was', () => {
  const digest = () =>
    createHash('sha256')
      .update(readFileSync(join(library, 'library.db')))
      .digest('hex')
  const before = digest()
  const removed = root.dpkg('--purge', packageName())
  expect(removed.code, removed.out).toBe(0)
  expect(removed.out).toContain(product.libraryStays)
  expect(existsSync(join(root.folder, 'usr'))).toBe(false)
  expect(digest()).toBe(before)
  expect(readdirSync(root.home)).toContain('recours.docx')
})

test.skipIf(skipped)(
  'the package of an office stands beside a desk, says its steps, and changes nothing',
  () => {
    if (!server) return console.log('Paquet du bureau : non essayé, un seul .deb a été donné.')
    const done = root.dpkg('--install', deb, server)
    expect(done.code, done.out).toBe(0)
    expect(done.out).toContain(`${OFFICE_PACKAGE} setup --host`)
    expect(root.dpkg('--verify', OFFICE_PACKAGE)).toEqual({ code: 0, out: '' })
    const command = join(root.folder, 'usr', 'bin', OFFICE_PACKAGE)
    const plan = root.user([command, 'setup', '--host', 'bureau.exemple.fr', '--member', 'lea', '--plan'])
    expect(plan.code, plan.out).toBe(0)
    expect(plan.out).toContain('Entrée des postes (pg_hba.conf)')
    expect(plan.out).toContain('lea')
    const removed = root.dpkg('--purge', OFFICE_PACKAGE, packageName())
    expect(removed.out).toContain('sa base, ses sauvegardes')
    expect(existsSync(join(root.folder, 'usr'))).toBe(false)
  },
)
