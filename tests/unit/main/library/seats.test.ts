import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { fillSeats } from '../../../../src/main/search/column-writer.ts'
import { temporary } from '../../../contract/program.ts'
import { aDecision } from '../../../fixtures/builders.ts'

test('a library whose columns did not tell the seats of courts counts them once it is brought up to date', () => {
  const place = temporary()
  const file = join(place.folder, 'library.db')
  const of = (id: string, court: 'TA' | 'CAA', city: string, number: string) =>
    aDecision({ id, court, city, numbers: [number], text: [{ text: 'Une girafe.' }] })
  const before = openDb(file)
  sources(before).putAll(
    [
      of('nice', 'TA', 'Nice', '2105111'),
      of('cergy', 'TA', 'Cergy-Pontoise', '2105112'),
      of('lyon', 'CAA', 'Lyon', '20LY00001'),
    ],
    'import',
  )
  before.close()
  // as the eighth format left it: all the seats of a court under its one name
  const old = new Sqlite(file)
  old.exec(`UPDATE source_names SET name = substr(name, 1, instr(name || ' ', ' ') - 1)
    WHERE what = 'court' AND n IN (SELECT min(n) FROM source_names WHERE what = 'court' GROUP BY substr(name, 1, 2))`)
  old.close()
  const db = openDb(file)
  db.transaction(() => fillSeats(db))()
  const { search } = sources(db)
  expect(search({ text: 'girafe' }).facets.court).toEqual({
    'TA Nice': 1,
    'TA Cergy-Pontoise': 1,
    'CAA Lyon': 1,
  })
  expect(search({ text: 'girafe juridiction:"TA Nice"' }).hits.map(({ id }) => id)).toEqual(['nice'])
  db.close()
  place.remove()
})
