import { beforeEach, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../../../src/main/kernel/database/open.ts'
import { libraryView } from '../../../../../src/main/library/citations/same-number.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { anArticle } from '../../../../fixtures/builders.ts'

const STOCK = 'Freemium_legi_global_20260327-140000.tar.gz'
const CHANGES = 'LEGI_20260401-210000.tar.gz'
const CODE = 'article:code de la securite interieure|'

let db: Database
beforeEach(() => {
  db = openDatabase(':memory:', { fills: [], copyOwn: () => {} })
})

/** Articles of the code as an archive of that day brings them. */
function bring(asOf: string, numbers: readonly string[]): void {
  sources(db).putAll(
    numbers.map(number =>
      anArticle({
        id: `article-${number}`,
        number,
        of: { nature: 'code', title: 'code de la sécurité intérieure' },
        provenance: [{ publisher: 'DILA, LEGI', licence: '', asOf }],
      }),
    ),
    'import',
  )
}
function readToEnd(name: string, refused: number): void {
  db.prepare('INSERT INTO archives (name, read_at) VALUES (?, ?)').run(name, '2026-04-02T00:00:00Z')
  db.prepare('INSERT INTO archive_refusals (name, refused) VALUES (?, ?)').run(name, refused)
}
const missing = (number: string) => libraryView(db).missingFrom(`${CODE}${number}`)
const many = Array.from({ length: 200 }, (_, n) => `L. 251-${n + 1}`)

test('of a part of a code, however large, an article that is not held is only absent from here', () => {
  bring('2026-04-01', many)
  readToEnd(CHANGES, 0)
  expect(missing('l-999-9')).toBeUndefined()
})

test('of a whole code, it does not exist at the day of that state; those that are held do', () => {
  bring('2026-03-27', many.slice(0, 3))
  readToEnd(STOCK, 0)
  expect(missing('l-999-9')).toBe('2026-03-27')
  expect(missing('l-251-2')).toBeUndefined()
})

test('a whole archive tells nothing of a code that it did not bring', () => {
  bring('2026-04-01', many)
  readToEnd(STOCK, 0)
  expect(missing('l-999-9')).toBeUndefined()
})

test('a part read after the whole leaves it whole, with what it adds', () => {
  bring('2026-03-27', many.slice(0, 3))
  readToEnd(STOCK, 0)
  bring('2026-04-01', ['L. 999-9'])
  readToEnd(CHANGES, 0)
  expect(missing('l-999-9')).toBeUndefined()
  expect(missing('l-999-10')).toBe('2026-03-27')
})

test('where a record was refused, or nobody counted them, the missing one may be it', () => {
  bring('2026-03-27', many.slice(0, 3))
  readToEnd(STOCK, 1)
  expect(missing('l-999-9')).toBeUndefined()
  db.prepare('DELETE FROM archive_refusals').run()
  expect(missing('l-999-9')).toBeUndefined()
})

test('an article that the user removed was in the code', () => {
  bring('2026-03-27', many.slice(0, 3))
  readToEnd(STOCK, 0)
  sources(db).remove('article-L. 251-2')
  expect(missing('l-251-2')).toBeUndefined()
})

/** Articles of a file that says how many its text has. */
function bringTree(
  of: { nature: 'code' | 'règlement UE'; title: string; number?: string },
  numbers: readonly string[],
  parts: number,
  asOf?: string,
): void {
  sources(db).putAll(
    numbers.map(number =>
      anArticle({
        id: `tree-${number}`,
        number,
        of,
        provenance: [{ publisher: 'DILA, Légifrance', licence: '', parts, ...(asOf && { asOf }) }],
      }),
    ),
    'import',
  )
}
const TREE = { nature: 'code', title: 'code de la sécurité intérieure' } as const

test('a code given as a tree is whole where as many articles are held as the tree has', () => {
  bringTree(TREE, many.slice(0, 3), 3, '2026-02-05')
  expect(missing('l-999-9')).toBe('2026-02-05')
  expect(missing('l-251-2')).toBeUndefined()
  // a tree has what is in force, not what was repealed before
  expect(libraryView(db).missingFrom(`${CODE}l-999-9`, '2020-01-01')).toBeUndefined()
})

test('where one of the tree was refused, the missing one may be it', () => {
  bringTree(TREE, many.slice(0, 3), 4, '2026-02-05')
  expect(missing('l-999-9')).toBeUndefined()
})

test('an act whose recitals are all held has no other; its articles may be amended', () => {
  const ACT = { nature: 'règlement UE', title: '', number: '2099/1' } as const
  bringTree(ACT, ['considérant 1', 'considérant 2'], 2)
  const has = (number: string) => libraryView(db).missingFrom(`article:reglement ue 20991|${number}`)
  expect(has('considerant-3')).toBe('')
  expect(has('considerant-2')).toBeUndefined()
  expect(has('5')).toBeUndefined()
})
