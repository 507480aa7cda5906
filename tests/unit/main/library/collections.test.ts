import { expect, test, vi } from 'vitest'
import { collections } from '../../../../src/main/library/collections/collections.ts'
import { duplicates } from '../../../../src/main/library/duplicates.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { readThing } from '../../../../src/main/sharing/office/desk/read-thing.ts'
import { Source } from '../../../../src/shared/library/model.ts'
import { aDecision, anArticle } from '../../../fixtures/builders.ts'

function shelf(...ids: readonly string[]) {
  const db = openDb(':memory:')
  const all = sources(db)
  const shelves = collections(db)
  for (const id of ids) all.put(aDecision({ id }), 'import')
  const made = shelves.save({ id: '', title: ' Référés ', note: 'à relire' })
  shelves.put(made.id, ids)
  const order = () => shelves.members(made.id).map(one => one.id)
  return { db, all, shelves, id: made.id, order }
}

test('a collection keeps its order; what is moved goes first, the rest follows as it was', () => {
  const { shelves, id, order } = shelf('a', 'b', 'c', 'd')
  expect(order()).toEqual(['a', 'b', 'c', 'd'])
  shelves.order(id, ['c', 'a', 'nothing', 'c'])
  expect(order()).toEqual(['c', 'a', 'b', 'd'])
  expect(shelves.put(id, ['b', 'nothing'])).toEqual([])
  expect(order()).toEqual(['c', 'a', 'b', 'd'])
})

test('what is taken out and put back finds its place again', () => {
  const { shelves, id, order } = shelf('a', 'b', 'c')
  const before = order()
  shelves.drop(id, ['b'])
  expect(order()).toEqual(['a', 'c'])
  shelves.put(id, ['b'])
  shelves.order(id, before)
  expect(order()).toEqual(before)
})

test('a title is trimmed, changed without a new collection; the note and the count follow', () => {
  const { shelves, id } = shelf('a', 'b')
  expect(shelves.get(id)).toMatchObject({ title: 'Référés', note: 'à relire', count: 2 })
  shelves.save({ id, title: 'Référés-libertés', note: '' })
  expect(shelves.list()).toMatchObject([{ id, title: 'Référés-libertés', note: '', count: 2 }])
})

test('a removed collection comes back with all it held, in its order', () => {
  const { shelves, id, order } = shelf('a', 'b')
  shelves.order(id, ['b', 'a'])
  shelves.remove(id)
  expect(shelves.list()).toEqual([])
  expect(shelves.of('a')).toEqual([])
  expect(() => shelves.put(id, ['a'])).toThrow(/n’est plus dans la bibliothèque/)
  shelves.restore(id)
  expect(order()).toEqual(['b', 'a'])
  expect(shelves.of('a')).toEqual([id])
})

test('a source removed from the library leaves the count, and comes back at its place', () => {
  const { all, shelves, id, order } = shelf('a', 'b', 'c')
  all.remove('b')
  expect(order()).toEqual(['a', 'c'])
  expect(shelves.get(id).count).toBe(2)
  expect(shelves.put(id, ['b'])).toEqual([])
  all.restore('b')
  expect(order()).toEqual(['a', 'b', 'c'])
})

test('the members say what marks them', () => {
  const { all, shelves, id } = shelf('a')
  all.put(anArticle({ id: 'art', number: 'L. 1', certainty: 'to-verify' }), 'pack')
  shelves.put(id, ['art'])
  all.save({ ...all.get('a'), withdrawn: '2026-03-01' })
  expect(shelves.members(id)).toMatchObject([
    { id: 'a', kind: 'decision', certainty: 'verified', withdrawn: '2026-03-01', date: '2024-01-24' },
    { id: 'art', kind: 'article', certainty: 'to-verify' },
  ])
})

test('a source merged into another is in its collections as the one kept, once, and leaves them when taken apart', () => {
  const { db, shelves, id, order } = shelf('a', 'b')
  const other = shelves.save({ id: '', title: 'Drones', note: '' })
  shelves.put(other.id, ['b'])
  const twins = duplicates(db)
  const { act } = twins.merge('a', ['b'])
  expect(order()).toEqual(['a'])
  expect(shelves.get(id).count).toBe(1)
  expect(shelves.members(other.id).map(one => one.id)).toEqual(['a'])
  expect(shelves.of('b').sort()).toEqual([id, other.id].sort())
  expect(shelves.put(id, ['b'])).toEqual([])
  twins.undo(act)
  expect(order()).toEqual(['a', 'b'])
  expect(shelves.of('a')).toEqual([id])
  expect(shelves.members(other.id).map(one => one.id)).toEqual(['b'])
})

test('a collection is filled without one of its sources being read, and a space is given their ids in its order', () => {
  const { db, all, shelves } = shelf()
  for (const id of ['a', 'b', 'c']) all.put(aDecision({ id }), 'import')
  const { id } = shelves.save({ id: '', title: 'Référés', note: '' })
  const parse = vi.spyOn(Source, 'parse')
  try {
    expect(shelves.put(id, ['a', 'b', 'nothing', 'c'])).toEqual(['a', 'b', 'c'])
    shelves.order(id, ['c', 'a'])
    expect(shelves.sourceIds(id)).toEqual(['c', 'a', 'b'])
    expect(readThing(db, 'collection', id)?.value).toMatchObject({ sources: ['c', 'a', 'b'] })
    expect(parse).not.toHaveBeenCalled()
  } finally {
    parse.mockRestore()
  }
  all.remove('c')
  expect(shelves.sourceIds(id)).toEqual(['a', 'b'])
  expect(shelves.put(id, ['c'])).toEqual([])
})
