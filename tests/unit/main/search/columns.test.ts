import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { temporary } from '../../../contract/program.ts'
import { aDecision, anArticle } from '../../../fixtures/builders.ts'

const words = (id: string, text: string, date = '2024-01-01') =>
  aDecision({ id, name: 'X', date, text: [{ text }] })

describe('what the search keeps in memory', () => {
  test('follows what this connection writes, removes, puts back and undoes', () => {
    const db = openDb(':memory:')
    const library = sources(db)
    const total = () => library.search({ text: 'caméra' }).total
    expect(total()).toBe(0)
    library.put(words('a', 'Une caméra.'), 'import')
    expect(total()).toBe(1)
    library.remove('a')
    expect(total()).toBe(0)
    library.restore('a')
    expect(total()).toBe(1)
    const undone = db.transaction(() => {
      library.put(words('b', 'Une caméra encore.'), 'import')
      expect(total()).toBe(2)
      throw new Error('undone')
    })
    expect(undone).toThrow('undone')
    expect([total(), library.search({ text: '' }).total]).toEqual([1, 1])
    library.save({ ...library.get('a'), tags: ['vsa'] })
    expect(library.search({ text: 'caméra' }).facets.tag).toEqual({ vsa: 1 })
  })
  test('follows what another connection writes', () => {
    const place = temporary()
    const file = join(place.folder, 'library.db')
    const [here, there] = [openDb(file), openDb(file)]
    expect(sources(here).search({ text: '' }).total).toBe(0)
    const searching = sources(here)
    expect(searching.search({ text: '' }).total).toBe(0)
    sources(there).put(words('a', 'Une caméra.'), 'import')
    expect(searching.search({ text: 'caméra' }).hits.map(hit => hit.id)).toEqual(['a'])
    here.close()
    there.close()
    place.remove()
  })
})

describe('a last word of one letter', () => {
  test('asks for a word begun by it, in the text or the title', () => {
    const db = openDb(':memory:')
    const library = sources(db)
    library.putAll(
      [words('a', 'Image zoomée.'), words('b', 'Image floue.'), words('c', 'Image de Zénith.')],
      'import',
    )
    const found = (text: string) =>
      library
        .search({ text })
        .hits.map(hit => hit.id)
        .sort()
    expect([found('image z'), found('image f'), found('image w')]).toEqual([
      ['a', 'c'],
      ['b'],
      ['a', 'b', 'c'],
    ])
    expect(library.search({ text: 'image z' }).total).toBe(2)
    library.save({ ...words('b', 'Image floue.'), name: 'Zorro', revision: library.get('b').revision })
    expect(found('image z')).toEqual(['a', 'b', 'c'])
  })
})

describe('where thousands match', () => {
  const db = openDb(':memory:')
  const library = sources(db)
  const day = (i: number) => `20${String(10 + (i % 10)).padStart(2, '0')}-05-0${1 + (i % 9)}`
  library.putAll(
    [
      ...Array.from({ length: 8100 }, (_, i) => words(`n${i}`, 'Le préfet décide de la délégation.', day(i))),
      ...Array.from({ length: 5 }, (_, i) =>
        anArticle({ id: `t${i}`, path: ['Livre du préfet'], tags: ['titre'] }),
      ),
      words('dernier', 'Le préfet décide.', '2026-01-01'),
    ],
    'import',
  )
  test('titles come first, then the newest; pages follow each other without a gap or a double', () => {
    const first = library.search({ text: 'préfet' })
    expect(first.total).toBe(8106)
    expect(first.hits.slice(0, 6).map(hit => hit.id)).toEqual(['t0', 't1', 't2', 't3', 't4', 'dernier'])
    const pages = [0, 20, 40].flatMap(offset =>
      library.search({ text: 'préfet', offset }).hits.map(hit => hit.id),
    )
    expect(new Set(pages).size).toBe(60)
    expect(first.facets).toMatchObject({ kind: { decision: 8101, article: 5 }, tag: { titre: 5 } })
  })
  test('filters and counts agree', () => {
    const { total, hits, facets } = library.search({ text: 'préfet', kind: 'article' })
    expect([total, hits.length, facets.kind]).toEqual([5, 5, { decision: 8101, article: 5 }])
    expect(library.search({ text: 'préfet', from: '2026-01-01' }).hits.map(hit => hit.id)).toEqual([
      'dernier',
    ])
    expect(library.search({ text: 'préfet', to: '2010-05-01' }).total).toBeGreaterThan(0)
  })
  test('a short word in thousands of them is taken as finished, a rare one still goes on', () => {
    expect(library.search({ text: 'de' }).total).toBe(8105)
    expect(library.search({ text: 'de ' }).total).toBe(8105)
    expect(library.search({ text: 'dec' }).total).toBe(8101)
    expect(library.search({ text: 'liv' }).total).toBe(5)
  })
})
