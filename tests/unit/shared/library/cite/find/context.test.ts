import { expect, test } from 'vitest'
import { type FindContext, findInPassages } from '../../../../../../src/shared/library/cite/find/find.ts'
import type { Passage } from '../../../../../../src/shared/library/model.ts'

type Text = string | Pick<Passage, 'text' | 'section'>
const keys = (texts: readonly Text[], context?: FindContext) =>
  findInPassages(
    texts.map(one => (typeof one === 'string' ? { text: one } : one)),
    context,
  ).map(all => all.map(({ key }) => key))

test('the court that speaks is « ce tribunal » and « la cour », until another is named', () => {
  const texts = ['Le jugement n° 1800001 du 3 mars 2020.', 'L’arrêt du 4 mars 2020 de cette cour.']
  expect(keys(texts, { court: 'TA', city: 'Nice' })).toEqual([['decision:ta|nice|1800001|2020-03-03'], []])
  expect(keys(texts, { court: 'CAA', city: 'Lyon' })).toEqual([
    ['decision:ta||1800001|2020-03-03'],
    ['decision:caa|lyon||2020-03-04'],
  ])
  expect(keys(texts, { court: 'CE', city: 'Paris' })).toEqual([['decision:ta||1800001|2020-03-03'], []])
  expect(
    keys(['Le tribunal administratif de Lille l’a dit.', texts[0] ?? ''], { court: 'TA', city: 'Nice' })[1],
  ).toEqual(['decision:ta|lille|1800001|2020-03-03'])
})

test('its own numbers are no citation, however they are written; those of others are', () => {
  const text =
    'CE, 3 mars 2020, n° 400001 ; CE, 3 mars 2020, nos 400002 et 400003 ; Cass. soc., 4 mars 2020, n° 18-12.345.'
  expect(keys([text], { numbers: ['400003', '18 12345'] })).toEqual([['decision:ce||400001|2020-03-03']])
  expect(keys([text])[0]).toHaveLength(3)
})

test('a law speaks of its own articles by their number; what it calls by a name is of that name', () => {
  const context = { ofText: 'loi n° 78-17 du 6 janvier 1978' }
  expect(
    keys(
      ['L’article 6 s’applique, et l’article 7 du code civil. Son article 8.', 'La loi du 6 janvier 1978.'],
      context,
    ),
  ).toEqual([['article:loi 7817|6', 'article:code civil|7', 'article:loi 7817|8'], ['article:loi 7817|']])
  expect(keys(['L’article L. 6 s’applique.'], { ofText: 'code de la route' })).toEqual([
    ['article:code de la route|l-6'],
  ])
  expect(keys(['L’article 6 s’applique.'], { ofText: 'le règlement intérieur' })).toEqual([[]])
})

test('the articles of a ruling are its own', () => {
  const passages: Text[] = [
    'L’article 6 du code civil.',
    { text: 'L’article 2 de la requête. L’article 1 suit. L’article 3 du code pénal.', section: 'ruling' },
    { text: 'L’article 5 est clair.', section: 'reasons' },
  ]
  expect(keys(passages)).toEqual([
    ['article:code civil|6'],
    ['article:code penal|3'],
    ['article:code penal|5'],
  ])
})

test('a number alone is of the text named last, for some fifteen hundred characters', () => {
  const after = (blanks: number) =>
    keys(['L’article 6 du code civil.', '.'.repeat(blanks), 'L’article 7 suit.'])[2]
  expect(after(1400)).toEqual(['article:code civil|7'])
  expect(after(1600)).toEqual([])
  expect(keys([`L’article 6 du code civil. ${'.'.repeat(1600)} L’article 7 suit.`])[0]).toEqual([
    'article:code civil|6',
  ])
})

test('« son article » is of the last text that is no code', () => {
  expect(
    keys(['La loi n° 78-17 est claire. Le code civil aussi. Par son article 8, par ses articles 9 et 10.']),
  ).toEqual([
    [
      'article:loi 7817|',
      'article:code civil|',
      'article:loi 7817|8',
      'article:loi 7817|9',
      'article:loi 7817|10',
    ],
  ])
  expect(keys(['La loi n° 78-17 est claire. Selon la raison article 8.'])[0]).not.toContain(
    'article:code civil|8',
  )
})

test('an article that no text was told of takes the one that another passage tells', () => {
  expect(keys(['L’article L. 6 est clair.', 'L’article L. 6 du code de la route.'])).toEqual([
    ['article:code de la route|l-6'],
    ['article:code de la route|l-6'],
  ])
  expect(keys(['L’article L. 6 est clair.', 'L’article L. 7 du code de la route.'])).toEqual([
    [],
    ['article:code de la route|l-7'],
  ])
})

test('a text speaks of the CNIL where it names it, a law of hers or her words', () => {
  const delib = 'délibération n° 2019-001 du 10 janvier 2019'
  const key = 'document:cnil||delib||||2019001|2019-01-10'
  for (const words of [
    'la CNIL',
    'la Commission nationale de l’informatique',
    'une demande d’autorisation n° 3',
    'les données à caractère personnel',
    'la loi informatique et libertés',
    'au RGPD',
    'le SNDS',
  ])
    expect(keys([`${words} : ${delib}`])[0]).toContain(key)
  expect(keys([`le conseil municipal : ${delib}`])).toEqual([[]])
  expect(keys([`la CNIL : ${delib}`, delib])[1]).toEqual([key])
})
