import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../src/main/drafts/store.ts'
import type { Database } from '../../../../src/main/kernel/database/open.ts'
import { graphPass } from '../../../../src/main/library/citations/read-citations.ts'
import { collections } from '../../../../src/main/library/collections/collections.ts'
import { upkeep } from '../../../../src/main/library/indexing/upkeep.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { copyDb, coverage, faults, indexCounts, replaceDb } from '../../../../src/main/safekeeping/copy.ts'
import { temporary } from '../../../contract/program.ts'
import { aDecision, aDossier, aDraft, anArticle } from '../../../fixtures/builders.ts'

let place: ReturnType<typeof temporary>
let db: Database
beforeEach(() => {
  place = temporary()
  db = openDb(join(place.folder, 'library.db'))
  const all = sources(db)
  all.putAll(
    [
      anArticle({ id: 'article', number: 'L. 251-2' }),
      ...Array.from({ length: 40 }, (_, n) =>
        aDecision({ id: `d${n}`, text: [{ text: `La girafe ${n}.` }] }),
      ),
    ],
    'import',
  )
  all.save({ ...all.get('d1'), notes: 'Une autruche.', tags: ['à plaider'] })
  all.remove('d2')
  dossiers(db).save(aDossier({ id: 'dossier' }))
  drafts(db).save(aDraft({ id: 'draft', dossier: 'dossier' }))
  const { id } = collections(db).save({ id: '', title: 'Miennes', note: '' })
  collections(db).put(id, ['d3'])
})
afterEach(() => {
  db.close()
  place.remove()
})

const kept = (of: Database) =>
  [
    'SELECT * FROM sources ORDER BY seq',
    'SELECT * FROM source_bodies ORDER BY seq',
    'SELECT * FROM source_versions ORDER BY n',
    'SELECT * FROM source_keys ORDER BY key',
    'SELECT * FROM source_tags ORDER BY seq, tag',
    'SELECT * FROM source_numbers ORDER BY seq, number',
    'SELECT * FROM source_edits ORDER BY seq, revision',
    'SELECT * FROM source_names ORDER BY n',
    'SELECT * FROM drafts ORDER BY id',
    'SELECT * FROM dossiers ORDER BY id',
    'SELECT * FROM collection_sources ORDER BY source',
  ].map(sql => of.prepare(sql).raw().all())

test('a copy without the index holds all that is not made of the texts, and makes its index anew', async () => {
  graphPass(db)
  const found = sources(db).search({ text: 'girafe' }).total
  const before = kept(db)
  const to = join(place.folder, 'copie.db')
  await copyDb(db, to, 0)
  const copy = openDb(to)
  expect(kept(copy)).toEqual(before)
  expect(faults(copy)).toEqual([])
  expect(coverage(copy)).toEqual({ listed: 40, indexed: 0 })
  expect(sources(copy).search({ text: '' })).toMatchObject({ total: 40, facets: { kind: { decision: 39 } } })
  await upkeep(copy, () => false)
  graphPass(copy)
  expect(indexCounts(copy)).toEqual(indexCounts(db))
  expect(sources(copy).search({ text: 'girafe' }).total).toBe(found)
  expect(
    sources(copy)
      .search({ text: 'autruche' })
      .hits.map(one => one.id),
  ).toEqual(['d1'])
  expect(copy.prepare('SELECT count(*) FROM citations_read').pluck().get()).toBe(
    db.prepare('SELECT count(*) FROM citations_read').pluck().get(),
  )
  copy.close()
})

test('what is written meanwhile is not in the copy, nor does it make it begin again', async () => {
  const other = openDb(join(place.folder, 'library.db'))
  const to = join(place.folder, 'copie.db')
  const before = kept(db)
  const copying = copyDb(db, to, 0)
  other.prepare("UPDATE drafts SET title = 'Après'").run()
  sources(other).put(aDecision({ id: 'apres' }), 'import')
  await copying
  other.close()
  const copy = openDb(to)
  expect(kept(copy)).toEqual(before)
  copy.close()
})

test('put in the place of a library whose index it lacks, it is indexed', async () => {
  const to = join(place.folder, 'copie.db')
  await copyDb(db, to, 0)
  sources(db).put(aDecision({ id: 'apres', text: [{ text: 'Un tapir.' }] }), 'import')
  expect(sources(db).search({ text: 'tapir' }).total).toBe(1)
  await replaceDb(to, join(place.folder, 'library.db'))
  expect([sources(db).search({ text: 'tapir' }).total, sources(db).search({ text: 'girafe' }).total]).toEqual(
    [0, 0],
  )
  await upkeep(db, () => false)
  expect(sources(db).search({ text: 'girafe' }).total).toBe(39)
})

test('what another connection is writing makes it wait, and never passes for done', async () => {
  const [library, to] = [join(place.folder, 'library.db'), join(place.folder, 'copie.db')]
  await copyDb(db, to, 0)
  sources(db).put(aDecision({ id: 'apres' }), 'import')
  const other = openDb(library)
  other.exec('BEGIN IMMEDIATE')
  await expect(replaceDb(to, library, 0)).rejects.toThrow(/occupée par une autre fenêtre/)
  const found = () => db.prepare("SELECT id FROM sources WHERE id = 'apres'").get()
  expect(found()).toBeDefined()
  const replacing = replaceDb(to, library)
  setTimeout(() => other.exec('COMMIT'), 100)
  await replacing
  expect(found()).toBeUndefined()
  other.close()
})
