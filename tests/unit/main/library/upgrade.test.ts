import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bringTo, hasIndexedArguments } from '../../../../src/main/kernel/database/migrations.ts'
import { type Database, schemaVersion } from '../../../../src/main/kernel/database/open.ts'
import { graphPass } from '../../../../src/main/library/citations/read-citations.ts'
import { collections } from '../../../../src/main/library/collections/collections.ts'
import { reindexBatch } from '../../../../src/main/library/indexing/reindex.ts'
import { needsUpkeep, upkeep } from '../../../../src/main/library/indexing/upkeep.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { copyOwn } from '../../../../src/main/library/own.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { coverage } from '../../../../src/main/safekeeping/copy.ts'
import { columnReader } from '../../../../src/main/search/column-reader.ts'
import { placesOfKind } from '../../../../src/main/search/columns.ts'
import { temporary } from '../../../contract/program.ts'
import { aDecision, anArgument, anArticle } from '../../../fixtures/builders.ts'
import { anOldLibrary } from '../../../fixtures/old-library.ts'

let place: ReturnType<typeof temporary>
let file = ''
beforeEach(() => {
  place = temporary()
  file = join(place.folder, 'library.db')
})
afterEach(() => place.remove())

const version = (id: string, from: string, word: string) => ({
  id,
  from,
  status: 'VIGUEUR',
  text: `Un ${word}.`,
})
const old = () => [
  aDecision({ id: 'd', court: 'CE', date: '2020-05-05', text: [{ text: 'Une girafe décidée.' }] }),
  anArticle({
    id: 'a',
    number: 'L. 1',
    versions: [
      version('LEGIARTI000000000001', '2010-01-01', 'zèbre'),
      version('LEGIARTI000000000002', '2020-01-01', 'tapir'),
    ],
  }),
  anArgument({ id: 'x' }),
  ...Array.from({ length: 30 }, (_, n) => aDecision({ id: `n${n}`, text: [{ text: `Numéro ${n}.` }] })),
]
const found = (db: Database, text: string) =>
  sources(db)
    .search({ text })
    .hits.map(hit => hit.id)
const finish = (db: Database) => {
  while (reindexBatch(db, 10).remaining > 0);
}

describe.each([1, 2] as const)('a library of version %i', from => {
  test('opens at once, its sources listed and read, and is indexed afterwards by batches', async () => {
    anOldLibrary(file, from, old())
    const db = openDb(file)
    expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion)
    expect(coverage(db)).toEqual({ listed: 33, indexed: 0 })
    expect(sources(db).get('a')).toMatchObject({ versions: [{ from: '2010-01-01' }, { from: '2020-01-01' }] })
    const listed = sources(db).search({ text: '' })
    expect([listed.total, listed.facets.kind]).toEqual([33, { decision: 31, article: 1, argument: 1 }])
    expect(needsUpkeep(db)).toBe(true)

    expect(reindexBatch(db, 10)).toEqual({ count: 10, remaining: 23 })
    expect(coverage(db).indexed).toBe(10)
    finish(db)
    expect(coverage(db)).toEqual({ listed: 33, indexed: 33 })
    expect([found(db, 'girafe'), found(db, 'zèbre'), found(db, 'tapir')]).toEqual([['d'], ['a'], ['a']])
    expect(sources(db).search({ text: 'tapir' }).hits[0]?.label).toMatch(/L\.\s1/u)
    expect(needsUpkeep(db)).toBe(true)
    await upkeep(db, () => false)
    expect(needsUpkeep(db)).toBe(false)
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name LIKE '%words%'").all()).toEqual([])
    db.close()
  })
  test('takes a wording more of an article before it is indexed, and the same record again is no news', async () => {
    const all = old()
    const [decision, article] = all
    anOldLibrary(file, from, all)
    const db = openDb(file)
    const library = sources(db)
    const next = { ...(article as typeof article & { kind: 'article' }), id: 'autre' }
    const brought = { ...next, versions: [version('LEGIARTI000000000003', '2024-01-01', 'okapi')] }
    expect(library.put(brought as never, 'import')).toBe('updated')
    expect(library.put(decision as never, 'import')).toBe('unchanged')
    await upkeep(db, () => false)
    expect([found(db, 'okapi'), found(db, 'zèbre')]).toEqual([['a'], ['a']])
    expect(JSON.stringify(library.get('a')).match(/LEGIARTI\d+/g)).toHaveLength(3)
    db.close()
  })
  test('changed by the user before it is indexed, is what the user made of it', () => {
    anOldLibrary(file, from, old())
    const db = openDb(file)
    const library = sources(db)
    const read = library.get('d')
    library.save({ ...read, notes: 'Une autruche.' })
    library.remove('n1')
    finish(db)
    expect([found(db, 'autruche'), found(db, 'girafe')]).toEqual([['d'], ['d']])
    expect(coverage(db)).toEqual({ listed: 32, indexed: 32 })
    library.restore('n1')
    expect(coverage(db)).toEqual({ listed: 33, indexed: 33 })
    db.close()
  })
})

