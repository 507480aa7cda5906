import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../src/main/drafts/store.ts'
import type { Library } from '../../../../src/main/kernel/library.ts'
import { lossOf, markLibrary, readMarker } from '../../../../src/main/library/marker.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { backup } from '../../../../src/main/safekeeping/backup.ts'
import { examine } from '../../../../src/main/safekeeping/doctor.ts'
import {
  acceptDatabase,
  beginEmpty,
  rescueBackups,
  rescueRestore,
} from '../../../../src/main/safekeeping/rescue/rescue.ts'
import { salvageLibrary, salvageText } from '../../../../src/main/safekeeping/rescue/salvage.ts'
import { restore } from '../../../../src/main/safekeeping/restore.ts'
import { temporary } from '../../../contract/program.ts'
import { aDecision, aDossier, aDraft } from '../../../fixtures/builders.ts'
import { zeroPage, zeroTable } from '../../../fixtures/damage.ts'
import { eachOf, putOneOfEach } from '../../../fixtures/one-of-each.ts'

let place: ReturnType<typeof temporary>
let library: Library
let folder: string
const file = () => join(folder, 'library.db')
const paragraph = (text: string) => ({
  kind: 'paragraph' as const,
  id: 'p',
  style: 'body' as const,
  inlines: [{ kind: 'text' as const, text }],
})
const draftCount = 40

beforeEach(() => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
  library = openLibrary(folder)
  putOneOfEach(library)
  dossiers(library.db).save(aDossier({ id: 'd' }))
  for (let n = 0; n < draftCount; n += 1)
    drafts(library.db).save(
      aDraft({ id: `t${n}`, dossier: 'd', title: `Texte ${n}`, blocks: [paragraph(`${n} `.repeat(3000))] }),
    )
  sources(library.db).save(aDecision({ id: 's' }))
})
afterEach(() => {
  if (library.db.open) library.close()
  place.remove()
})
/** Closes the library as a window does. */
const close = () => {
  markLibrary(library, false)
  library.close()
}
const refusalOf = (open: () => unknown): unknown => {
  try {
    open()
  } catch (error) {
    return error
  }
  return undefined
}
const reopen = () => {
  library = openLibrary(folder)
  return library
}

describe('a database that is not what its folder says', () => {
  test.each([
    ['missing', () => rmSync(file())],
    ['empty', () => truncateSync(file(), 0)],
    ['damaged', () => writeFileSync(file(), 'Madame, Monsieur, '.repeat(400))],
    ['damaged', () => zeroPage(file(), 1)],
  ])('%s, is refused and never begun again', (loss, harm) => {
    close()
    harm()
    const before = readdirSync(folder).sort()
    expect(lossOf(refusalOf(() => openLibrary(folder)))).toBe(loss)
    expect(readdirSync(folder).sort()).toEqual(before)
  })
  test('older than the marker, is refused, said, and taken as it is when the user says so', () => {
    markLibrary(library)
    library.db.pragma('wal_checkpoint(TRUNCATE)')
    const old = readFileSync(file())
    dossiers(library.db).save(aDossier({ id: 'apres' }))
    close()
    writeFileSync(file(), old)
    const error = refusalOf(() => openLibrary(folder))
    expect(lossOf(error)).toBe('older')
    expect(String(error)).toMatch(/plus ancien.*dossiers/)
    acceptDatabase(folder)
    expect(
      dossiers(reopen().db)
        .list()
        .map(({ id }) => id),
    ).not.toContain('apres')
  })
  test('whose journal was deleted after a crash, is refused as older', () => {
    markLibrary(library)
    library.db.pragma('wal_checkpoint(TRUNCATE)')
    dossiers(library.db).save(aDossier({ id: 'apres' }))
    markLibrary(library, true)
    const [main] = [readFileSync(file())]
    library.close()
    writeFileSync(file(), main)
    expect(lossOf(refusalOf(() => openLibrary(folder)))).toBe('older')
  })
  test('of another library, is refused', () => {
    close()
    const other = openLibrary(join(place.folder, 'autre'))
    markLibrary(other)
    other.close()
    writeFileSync(file(), readFileSync(join(place.folder, 'autre', 'library.db')))
    expect(lossOf(refusalOf(() => openLibrary(folder)))).toBe('other')
  })
  test('ahead of its marker, opens: the program was ended before it wrote it', () => {
    markLibrary(library)
    dossiers(library.db).save(aDossier({ id: 'apres' }))
    library.close()
    expect(dossiers(reopen().db).list()).toHaveLength(3)
  })
  test('put back from an older backup, opens again', async () => {
    const { file: zip } = await backup(library)
    markLibrary(library)
    dossiers(library.db).save(aDossier({ id: 'apres' }))
    markLibrary(library)
    await restore(library, zip)
    close()
    expect(dossiers(reopen().db).list()).toHaveLength(2)
  })
  test('gone, may be begun anew on demand; the backups stay', async () => {
    await backup(library)
    close()
    rmSync(file())
    beginEmpty(folder)
    expect(dossiers(reopen().db).list()).toEqual([])
    expect(rescueBackups(folder)).toHaveLength(1)
  })
  test('the marker does not change where nothing did', () => {
    markLibrary(library)
    const before = readMarker(folder)
    markLibrary(library)
    expect(readMarker(folder)).toEqual(before)
  })
})

