import { expect, test } from 'vitest'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { anArticle } from '../../../../fixtures/builders.ts'

test('a number being typed goes on by one figure, and one typed to its end stays as it is', () => {
  const db = openDb(':memory:')
  const library = sources(db)
  const article = (number: string, n: number) =>
    anArticle({
      id: number.replace(/\D+/g, '-'),
      number,
      path: [],
      versions: [
        {
          id: `LEGIARTI00000000090${n}`,
          from: '2014-03-20',
          status: 'VIGUEUR',
          text: `Le tribunal statue (article ${number}).`,
        },
      ],
    })
  library.putAll(['R. 222-1', 'R. 222-13', 'R. 222-131', 'R. 223-1'].map(article), 'import')
  const idsOf = (text: string) => library.search({ text }).hits.map(({ id }) => id)
  expect(idsOf('"tribunal statue article R 222-1')).toEqual(expect.arrayContaining(['-222-1', '-222-13']))
  expect(idsOf('"tribunal statue article R 222-1')).not.toContain('-222-131')
  expect(idsOf('"tribunal statue article R 222-13"')).toEqual(['-222-13'])
  db.close()
})
