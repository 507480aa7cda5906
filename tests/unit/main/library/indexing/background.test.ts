import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isBusy, refusal } from '../../../../../src/main/kernel/database/refusals.ts'
import { links } from '../../../../../src/main/library/citations/citation-links.ts'
import { background } from '../../../../../src/main/library/indexing/background.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { coverage } from '../../../../../src/main/safekeeping/copy.ts'
import { temporary } from '../../../../contract/program.ts'
import { aDecision } from '../../../../fixtures/builders.ts'
import { anOldLibrary } from '../../../../fixtures/old-library.ts'

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => place.remove())

test('an old library is indexed by a worker, and the connection that searches sees it', async () => {
  const old = Array.from({ length: 30 }, (_, n) =>
    aDecision({ id: `n${n}`, text: [{ text: 'Une girafe.' }] }),
  )
  anOldLibrary(join(place.folder, 'library.db'), 1, old)
  const library = openLibrary(place.folder)
  const { search } = sources(library.db)
  const before = search({ text: 'girafe' })
  expect([before.total, before.coverage]).toEqual([0, { texts: 30, indexed: 0 }])
  const index = background(library)
  index.start()
  await index.idle()
  const after = search({ text: 'girafe' })
  expect([after.total, after.coverage]).toEqual([30, { texts: 30, indexed: 30 }])
  await index.close()
  library.close()
})

test('the citations of an imported library are read by a worker, those of one source at once', async () => {
  const library = openLibrary(place.folder)
  const all = sources(library.db)
  const text = [{ text: 'Vu la loi n° 78-17 du 6 janvier 1978 ;' }]
  all.putAll(
    Array.from({ length: 40 }, (_, n) => aDecision({ id: `n${n}`, text })),
    'import',
  )
  const index = background(library)
  const cited = () => links(library.db).missing('text', 9, 0).items[0]?.sources
  index.start(false)
  await index.idle()
  expect(cited()).toBeUndefined()
  index.start()
  await index.idle()
  expect(cited()).toBe(40)
  all.save(aDecision({ text }))
  index.start()
  expect(cited()).toBe(41)
  await index.close()
  library.close()
})

test('nothing is started where nothing is to be done', async () => {
  const library = openLibrary(place.folder)
  sources(library.db).put(aDecision(), 'import')
  const index = background(library)
  index.start()
  expect(coverage(library.db)).toEqual({ listed: 1, indexed: 1 })
  await index.close()
  library.close()
})

test('a library held by something else is known for it, so that what was begun goes on afterwards', () => {
  const held = (code: string) => refusal(Object.assign(new Error('database is locked'), { code }))
  expect(isBusy(Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' }))).toBe(true)
  expect(isBusy(held('SQLITE_BUSY_SNAPSHOT'))).toBe(true)
  expect(isBusy(held('SQLITE_FULL'))).toBe(false)
  expect(isBusy(new Error('autre'))).toBe(false)
})