describe('a rescue', () => {
  test.each([
    ['missing', () => rmSync(file())],
    ['empty', () => truncateSync(file(), 0)],
    ['truncated', () => truncateSync(file(), 8192)],
    ['without its first page', () => zeroPage(file(), 1)],
  ])('of a library %s lists its backups, and puts one back in a new file', async (what, harm) => {
    const { name, file: zip } = await backup(library)
    const before = eachOf(library)
    close()
    harm()
    const damaged = existsSync(file()) ? readFileSync(file()) : undefined
    expect(rescueBackups(folder)).toEqual([
      expect.objectContaining({
        name,
        proof: 'proven',
        counts: expect.objectContaining({ drafts: draftCount + 1 }),
      }),
    ])
    const { aside, missing } = await rescueRestore(folder, zip)
    expect(missing).toEqual([])
    expect(aside && readFileSync(aside)).toEqual(what === 'missing' ? undefined : damaged)
    expect(eachOf(reopen())).toEqual(before)
    expect(await examine(library)).toEqual([])
  })
  test('by a damaged backup changes nothing', async () => {
    const { file: zip } = await backup(library)
    close()
    writeFileSync(zip, readFileSync(zip).subarray(0, 3000))
    writeFileSync(file(), 'rien')
    await expect(rescueRestore(folder, zip)).rejects.toMatchObject({ code: 'damaged' })
    expect(readFileSync(file(), 'utf8')).toBe('rien')
    expect(readdirSync(folder)).not.toContain('mises-de-cote')
  })
})

describe('a salvage', () => {
  test('of a sound library loses nothing', async () => {
    const before = eachOf(library)
    close()
    const { losses, saved } = await salvageLibrary(folder)
    expect(losses).toEqual([])
    expect(saved).toContainEqual({ what: 'texte', count: draftCount + 1 })
    expect(eachOf(reopen())).toEqual(before)
    expect(await examine(library)).toEqual([])
    expect(sources(library.db).get('s').kind).toBe('decision')
  })
  test('of a library without its first page finds the work by its shape', async () => {
    close()
    zeroPage(file(), 1)
    const { saved } = await salvageLibrary(folder)
    expect(saved).toContainEqual({ what: 'texte', count: draftCount + 1 })
    expect(drafts(reopen().db).get('t7').title).toBe('Texte 7')
    expect((await examine(library)).filter(one => one.severity === 'blocking')).toEqual([])
  })
  test('of dossiers whose page is gone keeps their texts, under a dossier found again', async () => {
    close()
    zeroTable(folder, 'dossiers')
    const salvage = await salvageLibrary(folder)
    expect(salvageText(salvage)).toMatch(/Récupéré : 41 textes.*Dossier retrouvé/s)
    expect(drafts(reopen().db).get('t7').title).toBe('Texte 7')
    expect(await examine(library)).toEqual([])
  })
  test('saves what was only in the journal', async () => {
    markLibrary(library)
    library.db.pragma('wal_checkpoint(TRUNCATE)')
    drafts(library.db).save(aDraft({ id: 'journal', dossier: 'd', title: 'Au journal' }))
    const copy = join(place.folder, 'copie')
    const { cpSync } = await import('node:fs')
    cpSync(folder, copy, { recursive: true })
    await salvageLibrary(copy)
    const saved = openLibrary(copy)
    expect(drafts(saved.db).get('journal').title).toBe('Au journal')
    saved.close()
  })
  test('with any one page zeroed always gives a sound library, and says what is lacking', async () => {
    close()
    const sound = readFileSync(file())
    const marker = readFileSync(join(folder, 'library.json'))
    const pages = sound.length / 4096
    for (let page = 2; page <= pages; page += Math.ceil(pages / 12)) {
      writeFileSync(file(), sound)
      writeFileSync(join(folder, 'library.json'), marker)
      rmSync(`${file()}-wal`, { force: true })
      zeroPage(file(), page)
      const { losses } = await salvageLibrary(folder)
      reopen()
      // a vote or a member lost may be told: nothing that blocks is left
      expect((await examine(library)).filter(one => one.severity === 'blocking')).toEqual([])
      // the rows of the page itself are lost, and said to be
      const left = library.db.prepare<[], number>('SELECT count(*) FROM drafts').pluck().get() ?? 0
      const lost = draftCount + 1 - left
      expect(lost).toBeLessThan(12)
      if (lost > 0) expect(losses.join()).toContain(`${lost} texte`)
      library.close()
    }
  })
  test('a deleted row does not come back', async () => {
    library.db.exec("DELETE FROM drafts WHERE id = 't3'")
    close()
    await salvageLibrary(folder)
    expect(() => drafts(reopen().db).get('t3')).toThrow()
    expect(new Sqlite(file(), { readonly: true }).prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(
      draftCount,
    )
  })
})
