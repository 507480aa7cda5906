import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Component, componentsOf } from '../../packaging/licences/components.ts'
import { printLicences, publicData, writeLicences } from '../../packaging/licences/licences.ts'
import { product } from '../../packaging/product.ts'
import { notesFile, writeRelease } from '../../packaging/release.ts'
import { signForSystem } from '../../packaging/signing/code-signing.ts'
import { printPublicKey } from '../../packaging/signing/minisign.ts'
import { putPublicKey, releaseKey } from '../../packaging/signing/publisher-key.ts'
import { examineUpdate } from '../../src/main/updates/examine.ts'
import { readPublicKeys } from '../../src/main/updates/minisign.ts'
import { throwAwayKey } from '../fixtures/release-key.ts'

let work: string
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'pretoire-release-'))
  mkdirSync(join(work, 'resources'))
})
afterEach(() => rmSync(work, { recursive: true, force: true }))

const component = (change: Partial<Component> = {}): Component => ({
  name: 'un-paquet',
  version: '1.2.3',
  license: 'MIT',
  repository: 'https://example.org/un-paquet',
  text: 'Permission is hereby granted',
  ...change,
})

describe('a release', () => {
  const date = new Date('2026-11-28T12:00:00Z')
  const installer = () => {
    const file = join(work, `pretoire-${product.version}-linux-x64.tar.gz`)
    writeFileSync(file, 'le programme')
    return file
  }
  test('signed, is accepted by an older copy that has its key, in one file', async () => {
    const key = throwAwayKey()
    const written = await writeRelease(work, [installer()], { key, date })
    const update = written.find(file => file.endsWith('.pretoire-maj')) ?? ''
    const trust = {
      keys: readPublicKeys(printPublicKey(key, 'Éditeurs')),
      version: '0.0.1',
      platform: 'linux',
      arch: 'x64',
      edition: 'electron' as const,
    }
    const library = join(work, 'bibliotheque')
    mkdirSync(library)
    const found = await examineUpdate(library, [{ path: update, name: basename(update) }], trust)
    expect(found).toMatchObject({ version: product.version, date: '2026-11-28' })
    expect(found.notes).toBe(readFileSync(notesFile(), 'utf8').trim())
    expect(readFileSync(found.file, 'utf8')).toBe('le programme')
  })
  test('without a key is not signed, and what an earlier run signed is removed', async () => {
    await writeRelease(work, [installer()], { key: throwAwayKey(), date })
    const written = await writeRelease(work, [installer()], { key: undefined, date })
    expect(written.map(file => basename(file))).toEqual(['NOTES.txt', 'SHA256SUMS'])
    expect(readdirSync(work)).not.toContain('SHA256SUMS.minisig')
  })
  test('without its notes is not made', async () =>
    expect(
      writeRelease(work, [installer()], { key: undefined, date, notes: join(work, 'absentes.txt') }),
    ).rejects.toThrow('notes'))
  test('has notes for the version of this tree', () => expect(readFileSync(notesFile(), 'utf8')).not.toBe(''))
})

describe('the key of the publisher', () => {
  const file = () => join(work, 'resources', 'release-key.pub')
  test('is put in the application it signs', () => {
    const key = throwAwayKey()
    expect(putPublicKey(work, key)).toContain(key.id)
    expect(readPublicKeys(readFileSync(file(), 'utf8')).map(({ id }) => id)).toEqual([key.id])
  })
  test('is not there when nobody publishes, and that is said', () => {
    expect(releaseKey({})).toBeUndefined()
    expect(putPublicKey(work, undefined)).toContain('n’installent aucune mise à jour')
    expect(readdirSync(join(work, 'resources'))).toEqual([])
  })
  test('that is no key stops the work', () =>
    expect(() => releaseKey({ PRETOIRE_RELEASE_KEY: 'bonjour' })).toThrow('minisign -G'))
})

describe('the signature of a system', () => {
  const asked = (program: string) => signForSystem('setup.exe', 'win32', { PRETOIRE_AUTHENTICODE: program })
  test('is asked of the program that the publisher names, with the file', () => {
    const program = join(work, 'sign')
    writeFileSync(program, `#!/bin/sh\nprintf '%s' "$1" > '${join(work, 'asked')}'\n`, { mode: 0o755 })
    expect(asked(program)).toBe(true)
    expect(readFileSync(join(work, 'asked'), 'utf8')).toBe('setup.exe')
  })
  test('that fails, or whose program is not there, stops the work', () => {
    expect(() => asked('false')).toThrow('setup.exe')
    expect(() => asked(join(work, 'absent'))).toThrow('PRETOIRE_AUTHENTICODE')
  })
  test('is not asked when no program is named', () =>
    expect(signForSystem('setup.exe', 'win32', {})).toBe(false))
})

describe('licences', () => {
  test('one without its text is named, and nothing is written', () => {
    const bare = component({ name: 'sans-texte', text: '' })
    expect(() => writeLicences(work, [component(), bare], [])).toThrow('sans-texte 1.2.3')
    expect(readdirSync(join(work, 'resources'))).toEqual([])
  })
  test('each text stands once, under the names of all that it covers', () => {
    const text = printLicences([component(), component({ name: 'autre' })], publicData, '')
    expect(text.match(/Permission is hereby granted/g)).toHaveLength(1)
    expect(text).toContain('un-paquet 1.2.3, MIT\nautre 1.2.3, MIT')
    expect(text).toContain('Licence Ouverte 2.0')
  })
  test('a package takes its own text, else that of its repository, else none', () => {
    const lay = (name: string, change: object, files: Readonly<Record<string, string>>) => {
      const place = `node_modules/${name}`
      mkdirSync(join(work, place), { recursive: true })
      const manifest = { name, version: '1.0.0', license: 'MIT', ...change }
      writeFileSync(join(work, place, 'package.json'), JSON.stringify(manifest))
      for (const [file, text] of Object.entries(files)) writeFileSync(join(work, place, file), text)
      return { place }
    }
    mkdirSync(join(work, 'out'))
    writeFileSync(join(work, 'out', 'bundled-renderer.json'), '["node_modules/a"]')
    const repository = { repository: { url: 'git+https://github.com/x/mono.git' } }
    lay('a', repository, { 'LICENSE.md': 'texte de a' })
    const loaded = [
      lay('b', { repository: 'github:x/mono' }, {}),
      lay('c', {}, { 'README.md': '# c\n\n## License\n\nMIT\n' }),
      lay('d', {}, { 'readme.md': '# d\n\n## Licence\n\nPermission is granted\n' }),
    ]
    const texts = componentsOf(work, loaded).map(({ name, text }) => [name, text])
    expect(texts).toEqual([
      ['a', 'texte de a'],
      ['b', 'texte de a'],
      ['c', ''],
      ['d', 'Permission is granted'],
    ])
  })
})
