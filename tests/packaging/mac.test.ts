import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layElectron, refusalHere } from '../../packaging/electron-edition.ts'
import { writeIcons } from '../../packaging/icons.ts'
import { writeMac } from '../../packaging/mac/bundle.ts'
import { product } from '../../packaging/product.ts'

const target = { platform: 'darwin', arch: 'x64' } as const
const work = mkdtempSync(join(tmpdir(), 'pretoire-mac-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))
const lacking = ['zip', 'unzip'].filter(command => spawnSync('which', [command]).status !== 0)

/** Mark by which the fuses are found in Electron's binary, then their version, their number, and all of them on. */
const FUSES = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'),
  Buffer.from([1, 9]),
  Buffer.from('111111111', 'latin1'),
])
const FRAMEWORK = 'Contents/Frameworks/Electron Framework.framework'

/** Writes an archive laid out as Electron's for macOS: its names, its links, its fuses, and no program. */
function writeElectron(version: string): string {
  const root = join(work, 'electron')
  const write = (path: string, bytes: string | Buffer) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), bytes)
  }
  const plist = (fields: Readonly<Record<string, string>>) =>
    `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>${Object.entries(fields)
      .map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
      .join('')}</dict></plist>`
  write(
    'Electron.app/Contents/Info.plist',
    plist({ CFBundleName: 'Electron', CFBundleIconFile: 'electron.icns' }),
  )
  write('Electron.app/Contents/MacOS/Electron', 'program')
  chmodSync(join(root, 'Electron.app/Contents/MacOS/Electron'), 0o755)
  write('Electron.app/Contents/Resources/electron.icns', 'icns')
  write(`Electron.app/${FRAMEWORK}/Versions/A/Electron Framework`, FUSES)
  for (const language of ['en', 'fr', 'de'])
    for (const place of ['Contents/Resources', `${FRAMEWORK}/Versions/A/Resources`])
      write(`Electron.app/${place}/${language}.lproj/locale.pak`, language)
  symlinkSync('A', join(root, `Electron.app/${FRAMEWORK}/Versions/Current`))
  for (const name of ['Electron Framework', 'Resources'])
    symlinkSync(`Versions/Current/${name}`, join(root, `Electron.app/${FRAMEWORK}/${name}`))
  for (const end of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const helper = `Electron.app/Contents/Frameworks/Electron Helper${end}.app/Contents`
    write(`${helper}/Info.plist`, plist({ CFBundleName: `Electron Helper${end}` }))
    write(`${helper}/MacOS/Electron Helper${end}`, 'helper')
  }
  const folder = join(work, 'archives')
  mkdirSync(folder)
  const archive = join(folder, `electron-v${version}-darwin-x64.zip`)
  expect(spawnSync('zip', ['-q', '-r', '-y', archive, '.'], { cwd: root }).status).toBe(0)
  return folder
}

describe.skipIf(process.platform === 'win32' || lacking.length > 0)(
  'the archive of macOS, made on any system',
  () => {
    const name = `pretoire-${product.version}-mac-x64`
    const inside = (path: string) => join(work, 'unpacked', name, path)
    beforeAll(async () => {
      const zipFolder = writeElectron('45.0.0')
      const application = join(work, 'application')
      mkdirSync(application)
      const manifest = { name: product.name, version: product.version, main: 'main.js' }
      writeFileSync(join(application, 'package.json'), JSON.stringify(manifest))
      writeFileSync(join(application, 'main.js'), '')
      const icons = writeIcons(join(work, 'icons'))
      const runtime = { version: '45.0.0', zipFolder }
      const folder = await layElectron(application, target, runtime, {
        icons,
        out: work,
        unpack: '**/*.node',
      })
      const archive = await writeMac({ edition: 'electron', target, folder }, work, true)
      expect(archive).toBe(join(work, `${name}.zip`))
      expect(spawnSync('unzip', ['-q', archive, '-d', join(work, 'unpacked')]).status).toBe(0)
    }, 60_000)

    test('keeps the links and the rights without which macOS opens no program', () => {
      const mode = spawnSync('find', ['.', '-type', 'l'], { cwd: inside('Pretoire.app'), encoding: 'utf8' })
      expect(mode.stdout.trim().split('\n').sort()).toEqual(
        ['Electron Framework', 'Resources', 'Versions/Current'].map(link => `./${FRAMEWORK}/${link}`),
      )
      const programs = ['bin/pretoire', 'Pretoire.app/Contents/MacOS/Pretoire']
      for (const path of programs) expect(spawnSync('test', ['-x', inside(path)]).status).toBe(0)
    })
    test('has its fuses shut', () => {
      const binary = readFileSync(inside(`Pretoire.app/${FRAMEWORK}/Electron Framework`), 'latin1')
      // run as Node, options of Node, inspection: off; integrity of the asar, program from the asar alone: on
      expect(binary.slice(-9)).toBe('010011111')
    })
    test('says its name, its language and its files, and holds French and English alone', () => {
      const plist = readFileSync(inside('Pretoire.app/Contents/Info.plist'), 'utf8')
      for (const words of [
        product.id,
        product.version,
        '<string>fr</string>',
        `<string>${product.extension}</string>`,
      ])
        expect(plist).toContain(words)
      const found = spawnSync('find', ['.', '-name', '*.lproj'], {
        cwd: inside('.'),
        encoding: 'utf8',
      }).stdout
      const languages = found
        .trim()
        .split('\n')
        .map(path => path.slice(path.lastIndexOf('/') + 1))
      expect([...new Set(languages)].sort()).toEqual(['en.lproj', 'fr.lproj'])
    })
  },
)

test('a program that only a Mac can sign is refused elsewhere, with what to do', () => {
  const arm = { platform: 'darwin', arch: 'arm64' } as const
  expect(refusalHere(arm, { here: 'linux', env: {} })).toContain('--arch x64')
  expect(refusalHere(arm, { here: 'linux', env: { PRETOIRE_NOTARIZE: '/signer' } })).toBeUndefined()
  expect(refusalHere(arm, { here: 'darwin', env: {} })).toBeUndefined()
  for (const other of [
    target,
    { platform: 'linux', arch: 'arm64' },
    { platform: 'win32', arch: 'x64' },
  ] as const)
    expect(refusalHere(other, { here: 'linux', env: {} })).toBeUndefined()
})
