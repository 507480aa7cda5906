import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { ofOneText } from '../../../../../src/main/campaign/amendments/handlers.ts'
import { amendments } from '../../../../../src/main/campaign/amendments/store.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
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

describe('amendments kept', () => {
  const db = openDb(':memory:')
  const all = amendments(db)
  const ids = (bill?: string) => all.list(bill).map(one => one.id)
  test('are listed in their order, for a bill or for all', () => {
    for (const id of ['z', 'a', 'm']) all.save(anAmendment({ id, bill: undefined }))
    expect(ids()).toEqual(['z', 'a', 'm'])
    expect(all.get('a')).toMatchObject({ id: 'a' })
    expect(ids('un texte')).toEqual([])
  })
  test('a stale save is refused with what stands, a true one follows it', () => {
    const first = all.get('a')
    const second = all.save({ ...first, authors: 'Mme Une' })
    expect(all.get('a').authors).toBe('Mme Une')
    expect(() => all.save({ ...first, revision: first.revision - 1 })).toThrow('a été modifié')
    expect(second.id).toBe('a')
  })
  test('one taken out is no longer there, and comes back where it was', () => {
    all.remove(['a', 'z'])
    expect(ids()).toEqual(['m'])
    expect(() => all.get('a')).toThrow('n’est plus, dans la bibliothèque')
    expect(() => all.get('jamais')).toThrow('n’est pas')
    all.restore(['a', 'z'])
    expect(ids()).toEqual(['z', 'a', 'm'])
  })
  test('what a file brings leaves what the user said of it, and what the user took out', () => {
    const brought = (dispositif: string) => [
      { uid: 'u1', amendment: anAmendment({ id: 'import-u1', dispositif }) },
    ]
    expect(all.bring(brought('Un.'))).toEqual({ added: 1, updated: 0, unchanged: 0 })
    const own = { arguments: ['arg'], fallbackOf: 'm', measure: 'mesure', pasted: ['Un alinéa.'], text: 't' }
    all.save({ ...all.get('import-u1'), ...own })
    expect(all.bring(brought('Deux.'))).toEqual({ added: 0, updated: 1, unchanged: 0 })
    expect(all.get('import-u1')).toMatchObject({ ...own, dispositif: 'Deux.' })
  })
  test('brought again in other words it is brought up to date; in the same, it is as it was', () => {
    const brought = (dispositif: string) => [
      { uid: 'u2', amendment: anAmendment({ id: 'import-u2', dispositif }) },
    ]
    expect(all.bring(brought('Un.'))).toMatchObject({ added: 1 })
    expect(all.bring(brought('Un.'))).toEqual({ added: 0, updated: 0, unchanged: 1 })
    expect(all.bring(brought('Deux.'))).toEqual({ added: 0, updated: 1, unchanged: 0 })
    expect(all.get('import-u2').dispositif).toBe('Deux.')
    all.remove(['import-u2'])
    expect(all.bring(brought('Trois.'))).toEqual({ added: 0, updated: 0, unchanged: 1 })
    expect(ids()).not.toContain('import-u2')
  })
})
