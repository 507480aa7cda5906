import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { afterAll, describe, expect, test } from 'vitest'
import { FUSES } from '../../packaging/electron-edition.ts'
import { drawIcon, ICON_SIDES, writeIcons } from '../../packaging/icons.ts'
import { commandScript } from '../../packaging/linux/command.ts'
import { controlFile } from '../../packaging/linux/deb.ts'
import { debianChangelog, lintianOverrides } from '../../packaging/linux/debian-files.ts'
import { desktopEntry, metainfo, mimeInfo } from '../../packaging/linux/desktop.ts'
import { macInformation } from '../../packaging/mac/information.ts'
import { readOptions } from '../../packaging/options.ts'
import { product, projectRoot, readHomepage } from '../../packaging/product.ts'
import { isShipped } from '../../packaging/trim.ts'
import { setupScript } from '../../packaging/windows/setup.ts'

const work = mkdtempSync(join(tmpdir(), 'pretoire-packaging-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))
const target = { platform: 'linux', arch: 'x64' } as const

test('icons: every size of the theme, and files for Windows and macOS', () => {
  for (const side of ICON_SIDES) {
    const png = drawIcon(side)
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      'PNG',
      side,
      side,
    ])
  }
  const { ico, icns } = writeIcons(work)
  const [icon, apple] = [readFileSync(ico), readFileSync(icns)]
  // an icon file: reserved 0, kind 1, number of pictures; then one entry of 16 bytes each, whose first is the width (0 is 256)
  expect([icon.readUInt16LE(0), icon.readUInt16LE(2)]).toEqual([0, 1])
  const widths = Array.from({ length: icon.readUInt16LE(4) }, (_, entry) => icon[6 + 16 * entry] || 256)
  expect(widths).toEqual(expect.arrayContaining([16, 32, 48, 256]))
  expect([apple.toString('latin1', 0, 4), apple.readUInt32BE(4)]).toEqual(['icns', apple.length])
})

