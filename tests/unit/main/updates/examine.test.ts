import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { examineUpdate } from '../../../../src/main/updates/examine.ts'
import { SIGNATURE_FILE, SUMS_FILE } from '../../../../src/main/updates/release.ts'
import { isUnchanged } from '../../../../src/main/updates/stage.ts'
import { temporary } from '../../../contract/program.ts'
import { throwAwayKey } from '../../../fixtures/release-key.ts'
import { anUpdateFile, aTrust, releaseFiles, zipped } from '../../../fixtures/update-file.ts'

let place: ReturnType<typeof temporary>
let library: string
beforeEach(() => {
  place = temporary()
  library = join(place.folder, 'bibliotheque')
  mkdirSync(library)
})
afterEach(() => place.remove())

const give = (name: string, bytes: Uint8Array) => ({ name, path: place.file(name, bytes) })
/** Examines a file that must be refused: the sentence; nothing may be left in the library. */
async function refused(bytes: Uint8Array, trust = aTrust(), name = 'maj.pretoire-maj'): Promise<string> {
  const error: unknown = await examineUpdate(library, [give(name, bytes)], trust).catch(thrown => thrown)
  const left = readdirSync(library, { recursive: true }).filter(one => one !== 'updates')
  expect(left).toEqual([])
  expect(error).toMatchObject({ name: 'AppError', message: expect.stringContaining('Rien n’a été changé') })
  return error instanceof Error ? error.message : ''
}

describe('an update in one file', () => {
  test('is verified, told, and its installer set aside as it was signed', async () => {
    const found = await examineUpdate(library, [give('a.pretoire-maj', await anUpdateFile())], aTrust())
    expect(found).toMatchObject({ version: '1.1.0', date: '2026-11-28', notes: 'Ce qui est nouveau.' })
    expect(found).toMatchObject({ kind: 'portable', key: { comment: 'Éditeurs de l’essai' } })
    expect(readFileSync(found.file, 'utf8')).toBe('le contenu de l’installateur')
    expect(await isUnchanged(found)).toBe(true)
    writeFileSync(found.file, 'autre chose')
    expect(await isUnchanged(found)).toBe(false)
  })
  test('takes the place of the one examined before', async () => {
    const first = await examineUpdate(library, [give('a.pretoire-maj', await anUpdateFile())], aTrust())
    const second = await examineUpdate(library, [give('b.pretoire-maj', await anUpdateFile())], aTrust())
    expect([existsSync(first.file), existsSync(second.file)]).toEqual([false, true])
  })
})

describe('an installer given as it is', () => {
  const files = releaseFiles()
  const loose = () => [...files].map(([name, bytes]) => give(name, bytes))
  test('is verified with the two files given with it, whatever the browser named it', async () => {
    const given = loose().map(one =>
      one.name.endsWith('.gz') ? give('copie (1).tar.gz', files.get(one.name) as Buffer) : one,
    )
    expect(await examineUpdate(library, given, aTrust())).toMatchObject({
      version: '1.1.0',
      name: 'pretoire-1.1.0-linux-x64.tar.gz',
    })
  })
  test('is verified with the two files that lie beside it', async () => {
    const only = loose().filter(({ name }) => name.endsWith('.gz'))
    expect(await examineUpdate(library, only, aTrust())).toMatchObject({ version: '1.1.0' })
  })
  test('alone, without a signature, is refused', async () => {
    const path = [...files.values()][2] as Buffer
    expect(await refused(path, aTrust(), 'pretoire.tar.gz')).toContain('n’est pas signée')
  })
  test('that is not in the signed list is refused', async () => {
    for (const [name, bytes] of files) if (!name.endsWith('.gz')) give(name, bytes)
    expect(await refused(Buffer.from('autre'), aTrust(), 'pretoire.tar.gz')).toContain('n’est pas le fichier')
  })
})

describe('what is not newer, or not for this copy, is refused', () => {
  test('the same version', async () =>
    expect(await refused(await anUpdateFile(), aTrust({ version: '1.1.0' }))).toContain('que vous utilisez'))
  test('an older version', async () =>
    expect(await refused(await anUpdateFile(), aTrust({ version: '1.10.0' }))).toContain('plus ancienne'))
  test('another system', async () =>
    expect(await refused(await anUpdateFile(), aTrust({ platform: 'win32' }))).toContain('autre système'))
  test('another processor', async () =>
    expect(await refused(await anUpdateFile(), aTrust({ arch: 'arm64' }))).toContain('autre système'))
  test('of the other edition', async () => {
    expect(await refused(await anUpdateFile(), aTrust({ edition: 'browser' }))).toContain(
      'pretoire-navigateur',
    )
    const other = await anUpdateFile({ name: 'pretoire-navigateur-1.1.0-linux-x64.tar.gz' })
    expect(await refused(other)).toContain('sans «\u00a0navigateur\u00a0»')
  })
  test('any, by a copy built without a key', async () =>
    expect(await refused(await anUpdateFile(), aTrust({ keys: [] }))).toContain('sans la clé d’un éditeur'))
})

