import { describe, expect, test } from 'vitest'
import { words } from '../../../../src/shared/french/fold.ts'
import { stem } from '../../../../src/shared/french/stem.ts'
import { isStopWord } from '../../../../src/shared/french/stop-words.ts'
import { parseArticle } from '../../../../src/shared/library/article-number.ts'
import { parseQuery } from '../../../../src/shared/search/query.ts'
import { synonymGroups } from '../../../../src/shared/search/synonym-list.ts'

/** By clause, what is looked for besides what was typed. */
const besides = (text: string) =>
  parseQuery(text).clauses.map(({ any }) => any.filter(one => one.synonym).map(({ raw: typed }) => typed))

describe('what means the same', () => {
  test('is looked for instead of each of the words that say it together', () => {
    const frais = ['non compris dans les dépens', 'L. 761-1 CJA', '700 CPC']
    expect(besides('frais irrépétibles')).toEqual([frais, frais])
    expect(besides('les frais irrépétibles appel')).toEqual([frais, frais, []])
    expect(besides('frais appel irrépétibles')).toEqual([[], [], []])
  })
  test.each([
    ['référé-liberté', [['L. 521-2 CJA']]],
    ['référés libertés', [['L. 521-2 CJA'], ['L. 521-2 CJA']]],
    ['clôture de l’instruction', [['R. 613-1 CJA'], ['R. 613-1 CJA']]],
    ['rep', [['excès de pouvoir']]],
    ['CADA', [['Commission d’accès aux documents administratifs', 'L. 342-1 CRPA']]],
  ])('of %s, however it is written', (text, clauses) => {
    expect(besides(text)).toEqual(clauses)
  })
  test.each([
    '"frais irrépétibles"',
    'REP OU RAPO',
    'police -drone',
    'mini-drone',
    'référé',
    'drone proche:3 police',
  ])('nothing, where %s is asked as it is', text => {
    expect(besides(text).flat()).toEqual([])
  })
})

test('the list is sound: each thing said once, each article read with its text', () => {
  const all = synonymGroups.flatMap(({ synonyms }) => synonyms)
  const said = all.flatMap(one =>
    one.queries.map(text =>
      words(text)
        .map(({ word }) => word)
        .filter(word => !isStopWord(word))
        .map(stem)
        .join(' '),
    ),
  )
  expect(said.filter((one, at) => !one || said.indexOf(one) !== at)).toEqual([])
  for (const { articles = [], wordings: written = [], queries: said } of all) {
    expect(written.length + articles.length, said[0]).toBeGreaterThan(0)
    // an article is read with the text it is of
    for (const article of articles) expect(parseArticle(article)?.text, article).not.toHaveLength(0)
  }
})