describe('Linux desktop', () => {
  test('the entry opens files in the window, under the French name', () => {
    expect(desktopEntry()).toMatch(/^Name=Prétoire$/m)
    expect(desktopEntry()).toMatch(/^Exec=pretoire %F$/m)
    expect(desktopEntry()).toMatch(/^MimeType=.*application\/x-pretoire;/m)
  })

  test('.pretoire files have their type, which the metainfo names', () => {
    expect(mimeInfo()).toContain('<glob pattern="*.pretoire"/>')
    expect(mimeInfo()).toContain(`type="${product.mimeType}"`)
    expect(metainfo('2026-11-28')).toContain(`<mediatype>${product.mimeType}</mediatype>`)
    expect(metainfo('2026-11-28')).toContain(`<release version="${product.version}" date="2026-11-28"/>`)
  })

  test('each edition takes the place of the other; the one without Electron needs a browser', () => {
    const folder = '/nowhere'
    const electron = controlFile({ edition: 'electron', target, folder }, 1000)
    const browser = controlFile({ edition: 'browser', target, folder }, 1000)
    expect(electron).toMatch(
      /^Package: pretoire\n[\s\S]*^Conflicts: pretoire-navigateur\nReplaces: pretoire-navigateur$/m,
    )
    expect(browser).toMatch(
      /^Package: pretoire-navigateur\n[\s\S]*^Conflicts: pretoire\nReplaces: pretoire$/m,
    )
    expect(browser).toMatch(/^Depends: .*chromium \| .*microsoft-edge-stable/m)
    expect(electron).not.toMatch(/^Depends: .*chromium/m)
  })

  test('no line of the description or of the changelog is longer than Debian takes', () => {
    const control = controlFile({ edition: 'browser', target, folder: '/nowhere' }, 1000)
    const description = control.slice(control.indexOf('Description:'))
    for (const text of [description, debianChangelog('pretoire', new Date(0))])
      expect(text.split('\n').filter(line => line.length > 80 && !line.startsWith(' -- '))).toEqual([])
  })

  test('a reason stands above every lintian override', () => {
    for (const edition of ['electron', 'browser'] as const)
      expect(lintianOverrides('p', edition).split('\n')[0]).toMatch(/^# \w/)
  })
})

describe.skipIf(process.platform === 'win32')('the pretoire command', () => {
  /** The program that the command starts, told by a program put in the place of the real one. */
  function started(edition: 'electron' | 'browser', words: string[]): string[] {
    const tree = join(work, `tree-${edition}`)
    const [bin, lib] = [join(tree, 'bin'), join(tree, 'lib', 'pretoire')]
    for (const folder of [bin, lib]) mkdirSync(folder, { recursive: true })
    writeFileSync(join(bin, 'pretoire'), commandScript(edition))
    const program = join(lib, edition === 'electron' ? 'pretoire' : 'node')
    writeFileSync(program, '#!/bin/sh\nprintf "%s\\n" "$@"\n')
    for (const file of [join(bin, 'pretoire'), program]) chmodSync(file, 0o755)
    return execFileSync(join(bin, 'pretoire'), words, { encoding: 'utf8' }).trimEnd().split('\n')
  }

  test.each([[[]], [['/tmp/lot de travail.pretoire']], [['dossier.zip']], [['--lang=fr']]])(
    '%j opens the window',
    words => {
      expect(started('electron', words).filter(Boolean)).toEqual(words)
      const browser = started('browser', words)
      expect(browser.find(word => word.endsWith('.js'))).toMatch(/main\/browser\.js$/)
      expect(browser.slice(browser.findIndex(word => word.endsWith('.js')) + 1)).toEqual(words)
    },
  )

  test.each([
    [['search', 'vie privée']],
    [['--version']],
    [['import', '/tmp/a.xml']],
    [['--library', '/tmp/b', 'stats']],
  ])('%j runs the command line', words => {
    const electron = started('electron', words)
    expect(electron.slice(electron.indexOf('--command-line'))).toEqual(['--command-line', '--', ...words])
    const browser = started('browser', words)
    expect(browser.find(word => word.endsWith('.js'))).toMatch(/main\/cli\.js$/)
    expect(browser.slice(-words.length)).toEqual(words)
  })
})

describe.skipIf(process.platform === 'win32')('the pretoire command, started from a menu', () => {
  /** The window ends by what `ending` says; the exit code of the command, and what a box of the screen showed. */
  function endedBy(ending: string): { code: number | null; shown: string } {
    const tree = mkdtempSync(join(work, 'menu-'))
    const shown = join(tree, 'shown')
    const write = (path: string, script: string) => {
      mkdirSync(dirname(join(tree, path)), { recursive: true })
      writeFileSync(join(tree, path), script, { mode: 0o755 })
    }
    write('bin/pretoire', commandScript('electron'))
    write('lib/pretoire/pretoire', `#!/bin/sh\n${ending}\n`)
    write('boxes/zenity', `#!/bin/sh\nfor word do :; done\nprintf '%s' "$word" > '${shown}'\n`)
    const { status } = spawnSync(join(tree, 'bin/pretoire'), {
      env: { ...process.env, PATH: `${join(tree, 'boxes')}:${process.env.PATH}`, DISPLAY: ':0' },
    })
    return { code: status, shown: existsSync(shown) ? readFileSync(shown, 'utf8') : '' }
  }
  test('says on the screen that Chromium crashed: what was kept, what to do', () => {
    const { code, shown } = endedBy('kill -TRAP $$')
    expect(code).toBe(133)
    expect(shown).toMatch(/^Prétoire s’est arrêté .*est gardé.*bac à sable.*paquet \.deb/)
  })
  test.each([
    ['a window that was closed', 'exit 0', 0],
    ['an error that Electron has shown itself', 'exit 1', 1],
    ['the end of the session', 'kill -TERM $$', 143],
  ])('shows nothing after %s', (_what, ending, code) => expect(endedBy(ending)).toEqual({ code, shown: '' }))
})

test('the fuses shut every door but the packed program', () => {
  expect(FUSES).toEqual({
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  })
})

test('Windows: French, for one user, without an administrator; the library is neither removed nor unsaid', () => {
  const script = setupScript(
    { edition: 'browser', folder: '/p' },
    { icon: '/i.ico', file: '/s.exe', quick: false },
  )
  expect(script).toContain('RequestExecutionLevel user')
  expect(script).toContain('InstallDir "$LOCALAPPDATA\\Programs\\Pretoire"')
  expect(script).toContain('MUI_LANGUAGE "French"')
  expect(script).not.toMatch(/HKLM|\$PROGRAMFILES/)
  expect(script).not.toMatch(/(?:RMDir|Delete)[^\n]*APPDATA\\Pretoire/)
  expect(script).toContain('Votre bibliothèque reste sur cet ordinateur')
})

test('macOS: the bundle says its language and the files it opens', () => {
  expect(macInformation.CFBundleDevelopmentRegion).toBe('fr')
  const [declared] = macInformation.UTExportedTypeDeclarations
  expect(declared.UTTypeTagSpecification['public.filename-extension']).toEqual(['pretoire'])
  expect(macInformation.CFBundleDocumentTypes[0].LSItemContentTypes).toEqual([declared.UTTypeIdentifier])
})

test('of a package, what runs and its licence are shipped, not its maps, types, tests or other systems', () => {
  const shipped = (name: string, file: string) => isShipped(name, file, target)
  for (const file of ['index.js', 'LICENSE', 'lib/a.cjs', 'package.json'])
    expect(shipped('any', file)).toBe(true)
  for (const file of ['index.js.map', 'index.d.ts', 'README.md', 'test/a.js', '.eslintrc'])
    expect(shipped('any', file)).toBe(false)
  expect(shipped('better-sqlite3-multiple-ciphers', 'prebuilds/linux-x64.node')).toBe(true)
  expect(shipped('better-sqlite3-multiple-ciphers', 'prebuilds/win32-x64.node')).toBe(false)
})

test('an unknown option is refused; without a system, it is this one', () => {
  expect(() => readOptions(['--linus'])).toThrow(/--linus/)
  expect(() => readOptions(['--arch', 'mips'])).toThrow(/x64 ou arm64/)
  expect(readOptions(['--win', '--mac']).targets.map(one => one.platform)).toEqual(['win32', 'darwin'])
  expect(readOptions([]).targets).toEqual([{ platform: process.platform, arch: 'x64' }])
})

/** Nobody gave the address of the project: it is the one remark that is let pass. */
const withoutHomepage = '--override=url-homepage-missing=info'

/** Validators of the system, where they are installed. */
const has = (command: string) =>
  (process.env.PATH ?? '').split(':').some(folder => existsSync(join(folder, command)))

test.skipIf(!has('desktop-file-validate'))('desktop-file-validate has nothing to say', () => {
  const file = join(work, 'pretoire.desktop')
  writeFileSync(file, desktopEntry())
  expect(execFileSync('desktop-file-validate', [file], { encoding: 'utf8' })).toBe('')
})

const homepage = 'https://forge.example/pretoire/pretoire'
describe('the address of the project', () => {
  test('given, leads to it from a software centre, with pictures of this very version', () => {
    const text = metainfo('2026-11-28', homepage)
    expect(text).toContain(`<url type="homepage">${homepage}</url>`)
    const pictures = [...text.matchAll(/<image[^>]*>(.*)<\/image>/g)].map(match => match[1] ?? '')
    expect(pictures.length).toBeGreaterThan(2)
    for (const address of pictures) {
      const [, file = ''] = address.split(`${homepage}/raw/v${product.version}/`)
      const png = readFileSync(join(projectRoot, file))
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1440, 900])
    }
  })
  test('not given, is not made up', () => {
    expect(readHomepage()).toBeUndefined()
    expect(metainfo('2026-11-28', undefined)).not.toMatch(/<url|<image|example|invalid/)
  })
  test.each(['http://forge.example/p', 'https://forge.example/p"q', 'forge.example', 'https://a b'])(
    'that is no plain https address is refused: %s',
    given => expect(() => readHomepage(given)).toThrow('PRETOIRE_HOMEPAGE'),
  )
  test('loses its last slash', () => expect(readHomepage(`${homepage}/`)).toBe(homepage))
})

const appstream = (text: string, ...options: readonly string[]) => {
  const file = join(work, `${product.id}.metainfo.xml`)
  writeFileSync(file, text)
  return spawnSync('appstreamcli', ['validate', '--no-net', ...options, file], { encoding: 'utf8' })
}

test.skipIf(!has('appstreamcli'))('appstreamcli has nothing to say of the metainfo of a release', () => {
  const { status, stdout } = appstream(metainfo('2026-11-28', homepage), '--pedantic', '--strict')
  expect(stdout).toMatch(/successful/)
  expect(status).toBe(0)
})

test.skipIf(!has('appstreamcli'))('without an address, it only lacks one', () =>
  expect(appstream(metainfo('2026-11-28', undefined), withoutHomepage).status).toBe(0),
)
