import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../src/main/drafts/store.ts'
import { versions } from '../../../../src/main/drafts/version-store.ts'
import { exhibits } from '../../../../src/main/exhibits/store.ts'
import { keepPicture } from '../../../../src/main/kernel/files/pictures.ts'
import { writeZip } from '../../../../src/main/kernel/files/zip.ts'
import type { Library } from '../../../../src/main/kernel/library.ts'
import { collections } from '../../../../src/main/library/collections/collections.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { backup } from '../../../../src/main/safekeeping/backup.ts'
import { changesOf } from '../../../../src/main/safekeeping/copy.ts'
import { dailyBackup } from '../../../../src/main/safekeeping/daily.ts'
import { examine } from '../../../../src/main/safekeeping/doctor.ts'
import { backups } from '../../../../src/main/safekeeping/list.ts'
import { preview, restore, unpack } from '../../../../src/main/safekeeping/restore.ts'
import type { Backup } from '../../../../src/shared/safekeeping/model.ts'
import { temporary } from '../../../contract/program.ts'
import { aPng } from '../../../docx/texts/gallery.ts'
import { aDecision, aDossier, aDraft, anExhibit } from '../../../fixtures/builders.ts'
import { eachOf, putOneOfEach } from '../../../fixtures/one-of-each.ts'

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
    anExhibit({
      id: 'e',
      dossier: 'd',
      file: { name: 'lettre.txt', sha256, size, type: 'text/plain', signed: false },
    }),
  )
})
afterEach(() => {
  library.close()
  place.remove()
})
const sha = () => exhibits(library.db).get('e').file?.sha256 ?? ''

