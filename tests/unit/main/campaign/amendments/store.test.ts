import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { ofOneText } from '../../../../../src/main/campaign/amendments/handlers.ts'
import { amendments } from '../../../../../src/main/campaign/amendments/store.ts'
import { openDb } from '../../../../../src/main/library/open.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'

test('a liasse is taken in though another window writes between what is read and what is written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-test-'))
  const db = openDb(join(folder, 'library.db'))
  const other = new Sqlite(join(folder, 'library.db'), { timeout: 0 })
  const write = () => {
    try {
      other.exec('CREATE TABLE IF NOT EXISTS elsewhere (n); INSERT INTO elsewhere VALUES (1)')
    } catch {
      // it waits its turn
    }
  }
  // its id is asked for after the amendment of that name was looked for, and before it is written
  const amendment = Object.defineProperty(anAmendment(), 'id', {
    get: () => {
      write()
      return 'import-7'
    },
    enumerable: true,
  })
  const all = amendments(db)
  expect(all.bring([{ uid: '7', amendment }])).toEqual({ added: 1, updated: 0, unchanged: 0 })
  expect(all.list().map(one => one.id)).toEqual(['import-7'])
  other.close()
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

test('rows of the Sénat that do not name their text are of the text of the others: two liasses do not write over each other', () => {
  const db = openDb(':memory:')
  const all = amendments(db)
  const row = (uid: string, dispositif: string, textLabel = '') => ({
    uid: `senat:${uid}`,
    amendment: anAmendment({ id: `import-senat:${uid}`, dispositif, textLabel }),
  })
  const liasse = (text: string, dispositif: string) =>
    ofOneText([row(`2017-2018/${text}/Amdt_31`, 'Autre.', `texte n° ${text}`), row('?/?/8', dispositif)])
  // kept before its text was known: the same row takes its name
  all.bring([row('?/?/8', 'Du premier.')])
  expect(all.bring(liasse('63', 'Du premier.'))).toMatchObject({ added: 1, updated: 1 })
  expect(all.bring(liasse('98', 'Du second.'))).toMatchObject({ added: 2, updated: 0 })
  expect(all.bring(liasse('63', 'Du premier.'))).toMatchObject({ added: 0, unchanged: 2 })
  expect(all.list().map(one => [one.textLabel, one.dispositif])).toEqual([
    ['texte n° 63', 'Du premier.'],
    ['texte n° 63', 'Autre.'],
    ['texte n° 98', 'Autre.'],
    ['texte n° 98', 'Du second.'],
  ])
  // of several texts in one file, none can be told
  const mixed = [row('2017-2018/63/Amdt_1', 'a'), row('2017-2018/98/Amdt_1', 'b'), row('?/?/8', 'c')]
  expect(ofOneText(mixed)).toEqual(mixed)
  db.close()
})
