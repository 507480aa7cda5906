import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bulkActs } from '../../../../src/main/library/collections/bulk-acts.ts'
import { collections } from '../../../../src/main/library/collections/collections.ts'
import { duplicates } from '../../../../src/main/library/duplicates.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { localDay } from '../../../../src/shared/kernel/days.ts'
import { label } from '../../../../src/shared/library/cite/print.ts'
import type { Bulk } from '../../../../src/shared/library/collection.ts'
import { aDecision, anArgument, anArticle } from '../../../fixtures/builders.ts'

const ids = ['a', 'b', 'c', 'd', 'e']

function aLibrary() {
  const db = openDb(':memory:')
  const all = sources(db)
  const shelves = collections(db)
  all.putAll(
    [
      aDecision({ id: 'a', tags: ['vsa'] }),
      aDecision({ id: 'b', certainty: 'to-verify', caveat: 'date à revoir' }),
      anArticle({ id: 'c', tags: ['vsa', 'rgpd'] }),
      anArgument({ id: 'd', certainty: 'to-verify' }),
      aDecision({ id: 'e', notes: 'la mienne' }),
    ],
    'pack',
  )
  for (const id of ['un', 'deux']) shelves.save({ id, title: id, note: '' })
  shelves.put('un', ['e', 'a'])
  return { db, all, shelves, many: bulkActs(db) }
}
type Library = ReturnType<typeof aLibrary>

/** All that a user can see of these sources: what they say, where they are, and what finds them. */
function seen({ all, shelves }: Library) {
  return {
    sources: ids.flatMap(id => all.existing([id])).map(source => ({ ...source, revision: 0, updatedAt: '' })),
    shelves: ['un', 'deux'].map(id => shelves.members(id).map(one => one.id)),
    tags: ['vsa', 'rgpd', 'neuf'].map(tag =>
      all
        .search({ text: '', tag, limit: 20, offset: 0 })
        .hits.map(hit => hit.id)
        .sort(),
    ),
    facets: all.search({ text: '', limit: 1, offset: 0 }).facets.tag,
  }
}

const aBulk: fc.Arbitrary<Bulk> = fc.oneof(
  fc.record({
    act: fc.constantFrom('tag' as const, 'untag' as const),
    tag: fc.constantFrom('vsa', 'rgpd', 'neuf'),
  }),
  fc.record({ act: fc.constant('collect' as const), collection: fc.constantFrom('un', 'deux') }),
  fc.record({ act: fc.constant('remove' as const) }),
  fc.record({ act: fc.constant('verify' as const), by: fc.constantFrom('AB', 'CD') }),
  fc.record({ act: fc.constant('doubt' as const), caveat: fc.constantFrom(undefined, 'à relire') }),
)
const some = fc.subarray(ids, { minLength: 1 })

test('whatever was done, undoing it all in the order of the toasts gives the same library', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(some, aBulk), { minLength: 1, maxLength: 5 }), steps => {
      const library = aLibrary()
      const before = seen(library)
      const done = steps.flatMap(([chosen, bulk]) => {
        const present = chosen.filter(id => library.all.existing([id]).length > 0)
        return present.length > 0 ? [library.many.apply(present, bulk)] : []
      })
      for (const { act, changed } of done.toReversed())
        expect(library.many.undo(act)).toEqual({ changed, left: [] })
      expect(seen(library)).toEqual(before)
    }),
    { numRuns: 40 },
  )
})

test('a source that is not there, or was removed, is named, and nothing is done to the others', () => {
  const library = aLibrary()
  library.many.apply(['b'], { act: 'remove' })
  const before = seen(library)
  for (const absent of ['nothing', 'b'])
    fc.assert(
      fc.property(fc.subarray(['a', 'c', 'd', 'e']), aBulk, (others, bulk) => {
        expect(() => library.many.apply([...others, absent], bulk)).toThrow(absent)
        expect(seen(library)).toEqual(before)
      }),
      { numRuns: 20 },
    )
})

test('what was edited since stays as edited and is named; all the rest is put back', () => {
  fc.assert(
    fc.property(some, fc.subarray(ids), aBulk, (chosen, edited, bulk) => {
      fc.pre(bulk.act !== 'remove' && bulk.act !== 'collect')
      const library = aLibrary()
      const before = new Map(ids.map(id => [id, library.all.get(id)]))
      const { act } = library.many.apply(chosen, bulk)
      const touched = ids.filter(id => library.all.get(id).revision !== before.get(id)?.revision)
      for (const id of edited) library.all.save({ ...library.all.get(id), notes: 'écrite depuis' })
      const { left } = library.many.undo(act)
      const both = touched.filter(id => edited.includes(id))
      expect(left.sort()).toEqual(both.map(id => label(library.all.get(id))).sort())
      for (const id of edited) expect(library.all.get(id).notes).toBe('écrite depuis')
      for (const id of touched.filter(one => !both.includes(one)))
        expect({ ...library.all.get(id), revision: 0, updatedAt: '' }).toEqual({
          ...before.get(id),
          revision: 0,
          updatedAt: '',
        })
    }),
    { numRuns: 40 },
  )
})

