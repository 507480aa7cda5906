import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { exhibits } from '../../../../src/main/exhibits/store.ts'
import type { Library } from '../../../../src/main/kernel/library.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { backup } from '../../../../src/main/safekeeping/backup.ts'
import { faults } from '../../../../src/main/safekeeping/copy.ts'
import { dailyBackup, weeklyExamination } from '../../../../src/main/safekeeping/daily.ts'
import { examine } from '../../../../src/main/safekeeping/doctor.ts'
import { backups } from '../../../../src/main/safekeeping/list.ts'
import { manifestOf } from '../../../../src/main/safekeeping/manifest.ts'
import { safetyNotices } from '../../../../src/main/safekeeping/notices.ts'
import { proveFile } from '../../../../src/main/safekeeping/proof-thread.ts'
import { preview, restore } from '../../../../src/main/safekeeping/restore.ts'
import {
  copyToSecondPlace,
  secondPlace,
  setSecondPlace,
} from '../../../../src/main/safekeeping/second-place.ts'
import { temporary } from '../../../contract/program.ts'
import { aDossier, anExhibit } from '../../../fixtures/builders.ts'
import { flipByte, settle, zeroTable } from '../../../fixtures/damage.ts'
import { putOneOfEach } from '../../../fixtures/one-of-each.ts'

let place: ReturnType<typeof temporary>
let library: Library
const letter = Buffer.from('La lettre du maire.')
const tomorrow = () => new Date(Date.now() + 86_400_000)

beforeEach(() => {
  place = temporary()
  library = openLibrary(join(place.folder, 'bibliotheque'))
  putOneOfEach(library)
  const { sha256, size } = library.keep(letter)
  dossiers(library.db).save(aDossier({ id: 'd' }))
  exhibits(library.db).save(
    anExhibit({
      id: 'e',
      dossier: 'd',
      label: 'Lettre du maire',
      file: { name: 'lettre.txt', sha256, size, type: 'text/plain', signed: false },
    }),
  )
})
afterEach(() => {
  library.close()
  place.remove()
})
const sha = () => exhibits(library.db).get('e').file?.sha256 ?? ''
/** The library as it is found again after its disk spoilt the table of drafts. */
const spoil = (table: string) => {
  library.close()
  settle(library.folder)
  zeroTable(library.folder, table)
  library = openLibrary(library.folder)
}

describe('a backup proven before it takes its place', () => {
  test('says in its manifest what it holds, file by file', async () => {
    const made = await backup(library)
    const manifest = manifestOf(made.file)
    expect(made).toMatchObject({ proof: 'proven', missing: [], sequence: 1, counts: { dossiers: 2 } })
    expect(manifest).toMatchObject({ format: 2, unreadable: 0, missing: [] })
    expect(manifest?.tables).toMatchObject({ drafts: 1, exhibits: 2, amendments: 1, filings: 1 })
    expect(manifest?.files).toContainEqual({ sha256: sha(), size: letter.length })
  })
  test.each([
    ['drafts', 2 ** 40],
    ['drafts', 0],
    ['source_bodies', 0],
    ['amendments', 2 ** 40],
  ])('of a library whose table %s is damaged is refused, and pushes nothing out (%i)', async (table, max) => {
    await dailyBackup(library)
    const before = backups(library)
    spoil(table)
    for (let day = 1; day <= 12; day += 1)
      await expect(dailyBackup(library, new Date(Date.now() + day * 86_400_000), max)).rejects.toMatchObject({
        code: 'damaged',
        message: expect.stringContaining('pretoire rescue'),
      })
    expect(backups(library)).toEqual(before)
    expect(safetyNotices(library)).toEqual([
      expect.objectContaining({
        code: 'backup',
        message: expect.stringMatching(/n’a pas été faite.*endommagé/),
      }),
    ])
    const looked = await preview(library, before[0]?.file ?? '')
    expect(looked).toMatchObject({
      backup: { dossiers: 2 },
      library: table === 'drafts' ? null : { dossiers: 2 },
    })
    const { previous } = await restore(library, before[0]?.file ?? '')
    expect(previous).toContain('mises-de-cote')
    expect(existsSync(previous)).toBe(true)
    expect(await examine(library)).toEqual([])
    await dailyBackup(library, tomorrow())
    expect(safetyNotices(library)).toEqual([])
  })
  test('with a row that does not read is made, is no proven one, and replaces its like', async () => {
    await dailyBackup(library)
    library.db.exec("UPDATE drafts SET data = '{}'")
    for (const day of [1, 2, 3]) await dailyBackup(library, new Date(Date.now() + day * 86_400_000))
    expect(backups(library).map(({ proof }) => proof)).toEqual(['unproven', 'proven'])
    expect(safetyNotices(library)).toEqual([expect.objectContaining({ code: 'rows', part: 'doctor' })])
  })
  test.each([
    ['absent', () => rmSync(library.file(sha()))],
    ['altered', () => writeFileSync(library.file(sha()), 'autre chose')],
  ])('says that an exhibit is %s, when made, listed and put back', async (state, harm) => {
    harm()
    await dailyBackup(library)
    const missing = [{ sha256: sha(), label: 'la pièce «\u00a0Lettre du maire\u00a0»', state }]
    const [made] = backups(library)
    expect(made).toMatchObject({ proof: 'proven', missing })
    expect(safetyNotices(library)).toEqual([
      expect.objectContaining({
        code: 'files',
        message: expect.stringContaining(
          '1 fichier manque ou est abîmé : la pièce «\u00a0Lettre du maire\u00a0».',
        ),
      }),
    ])
    expect((await preview(library, made?.file ?? '')).missing).toEqual(missing)
    const fresh = openLibrary(join(place.folder, 'neuve'))
    expect((await restore(fresh, made?.file ?? '')).missing).toEqual(missing)
    expect(existsSync(fresh.file(sha()))).toBe(state === 'altered')
    fresh.close()
  })
  test('put back, mends an exhibit that was altered since', async () => {
    const { file } = await backup(library)
    writeFileSync(library.file(sha()), 'autre chose')
    expect((await restore(library, file)).missing).toEqual([])
    expect(readFileSync(library.file(sha()))).toEqual(letter)
  })
  test('that the disk refuses is told until one succeeds, though the disk takes no note of it either', async () => {
    await dailyBackup(library)
    spoil('drafts')
    // a folder where the note would be written
    const note = join(library.backups, 'state.json')
    rmSync(note)
    mkdirSync(note)
    await expect(dailyBackup(library, tomorrow())).rejects.toMatchObject({ code: 'damaged' })
    expect(safetyNotices(library)).toEqual([expect.objectContaining({ code: 'backup' })])
    rmSync(note, { recursive: true })
    await restore(library, backups(library)[0]?.file ?? '')
    await dailyBackup(library, tomorrow())
    expect(safetyNotices(library)).toEqual([])
  })
  test('is not taken for damaged where there was no room to read it', () => {
    const full = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_SHMSIZE' })
    vi.spyOn(library.db, 'pragma').mockImplementation(() => {
      throw full
    })
    expect(() => faults(library.db)).toThrow('Le disque est plein')
    vi.restoreAllMocks()
    expect(faults(library.db)).toEqual([])
  })
  test('is proven in a thread as it is where one is', async () => {
    expect(await proveFile(library.db.name, 0)).toEqual(await proveFile(library.db.name))
  })
})

