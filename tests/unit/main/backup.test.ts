import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backup, backups, dailyBackup, preview, restore } from '../../../src/main/backup.ts'
import { writeZip } from '../../../src/main/bundle/zip.ts'
import { changesOf } from '../../../src/main/db/copy.ts'
import { dossiers } from '../../../src/main/db/dossiers.ts'
import { exhibits } from '../../../src/main/db/exhibits.ts'
import { sources } from '../../../src/main/db/sources.ts'
import { examine } from '../../../src/main/doctor.ts'
import { type Library, openLibrary } from '../../../src/main/library.ts'
import { temporary } from '../../contract/program.ts'
import { aDecision, aDossier, anExhibit } from '../../fixtures/builders.ts'

let place: ReturnType<typeof temporary>
let library: Library
const letter = Buffer.from('La lettre du maire.')

beforeEach(() => {
  place = temporary()
  library = openLibrary(join(place.folder, 'bibliotheque'))
  dossiers(library.db).save(aDossier({ id: 'd' }))
  sources(library.db).save(aDecision({ id: 's' }))
  const { sha256, size } = library.keep(letter)
  exhibits(library.db).save(
    anExhibit({ id: 'e', dossier: 'd', file: { name: 'lettre.txt', sha256, size, type: 'text/plain' } }),
  )
})
afterEach(() => {
  library.close()
  place.remove()
})
const sha = () => exhibits(library.db).get('e').file?.sha256 ?? ''

describe('a backup', () => {
  test('is one file, the owner’s alone, and leaves nothing beside it', async () => {
    const made = await backup(library, { to: join(place.folder, 'b.zip') })
    expect(statSync(made.file).mode & 0o777).toBe(0o600)
    expect(readdirSync(place.folder).sort()).toEqual(['b.zip', 'bibliotheque'])
    expect(readdirSync(library.folder).filter(name => name.startsWith('tmp'))).toEqual([])
  })
  test('says what it holds beside the library, and changes nothing', async () => {
    const { file } = await backup(library)
    dossiers(library.db).save(aDossier())
    const seen = await preview(library, file)
    expect([seen.backup.dossiers, seen.library.dossiers, seen.backup.exhibits]).toEqual([1, 2, 1])
    expect(dossiers(library.db).list()).toHaveLength(2)
  })
  test('put back, gives the library as it was, files included, and the one replaced is kept', async () => {
    const { file } = await backup(library, { to: join(place.folder, 'b.zip') })
    const other = openLibrary(library.folder)
    const changed = changesOf(other.db)
    dossiers(library.db).save(aDossier({ id: 'apres' }))
    writeFileSync(library.file(sha()), '')
    const { rmSync } = await import('node:fs')
    rmSync(library.file(sha()))
    changed()

    const { previous } = await restore(library, file)
    expect(
      dossiers(library.db)
        .list()
        .map(one => one.id),
    ).toEqual(['d'])
    expect(readFileSync(library.file(sha()))).toEqual(letter)
    expect(await examine(library)).toEqual([])
    // The other window sees it at once, on the connection it had.
    expect(changed()).toBe(true)
    expect(
      dossiers(other.db)
        .list()
        .map(one => one.id),
    ).toEqual(['d'])
    other.close()

    await restore(library, previous)
    expect(
      dossiers(library.db)
        .list()
        .map(one => one.id)
        .sort(),
    ).toEqual(['apres', 'd'])
  })
  test('goes into an empty library elsewhere', async () => {
    const { file } = await backup(library, { to: join(place.folder, 'b.zip') })
    const fresh = openLibrary(join(place.folder, 'neuve'))
    await restore(fresh, file)
    expect(sources(fresh.db).get('s').kind).toBe('decision')
    expect(readFileSync(fresh.file(sha()))).toEqual(letter)
    fresh.close()
  })
})

describe('a backup that cannot be trusted is refused, and the library is untouched', () => {
  const refused = async (file: string, code: string) => {
    await expect(restore(library, file)).rejects.toMatchObject({
      code,
      message: expect.stringContaining('Rien n’a été changé'),
    })
    expect(
      dossiers(library.db)
        .list()
        .map(one => one.id),
    ).toEqual(['d'])
    expect(backups(library)).toEqual([])
  }
  test('cut short', async () => {
    const { file } = await backup(library, { to: join(place.folder, 'b.zip') })
    writeFileSync(file, readFileSync(file).subarray(0, 2000))
    await refused(file, 'damaged')
  })
  test('some other zip', async () => {
    const file = join(place.folder, 'autre.zip')
    await writeZip(file, [{ name: 'lisez-moi.txt', bytes: Buffer.from('bonjour') }])
    await refused(file, 'damaged')
  })
  test('from a newer Prétoire', async () => {
    const file = join(place.folder, 'futur.zip')
    const manifest = { pretoire: 1, kind: 'backup', at: '2030-01-01T00:00:00Z', version: 999, sha256: '' }
    await writeZip(file, [{ name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) }])
    await refused(file, 'refused')
  })
  test('whose database was changed', async () => {
    const file = join(place.folder, 'change.zip')
    const manifest = { pretoire: 1, kind: 'backup', at: '2026-01-01T00:00:00Z', version: 1, sha256: 'ab' }
    await writeZip(file, [
      { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) },
      { name: 'library.db', bytes: Buffer.from('SQLite format 3\0') },
    ])
    await refused(file, 'damaged')
  })
})

describe('by itself', () => {
  test('once a day, and not of an empty library', async () => {
    await dailyBackup(library)
    await dailyBackup(library)
    expect(backups(library)).toHaveLength(1)
    const empty = openLibrary(join(place.folder, 'vide'))
    await dailyBackup(empty)
    expect(backups(empty)).toEqual([])
    empty.close()
  })
  test('the ten last are kept, and those made by hand all are', async () => {
    await backup(library)
    for (let n = 0; n < 12; n += 1) await backup(library, { automatic: true })
    await dailyBackup(library, new Date('2099-01-01'))
    const all = backups(library)
    expect([all.filter(one => one.automatic).length, all.filter(one => !one.automatic).length]).toEqual([
      10, 1,
    ])
  })
})

describe('the doctor', () => {
  test('tells a file gone and a file changed', async () => {
    writeFileSync(library.file(sha()), 'autre chose')
    expect(await examine(library)).toEqual([
      expect.objectContaining({ code: 'file', severity: 'blocking', at: { exhibit: 'e' } }),
    ])
    expect(existsSync(library.file(sha()))).toBe(true)
  })
  test.skipIf(process.platform === 'win32')('tells a library others can read', async () => {
    const { chmodSync } = await import('node:fs')
    chmodSync(library.folder, 0o755)
    expect((await examine(library)).map(one => one.code)).toEqual(['permissions'])
  })
})
