import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { search } from '../../../../../src/main/search/query/search.ts'
import { parseArticle } from '../../../../../src/shared/library/article-number.ts'
import { articlesAsked, everydayArticles } from '../../../../../src/shared/search/everyday-articles.ts'
import { starter } from '../../../shared/drafts/gathered.ts'

interface Question {
  readonly asked: string
  /** sources of the starter library that answer it */
  readonly answers: readonly string[]
}

const questions = (half: 'open' | 'blind'): Question[] =>
  JSON.parse(readFileSync(new URL(`../../../../fixtures/questions/${half}.json`, import.meta.url), 'utf8'))

const db = openDb(':memory:')
sources(db).putAll([...starter], 'import')
const { find, ids } = search(db)

test('each question is answered by a source of the starter library', () => {
  const held = new Set(starter.map(({ id }) => id))
  for (const half of ['open', 'blind'] as const)
    for (const { asked, answers } of questions(half))
      for (const id of answers) expect(held, `${asked} → ${id}`).toContain(id)
})

// 9 and 13 of 40 without the articles of everyday words
test.each(['open', 'blind'] as const)('the answer is among the first three: %s half', half => {
  const missed = questions(half).filter(
    ({ asked, answers }) =>
      !ids({ text: asked })
        .slice(0, 3)
        .some(id => answers.includes(id)),
  )
  expect(missed.length, missed.map(({ asked }) => asked).join('\n')).toBeLessThanOrEqual(2)
})

test('an article that the words of every day name stands first, says why, and is told', () => {
  const { hits, remarks } = find({ text: 'qui paie si je perds mon procès' })
  expect(hits[0]).toMatchObject({ id: 'CJA-L761-1' })
  expect(hits[0]?.why).toContain('répond à une question ainsi posée')
  expect(remarks.join(' ')).toContain('Cherché aussi : art. L. 761-1 CJA')
})

test('words of the trade are looked for as they are, and a number typed comes first', () => {
  expect(articlesAsked('délai recours décision')).toEqual([])
  expect(articlesAsked('référé suspension urgence')).toEqual([])
  expect(ids({ text: 'R. 421-1 CJA' })[0]).toBe('CJA-R421-1')
})

test('each article of everyday words is one by itself, named with its text', () => {
  for (const { asked, articles } of everydayArticles)
    for (const article of articles)
      expect(parseArticle(article)?.text.length, `${asked} > ${article}`).toBeGreaterThan(0)
})
