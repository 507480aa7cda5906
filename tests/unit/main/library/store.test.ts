import { expect, test } from 'vitest'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { bareSource } from '../../../../src/shared/library/kinds/registry.ts'
import { Decision } from '../../../../src/shared/library/model.ts'
import { aDecision, anArgument, anArticle } from '../../../fixtures/builders.ts'

const fresh = () => sources(openDb(':memory:'))
const version = (id: string, from: string) => ({ id, from, status: 'VIGUEUR', text: `Texte de ${from}.` })

test('the same record twice adds nothing', () => {
  const library = fresh()
  const decision = aDecision()
  expect(library.put(decision, 'import')).toBe('added')
  expect(library.put(decision, 'import')).toBe('unchanged')
  expect(library.count()).toEqual({ decision: 1 })
})

test('two publishers of one decision make one source, the better text kept, found under both ids', () => {
  const library = fresh()
  const known = { numbers: ['506370'], date: '2026-01-30' }
  library.put(
    aDecision({ ...known, id: 'VSA-02', name: 'Commune de Nice', text: [], provenance: [] }),
    'pack',
  )
  const result = library.put(
    aDecision({
      ...known,
      id: 'ce-506370',
      name: 'Autre nom',
      provenance: [{ publisher: 'Conseil d’État', licence: '' }],
    }),
    'import',
  )
  expect(result).toBe('updated')
  const source = Decision.parse(library.get('ce-506370'))
  expect(source.id).toBe('VSA-02')
  expect(source.name).toBe('Commune de Nice')
  expect(source.text.length).toBe(4)
  expect(source.provenance).toHaveLength(1)
  expect(library.existing(['ce-506370', 'nothing']).map(one => one.id)).toEqual(['ce-506370'])
})

test('versions of an article add up, in order; a retired one goes, then the article', () => {
  const library = fresh()
  const article = (id: string, from: string) =>
    anArticle({ id: 'a', number: 'L. 1', versions: [version(id, from)] })
  library.put(article('LEGIARTI000000000002', '2020-01-01'), 'import')
  expect(library.put(article('LEGIARTI000000000001', '2010-01-01'), 'import')).toBe('updated')
  expect(library.put(article('LEGIARTI000000000002', '2020-01-01'), 'import')).toBe('unchanged')
  const ids = () => JSON.stringify(library.get('a')).match(/LEGIARTI\d+/g)
  expect(ids()).toEqual(['LEGIARTI000000000001', 'LEGIARTI000000000002'])
  expect(library.retire('LEGIARTI000000000001')).toBe(true)
  expect(ids()).toEqual(['LEGIARTI000000000002'])
  expect(library.retire('dila:LEGIARTI000000000002')).toBe(true)
  expect(library.retire('LEGIARTI000000000009')).toBe(false)
  expect(() => library.get('a')).toThrow()
  expect(library.put(article('LEGIARTI000000000002', '2020-01-01'), 'import')).toBe('older')
  expect(() => library.get('a')).toThrow(/éditeur/)
})

test('annexes of the same number in two parts of a code are two articles', () => {
  const library = fresh()
  for (const [n, part] of ['Livre I', 'Livre II'].entries())
    library.put(
      anArticle({
        id: 'same',
        number: 'Annexe I',
        path: [part, 'Annexes'],
        versions: [version(`LEGIARTI00000000001${n}`, '2020-01-01')],
      }),
      'import',
    )
  expect(library.count()).toEqual({ article: 2 })
})

test('a reload keeps what the user changed and takes the rest', () => {
  const library = fresh()
  const pack = (given: Parameters<typeof anArgument>[0]) =>
    anArgument({ id: 'a', title: 'Titre', thesis: 'Thèse', tags: ['vsa', 'rgpd'], ...given })
  library.put(pack({}), 'pack')
  library.save({
    ...library.get('a'),
    ...{ thesis: 'La mienne', tags: ['vsa', 'moi'], notes: 'À relire' },
  } as never)
  expect(
    library.put(pack({ thesis: 'Nouvelle', title: 'Nouveau titre', tags: ['vsa', 'rgpd', 'neuf'] }), 'pack'),
  ).toBe('updated')
  expect(library.get('a')).toMatchObject({
    title: 'Nouveau titre',
    thesis: 'La mienne',
    notes: 'À relire',
    tags: ['vsa', 'neuf', 'moi'],
  })
  expect(library.put(pack({ thesis: 'Encore', title: 'Nouveau titre' }), 'pack')).toBe('unchanged')
  expect(library.get('a')).toMatchObject({ thesis: 'La mienne' })
})

test('a save from an old revision is refused with the other version', () => {
  const library = fresh()
  library.put(aDecision({ id: 'd' }), 'import')
  const read = library.get('d')
  const saved = library.save({ ...read, notes: 'un' })
  expect(saved.revision).toBe(read.revision + 1)
  expect(() => library.save({ ...read, notes: 'deux' })).toThrow(
    expect.objectContaining({ code: 'stale', detail: expect.objectContaining({ notes: 'un' }) }),
  )
})

test('history says who changed what; revert puts it back', () => {
  const library = fresh()
  library.put(aDecision({ id: 'd', notes: 'avant' }), 'pack')
  const saved = library.save({ ...library.get('d'), notes: 'après' })
  const [edit] = library.history('d')
  expect(edit).toMatchObject({ by: 'user', revision: saved.revision, before: { notes: 'avant' } })
  expect(library.revert('d', saved.revision).notes).toBe('avant')
  expect(library.history('d')).toHaveLength(2)
})

test('what the user removed stays removed at the next import, and can come back', () => {
  const library = fresh()
  const decision = aDecision({ id: 'd', abstract: 'un' })
  library.put(decision, 'import')
  library.remove('d')
  library.put({ ...decision, abstract: 'deux' }, 'import')
  expect(library.count()).toEqual({})
  library.restore('d')
  expect(library.get('d')).toMatchObject({ abstract: 'deux' })
})

test('a source written by hand is kept, and what it says stands against a later import that completes it', () => {
  const library = fresh()
  const mine = library.save({
    ...bareSource('decision', 'a-moi'),
    court: 'TA',
    city: 'Grenoble',
    numbers: ['2105328'],
    date: '2025-01-24',
    name: 'La Quadrature du Net',
  })
  expect(mine.revision).toBe(1)
  const published = aDecision({
    id: 'ta-2105328',
    court: 'TA',
    city: 'Grenoble',
    numbers: ['2105328'],
    date: '2025-01-24',
    name: 'M. B.',
    provenance: [{ publisher: 'Conseil d’État', licence: '' }],
  })
  expect(library.put(published, 'import')).toBe('updated')
  const now = Decision.parse(library.get('a-moi'))
  expect([now.name, now.text.length, library.count()]).toEqual(['La Quadrature du Net', 4, { decision: 1 }])
  expect(library.history('a-moi')).toHaveLength(1)
})

test('a new source that is already there is refused with its name; one that was removed comes back', () => {
  const library = fresh()
  const known = library.save(aDecision({ id: 'connue', numbers: ['506370'], date: '2026-01-30' }))
  const again = { ...aDecision({ id: 'autre', numbers: ['506370'], date: '2026-01-30' }), revision: 0 }
  expect(() => library.save(again)).toThrow(/déjà dans la bibliothèque/)
  library.remove(known.id)
  const back = library.save({ ...again, notes: 'revenue' })
  expect([back.id, back.notes, library.get('connue').notes]).toEqual(['connue', 'revenue', 'revenue'])
  expect(library.search({ text: '506370', limit: 5, offset: 0 }).hits.map(hit => hit.id)).toEqual(['connue'])
})
