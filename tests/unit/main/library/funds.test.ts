import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bringTo } from '../../../../src/main/kernel/database/migrations.ts'
import { schemaVersion } from '../../../../src/main/kernel/database/open.ts'
import type { Library } from '../../../../src/main/kernel/library.ts'
import { graphPass } from '../../../../src/main/library/citations/read-citations.ts'
import { bulkActs } from '../../../../src/main/library/collections/bulk-acts.ts'
import { collections } from '../../../../src/main/library/collections/collections.ts'
import { libraryCorpus } from '../../../../src/main/library/corpus/library-corpus.ts'
import { attachFund, detachFund } from '../../../../src/main/library/funds/attach.ts'
import { fundsOf } from '../../../../src/main/library/funds/attached.ts'
import { checkFund } from '../../../../src/main/library/funds/check-fund.ts'
import { settleFunds } from '../../../../src/main/library/funds/refresh.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import type { Source } from '../../../../src/shared/library/model.ts'
import { corpusContract } from '../../../contract/corpus.ts'
import { temporary } from '../../../contract/program.ts'
import { aDecision, anArticle } from '../../../fixtures/builders.ts'
import { aFund } from '../../../fixtures/import/fund.ts'

let place: ReturnType<typeof temporary>
let library: Library
beforeEach(() => {
  place = temporary()
  library = openLibrary(join(place.folder, 'bibliotheque'))
})
afterEach(() => {
  library.close()
  place.remove()
})

const check = (file: string) => Promise.resolve(checkFund(file))
const attach = (file: string) => attachFund(library, file, check)
const all = () => sources(library.db)
const ids = (text: string, more = {}) =>
  libraryCorpus(library.db)
    .search({ text, ...more })
    .hits.map(({ id }) => id)
const held = () => library.db.prepare<[], string>('SELECT id FROM sources ORDER BY id').pluck().all()

for (const [name, isOfFund] of [
  ['a library whose texts are all in a fund', () => true],
  ['a library whose articles are in a fund', ({ kind }: Source) => kind === 'article'],
  ['a library whose decisions are in a fund', ({ kind }: Source) => kind === 'decision'],
] as const)
  corpusContract(name, () => {
    const folder = temporary()
    const trial = openLibrary(join(folder.folder, 'bibliotheque'))
    let isFirst = true
    return {
      corpus: libraryCorpus(trial.db),
      async put(given) {
        const ofFund = isFirst ? given.filter(isOfFund) : []
        isFirst = false
        if (ofFund.length) await attachFund(trial, aFund(folder.folder, 'fonds.db', ofFund), check)
        sources(trial.db).putAll(
          given.filter(one => !ofFund.includes(one)),
          'import',
        )
        graphPass(trial.db)
      },
      remove: id => sources(trial.db).remove(id),
      restore: id => sources(trial.db).restore(id),
      close() {
        trial.close()
        folder.remove()
      },
    }
  })

function alter(file: string, sql: string): void {
  const db = new Sqlite(file)
  db.exec(sql)
  db.close()
}
function formatOf(file: string): unknown {
  const db = new Sqlite(file, { readonly: true })
  try {
    return db.pragma('user_version', { simple: true })
  } finally {
    db.close()
  }
}
const girafe = (given = {}) =>
  aDecision({ id: 'girafe', numbers: ['490100'], text: [{ n: 1, text: 'Une girafe décidée.' }], ...given })
const tapir = (given = {}) =>
  aDecision({ id: 'tapir', numbers: ['490200'], text: [{ n: 1, text: 'Un tapir décidé.' }], ...given })

