import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../../../src/main/kernel/database/open.ts'
import { libraryView } from '../../../../../src/main/library/citations/same-number.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { verify } from '../../../../../src/shared/drafts/verify/verify.ts'
import { findCitations } from '../../../../../src/shared/library/cite/find/find.ts'
import { aDecision, aDraft } from '../../../../fixtures/builders.ts'

let db: Database
beforeEach(() => {
  db = openDb(':memory:')
})
afterEach(() => db.close())

function readArchive(name: string, refused = 0) {
  db.prepare('INSERT INTO archives (name, read_at) VALUES (?, ?)').run(name, '2026-04-02T00:00:00Z')
  db.prepare('INSERT INTO archive_refusals (name, refused) VALUES (?, ?)').run(name, refused)
}
const extent = (text: string) => libraryView(db).extentOf(findCitations(text)[0]!)

const CE = 'CE, 14 mars 2022, n° 456789'
const CAA = 'CAA Lyon, 14 juin 2022, n° 21LY01234'
const TA = 'TA Nice, 14 juin 2022, n° 2101234'
const CONSTIT = 'Cons. const., 20 mai 2021, n° 2021-817 DC'
const CEDH = 'CEDH, 4 mai 2021, Untel c. France, n° 12345/19'

test.each([
  [CE, 'CE_202203.zip', 'mars 2022'],
  [CAA, 'CAA_202206.zip', 'juin 2022'],
  [TA, 'TA_202206.zip', 'juin 2022'],
  [CONSTIT, 'Freemium_constit_global_20250713-140000.tar.gz', '13\u00a0juillet 2025'],
])('%s is lacking where %s was read whole, and nowhere else', (text, archive, day) => {
  expect(extent(text)).toMatchObject({ isLacking: false, text: expect.stringContaining('ne prouve rien') })
  readArchive(archive, 1)
  expect(extent(text)?.isLacking).toBe(false)
  db.prepare('UPDATE archive_refusals SET refused = 0').run()
  expect(extent(text)).toMatchObject({ isLacking: true, text: expect.stringContaining(day) })
})

test.each([
  ['a month that was not read', CE, 'CE_202204.zip'],
  ['the archive of another court', CE, 'TA_202203.zip'],
  ['a fund that is a choice', 'CE, 14 mars 2012, n° 356789', 'Freemium_jade_global_20250713-140000.tar.gz'],
  [
    'a decision later than the state',
    'Cons. const., 7 août 2025, n° 2025-891 DC',
    'Freemium_constit_global_20250713-140000.tar.gz',
  ],
  ['changes alone', CONSTIT, 'CONSTIT_20250713-140000.tar.gz'],
  ['texts taken one by one', CEDH, 'CE_202203.zip'],
])('nothing is said to be lacking by %s', (_why, text, archive) => {
  readArchive(archive)
  expect(extent(text)).toMatchObject({ isLacking: false, text: expect.stringContaining('ne prouve rien') })
})

test('no month is named for a decision without its day', () =>
  expect(extent('CE, n° 456789')).toBeUndefined())

test('a decision that is here, or was removed from here, is not said to be lacking', () => {
  readArchive('CE_202203.zip')
  sources(db).putAll([aDecision({ id: 'd', numbers: ['456789'], date: '2022-03-15' })], 'import')
  expect(extent(CE)).toBeUndefined()
  db.prepare("UPDATE sources SET removed_at = '2026-01-01'").run()
  expect(extent(CE)).toBeUndefined()
})

test('a decision that a machine made up is an alarm where its archive was read, and a bare absence elsewhere', () => {
  const check = () => {
    const draft = aDraft({
      blocks: [
        { id: 'b', kind: 'paragraph', inlines: [{ kind: 'text', text: `Il a été jugé (${CE}).` }] },
      ] as never,
    })
    return verify(draft, { facts: {} }, libraryView(db), '2026-04-02').citations[0]
  }
  expect(check()).toMatchObject({
    verdict: 'absent',
    remarks: [],
    unseen: [expect.stringContaining('ne prouve rien')],
  })
  readArchive('CE_202203.zip')
  expect(check()).toMatchObject({ verdict: 'absent', remarks: [{ kind: 'lacking' }], unseen: [] })
})
