import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect as see } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FUSES } from '../../../packaging/electron-edition.ts'
import { product, projectRoot } from '../../../packaging/product.ts'
import { firstStart, newDossier, saved, startUnder, type } from '../../e2e/window.ts'
import { wordParagraphs, wordPart } from '../../e2e/word.ts'
import { type Machine, machineRefusal, openMachine } from './machine.ts'
import { olderPackage, writePackages } from './packages.ts'
import { openScreen, takePicture } from './screen.ts'
import { hasTestBed, layTestBed } from './test-bed.ts'
import { openWindow } from './window.ts'

/** npm run proof: packages are made, installed in a computer of their own, used, upgraded, removed. Takes some minutes. */
const work = mkdtempSync(join(tmpdir(), 'pretoire-proof-'))
const pictures = join(projectRoot, 'test-results', 'packaging')
const archive = join(projectRoot, 'resources', 'samples', 'conseil-etat_202111.zip')
const sentence = 'La commune a délibéré sans étude d’impact.'
/** States of a fuse in the binary: the digits 1 and 0. */
const [FUSE_ON, FUSE_OFF] = [0x31, 0x30]
const has = (command: string) => spawnSync('which', [command]).status === 0

let closeScreen = () => {}
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  chmodSync(work, 0o755)
  if (has('Xvfb')) closeScreen = await openScreen()
})
afterAll(() => {
  closeScreen()
  rmSync(work, { recursive: true, force: true })
})

const editions = [
  {
    edition: 'browser',
    name: 'pretoire-navigateur',
    refusal: has('chromium') ? undefined : 'Chromium manque',
  },
  { edition: 'electron', name: 'pretoire', refusal: hasTestBed ? undefined : 'aucun Electron à emprunter' },
]