describe('an attached fund', () => {
  test('is searched and read beside the library, whose file does not hold it', async () => {
    all().put(tapir(), 'import')
    await attach(aFund(place.folder, 'cle.db', [girafe()]))
    expect(ids('décidé').toSorted()).toEqual(['girafe', 'tapir'])
    expect(
      all()
        .existing(['girafe', 'tapir'])
        .map(({ id }) => id),
    ).toEqual(['girafe', 'tapir'])
    expect(all().count()).toEqual({ decision: 2 })
    expect(held()).toEqual(['tapir'])
  })
  test('is seen by another program that had the library open before', async () => {
    const other = openLibrary(library.folder)
    expect(libraryCorpus(other.db).search({ text: 'girafe' }).total).toBe(0)
    await attach(aFund(place.folder, 'cle.db', [girafe()]))
    expect(libraryCorpus(other.db).search({ text: 'girafe' }).total).toBe(1)
    detachFund(library, 'LEGI')
    expect(libraryCorpus(other.db).search({ text: 'girafe' }).total).toBe(0)
    other.close()
  })
  test('edited, tagged or removed, is a source of the library; the fund stays as it was', async () => {
    await attach(aFund(place.folder, 'cle.db', [girafe(), tapir(), aDecision({ id: 'autre' })]))
    all().save({ ...all().get('girafe'), notes: 'À plaider.' })
    bulkActs(library.db).apply(['tapir'], { act: 'tag', tag: 'vsa' })
    all().remove('autre')
    expect(held()).toEqual(['autre', 'girafe', 'tapir'])
    expect(all().get('girafe')).toMatchObject({ notes: 'À plaider.', revision: 2 })
    expect(ids('girafe')).toEqual(['girafe'])
    expect(ids('', { tag: 'vsa' })).toEqual(['tapir'])
    expect(all().existing(['autre'])).toEqual([])
    expect(all().count()).toEqual({ decision: 2 })
    all().restore('autre')
    expect(all().count()).toEqual({ decision: 3 })
    expect(all().history('girafe')).toHaveLength(1)
    expect(() => checkFund(fundsOf(library.db)[0]?.file ?? '')).not.toThrow()
  })
  test('gives its sources to collections by their id, copied by none', async () => {
    await attach(aFund(place.folder, 'cle.db', [girafe()]))
    all().put(tapir(), 'import')
    const shelves = collections(library.db)
    const { id } = shelves.save({ id: '', title: 'Miennes', note: '' })
    expect(shelves.put(id, ['girafe', 'tapir', 'nulle'])).toEqual(['girafe', 'tapir'])
    expect(shelves.members(id).map(one => one.id)).toEqual(['girafe', 'tapir'])
    shelves.order(id, ['tapir'])
    expect(shelves.members(id).map(one => one.id)).toEqual(['tapir', 'girafe'])
    expect([shelves.get(id).count, held()]).toEqual([2, ['tapir']])
    expect(ids('', { collection: id }).toSorted()).toEqual(['girafe', 'tapir'])
    expect(ids('collection:miennes girafe')).toEqual(['girafe'])
    detachFund(library, 'LEGI')
    expect(shelves.members(id).map(one => one.id)).toEqual(['tapir'])
    await attach(join(place.folder, 'cle.db'))
    expect(shelves.members(id)).toHaveLength(2)
  })
  test('does not bring back what the user removed before', async () => {
    all().put(girafe(), 'import')
    all().remove('girafe')
    await attach(aFund(place.folder, 'cle.db', [girafe()]))
    expect(ids('girafe')).toEqual([])
  })
  test('answers to the words typed, before the library answers to others', async () => {
    all().put(aDecision({ id: 'voisine', text: [{ text: 'Une girage.' }] }), 'import')
    await attach(aFund(place.folder, 'cle.db', [girafe()]))
    expect(ids('girafe')).toEqual(['girafe'])
    expect(libraryCorpus(library.db).search({ text: 'girafe' }).corrected).toBeUndefined()
  })
})

test('a fund put beside the library by hand completes it at the next opening', () => {
  all().put(girafe(), 'import')
  const newer = girafe({ solution: 'Rejet' })
  aFund(library.folder, 'corpus-jade-0123abcd.db', [newer], { fund: 'JADE' })
  library.close()
  library = openLibrary(library.folder)
  expect(all().get('girafe')).not.toMatchObject({ solution: 'Rejet' })
  settleFunds(library)
  expect(all().get('girafe')).toMatchObject({ solution: 'Rejet' })
})

