import { expect, test } from 'vitest'
import { bills } from '../../../../src/main/campaign/bills/store.ts'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../src/main/drafts/store.ts'
import { exhibits } from '../../../../src/main/exhibits/store.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { settings } from '../../../../src/main/settings/store.ts'
import { aBill, aDossier, aDraft, anExhibit } from '../../../fixtures/builders.ts'

function fresh() {
  const db = openDb(':memory:')
  const dossier = dossiers(db).save(aDossier({ id: 'd' }))
  return { db, dossier }
}

test('a dossier and its drafts are saved from the revision read, listed, removed and restored', () => {
  const { db, dossier } = fresh()
  expect(dossier.revision).toBe(1)
  dossiers(db).save({ ...dossier, title: 'Autre' })
  expect(() => dossiers(db).save(dossier)).toThrow(expect.objectContaining({ code: 'stale' }))
  const draft = drafts(db).create(aDraft({ dossier: 'd' }))
  expect(() => drafts(db).save({ ...draft, revision: 0 })).toThrow(expect.objectContaining({ code: 'stale' }))
  drafts(db).remove(draft.id)
  expect(drafts(db).list('d')).toEqual([])
  drafts(db).restore(draft.id)
  expect(drafts(db).get(draft.id)).toEqual(draft)
  dossiers(db).remove('d')
  expect(dossiers(db).list()).toEqual([])
  expect(() => dossiers(db).get('d')).toThrow(expect.objectContaining({ code: 'not-found' }))
})

test('a dossier keeps the end of its mandate, and the list says it', () => {
  const { db, dossier } = fresh()
  const closing = { on: '2026-06-30', keepUntil: '2031-06-30' }
  const closed = dossiers(db).save({ ...dossier, closing })
  expect(dossiers(db).list()[0]).toMatchObject({ id: 'd', closing })
  dossiers(db).save({ ...closed, closing: undefined })
  expect(dossiers(db).list()[0]?.closing).toBeUndefined()
})

test('exhibits keep their order; a removed one comes back at its place', () => {
  const { db } = fresh()
  const all = exhibits(db)
  for (const id of ['a', 'b', 'c']) all.add(anExhibit({ id, dossier: 'd' }))
  expect(all.order('d', ['c', 'a', 'b']).map(one => one.id)).toEqual(['c', 'a', 'b'])
  all.remove('a')
  expect(all.order('d', ['b', 'c']).map(one => one.id)).toEqual(['b', 'c'])
  all.restore('a')
  expect(all.list('d').map(one => one.id)).toEqual(['b', 'a', 'c'])
  const b = all.get('b')
  expect(all.save({ ...b, label: 'Autre' }).revision).toBe(2)
  expect(() => all.save(b)).toThrow(expect.objectContaining({ code: 'stale' }))
})

test('what has not changed is the same object when it is read again; what is undone is not kept', () => {
  const { db, dossier } = fresh()
  exhibits(db).add(anExhibit({ id: 'a', dossier: 'd' }))
  exhibits(db).add(anExhibit({ id: 'b', dossier: 'd' }))
  const before = { dossier: dossiers(db).get('d'), exhibits: exhibits(db).list('d') }
  expect(dossiers(db).get('d')).toBe(before.dossier)
  exhibits(db).save({ ...before.exhibits[1]!, label: 'Autre' })
  const [first, second] = exhibits(db).list('d')
  expect(first).toBe(before.exhibits[0])
  expect(second).toMatchObject({ label: 'Autre' })
  const undone = () => {
    dossiers(db).save({ ...dossier, title: 'Défait' })
    expect(dossiers(db).get('d').title).toBe('Défait')
    throw new Error('undone')
  }
  expect(db.transaction(undone)).toThrow('undone')
  expect(dossiers(db).get('d')).toEqual(before.dossier)
})

test('settings and bills', () => {
  const { db } = fresh()
  settings(db).save({ theme: 'dark', role: 'avocat' })
  expect(settings(db).save({ theme: 'light' })).toEqual({ theme: 'light', role: 'avocat' })
  const bill = aBill()
  expect([bills(db).put(bill), bills(db).put(bill), bills(db).put({ ...bill, title: 'Autre' })]).toEqual([
    'added',
    'unchanged',
    'updated',
  ])
  expect(bills(db).list()).toHaveLength(1)
})
