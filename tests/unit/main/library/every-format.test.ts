import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../src/main/drafts/store.ts'
import { bringTo, migrations } from '../../../../src/main/kernel/database/migrations.ts'
import { type Database, schemaVersion } from '../../../../src/main/kernel/database/open.ts'
import { upkeep } from '../../../../src/main/library/indexing/upkeep.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { columnFills } from '../../../../src/main/search/column-writer.ts'
import { temporary } from '../../../contract/program.ts'
import { aDecision, anArticle } from '../../../fixtures/builders.ts'
import { anOldLibrary } from '../../../fixtures/old-library.ts'

/** The formats that a library may have had, from the second, which holds all that the first does. */
const FORMATS = migrations.map(({ version }) => version).filter(version => version >= 2)

/** Tables and indexes of a library, as they are declared. */
const shapeOf = (db: Database | Sqlite.Database): string[] =>
  db
    .prepare(
      "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all()
    .map(line => String(line).replace(/\s+/g, ' '))
    .sort()

/** Makes a library of that format: begun with the second, then brought there by the steps of its time. */
function aLibraryOf(format: number, file: string): void {
  const article = anArticle({
    id: 'a',
    number: 'L. 1',
    versions: [{ id: 'LEGIARTI000000000001', from: '2010-01-01', status: 'VIGUEUR', text: 'Un zèbre.' }],
  })
  anOldLibrary(file, 2, [aDecision({ id: 'd', text: [{ text: 'Une girafe décidée.' }] }), article])
  const db = new Sqlite(file)
  bringTo(db, format)
  db.close()
}

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => place.remove())

describe('a library of each format there ever was', () => {
  let shape: string[]
  let first: ReturnType<typeof temporary>
  beforeAll(async () => {
    first = temporary()
    const db = openDb(join(first.folder, 'library.db'))
    await upkeep(db, () => false)
    shape = shapeOf(db)
    db.close()
  })
  afterAll(() => first.remove())

  test.each(FORMATS)(
    '%i opens: its texts, dossier and draft are read, and it is what a new one is',
    async format => {
      const file = join(place.folder, 'library.db')
      aLibraryOf(format, file)
      const db = openDb(file)
      // a program of that format had filled them already, in tables that only a program of then could write
      db.transaction(() => {
        for (const { version, fill } of columnFills) if (version <= format) fill(db)
      })()
      await upkeep(db, () => false)
      expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion)
      expect(db.pragma('quick_check', { simple: true })).toBe('ok')
      for (const [word, id] of [
        ['girafe', 'd'],
        ['zèbre', 'a'],
      ])
        expect(
          sources(db)
            .search({ text: word ?? '' })
            .hits.map(hit => hit.id),
        ).toEqual([id])
      expect(dossiers(db).get('dossier').title).toBe('Un dossier')
      expect(drafts(db).get('draft').blocks).toHaveLength(1)
      expect(shapeOf(db)).toEqual(shape)
      db.close()
    },
  )
})

test('a library of the next format is refused, untouched', () => {
  const file = join(place.folder, 'library.db')
  openDb(file).close()
  const db = new Sqlite(file)
  db.pragma(`user_version = ${schemaVersion + 1}`)
  db.close()
  expect(() => openDb(file)).toThrow(`format ${schemaVersion + 1}`)
  const after = new Sqlite(file, { readonly: true })
  expect(after.pragma('user_version', { simple: true })).toBe(schemaVersion + 1)
  after.close()
})