describe.each(editions)('the .deb of the $edition edition', ({ edition, name, refusal }) => {
  const skipped = refusal ?? machineRefusal() ?? (has('Xvfb') ? undefined : 'Xvfb manque')
  let machine: Machine
  let deb = ''

  beforeAll(async () => {
    if (skipped) return console.log(`${name} : non essayé, ${skipped}.`)
    const bed = edition === 'electron' ? layTestBed(join(work, 'bed')) : undefined
    const options = bed
      ? ['--electron-dist', bed.dist, '--source', bed.source, '--unpack', '**']
      : ['--browser']
    const { files } = writePackages(join(work, edition), ['--linux', ...options])
    deb = files.find(file => file.endsWith('.deb')) ?? ''
    machine = await openMachine(join(work, `machine-${edition}`))
  }, 600_000)
  afterAll(() => machine?.close())

  test.skipIf(skipped)(
    'lintian has nothing to say but what is explained',
    () => {
      if (!has('lintian')) return
      const { stdout } = spawnSync('lintian', ['--fail-on', 'none', deb], { encoding: 'utf8' })
      expect(stdout.split('\n').filter(line => /^[EW]:/.test(line))).toEqual([])
    },
    300_000,
  )

  test.skipIf(skipped)('the version before is installed, with its command, its manual and its files', () => {
    const older = olderPackage(deb, '0.0.9', join(work, edition))
    const done = machine.root(['dpkg', '-i', older])
    expect(done.out, done.out).toContain(`Setting up ${name} (0.0.9)`)
    const version = machine.user(['pretoire', '--version'])
    expect([version.code, version.out.trim().split('\n').at(-1)]).toEqual([0, `pretoire ${product.version}`])
    expect(machine.root(['dpkg', '--verify', name]).out).toBe('')
    const lot = join(machine.home, 'un lot.pretoire')
    writeFileSync(lot, '{}')
    expect(machine.user(['gio', 'info', '-a', 'standard::content-type', lot]).out).toContain(product.mimeType)
    expect(machine.user(['xdg-mime', 'query', 'default', product.mimeType]).out.trim()).toBe(
      'pretoire.desktop',
    )
    const completed = machine.user([
      'bash',
      '-c',
      '. /usr/share/bash-completion/completions/pretoire; COMP_WORDS=(pretoire dos); COMP_CWORD=1; "$(complete -p pretoire | sed "s/.*-F \\([^ ]*\\).*/\\1/")"; echo "$COMPREPLY"',
    ])
    expect(completed.out.trim()).toBe('dossier')
  })

  test.skipIf(skipped || edition !== 'electron')('the fuses are shut in the installed binary', async () => {
    const binary = join(machine.home, 'binary')
    machine.user(['cp', '/usr/lib/pretoire/pretoire', binary])
    const wire = await getCurrentFuseWire(binary)
    for (const [fuse, on] of Object.entries(FUSES))
      expect([fuse, wire[Number(fuse) as FuseV1Options]]).toEqual([fuse, on ? FUSE_ON : FUSE_OFF])
    const asNode = machine.user(
      ['timeout', '20', '/usr/lib/pretoire/pretoire', '--no-sandbox', '-p', '6*7'],
      {
        ELECTRON_RUN_AS_NODE: '1',
        DISPLAY: '',
      },
    )
    expect(asNode.out).not.toMatch(/^42$/m)
  })

  test.skipIf(skipped)(
    'its window opens on an empty library; a text is begun and saved',
    async () => {
      const window = await openWindow(machine)
      await firstStart(window.page, 'Bénévole', 'Commencer sans rien')
      takePicture(join(pictures, `${edition}-first.png`))
      await newDossier(window.page, 'Recours pour excès de pouvoir', {})
      await startUnder(window.page, /FAITS ET PROCÉDURE/)
      await type(window.page, sentence)
      await saved(window.page)
      takePicture(join(pictures, `${edition}-writing.png`))
      expect(await window.close()).toBe(0)
    },
    180_000,
  )

  test.skipIf(skipped)(
    'its command imports, searches, and writes the text of the window to Word',
    async () => {
      const imported = machine.user(['pretoire', 'import', archive])
      expect(imported.out).toContain('21 lus : 21 ajoutés')
      expect(machine.user(['pretoire', 'search', '454125']).out).toContain('454125')
      const idOf = (words: readonly string[]) =>
        /"id": ?"([^"]+)"/.exec(machine.user(['pretoire', ...words, '--json']).out)?.[1] ?? ''
      const draft = idOf(['draft', 'list', idOf(['dossier', 'list'])])
      const file = join(machine.home, 'recours.docx')
      const written = machine.user(['pretoire', 'export', draft, '--out', file])
      expect(written.code, written.out).toBe(0)
      expect(wordParagraphs(await wordPart(file)).join('\n')).toContain(sentence)
    },
    120_000,
  )

  test.skipIf(skipped)(
    'the new version takes its place and finds the library',
    async () => {
      const done = machine.root(['dpkg', '-i', deb])
      expect(done.out, done.out).toContain(`(${product.version}) over (0.0.9)`)
      expect(machine.user(['pretoire', 'search', '454125']).out).toContain('454125')
      const window = await openWindow(machine)
      await see(window.page.getByText('Recours pour excès de pouvoir').first()).toBeVisible()
      takePicture(join(pictures, `${edition}-upgraded.png`))
      expect(await window.close()).toBe(0)
    },
    120_000,
  )

  test.skipIf(skipped)('it goes, says where the library is, and leaves it whole', () => {
    const removed = machine.root(['dpkg', '--purge', name])
    expect(removed.out).toContain('Votre bibliothèque reste sur cet ordinateur')
    expect(machine.root(['ls', '/usr/lib/pretoire']).code).not.toBe(0)
    expect(machine.root(['which', 'pretoire']).code).not.toBe(0)
    const library = join(machine.home, '.local', 'share', 'pretoire', 'bibliotheque')
    const again = execFileSync(
      process.execPath,
      [join(projectRoot, 'src', 'main', 'cli.ts'), 'search', '454125', '--library', library],
      { encoding: 'utf8' },
    )
    expect(again).toContain('454125')
  })
})

describe('Windows', () => {
  const skipped = has('makensis') && has('7z') ? undefined : 'makensis ou 7z manque'

  test.skipIf(skipped)(
    'setup.exe and the portable folder hold the program, and no library',
    () => {
      const { files } = writePackages(join(work, 'win'), ['--win', '--browser'])
      const setup = files.find(file => file.endsWith('-setup.exe')) ?? ''
      const listed = execFileSync('7z', ['l', '-ba', '-slt', setup], { encoding: 'utf8' })
      const names = [...listed.matchAll(/^Path = (.*)$/gm)].map(match =>
        (match[1] ?? '').replaceAll('\\', '/'),
      )
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
      const zip = files.find(file => file.endsWith('.zip')) ?? ''
      expect(execFileSync('7z', ['t', zip], { encoding: 'utf8' })).toContain('Everything is Ok')
      expect(existsSync(setup) && readFileSync(setup).toString('latin1', 0, 2)).toBe('MZ')
    },
    300_000,
  )
})
