import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../../../../src/main/kernel/database/open.ts'
import { openDatabase } from '../../../../../../src/main/kernel/database/open.ts'
import { officeStore } from '../../../../../../src/main/sharing/office/desk/store.ts'
import { historiesOf, historyOf } from '../../../../../../src/main/sharing/office/histories.ts'

let db: Database
beforeEach(() => {
  db = openDatabase(':memory:', { fills: [], copyOwn: () => undefined })
})
afterEach(() => db.close())

const hashOf = (name: string) => createHash('sha256').update(name).digest('hex')

function add(name: string, parents: readonly string[] = [], id = 'texte', space = 's'): string {
  const hash = hashOf(name)
  officeStore(db).addVersion(
    {
      ...{ space, kind: 'draft', id, hash, at: '2026-11-29T10:00:00.000Z', parents, label: name },
      ...{ author: 'Léa', member: '', isRemoval: false, isSent: true },
    },
    { state: { value: {}, open: [] }, files: [] },
  )
  return hash
}
const hashes = (id = 'texte') => historyOf(db, 's', 'draft', id).map(one => one.hash)
const heads = (id = 'texte') => historiesOf(db, 's').get(`draft ${id}`)?.heads

test('versions that come are added to what was read, of each thing of each space', () => {
  expect(historiesOf(db, 's').size).toBe(0)
  const [a, elsewhere] = [add('a'), add('b', [], 'autre')]
  add('c', [], 'texte', 'autre espace')
  expect(hashes()).toEqual([a])
  const next = add('d', [a])
  expect(hashes()).toEqual([a, next])
  expect(heads()).toEqual([next])
  expect(hashes('autre')).toEqual([elsewhere])
  // nothing came: what was read is given again
  expect(historiesOf(db, 's')).toBe(historiesOf(db, 's'))
})

test('versions taken away are seen, the last one replaced by another too', () => {
  const [a, b] = [add('a'), add('b')]
  expect(hashes()).toEqual([a, b])
  officeStore(db).dropVersion('s', b)
  const c = add('c')
  expect(hashes()).toEqual([a, c])
  officeStore(db).dropVersion('s', a)
  expect(hashes()).toEqual([c])
  officeStore(db).dropVersion('s', c)
  expect(hashes()).toEqual([])
})

test('versions of a transaction that was undone are forgotten', () => {
  const a = add('a')
  expect(() =>
    db.transaction(() => {
      add('b')
      expect(hashes()).toHaveLength(2)
      throw new Error('undone')
    })(),
  ).toThrow('undone')
  expect(hashes()).toEqual([a])
  const c = add('c')
  expect(hashes()).toEqual([a, c])
})
