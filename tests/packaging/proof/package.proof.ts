import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect as see } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FUSES } from '../../../packaging/electron-edition.ts'
import { product, projectRoot } from '../../../packaging/product.ts'
import { shells } from '../../../src/main/cli/program.ts'
import { newDossier, saved, startUnder, type } from '../../e2e/desk.ts'
import { firstStart, press } from '../../e2e/window.ts'
import { wordParagraphs, wordPart } from '../../e2e/word.ts'
import { printSecretKey, throwAwayKey } from '../../fixtures/release-key.ts'
import { completions } from './completions.ts'
import { type Machine, machineRefusal, openMachine } from './machine.ts'
import { deskDeb, olderPackage, writePackages } from './packages.ts'
import { openScreen, takePicture } from './screen.ts'
import { hasTestBed, layTestBed } from './test-bed.ts'
import { installUpdate } from './update.ts'
import { openWindow, writeUserCommand } from './window.ts'

/** npm run proof: packages are made, installed in a computer of their own, used, upgraded, removed. Takes some minutes. */
const work = mkdtempSync(join(tmpdir(), 'pretoire-proof-'))
const pictures = join(projectRoot, 'test-results', 'packaging')
const archive = join(projectRoot, 'resources', 'samples', 'conseil-etat-fictif_202111.zip')
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
  let [deb, archiveFile, update] = ['', '', '']
  const named = (version: string) => `pretoire ${version}`

  beforeAll(async () => {
    if (skipped) return console.log(`${name} : non essayé, ${skipped}.`)
    const bed = edition === 'electron' ? layTestBed(join(work, 'bed')) : undefined
    const options = bed
      ? ['--electron-dist', bed.dist, '--source', bed.source, '--unpack', '**']
      : ['--browser']
    const key = join(work, `${edition}.key`)
    writeFileSync(key, printSecretKey(throwAwayKey()))
    const { files } = writePackages(join(work, edition), ['--linux', ...options], {
      PRETOIRE_RELEASE_KEY: key,
      PRETOIRE_PUBLISHER: 'Éditeurs de l’essai',
    })
    const written = (end: string) => files.find(file => file.endsWith(end)) ?? ''
    deb = deskDeb(files)
    archiveFile = written('.tar.gz')
    update = written('.deb.pretoire-maj')
    machine = await openMachine(join(work, `machine-${edition}`))
  }, 600_000)
  afterAll(() => machine?.close())

  test.skipIf(skipped || !has('lintian'))(
    'lintian has nothing to say but what is explained',
    () => {
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
    const inside = edition === 'browser' ? '0.0.9' : product.version
    expect([version.code, version.out.trim().split('\n').at(-1)]).toEqual([0, named(inside)])
    expect(machine.root(['dpkg', '--verify', name]).out).toBe('')
    const lot = join(machine.home, 'un lot.pretoire')
    writeFileSync(lot, '{}')
    expect(machine.user(['gio', 'info', '-a', 'standard::content-type', lot]).out).toContain(product.mimeType)
    expect(machine.user(['xdg-mime', 'query', 'default', product.mimeType]).out.trim()).toBe(
      'pretoire.desktop',
    )
  })

  for (const shell of shells)
    test.skipIf(skipped || !has(shell))(`${shell} completes its verbs as installed`, () =>
      expect(completions(machine, shell, 'pretoire dos')).toContain('dossier'),
    )

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
      expect(machine.user(['pretoire', 'search', '992746']).out).toContain('992746')
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

  // what the Electron edition says its version is lies in its asar, which no older one can be made of
  test.skipIf(skipped || edition !== 'browser')(
    'an update file given in its settings is verified, the library saved, and its package handed to the system',
    async () => {
      const handed = join(machine.home, 'confié.txt')
      writeUserCommand(machine, 'xdg-open', `printf '%s' "$1" > '${handed}'`)
      const window = await openWindow(machine)
      const line = await installUpdate(window, update, product.version)
      takePicture(join(pictures, `${edition}-update.png`))
      const file = readFileSync(handed, 'utf8')
      expect(line).toBe(`sudo apt install ${file}`)
      expect(readFileSync(file).equals(readFileSync(deb))).toBe(true)
      expect(await window.close()).toBe(0)
      deb = file
    },
    180_000,
  )

  test.skipIf(skipped)(
    'the new version takes its place and finds the library',
    async () => {
      const done = machine.root(['dpkg', '-i', deb])
      expect(done.out, done.out).toContain(`(${product.version}) over (0.0.9)`)
      expect(machine.user(['pretoire', '--version']).out).toContain(named(product.version))
      expect(machine.user(['pretoire', 'search', '992746']).out).toContain('992746')
      const window = await openWindow(machine)
      await see(window.page.getByText('Recours pour excès de pouvoir').first()).toBeVisible()
      takePicture(join(pictures, `${edition}-upgraded.png`))
      expect(await window.close()).toBe(0)
    },
    120_000,
  )

  test.skipIf(skipped)(
    'a file pressed twice opens its window, which asks before it is taken',
    async () => {
      const file = join(machine.home, 'Lot d’été.pretoire')
      writeFileSync(file, '{}')
      const window = await openWindow(machine, { by: ['gio', 'open', file] })
      const box = window.page.getByRole('alertdialog', { name: 'Un fichier vous est proposé' })
      await see(box).toContainText('Lot d’été.pretoire')
      takePicture(join(pictures, `${edition}-file.png`))
      await press(box, 'Ne pas le prendre')
      await see(box).toBeHidden()
      await window.close()
      const running = () => machine.root(['pgrep', '-f', '/usr/lib/pretoire/']).out
      await expect.poll(running, { timeout: 30_000 }).toBe('')
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
      [join(projectRoot, 'src', 'main', 'cli.ts'), 'search', '992746', '--library', library],
      { encoding: 'utf8' },
    )
    expect(again).toContain('992746')
  })

  test.skipIf(skipped)(
    'the portable folder opens its window where it is unpacked, and writes nothing in itself',
    async () => {
      const place = join(machine.home, 'clé à emporter')
      machine.user(['mkdir', place])
      expect(machine.user(['tar', '-xzf', archiveFile, '-C', place]).code).toBe(0)
      const folder = join(place, ...readdirSync(place))
      const content = () => readdirSync(folder, { recursive: true }).sort()
      const before = content()
      const program = join(folder, 'bin', 'pretoire')
      const env = { PRETOIRE_LIBRARY: join(machine.home, 'bibliothèque à emporter') }
      const window = await openWindow(machine, { program, env })
      await firstStart(window.page, 'Bénévole', 'Commencer sans rien')
      await newDossier(window.page, 'Recours pour excès de pouvoir', {})
      takePicture(join(pictures, `${edition}-portable.png`))
      expect(await window.close()).toBe(0)
      expect(machine.user([program, 'dossier', 'list'], env).out).toContain('Recours pour excès de pouvoir')
      expect(existsSync(join(env.PRETOIRE_LIBRARY, 'library.db'))).toBe(true)
      expect(content()).toEqual(before)
    },
    180_000,
  )
})
