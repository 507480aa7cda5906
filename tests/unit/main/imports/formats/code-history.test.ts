import { describe, expect, it } from 'vitest'
import { recordsOf } from '../../../../../src/main/imports/records.ts'
import { mergeRecord } from '../../../../../src/shared/library/merge/record.ts'
import type { Article, Source } from '../../../../../src/shared/library/model.ts'

const step = (date: string, op: string, text: string) => ({
  date,
  op,
  texte_modificateur: 'Décret n°2019-1 du 1er janvier 2019',
  text: text && `# Article L100-1\n\n${text}\n\nSecond alinéa.\n`,
})
const aHistory = (given: object = {}) => ({
  code: 'code-de-la-securite-interieure',
  num: 'L100-1',
  path: 'codes-en-vigueur/code-de-la-securite-interieure/partie-legislative/livre-ier/titre-iv/article-l100-1.md',
  versions: [step('2012-05-01', 'A', 'Premier texte.'), step('2016-01-01', 'M', 'Deuxième texte.')],
  ...given,
})
const readAll = (values: readonly object[]) => [
  ...recordsOf(
    { path: '', bytes: Buffer.from(values.map(one => JSON.stringify(one)).join('\n')) },
    { isNamed: true, archive: 'CSI_versions.jsonl' },
  ),
]
function articleOf(value: object): Article {
  const [one] = readAll([value])
  if (!one || !('source' in one) || one.source.kind !== 'article') throw new Error(JSON.stringify(one))
  return one.source
}

describe('a history of a code', () => {
  it('is an article with each wording until the next', () => {
    const article = articleOf(aHistory())
    expect(article).toMatchObject({
      of: { nature: 'code', title: 'code de la sécurité intérieure', short: 'CSI' },
      number: 'L. 100-1',
      path: ['Partie législative', 'Livre Ier', 'Titre IV'],
      provenance: [{ asOf: '2016-01-01' }],
    })
    expect(article.versions).toMatchObject([
      { from: '2012-05-01', to: '2016-01-01', status: 'MODIFIE', text: 'Premier texte.\nSecond alinéa.' },
      { from: '2016-01-01', to: undefined, status: 'VIGUEUR', text: 'Deuxième texte.\nSecond alinéa.' },
    ])
  })

  it('ends with the day the article was taken away', () => {
    const { versions, provenance } = articleOf(
      aHistory({ versions: [step('2012-05-01', 'A', 'Texte.'), step('2018-02-03', 'D', '')] }),
    )
    expect(versions).toMatchObject([{ from: '2012-05-01', to: '2018-02-03', status: 'ABROGE' }])
    expect(provenance).toMatchObject([{ asOf: '2018-02-03' }])
  })

  it('is read line by line, and says which line could not be', () => {
    const all = readAll([aHistory(), aHistory({ num: 'L100-2', versions: [] }), aHistory({ num: 'R100-3' })])
    expect(all.map(one => ('source' in one ? 'taken' : 'reason' in one ? one.reason : ''))).toEqual([
      'taken',
      'l’histoire de l’article n’a aucune version datée',
      'taken',
    ])
  })

  it('tells annexes of the same number apart by where they stand', () => {
    const ids = ['livre-ier', 'livre-ii'].map(book =>
      articleOf(
        aHistory({
          num: 'Annexe 1',
          path: `codes-en-vigueur/code-de-la-securite-interieure/${book}/annexe-1.md`,
        }),
      ),
    )
    expect(ids[0]?.id).not.toBe(ids[1]?.id)
    expect(ids[0]?.versions[0]?.id).not.toBe(ids[1]?.versions[0]?.id)
  })

  it('yields to official wordings, and ends where they begin, in whichever order they came', () => {
    const history = articleOf(aHistory())
    const official: Article = {
      ...history,
      id: 'article-officiel',
      path: ['Partie législative', 'LIVRE Ier : PRINCIPES'],
      versions: [
        {
          id: 'LEGIARTI000000000001',
          from: '2012-05-01',
          to: '2016-01-01',
          status: 'MODIFIE',
          text: 'Premier texte officiel.',
        },
        { id: 'LEGIARTI000000000003', from: '2021-01-01', status: 'VIGUEUR', text: 'Texte de 2021.' },
      ],
      provenance: [{ publisher: 'DILA, LEGI', licence: 'Licence Ouverte 2.0', asOf: '2026-03-27' }],
    }
    const wordings = (one: Source) =>
      one.kind === 'article' ? one.versions.map(({ id, from, to, status }) => ({ id, from, to, status })) : []
    const expected = [
      { id: 'LEGIARTI000000000001', from: '2012-05-01', to: '2016-01-01', status: 'MODIFIE' },
      { id: history.versions[1]?.id, from: '2016-01-01', to: '2021-01-01', status: 'MODIFIE' },
      { id: 'LEGIARTI000000000003', from: '2021-01-01', to: undefined, status: 'VIGUEUR' },
    ]
    const first = mergeRecord(official, history, 'joins')
    const second = mergeRecord(history, official, 'joins')
    expect(wordings(first)).toEqual(expected)
    expect(wordings(second)).toEqual(expected)
    expect([first, second]).toMatchObject([{ path: official.path }, { path: official.path }])
    expect(wordings(mergeRecord(first, history, 'joins'))).toEqual(expected)
  })
})
