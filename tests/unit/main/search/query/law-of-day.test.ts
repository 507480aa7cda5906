import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { search } from '../../../../../src/main/search/query/search.ts'
import { versionOn } from '../../../../../src/shared/library/article-versions.ts'
import type { Source, Version } from '../../../../../src/shared/library/model.ts'
import { aDecision, anArticle } from '../../../../fixtures/builders.ts'

function libraryOf(...all: Source[]) {
  const db = openDb(':memory:')
  const library = sources(db)
  library.putAll(all, 'import')
  const { find, ids } = search(db)
  return {
    library,
    ids: (text: string, lawOn?: string) => ids({ text, lawOn }).toSorted(),
    find: (text: string, lawOn?: string) => find({ text, lawOn }),
  }
}

const wording = (id: string, from: string, to: string | undefined, text: string): Version => ({
  ...{ id, from, text, status: to ? 'MODIFIE' : 'VIGUEUR' },
  ...(to && { to }),
})
const former = wording('A1', '2010-01-01', '2018-06-01', 'La caméra filme la voie publique.')
const current = wording('A2', '2018-06-01', undefined, 'Le drone filme la voie publique.')

describe('the law of a day', () => {
  const { ids, find } = libraryOf(
    anArticle({ id: 'changed', versions: [former, current] }),
    anArticle({ id: 'ended', versions: [former] }),
    anArticle({ id: 'new', versions: [current] }),
    anArticle({ id: 'unread', versions: [], holding: 'Sur la voie publique.' }),
    aDecision({ id: 'judged', text: [{ section: 'reasons', text: 'La voie publique.' }] }),
  )
  test('leaves out the articles that no wording held makes law on that day, and nothing else', () => {
    expect(ids('voie publique', '2012-03-01')).toEqual(['changed', 'ended', 'judged'])
    expect(ids('voie publique', '2018-06-01')).toEqual(['changed', 'judged', 'new'])
    expect(ids('voie publique', '2000-01-01')).toEqual(['judged'])
    expect(ids('voie publique')).toEqual(['changed', 'ended', 'judged', 'new', 'unread'])
  })
  test('counts what it shows, and says what it chose', () => {
    const { total, facets, remarks } = find('voie publique', '2012-03-01')
    expect(total).toBe(3)
    expect(facets.kind).toEqual({ article: 2, decision: 1 })
    expect(remarks).toContain(
      'Articles\u00a0: ceux dont la bibliothèque a une rédaction en vigueur le 1er mars 2012.',
    )
  })
  test('shows the wording of that day, and says where the words are of another', () => {
    const excerptOf = (text: string, lawOn?: string) =>
      find(text, lawOn).hits.find(hit => hit.id === 'changed')
    expect(excerptOf('voie publique', '2012-03-01')?.excerpt).toMatch(/^La caméra/)
    expect(excerptOf('voie publique', '2020-03-01')?.excerpt).toMatch(/^Le drone/)
    expect(excerptOf('drone', '2012-03-01')?.why).toContain(
      'les mots sont dans une rédaction d’un autre jour',
    )
    expect(excerptOf('drone', '2020-03-01')?.why).not.toContain(
      'les mots sont dans une rédaction d’un autre jour',
    )
  })
  test('a number goes to the article of that day alone', () => {
    const all = libraryOf(anArticle({ id: 'only', number: 'L. 999-1', versions: [current] }))
    expect(all.ids('L. 999-1 CSI', '2020-01-01')).toEqual(['only'])
    expect(all.ids('L. 999-1 CSI', '2011-01-01')).toEqual([])
  })
  test('is read again once a wording has come', () => {
    const all = libraryOf(anArticle({ id: 'late', number: 'L. 999-2', versions: [current] }))
    expect(all.ids('voie publique', '2012-01-01')).toEqual([])
    all.library.putAll([anArticle({ id: 'late', number: 'L. 999-2', versions: [former, current] })], 'import')
    expect(all.ids('voie publique', '2012-01-01')).toEqual(['late'])
  })
  test('keeps an article exactly where a wording is in force, whatever its wordings and the day', () => {
    const day = fc.integer({ min: 0, max: 40 }).map(n => `20${String(10 + (n % 20))}-0${1 + (n % 9)}-01`)
    const version = fc.record({
      from: fc.option(day, { nil: undefined }),
      to: fc.option(fc.oneof(day, fc.constant('2999-01-01')), { nil: undefined }),
      status: fc.constantFrom('VIGUEUR', 'MODIFIE', 'ABROGE', 'MODIFIE_MORT_NE', 'ANNULE', ''),
    })
    fc.assert(
      fc.property(fc.array(fc.array(version, { maxLength: 4 }), { maxLength: 4 }), day, (articles, lawOn) => {
        const all = articles.map((versions, n) =>
          anArticle({
            ...{ id: `a${n}`, number: `L. 900-${n}` },
            versions: versions.map((one, at) => ({ ...one, id: `v${n}-${at}`, text: 'Un drone.' })),
          }),
        )
        const expected = all.filter(one => versionOn(one, lawOn)).map(({ id }) => id)
        expect(libraryOf(...all).ids('drone', lawOn)).toEqual(expected.toSorted())
      }),
      { numRuns: 20 },
    )
  })
})