test('a fund whose index is damaged is named, and the library answers', async () => {
  all().put(tapir({ text: [{ n: 1, text: 'Un tapir et une girafe.' }] }), 'import')
  await attach(aFund(place.folder, 'cle.db', [girafe()]))
  const { file = '' } = fundsOf(library.db)[0] ?? {}
  library.close()
  const db = new Sqlite(file)
  const rows = db.prepare<[], { id: number; data: Buffer }>('SELECT id, data FROM word_blocks').all()
  for (const { id, data } of rows) {
    data[0] = (data[0] ?? 0) ^ 0xff
    db.prepare('UPDATE word_blocks SET data = ? WHERE id = ?').run(data, id)
  }
  db.close()
  library = openLibrary(library.folder)
  const { hits, remarks } = libraryCorpus(library.db).search({ text: 'girafe' })
  expect(hits.map(({ id }) => id)).toEqual(['tapir'])
  expect(remarks.join()).toMatch(/«\u00a0Fonds LEGI\u00a0» ne se lit plus/)
})

describe('an import beside a fund', () => {
  const wording = (id: string, from: string, text: string, to?: string) => ({
    ...{ id, from, text, to },
    status: to ? 'MODIFIE' : 'VIGUEUR',
  })
  const article = (id: string, ...versions: ReturnType<typeof wording>[]) =>
    anArticle({ id, number: 'L. 1', versions })

  test('completes the article of the fund, whose former wordings stay', async () => {
    const first = wording('LEGIARTI000000000001', '2010-01-01', 'Un zèbre.', '2026-05-01')
    await attach(aFund(place.folder, 'cle.db', [article('a', first)]))
    all().put(article('b', wording('LEGIARTI000000000002', '2026-05-01', 'Un okapi.')), 'import')
    expect(all().get('a')).toMatchObject({ versions: [{ text: 'Un zèbre.' }, { text: 'Un okapi.' }] })
    expect([ids('zèbre'), ids('okapi'), held()]).toEqual([['a'], ['a'], ['a']])
  })
  test('takes back for good what a publisher withdraws from it', async () => {
    const file = aFund(place.folder, 'cle.db', [girafe({ ecli: 'ECLI:FR:CECHR:2024:490100.20240124' })])
    await attach(file)
    expect(all().retire('ecli:ECLI:FR:CECHR:2024:490100.20240124', '', '20260501-213000')).toBe(true)
    expect(ids('girafe')).toEqual([])
    expect(() => all().get('girafe')).toThrow(/retirée de sa base/)
  })
})

