import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { product, projectRoot } from '../../../packaging/product.ts'
import { wordParagraphs, wordPart } from '../../e2e/word.ts'
import { writePackages } from './packages.ts'
import { openScreen } from './screen.ts'
import { openWindowsComputer, type WindowsComputer, windowsRefusal } from './windows-computer.ts'

/** npm run proof: the packages of Windows are made and listed; under wine, installed, used, installed again, removed. */
const work = mkdtempSync(join(tmpdir(), 'pretoire-windows-'))
const has = (command: string) => spawnSync('which', [command]).status === 0
const skipped = has('makensis') && has('7z') ? undefined : 'makensis ou 7z manque'
let [setup, zip] = ['', '']

beforeAll(() => {
  if (skipped) return console.log(`Windows : non essayé, ${skipped}.`)
  const { files } = writePackages(join(work, 'win'), ['--win', '--browser'])
  setup = files.find(file => file.endsWith('-setup.exe')) ?? ''
  zip = files.find(file => file.endsWith('.zip')) ?? ''
}, 300_000)
afterAll(() => rmSync(work, { recursive: true, force: true }))

describe('Windows', () => {
  test.skipIf(skipped)('setup.exe and the portable folder hold the program, and no library', () => {
    const listed = execFileSync('7z', ['l', '-ba', '-slt', setup], { encoding: 'utf8' })
    const names = [...listed.matchAll(/^Path = (.*)$/gm)].map(match => (match[1] ?? '').replaceAll('\\', '/'))
    for (const name of [
      'Pretoire.exe',
      'node.exe',
      'pretoire.ico',
      'bin/pretoire.cmd',
      'app/out/main/browser.js',
      'app/package.json',
    ])
      expect(names).toContain(name)
    expect(names.filter(name => name.endsWith('.node'))).toEqual([
      'app/node_modules/better-sqlite3/prebuilds/win32-x64.node',
    ])
    expect(names.filter(name => /(?:^|\/)(?:tests?|vite|electron|typescript)\//.test(name))).toEqual([])
    expect(execFileSync('7z', ['t', zip], { encoding: 'utf8' })).toContain('Everything is Ok')
    expect(existsSync(setup) && readFileSync(setup).toString('latin1', 0, 2)).toBe('MZ')
  })
})

describe('setup.exe under wine', () => {
  const refusal = skipped ?? windowsRefusal() ?? (has('Xvfb') ? undefined : 'Xvfb manque')
  const uninstallKey = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\pretoire'
  let computer: WindowsComputer
  let closeScreen = () => {}
  let program = ''
  const there = () => `${computer.homeThere}\\AppData\\Local\\Programs\\Pretoire`
  const library = () => join(computer.home, 'AppData', 'Roaming', 'Pretoire', 'bibliotheque')
  const command = (...words: readonly string[]) =>
    computer.run('cmd', ['/c', `${there()}\\bin\\pretoire.cmd`, ...words])

  beforeAll(async () => {
    if (refusal) return console.log(`setup.exe : non essayé sous wine, ${refusal}.`)
    closeScreen = await openScreen()
    computer = openWindowsComputer(join(work, 'windows'))
    program = join(computer.home, 'AppData', 'Local', 'Programs', 'Pretoire')
  }, 180_000)
  afterAll(() => {
    computer?.close()
    closeScreen()
  })

  test.skipIf(refusal)(
    'it installs for the user alone, without a question, and gives .pretoire files to the program',
    () => {
      expect(computer.run(setup, ['/S']).code).toBe(0)
      expect(readdirSync(program)).toEqual(expect.arrayContaining(['Pretoire.exe', 'node.exe', 'app', 'bin']))
      const menu = join(computer.home, 'AppData', 'Roaming', 'Microsoft', 'Windows', 'Start Menu', 'Programs')
      expect(readdirSync(menu)).toContain('Prétoire.lnk')
      expect(computer.registry('HKCU\\Software\\Classes\\.pretoire')).toContain('@="Pretoire.Lot"')
      expect(computer.registry('HKCU\\Software\\Classes\\Pretoire.Lot')).toContain(`@="${product.fileKind}"`)
      const listed = computer.registry(uninstallKey)
      expect(listed).toContain(`"DisplayName"="${product.productName}"`)
      expect(listed).toContain(`"Publisher"="${product.authors}"`)
      expect(listed).toContain(`"DisplayVersion"="${product.version}"`)
      expect(
        computer.registry('HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall'),
      ).not.toContain(product.productName)
    },
    180_000,
  )

  test.skipIf(refusal)(
    'its command says its version, imports and searches',
    () => {
      const version = command('--version')
      expect([version.code, version.out.trim().split('\n').at(-1)]).toEqual([
        0,
        `pretoire ${product.version}`,
      ])
      const archive = join(computer.home, 'decisions.zip')
      cpSync(join(projectRoot, 'resources', 'samples', 'conseil-etat-fictif_202111.zip'), archive)
      expect(command('import', `${computer.homeThere}\\decisions.zip`).code).toBe(0)
      expect(command('search', '992746').out).toContain('992746')
      expect(existsSync(join(library(), 'library.db'))).toBe(true)
    },
    180_000,
  )

  test.skipIf(refusal)(
    'it does the main job: the starter library, a dossier, a recourse in a Word file',
    async () => {
      expect(command('import', '--starter').code).toBe(0)
      const words = ['--template', 'rep-vsa', '--title', 'Recours', '--set', 'commune=Moirans', '--json']
      const made = command('dossier', 'new', ...words)
      const [, draft = ''] = /"drafts": ?\[\s*"([^"]+)"/.exec(made.out) ?? []
      expect(draft, made.out).not.toBe('')
      const written = command('export', draft, '--out', `${computer.homeThere}\\recours d’été.docx`)
      expect(written.code, written.out).toBe(0)
      const paragraphs = wordParagraphs(await wordPart(join(computer.home, 'recours d’été.docx')))
      expect(paragraphs.length).toBeGreaterThan(20)
      expect(paragraphs.join('\n')).toContain('Moirans')
    },
    180_000,
  )

  test.skipIf(refusal)(
    'what a double click starts hands the file to Node, its name whole',
    async () => {
      writeFileSync(join(computer.home, 'un lot d’été.pretoire'), '{}')
      const file = `${computer.homeThere}\\un lot d’été.pretoire`
      const open = computer.registry('HKCU\\Software\\Classes\\Pretoire.Lot\\shell\\open\\command')
      const [, executable = ''] = /^@="\\"(.*)\\" \\"%1\\""/m.exec(open) ?? []
      expect(computer.run(executable.replaceAll('\\\\', '\\'), [file]).code).toBe(0)
      await expect
        .poll(() => computer.running().filter(line => line.startsWith(`${there()}\\node.exe|`)), {
          timeout: 30_000,
        })
        .toEqual([expect.stringContaining(`|${there()}\\app\\out\\main\\browser.js|${file}`)])
      computer.close()
      await expect.poll(() => computer.running(), { timeout: 30_000 }).toEqual([])
    },
    120_000,
  )

  test.skipIf(refusal)(
    'installed again, it leaves nothing of the version before in its folder, and finds the library',
    () => {
      const old = join(program, 'app', 'ancien.js')
      writeFileSync(old, '')
      expect(computer.run(setup, ['/S']).code).toBe(0)
      expect(existsSync(old)).toBe(false)
      expect(command('search', '992746').out).toContain('992746')
    },
    180_000,
  )

  test.skipIf(refusal)(
    'uninstalled, it leaves the library whole, and no key in the registry',
    async () => {
      const before = readFileSync(join(library(), 'library.db'))
      expect(computer.run(join(program, 'Désinstaller Prétoire.exe'), ['/S']).code).toBe(0)
      // the uninstaller goes on from a copy of itself
      await expect.poll(() => existsSync(program), { timeout: 60_000 }).toBe(false)
      await expect.poll(() => computer.registry(uninstallKey), { timeout: 30_000 }).toBe('')
      expect(computer.registry('HKCU\\Software\\Classes\\.pretoire')).toBe('')
      expect(computer.registry('HKCU\\Software\\Classes\\Pretoire.Lot')).toBe('')
      expect(readFileSync(join(library(), 'library.db')).equals(before)).toBe(true)
    },
    180_000,
  )
})