test('a stop between two batches loses none: what was committed is not done again', () => {
  anOldLibrary(file, 2, old())
  const first = openDb(file)
  reindexBatch(first, 10)
  first.close()
  const again = openDb(file)
  expect(reindexBatch(again, 100)).toEqual({ count: 23, remaining: 0 })
  again.close()
})

test('a source that cannot be read does not stop the others, nor is it tried for ever', () => {
  anOldLibrary(file, 2, old())
  const broken = new Sqlite(file)
  broken.exec(`UPDATE source_bodies SET data = '{"kind":"decision","text":3}' WHERE seq = 1`)
  broken.close()
  const db = openDb(file)
  finish(db)
  expect([found(db, 'zèbre'), reindexBatch(db)]).toEqual([['a'], { count: 0, remaining: 0 }])
  db.close()
})

test('a step of the format that fails leaves the file as it was', () => {
  anOldLibrary(file, 2, old())
  const broken = new Sqlite(file)
  broken.exec('DROP TABLE source_words')
  broken.close()
  expect(() => openDb(file)).toThrow()
  const db = new Sqlite(file)
  expect(db.pragma('user_version', { simple: true })).toBe(2)
  expect(db.prepare('SELECT count(*) FROM sources').pluck().get()).toBe(33)
  db.close()
})

test('a small library is copied whole before, under its name only once whole', () => {
  anOldLibrary(file, 2, old())
  openDb(file).close()
  const copy = `${file}.avant-v${schemaVersion}`
  expect(readdirSync(place.folder).filter(name => name.endsWith('.part'))).toEqual([])
  const db = new Sqlite(copy, { readonly: true })
  expect(db.pragma('user_version', { simple: true })).toBe(2)
  expect(db.prepare('SELECT count(*) FROM sources').pluck().get()).toBe(33)
  db.close()
})

test('what is the user’s own is copied without the texts that were only imported, and opens as a library', () => {
  anOldLibrary(file, 2, [
    ...old(),
    aDecision({ id: 'citee' }),
    aDecision({ id: 'etiquetee', tags: ['vsa'] }),
    aDecision({ id: 'editee' }),
  ])
  const edited = new Sqlite(file)
  edited.exec(
    `INSERT INTO source_edits SELECT seq, 2, '2026-01-02', 'user', '{}' FROM sources WHERE id = 'editee'`,
  )
  const own = join(place.folder, 'own.db')
  copyOwn(edited, own)
  expect(edited.prepare("SELECT count(*) FROM pragma_database_list WHERE name = 'own'").pluck().get()).toBe(0)
  edited.close()
  const kept = new Sqlite(own)
  expect(kept.pragma('user_version', { simple: true })).toBe(2)
  expect(kept.prepare('SELECT id FROM sources ORDER BY id').pluck().all()).toEqual([
    'citee',
    'editee',
    'etiquetee',
    'x',
  ])
  expect(kept.prepare('SELECT title FROM drafts').pluck().all()).toEqual(['Une requête'])
  kept.close()
  const db = openDb(own)
  finish(db)
  expect(sources(db).get('etiquetee').tags).toEqual(['vsa'])
  expect(existsSync(`${own}.avant-v${schemaVersion}`)).toBe(true)
  db.close()
})

describe('what is often cited', () => {
  const cites = (n: number) =>
    aDecision({ id: `d${n}`, text: [{ text: 'Vu l’article L. 761-1 du code de justice administrative ;' }] })
  const cja = { nature: 'code', title: 'code de justice administrative', short: 'CJA' } as const
  /** A library as the version before wrote it. */
  function before(): void {
    const db = openDb(file)
    const cited = anArticle({ id: 'a', number: 'L. 761-1', of: cja })
    sources(db).putAll([cited, ...Array.from({ length: 9 }, (_, n) => cites(n))], 'import')
    graphPass(db)
    db.exec(`DROP INDEX cited_often; DROP TABLE collection_sources; DROP TABLE printed_drafts;
      ALTER TABLE pack_records DROP COLUMN made_at;
      ALTER TABLE office_spaces DROP COLUMN leaves_files; ALTER TABLE remote_files DROP COLUMN is_awaited;
      ALTER TABLE office_versions DROP COLUMN written_at;
      ALTER TABLE office_versions DROP COLUMN received_at;
      ALTER TABLE office_versions DROP COLUMN not_before;
      ALTER TABLE office_things DROP COLUMN saved_at;
      CREATE TABLE collection_sources (collection TEXT NOT NULL, seq INTEGER NOT NULL, position REAL NOT NULL)`)
    db.pragma('user_version = 31')
    db.close()
  }
  const often = (db: Database) => [...columnReader(db)().citationCounts()].filter(Boolean)
  const indexed = (db: Database) => db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'cited_often'").all()

  test('is known of a library just brought up to date, whose index is made while one works', async () => {
    before()
    const db = openDb(file)
    expect([indexed(db), often(db), needsUpkeep(db)]).toEqual([[], [9], true])
    await upkeep(db, () => false)
    expect([indexed(db).length, often(db), needsUpkeep(db)]).toEqual([1, [9], false])
    db.close()
  })
  test('has its index at once in a new file, and in a copy of what is the user’s own', () => {
    const db = openDb(file)
    expect(indexed(db)).toHaveLength(1)
    const own = join(place.folder, 'own.db')
    copyOwn(db, own)
    db.close()
    const kept = openDb(own)
    expect(indexed(kept)).toHaveLength(1)
    kept.close()
  })
})

