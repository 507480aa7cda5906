import { expect, test } from 'vitest'
import { namingWords, ofDay, withName } from '../../../../../../src/shared/library/cite/links/day.ts'
import { readCitations } from '../../../../../../src/shared/library/cite/links/read-citations.ts'
import { aDecision, anArgument, anArticle } from '../../../../../fixtures/builders.ts'

const cited = (...texts: string[]) =>
  readCitations(aDecision({ court: 'CE', text: texts.map(text => ({ text })) }))
const short = (...texts: string[]) => cited(...texts).map(({ key, times }) => [key, times])

test('each thing cited is one entry, in the order it appears, with how often and where', () => {
  const all = cited(
    'CE, 3 mars 2020, n° 400001 ; l’article 6 du code civil.',
    'L’article 6 du code civil ; CE, 3 mars 2020, n° 400001.',
  )
  expect(
    all.map(({ key, kind, times, treatment, places }) => ({ key, kind, times, treatment, places })),
  ).toEqual([
    {
      key: 'decision:ce||400001|2020-03-03',
      kind: 'decision',
      times: 2,
      treatment: 'cites',
      places: [
        [0, 0, 26],
        [1, 28, 54],
      ],
    },
    {
      key: 'article:code civil|6',
      kind: 'article',
      times: 2,
      treatment: 'cites',
      places: [
        [0, 31, 54],
        [1, 2, 25],
      ],
    },
  ])
})

test('only the first dozen places are kept; all are counted', () => {
  const [one] = cited('L’article 6 du code civil. '.repeat(30))
  expect(one?.times).toBe(30)
  expect(one?.places).toHaveLength(12)
  expect(one?.places[11]?.[1]).toBe(11 * 27 + 2)
})

test('a decision named whole once is the same by its day or its number alone, unless two may be meant', () => {
  expect(short('CE, 3 mars 2020, n° 400001 ; CE, 3 mars 2020.')).toEqual([
    ['decision:ce||400001|2020-03-03', 2],
  ])
  expect(short('CE, 3 mars 2020 ; CE, 3 mars 2020, n° 400001.')).toEqual([
    ['decision:ce||400001|2020-03-03', 2],
  ])
  expect(short('Cass. soc., n° 18-12.345, 3 mars 2020. L’arrêt n° 18-12.345 est clair.')).toEqual([
    ['decision:cass||1812345|2020-03-03', 2],
  ])
  expect(
    short('CE, 3 mars 2020, n° 400001 ; CE, 3 mars 2020, n° 400002 ; CE, 3 mars 2020.').map(([key]) => key),
  ).toEqual(['decision:ce||400001|2020-03-03', 'decision:ce||400002|2020-03-03', 'decision:ce|||2020-03-03'])
})

test('an act whose number everyone knows is one, dated or numbered; the fuller way names it', () => {
  const [one, ...rest] = cited('La loi du 6 janvier 1978, puis la loi n° 78-17 du 6 janvier 1978.')
  expect(rest).toEqual([])
  expect(one).toMatchObject({
    key: 'article:loi 7817|',
    keys: ['article:loi 7817|'],
    times: 2,
    label: 'loi n°\u00a078-17',
  })
  expect(short('La loi du 6 janvier 1978.')).toEqual([['article:loi 7817|', 1]])
  expect(short('La loi du 7 janvier 1978.')).toEqual([['article:loi 1978-01-07|', 1]])
})

test('a decision told by its day and its name keeps the words that tell it from others', () => {
  expect(
    short('CE, 19 octobre 1962, Canal, p. 552 ; CE, 19 octobre 1962, Association des amis de Moirans.'),
  ).toEqual([
    ['decision:ce|||1962-10-19~canal', 1],
    ['decision:ce|||1962-10-19~amis moirans', 1],
  ])
})

test('an article of a text that nothing names is not cited', () =>
  expect(short('L’article 7 du même code.')).toEqual([]))

test('what an older wording of an article cites too is counted where the newest says it', () => {
  const article = anArticle({
    of: { nature: 'code', title: 'code de la route', cid: 'LEGITEXT000006074228' },
    number: 'L. 1',
    versions: [
      {
        id: 'LEGIARTI000000000002',
        from: '2020-01-01',
        status: 'VIGUEUR',
        text: 'Voir l’article 6 du code civil.',
      },
      {
        id: 'LEGIARTI000000000001',
        from: '2010-01-01',
        to: '2020-01-01',
        status: 'MODIFIE',
        text: 'Voir l’article 6 du code civil et l’article 7 du code pénal.',
      },
    ],
  })
  const all = readCitations(article)
  expect(all.map(({ key, times }) => [key, times])).toEqual([
    ['article:code civil|6', 1],
    ['article:code penal|7', 1],
  ])
  expect(all.map(({ places }) => places[0]?.[0])).toEqual([0, 1])
})

test('an argument rests on its authorities, what its texts name and what proves its facts', () => {
  const argument = anArgument({
    authorities: [{ source: 'ce-1', role: 'support' }],
    thesis: 'Voir [[ce-1|pt 3]] et [[ ce-2 ]].',
    facts: [{ text: 'Un fait [[ce-3]].', source: 'doc-1', sourceText: '' }],
  })
  expect(readCitations(argument).map(({ key, times }) => [key, times])).toEqual(
    expect.arrayContaining([
      ['id:ce-1', 2],
      ['id:ce-2', 1],
      ['id:ce-3', 1],
      ['id:doc-1', 1],
    ]),
  )
})

test.each([
  ['decision:ce|||2021-12-24', { place: 'decision:ce||', day: '2021-12-24', words: [] }],
  [
    'decision:ce|||2021-12-24~quadrature net',
    { place: 'decision:ce||', day: '2021-12-24', words: ['quadrature', 'net'] },
  ],
  ['decision:ta|nice||2021-12-24', { place: 'decision:ta|nice|', day: '2021-12-24', words: [] }],
  ['decision:ta|||2021-12-24', undefined],
  ['decision:caa|||2021-12-24', undefined],
  ['decision:autre|||2021-12-24', undefined],
  ['decision:ce||405548|2021-12-24', undefined],
  ['decision:ce||405548|', undefined],
  ['article:loi 1978-01-06|', undefined],
])('of a day: %s', (key, expected) => expect(ofDay(key)).toEqual(expected))

test('a name is known by the words that not any party bears', () => {
  expect(namingWords('Association « La Quadrature du Net » et autres c. ministre de l’intérieur')).toEqual([
    'quadrature',
    'net',
  ])
  expect(namingWords('M. A. et SA 3F, Commune de Nice, n° 2020, Nice')).toEqual(['nice'])
  expect(namingWords('M. Ly et Mme Bui')).toEqual(['bui'])
  expect(withName('decision:ce|||2021-12-24', 'M. X')).toBe('decision:ce|||2021-12-24')
  expect(withName('decision:ce|||2021-12-24', 'Société Encre')).toBe('decision:ce|||2021-12-24~encre')
})