test('sources are marked to be verified, with the reason where none was said; taken off, it is undone with its reason', () => {
  const { all, many } = aLibrary()
  const doubts = () => ids.map(id => all.get(id)).map(({ certainty, caveat }) => [certainty, caveat])
  const before = doubts()
  const none = ['to-verify', undefined]
  const first = many.apply(['a', 'b', 'd'], { act: 'doubt' })
  expect([first.changed, doubts().slice(0, 4)]).toEqual([
    1,
    [none, ['to-verify', 'date à revoir'], ['verified', undefined], none],
  ])
  const second = many.apply(ids, { act: 'doubt', caveat: 'à relire' })
  expect(second.changed).toBe(4)
  expect(doubts().map(([, caveat]) => caveat)).toEqual([
    'à relire',
    'date à revoir',
    'à relire',
    'à relire',
    'à relire',
  ])
  expect(many.apply(ids, { act: 'doubt', caveat: 'autre' }).changed).toBe(0)
  const third = many.apply(ids, { act: 'verify', by: 'AB' })
  expect(doubts()).toEqual(ids.map(id => (id === 'd' ? ['to-verify', 'à relire'] : ['verified', undefined])))
  for (const { act } of [third, second, first]) many.undo(act)
  expect(doubts()).toEqual(before)
})

test('« J’ai lu ce texte » keeps who and when, once a day; an argument without a source is refused and named', () => {
  const { all, many } = aLibrary()
  const first = many.apply(ids, { act: 'verify', by: 'AB' })
  expect(first).toMatchObject({ changed: 4, refused: [label(all.get('d'))] })
  expect(all.get('a').readings).toEqual([{ by: 'AB', on: localDay(new Date()) }])
  expect(many.apply(['a'], { act: 'verify', by: 'AB' }).changed).toBe(0)
  many.apply(['a'], { act: 'verify', by: 'CD' })
  expect(all.get('a').readings?.map(one => one.by)).toEqual(['AB', 'CD'])
  const sourced = anArgument({ id: 'f', authorities: [{ source: 'a', role: 'support' }] })
  all.save({ ...sourced, certainty: 'to-verify', revision: 0 })
  expect(many.apply(['f'], { act: 'verify', by: 'AB' })).toMatchObject({ changed: 1, refused: [] })
})

test('an argument that rests on nothing is not verified when it is saved, nor by default', () => {
  const { all } = aLibrary()
  const bare = all.save(
    anArgument({ id: 'g', authorities: [], facts: [], certainty: 'verified', revision: 0 }),
  )
  expect([bare.certainty, bare.caveat]).toEqual(['to-verify', 'Aucune source ne l’appuie encore.'])
})

test('an act is undone once; what is not an act of this screen is not undone here', () => {
  const { db, many } = aLibrary()
  const { act } = many.apply(['a'], { act: 'tag', tag: 'neuf' })
  many.undo(act)
  expect(() => many.undo(act)).toThrow(/plus rien à annuler/)
  expect(() => many.undo(duplicates(db).merge('a', ['b']).act)).toThrow(/depuis l’écran/)
})

test('a source named twice, by two of its ids, is changed once', () => {
  const { db, all, many } = aLibrary()
  duplicates(db).merge('a', ['b'])
  expect(many.apply(['a', 'b', 'b'], { act: 'tag', tag: 'neuf' }).changed).toBe(1)
  expect(all.get('a').tags).toContain('neuf')
})

test('a source merged since into another keeps what the other says', () => {
  const { db, all, many } = aLibrary()
  const { act } = many.apply(['b', 'e'], { act: 'tag', tag: 'neuf' })
  duplicates(db).merge('a', ['b'])
  const kept = all.get('a')
  expect(many.undo(act)).toEqual({ changed: 1, left: [label(kept)] })
  expect(all.get('a')).toEqual(kept)
  expect(all.get('e').tags).toEqual([])
})

test('an act that fails in the middle changes nothing', () => {
  const library = aLibrary()
  const before = seen(library)
  expect(() => library.many.apply(ids, { act: 'collect', collection: 'nulle-part' })).toThrow()
  expect(seen(library)).toEqual(before)
})

test('a thousand sources are tagged, and untagged, in two segments of the index each time: no more than five hundred are held at once', () => {
  const { db, all, many } = aLibrary()
  const lot = Array.from({ length: 1000 }, (_, n) => aDecision({ id: `lot-${n}` }))
  all.putAll(lot, 'import')
  const last = () => db.prepare<[], number>('SELECT max(id) FROM word_segments').pluck().get() ?? 0
  const before = last()
  const { act, changed } = many.apply(
    lot.map(one => one.id),
    { act: 'tag', tag: 'neuf' },
  )
  expect(changed).toBe(1000)
  expect(last() - before).toBe(2)
  expect(all.search({ text: 'logiciel', tag: 'neuf', limit: 1, offset: 0 }).total).toBe(1000)
  expect(many.undo(act)).toEqual({ changed: 1000, left: [] })
  expect(last() - before).toBe(4)
  expect(all.search({ text: 'logiciel', tag: 'neuf', limit: 1, offset: 0 }).total).toBe(0)
})