test('the arguments of a library are copied, those removed among them, by their index or without', async () => {
  const db = openDb(file)
  const library = sources(db)
  library.putAll([...old(), anArgument({ id: 'y' }), anArgument({ id: 'removed' })], 'import')
  library.remove('removed')
  const copied = (name: string) => {
    copyOwn(db, join(place.folder, name))
    const kept = new Sqlite(join(place.folder, name))
    const ids = kept.prepare('SELECT id FROM sources ORDER BY id').pluck().all()
    kept.close()
    return ids
  }
  const plan = "EXPLAIN QUERY PLAN SELECT seq FROM main.sources WHERE kind = 'argument'"
  expect(JSON.stringify(db.prepare(plan).all())).toContain('sources_arguments')
  expect(copied('indexed.db')).toEqual(['removed', 'x', 'y'])
  // as a program without that index left it
  db.exec('DROP INDEX sources_arguments')
  expect([placesOfKind(db, 'argument')?.length, needsUpkeep(db)]).toEqual([3, true])
  expect(copied('with.db')).toEqual(['removed', 'x', 'y'])
  await upkeep(db, () => false)
  expect([hasIndexedArguments(db), needsUpkeep(db)]).toEqual([true, false])
  db.exec('DROP INDEX sources_arguments')
  db.exec('DELETE FROM source_columns')
  expect(placesOfKind(db, 'argument')).toBeUndefined()
  expect(copied('without.db')).toEqual(['removed', 'x', 'y'])
  db.close()
})

describe('collections kept by row number', () => {
  /** A library as version 39 wrote it: two collections, a source removed, one joined to another. */
  function writeVersion39(): void {
    const db = new Sqlite(file)
    bringTo(db, 39)
    const add = db.prepare(
      `INSERT INTO sources (seq, id, kind, label, revision, updated_at, removed_at) VALUES (?, ?, 'document', ?, 1, '', ?)`,
    )
    const body = db.prepare(`INSERT INTO source_bodies (seq, data) VALUES (?, '{}')`)
    const rows = [
      [7, 'b', null],
      [9, 'a', null],
      [12, 'c', '2026-01-01'],
      [15, 'd~15', '2026-01-01'],
    ] as const
    for (const [seq, id, removedAt] of rows) {
      add.run(seq, id, id, removedAt)
      body.run(seq)
    }
    db.exec(`INSERT INTO source_keys (key, seq) VALUES ('id:d', 9);
      INSERT INTO collections VALUES ('un', 'Une', '', '', NULL), ('deux', 'Deux', '', '', NULL);
      INSERT INTO collection_sources VALUES ('un', 9, 1), ('un', 7, 2), ('un', 12, 3), ('un', 15, 4), ('deux', 7, 1)`)
    db.close()
  }
  const shelved = (db: Database) => {
    const shelves = collections(db)
    return shelves.list().map(({ id, count }) => [id, count, shelves.members(id).map(one => one.id)])
  }

  test('name their sources by id, in the order they had', () => {
    writeVersion39()
    const db = openDb(file)
    expect(shelved(db)).toEqual([
      ['deux', 1, ['b']],
      ['un', 2, ['a', 'b']],
    ])
    expect(
      db.prepare('SELECT source FROM collection_sources ORDER BY collection, position').pluck().all(),
    ).toEqual(['b', 'a', 'b', 'c', 'd~15'])
    sources(db).restore('c')
    expect(shelved(db)).toContainEqual(['un', 3, ['a', 'b', 'c']])
    expect(db.pragma('foreign_key_check')).toEqual([])
    db.close()
  })
  test('are copied with the user’s own from a library not yet brought up to date', () => {
    writeVersion39()
    const old = new Sqlite(file)
    old.pragma('foreign_keys = ON')
    const own = join(place.folder, 'own.db')
    copyOwn(old, own)
    old.close()
    const copy = openDb(own)
    expect(shelved(copy)).toEqual([
      ['deux', 1, ['b']],
      ['un', 2, ['a', 'b']],
    ])
    copy.close()
  })
})