describe('a hostile file gets a sentence and changes nothing', () => {
  const changed = async (change: (files: Map<string, Buffer>) => void) => {
    const files = releaseFiles()
    change(files)
    return zipped(files)
  }
  const archive = 'pretoire-1.1.0-linux-x64.tar.gz'
  test('signed by another key', async () => {
    const key = throwAwayKey()
    const said = await refused(await anUpdateFile({ key }))
    expect(said).toContain(`une autre clé (${key.id})`)
  })
  test('without its signature, or without its checksums', async () => {
    expect(await refused(await changed(files => files.delete(SIGNATURE_FILE)))).toContain('n’est pas signée')
    expect(await refused(await changed(files => files.delete(SUMS_FILE)))).toContain('n’est pas signée')
  })
  test('with another installer than the one signed', async () =>
    expect(await refused(await changed(files => files.set(archive, Buffer.from('mauvais'))))).toContain(
      'altérée',
    ))
  test('with other checksums than those signed', async () =>
    expect(
      await refused(
        await changed(files => files.set(SUMS_FILE, Buffer.from(`${'0'.repeat(64)}  ${archive}\n`))),
      ),
    ).toContain('altérée'))
  test('with other notes than those signed', async () =>
    expect(await refused(await changed(files => files.set('NOTES.txt', Buffer.from('Payez.'))))).toContain(
      'notes',
    ))
  test.each(['version:1.1', 'version:9', 'version:1.1.0\u202e', 'version:../1.1.0', ''])(
    'whose version is none: %j',
    async version =>
      expect(
        await refused(await anUpdateFile({ comment: `pretoire\t${version}\tdate:2026-11-28` })),
      ).toContain('de quelle version'),
  )
  test.each(['2026-13-45', '28 novembre', '2026-02-30T'])('whose date is none: %s', async date =>
    expect(await refused(await anUpdateFile({ comment: `pretoire\tversion:1.1.0\tdate:${date}` }))).toContain(
      'de quelle version',
    ),
  )
  test('signed by the right key, as something else than Prétoire', async () =>
    expect(await refused(await anUpdateFile({ comment: 'timestamp:1\tfile:x\thashed' }))).toContain(
      'de quelle version',
    ))
  test.each([1, 40, 300, -30])('cut short: %i bytes', async bytes =>
    expect(await refused((await anUpdateFile()).slice(0, bytes))).toContain('ne se lit pas'),
  )
  test('that is no zip at all', async () =>
    expect(await refused(Buffer.from('bonjour'))).toContain('ne se lit pas'))
  test('with one byte of its installer changed in the zip', async () => {
    const content = Buffer.from('un installateur sans répétition 0123456789')
    const bytes = Buffer.from(await anUpdateFile({ content }))
    // the last stored bytes before the central directory are those of the notes; the installer lies before them
    const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    for (let place = at - 120; place < at - 80; place += 1) bytes[place] = (bytes[place] ?? 0) ^ 0xff
    await refused(bytes)
  })
  test('with a path that leaves its folder', async () => {
    const bytes = Buffer.from(await changed(files => files.set('aa/evil.deb', Buffer.from('x'))))
    for (let at = bytes.indexOf('aa/evil.deb'); at >= 0; at = bytes.indexOf('aa/evil.deb'))
      bytes.write('../evil.deb', at)
    expect(await refused(bytes)).toContain('ne se lit pas')
    expect(existsSync(join(place.folder, 'evil.deb'))).toBe(false)
  })
  test('with a folder, a leading dot or letters of no release in a name', async () => {
    for (const name of ['sous/pretoire.deb', '.pretoire.deb', 'pré toire.deb'])
      expect(await refused(await changed(files => files.set(name, Buffer.from('x'))))).toContain(
        'nom de fichier',
      )
  })
  test('with marks that turn a name round, inside it or on it', async () => {
    const name = 'pretoire\u202egnp.deb'
    expect(await refused(await changed(files => files.set(name, Buffer.from('x'))))).toContain(
      'nom de fichier',
    )
    expect(await refused(await anUpdateFile(), aTrust(), 'maj\u202e.pretoire-maj')).toContain(
      'nom de fichier',
    )
  })
  test('with the marks in its notes: they are shown without them', async () => {
    const notes = 'Sûr\u202e \u001b[31mrouge\u001b[0m\nfin\n'
    const found = await examineUpdate(
      library,
      [give('a.pretoire-maj', await anUpdateFile({ notes }))],
      aTrust(),
    )
    expect(found.notes).toBe('Sûr [31mrouge[0m\nfin')
  })
  test('with a text that swells: nothing of it is inflated', async () => {
    const swollen = Buffer.alloc(200 * 2 ** 20)
    const bytes = await changed(files => files.set(SUMS_FILE, swollen))
    expect(bytes.length).toBeLessThan(2 ** 20)
    expect(await refused(bytes)).toContain('plus grand')
  })
  test('with a text that lies on its size', async () => {
    const bytes = await changed(files => files.set(SUMS_FILE, Buffer.alloc(2 ** 20)))
    const real = Buffer.alloc(4)
    real.writeUInt32LE(2 ** 20)
    for (let at = bytes.indexOf(real); at >= 0; at = bytes.indexOf(real)) bytes.writeUInt32LE(100, at)
    expect(await refused(bytes)).toContain('ne se lit pas')
  })
  test('with an installer that swells, unsigned: it is never inflated', async () => {
    const bytes = await zipped([[archive, Buffer.alloc(200 * 2 ** 20)]])
    expect(await refused(bytes)).toContain('n’est pas signée')
  })
  test('with too many files, two installers, or one that an update never has', async () => {
    const more = (names: readonly string[]) =>
      changed(files => names.forEach(name => void files.set(name, Buffer.from('x'))))
    expect(await refused(await more(['autre.deb']))).toContain('ne contient pas')
    expect(await refused(await more(['lisez-moi.html']))).toContain('ne contient pas')
    expect(await refused(await changed(files => files.delete(archive)))).toContain('ne contient pas')
  })
  test('with the same name twice', async () => {
    const files = [...releaseFiles()]
    expect(await refused(await zipped([...files, ...files.slice(0, 1)]))).toContain('ne contient pas')
  })
})