describe('a backup', () => {
  test('is one file, the owner’s alone, and leaves nothing beside it', async () => {
    const made = await backup(library, { to: { path: join(place.folder, 'b.zip'), replace: true } })
    expect(statSync(made.file).mode & 0o777).toBe(0o600)
    expect(readdirSync(place.folder).sort()).toEqual(['b.zip', 'bibliotheque'])
    expect(readdirSync(library.folder).filter(name => name.startsWith('tmp'))).toEqual([])
  })
  test('says what it holds beside the library, and changes nothing', async () => {
    const { file } = await backup(library)
    dossiers(library.db).save(aDossier())
    const seen = await preview(library, file)
    expect([seen.backup.dossiers, seen.library?.dossiers, seen.backup.exhibits]).toEqual([1, 2, 1])
    expect(dossiers(library.db).list()).toHaveLength(2)
  })
  test('holds the pictures of the texts, and gives them back', async () => {
    const path = join(place.folder, 'mât.png')
    writeFileSync(path, aPng(30, 20))
    const { sha256 } = await keepPicture(library, { path, name: 'mât.png' })
    const { file } = await backup(library, { to: { path: join(place.folder, 'b.zip'), replace: true } })
    rmSync(library.file(sha256))
    expect((await examine(library)).map(one => one.message).join()).toContain(
      'Une image de vos textes a disparu',
    )
    await restore(library, file)
    expect(readFileSync(library.file(sha256))).toEqual(Buffer.from(aPng(30, 20)))
  })
  test('put back, gives the library as it was, files included, and the one replaced is kept', async () => {
    const { file } = await backup(library, { to: { path: join(place.folder, 'b.zip'), replace: true } })
    const other = openLibrary(library.folder)
    const changed = changesOf(other.db)
    dossiers(library.db).save(aDossier({ id: 'apres' }))
    writeFileSync(library.file(sha()), '')
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
  test.each([
    [
      'whole',
      async () => (await backup(library, { to: { path: join(place.folder, 'b.zip'), replace: true } })).file,
    ],
    ['of the user’s own', async () => (await backup(library, { partial: true })).file],
  ])('%s, gives back one of each thing of a campaign and of a dossier', async (_kind, make) => {
    putOneOfEach(library)
    const before = eachOf(library)
    expect(await examine(library)).toEqual([])
    const file = await make()
    const own = [
      'bills',
      'amendments',
      'target_lists',
      'positions',
      'calls',
      'no_calls',
      'scrutin_links',
      'models',
    ]
    for (const table of own) library.db.exec(`DELETE FROM ${table}`)
    library.db.exec("DELETE FROM dossiers WHERE id = 'one'")
    expect(() => eachOf(library)).toThrow()
    await restore(library, file)
    expect(eachOf(library)).toEqual(before)
    expect(await examine(library)).toEqual([])
  })

  test.each([
    [
      'whole',
      async () => (await backup(library, { to: { path: join(place.folder, 'b.zip'), replace: true } })).file,
    ],
    [
      'made by itself of the user’s own',
      async () => {
        await dailyBackup(library, new Date(), 0)
        return backups(library)[0]?.file ?? ''
      },
    ],
  ])('%s, gives back the versions of a text as they were', async (_kind, make) => {
    const draft = aDraft({ id: 't', dossier: 'd', title: 'Première manière' })
    drafts(library.db).save(draft)
    const { id } = versions(library.db).keep(draft, 'named', { name: 'Relue' })
    versions(library.db).keep({ ...draft, title: 'Seconde manière' }, 'sitting')
    const kept = versions(library.db).all('t')
    const file = await make()
    dossiers(library.db).save(aDossier({ id: 'apres' }))
    versions(library.db).rename(id, 'Autre nom')
    versions(library.db).keep({ ...draft, title: 'Troisième manière' }, 'sitting')

    await restore(library, file)
    expect(versions(library.db).all('t')).toEqual(kept)
    expect(versions(library.db).get(id).draft).toEqual(draft)
  })
  test('goes into an empty library elsewhere', async () => {
    const { file } = await backup(library, { to: { path: join(place.folder, 'b.zip'), replace: true } })
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
    const { file } = await backup(library, { to: { path: join(place.folder, 'b.zip'), replace: true } })
    writeFileSync(file, readFileSync(file).subarray(0, 2000))
    await refused(file, 'damaged')
  })
  test.each([
    ['un texte RTF', '{\\rtf1\\ansi Une note.}'],
    ['un PDF', '%PDF-1.7'],
    ['une page web', '<!doctype html><html>'],
  ])('a file of another kind, which is named: %s', async (kind, content) => {
    const file = place.file('note.zip', content)
    await refused(file, 'damaged')
    await expect(preview(library, file)).rejects.toThrow(`est ${kind}, et non une sauvegarde de Prétoire`)
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
  test('an older format counts once it was read; those made by hand all stay', async () => {
    await backup(library)
    const old = join(library.backups, 'pretoire-2020-01-01-000000-abcd-auto.zip')
    const { file } = await backup(library)
    await asOldFormat(file, old)
    expect(backups(library).find(one => one.file === old)?.proof).toBe('unread')
    await dailyBackup(library)
    expect(backups(library).find(one => one.file === old)?.proof).toBe('proven')
    expect(backups(library).filter(one => !one.automatic)).toHaveLength(2)
  })
})

/** The same backup as the format before had it: a manifest of six members. */
async function asOldFormat(file: string, to: string): Promise<void> {
  const folder = join(place.folder, 'ancien')
  mkdirSync(folder, { recursive: true })
  const { manifest, database } = await unpack(file, folder)
  const { pretoire, kind, version, sha256, partial } = manifest
  const at = '2020-01-01T00:00:00.000Z'
  await writeZip(to, [
    {
      name: 'manifest.json',
      bytes: Buffer.from(JSON.stringify({ pretoire, kind, at, version, sha256, partial })),
    },
    { name: 'library.db', path: database },
  ])
}

describe('a large library', () => {
  const imported = (id: string, given = {}) =>
    aDecision({ id, text: [{ text: `Texte de ${id}.` }], ...given })
  const shelf = () => collections(library.db).list()[0]?.id ?? ''
  beforeEach(() => {
    const all = sources(library.db)
    all.putAll(
      ['seule', 'notee', 'rangee', 'citee'].map(id => imported(id)),
      'import',
    )
    all.save({ ...all.get('notee'), notes: 'À plaider.' })
    const { id } = collections(library.db).save({ id: '', title: 'Miennes', note: '' })
    collections(library.db).put(id, ['rangee'])
    const citing = { kind: 'citation', source: { kind: 'decision', id: 'citee' } } as never
    drafts(library.db).save(
      aDraft({
        id: 't',
        dossier: 'd',
        blocks: [{ kind: 'paragraph', id: 'p', style: 'body', inlines: [citing] }],
      }),
    )
  })
  const made = async () => {
    await dailyBackup(library, new Date(), 0)
    return backups(library)[0] as Backup
  }

  test('keeps by itself what is the user’s own, and says so', async () => {
    const daily = await made()
    expect(daily).toMatchObject({ automatic: true, partial: true })
    const seen = await preview(library, daily.file)
    expect([seen.partial, seen.backup.sources, seen.library?.sources]).toEqual([true, 4, 5])
    expect(await backup(library)).toMatchObject({ partial: false })
  })
  test('put back, is the work of then over the texts of now', async () => {
    const { file } = await made()
    const all = sources(library.db)
    all.save({ ...all.get('notee'), notes: 'Changé depuis.' })
    all.put(imported('neuve'), 'import')
    all.remove('citee')
    all.save({ ...all.get('seule'), notes: 'Écrit depuis.' })
    collections(library.db).drop(shelf(), ['rangee'])
    dossiers(library.db).save(aDossier({ id: 'apres' }))
    drafts(library.db).save({ ...drafts(library.db).get('t'), title: 'Changé' })

    await restore(library, file)
    expect(
      dossiers(library.db)
        .list()
        .map(one => one.id),
    ).toEqual(['d'])
    expect(drafts(library.db).get('t').title).not.toBe('Changé')
    expect(all.get('notee').notes).toBe('À plaider.')
    expect(all.get('seule').notes).toBe('Écrit depuis.')
    expect([all.get('neuve').id, all.get('citee').id]).toEqual(['neuve', 'citee'])
    expect(
      collections(library.db)
        .members(shelf())
        .map(one => one.id),
    ).toEqual(['rangee'])
    expect(all.search({ text: 'plaider' }).hits.map(hit => hit.id)).toEqual(['notee'])
    expect(all.search({ text: 'depuis' }).hits.map(hit => hit.id)).toEqual(['seule'])
    expect(await examine(library)).toEqual([])
  })
  test('goes into an empty library elsewhere: the work, and the sources it rests on', async () => {
    const { file } = await made()
    const fresh = openLibrary(join(place.folder, 'neuve'))
    sources(fresh.db).put(imported('autre'), 'import')
    await restore(fresh, file)
    const all = sources(fresh.db)
    expect([all.get('autre').id, all.get('notee').notes, all.get('citee').id]).toEqual([
      'autre',
      'À plaider.',
      'citee',
    ])
    const shelved = collections(fresh.db).members(collections(fresh.db).list()[0]?.id ?? '')
    expect(shelved.map(one => one.id)).toEqual(['rangee'])
    expect(all.search({ text: 'plaider' }).total).toBe(1)
    expect(readFileSync(fresh.file(sha()))).toEqual(letter)
    expect(all.history('notee')).toHaveLength(1)
    expect(await examine(fresh)).toEqual([])
    fresh.close()
  })
  test('goes into a library that has a collected source under another id: the collection has that one', async () => {
    const numbered = { numbers: ['490123'], court: 'CE', date: '2024-03-01' } as const
    sources(library.db).put(imported('mienne', numbered), 'import')
    collections(library.db).put(shelf(), ['mienne'])
    const { file } = await made()
    const fresh = openLibrary(join(place.folder, 'autre'))
    sources(fresh.db).putAll([imported('premiere'), imported('sienne', numbered)], 'import')
    await restore(fresh, file)
    const shelved = collections(fresh.db).members(collections(fresh.db).list()[0]?.id ?? '')
    expect(shelved.map(one => one.id)).toEqual(['rangee', 'sienne'])
    fresh.close()
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