describe('the examination of the week', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
  test('is made once a week, and what it finds stands until it is mended', async () => {
    expect(await weeklyExamination(library)).toBe(true)
    expect(await weeklyExamination(library, inDays(6))).toBe(false)
    expect(safetyNotices(library)).toEqual([])
    writeFileSync(library.file(sha()), 'autre chose')
    expect(await weeklyExamination(library, inDays(8))).toBe(true)
    expect(safetyNotices(library)).toEqual([expect.objectContaining({ code: 'doctor', part: 'doctor' })])
    writeFileSync(library.file(sha()), letter)
    await weeklyExamination(library, inDays(16))
    expect(safetyNotices(library)).toEqual([])
  })
  test('of a damaged library throws nothing', async () => {
    spoil('drafts')
    expect(await weeklyExamination(library)).toBe(true)
    expect(safetyNotices(library)).toEqual([expect.objectContaining({ code: 'doctor' })])
  })
})

describe('the second place', () => {
  const key = () => join(place.folder, 'cle')
  test('gets each backup of the day, read back, and keeps those of other libraries', async () => {
    mkdirSync(key())
    writeFileSync(join(key(), 'autre-auto.zip'), 'à garder')
    setSecondPlace(library, key())
    await dailyBackup(library)
    const [last] = backups(library)
    expect(readFileSync(join(key(), last?.name ?? ''))).toEqual(readFileSync(last?.file ?? ''))
    expect(secondPlace(library)).toEqual({ folder: key(), isThere: true, lastCopy: last?.at })
    expect(existsSync(join(key(), 'autre-auto.zip'))).toBe(true)
  })
  test('absent, is said and is no error; back again, it is caught up', async () => {
    mkdirSync(key())
    setSecondPlace(library, key())
    rmSync(key(), { recursive: true })
    await dailyBackup(library)
    expect(secondPlace(library)).toEqual({ folder: key(), isThere: false })
    mkdirSync(key())
    await copyToSecondPlace(library)
    expect(secondPlace(library)?.lastCopy).toBe(backups(library)[0]?.at)
  })
  test('a folder of the library itself, or that is not there, is refused', () => {
    expect(() => setSecondPlace(library, library.backups)).toThrow(/dans la bibliothèque même/)
    expect(() => setSecondPlace(library, join(place.folder, 'absente'))).toThrow(/n’existe pas/)
    expect(setSecondPlace(library, null)).toBeNull()
  })
  test('a copy that the key spoilt is made again', async () => {
    mkdirSync(key())
    setSecondPlace(library, key())
    await dailyBackup(library)
    const copy = join(key(), backups(library)[0]?.name ?? '')
    writeFileSync(copy, readFileSync(copy).subarray(0, 100))
    await copyToSecondPlace(library)
    expect(readFileSync(copy)).toEqual(readFileSync(backups(library)[0]?.file ?? ''))
  })
})

test('a list reads a damaged file as damaged, and goes on', async () => {
  const { file } = await backup(library)
  flipByte(file, 2)
  await backup(library)
  expect(
    backups(library)
      .map(({ proof }) => proof)
      .sort(),
  ).toEqual(['damaged', 'proven'])
})
