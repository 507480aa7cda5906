import { expect, test } from 'vitest'
import { pointsOf, quoteOf } from '../../../../../../src/renderer/drafts/editor/cards/passages.ts'
import { anArticle } from '../../../../../fixtures/builders.ts'

const article = anArticle({
  number: 'L. 211-2',
  versions: [
    {
      id: 'v',
      status: 'VIGUEUR',
      from: '2016-01-01',
      text: "Doivent être motivées les décisions qui :\n1° Restreignent l'exercice des libertés ;\n2° Infligent une sanction ;\nLe juge l'apprécie.",
    },
  ],
})

test('an item of the list of an article is cited by its number, its other paragraphs by their rank', () => {
  expect(pointsOf(article).map(one => one.pin)).toEqual(['al. 1', '1°', '2°', 'al. 4'])
})

test('the words of an item are quoted, with typographic apostrophes', () => {
  const quote = quoteOf(article, { kind: 'article', id: article.id, pin: '1°' })
  expect(quote?.inlines).toEqual([{ kind: 'text', text: '1° Restreignent l’exercice des libertés ;' }])
  expect(quote?.repairs).toEqual([])
})

test('where two lists number the same, items keep their rank', () => {
  const text = 'Sont libres :\n1° les uns ;\nSont exclus :\n1° les autres.'
  const twice = { ...article, versions: [{ ...article.versions[0]!, text }] }
  expect(pointsOf(twice).map(one => one.pin)).toEqual(['al. 1', 'al. 2', 'al. 3', 'al. 4'])
})