describe('a file of a fund', () => {
  test('is refused when a byte of a text is not the one it was made with', async () => {
    const file = aFund(place.folder, 'cle.db', [girafe()])
    const db = new Sqlite(file)
    db.exec(`UPDATE source_bodies SET data = replace(data, 'girafe', 'garafe')`)
    db.close()
    await expect(attach(file)).rejects.toMatchObject({ code: 'damaged' })
    expect(fundsOf(library.db)).toEqual([])
    expect(readdirSync(library.folder).filter(name => name.startsWith('corpus'))).toEqual([])
  })
  test('is refused when it is a library, or no database', async () => {
    const text = join(place.folder, 'note.db')
    writeFileSync(text, 'Une note.')
    await expect(attach(text)).rejects.toMatchObject({ code: 'invalid' })
    const copy = join(place.folder, 'copie.db')
    library.db.pragma('wal_checkpoint(TRUNCATE)')
    copyFileSync(join(library.folder, 'library.db'), copy)
    await expect(attach(copy)).rejects.toMatchObject({ code: 'invalid' })
  })
  test('of an older format is attached whole, brought up to date in its copy alone', async () => {
    const current = aFund(place.folder, 'cle.db', [girafe(), tapir()])
    const old = join(place.folder, 'ancienne.db')
    const db = new Sqlite(old)
    bringTo(db, 42)
    db.prepare('ATTACH ? AS fund').run(current)
    const tables = db.prepare<[], string>(`SELECT name FROM fund.sqlite_schema WHERE type = 'table'`).pluck()
    for (const table of tables.all())
      if (db.prepare(`SELECT 1 FROM fund.${table}`).get())
        db.exec(`DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM fund.${table}`)
    db.close()
    const bytes = readFileSync(old)
    await attach(old)
    expect(ids('').toSorted()).toEqual(['girafe', 'tapir'])
    const { file = '' } = fundsOf(library.db)[0] ?? {}
    expect(formatOf(file)).toBe(schemaVersion)
    expect(() => checkFund(file)).not.toThrow()
    expect(readFileSync(old).equals(bytes)).toBe(true)
  })
  test.each([
    ['format', `PRAGMA user_version = ${schemaVersion + 1}`],
    [
      'description',
      `UPDATE settings SET value = json_remove(json_set(value, '$.pretoire', 2), '$.sha256') WHERE key = 'fund'`,
    ],
  ])('whose %s is of a newer program is refused, and the one attached stays', async (_, sql) => {
    await attach(aFund(place.folder, 'mars.db', [girafe()]))
    const next = aFund(place.folder, 'mai.db', [tapir()], { day: '2026-05-01', state: '20260501-210000' })
    alter(next, sql)
    await expect(attach(next)).rejects.toMatchObject({
      code: 'refused',
      message: /^«\u00a0.*» a été fait par une version plus récente de Prétoire/,
    })
    expect(ids('')).toEqual(['girafe'])
    expect(readdirSync(library.folder).filter(name => name.startsWith('corpus'))).toHaveLength(1)
  })
  test('beside the library, of a newer format, is neither read nor removed, and is told so', () => {
    const file = aFund(library.folder, 'corpus-jade-0123abcd.db', [girafe()], { fund: 'JADE' })
    alter(file, `PRAGMA user_version = ${schemaVersion + 1}`)
    library.close()
    library = openLibrary(library.folder)
    expect(ids('girafe')).toEqual([])
    expect(() => detachFund(library, 'jade')).toThrow(/une version plus récente de Prétoire/)
    expect(formatOf(file)).toBe(schemaVersion + 1)
  })
  test('of a newer state takes the place of the former, whole; of an older one is refused', async () => {
    const old = aFund(place.folder, 'mars.db', [girafe(), aDecision({ id: 'partie' })])
    const next = aFund(place.folder, 'mai.db', [girafe(), tapir()], {
      ...{ day: '2026-05-01', state: '20260501-210000' },
    })
    await attach(old)
    expect(await attach(next)).toMatchObject({ replaced: true })
    expect(ids('').toSorted()).toEqual(['girafe', 'tapir'])
    expect(readdirSync(library.folder).filter(name => name.startsWith('corpus'))).toHaveLength(1)
    await expect(attach(old)).rejects.toMatchObject({ code: 'refused', message: /plus ancien/ })
    await expect(attach(next)).rejects.toMatchObject({ code: 'refused', message: /déjà attaché/ })
  })
  test('completes what the library held of it, edits staying, when it is newer', async () => {
    await attach(aFund(place.folder, 'mars.db', [girafe()]))
    all().save({ ...all().get('girafe'), notes: 'À plaider.' })
    const newer = girafe({ solution: 'Rejet', text: [{ n: 1, text: 'Une girafe rendue autrement.' }] })
    const next = aFund(place.folder, 'mai.db', [{ ...newer, id: 'girafe' }], {
      ...{ day: '2026-05-01', state: '20260501-210000' },
    })
    expect(await attach(next)).toMatchObject({ completed: 1 })
    expect(all().get('girafe')).toMatchObject({ notes: 'À plaider.', solution: 'Rejet' })
    expect(ids('autrement')).toEqual(['girafe'])
  })
  test('takes back what it knows to be withdrawn', async () => {
    all().put(girafe({ ecli: 'ECLI:FR:CECHR:2024:490100.20240124' }), 'import')
    const tombstones = [
      { key: 'ecli:ECLI:FR:CECHR:2024:490100.20240124', folder: '', state: '20260501-213000' },
    ]
    await attach(aFund(place.folder, 'mai.db', [tapir()], { day: '2026-05-01', tombstones }))
    expect(ids('girafe')).toEqual([])
  })
  test('stays where it is when the library is closed, and is there at the next opening', async () => {
    await attach(aFund(place.folder, 'cle.db', [girafe()]))
    library.close()
    library = openLibrary(library.folder)
    expect(ids('girafe')).toEqual(['girafe'])
    const [fund] = fundsOf(library.db)
    expect(existsSync(fund?.file ?? '')).toBe(true)
    expect(readdirSync(library.folder).filter(name => /corpus.*-(?:wal|shm|journal)$/.test(name))).toEqual([])
  })
})
