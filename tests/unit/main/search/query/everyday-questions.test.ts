import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { asked } from '../../../../../bench/ranking/queries.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { search } from '../../../../../src/main/search/query/search.ts'
import { settings } from '../../../../../src/main/settings/store.ts'
import { parseArticle } from '../../../../../src/shared/library/article-number.ts'
import {
  linesOf,
  misreadLines,
  OWN_LINES_SETTING,
  shippedThesaurus,
  thesaurusLines,
  thesaurusOf,
} from '../../../../../src/shared/search/thesaurus/thesaurus.ts'
import { starter } from '../../../shared/drafts/gathered.ts'

interface Question {
  readonly asked: string
  /** sources of the starter library that answer it */
  readonly answers: readonly string[]
}

const questions = (half: 'open' | 'blind' | 'later'): Question[] =>
  JSON.parse(readFileSync(new URL(`../../../../fixtures/questions/${half}.json`, import.meta.url), 'utf8'))

const db = openDb(':memory:')
sources(db).putAll([...starter], 'import')
const { find, ids } = search(db)

test('each question is answered by a source of the starter library', () => {
  const held = new Set(starter.map(({ id }) => id))
  for (const half of ['open', 'blind', 'later'] as const)
    for (const { asked: question, answers } of questions(half))
      for (const id of answers) expect(held, `${question} → ${id}`).toContain(id)
})

// without the thesaurus, 9 and 13 of the first 40 of each half, and half of the others
test.each(['open', 'blind'] as const)('the answer is among the first three: %s half', half => {
  const missed = questions(half).filter(
    ({ asked, answers }) =>
      !ids({ text: asked })
        .slice(0, 3)
        .some(id => answers.includes(id)),
  )
  expect(missed.length, missed.map(({ asked }) => asked).join('\n')).toBeLessThanOrEqual(3)
})

// asked once of the thesaurus before any line was written for them: 53 first, 64 in the first three, 70 in the first ten
test('the answer is among the first three: eighty questions asked later', () => {
  const missed = questions('later').filter(
    ({ asked, answers }) =>
      !ids({ text: asked })
        .slice(0, 3)
        .some(id => answers.includes(id)),
  )
  expect(missed.length, missed.map(({ asked }) => asked).join('\n')).toBeLessThanOrEqual(8)
})

const PROMOTED = 'répond à une question ainsi posée'

test('no line of the thesaurus drives the answer out of the first three of a query that had it there', () => {
  const held = new Set(starter.map(({ id }) => id))
  for (const { asked: text, first } of asked('dev')) {
    if (!first.some(id => held.has(id))) continue
    const { hits } = find({ text, limit: 20 })
    const isFirst = (list: typeof hits) => list.slice(0, 3).some(({ id }) => first.includes(id))
    const unpromoted = hits.filter(({ why }) => !why.includes(PROMOTED))
    expect(isFirst(hits) || !isFirst(unpromoted), text).toBe(true)
  }
})

test('a question that another judge answers is given no line, unless the line has its word', () => {
  const { answersTo } = shippedThesaurus()
  expect(answersTo('quel délai pour saisir les prud’hommes')).toEqual([])
  expect(answersTo('quel délai pour saisir le tribunal')).not.toEqual([])
  const { answersTo: own } = thesaurusOf(linesOf('salaire + maire > L. 311-1 CRPA'))
  expect(own('quel est le salaire du maire ?')).toEqual(['L. 311-1 CRPA'])
})

test('an article that the words of every day name stands first, says why, and is told', () => {
  const { hits, remarks } = find({ text: 'qui paie si je perds mon procès' })
  expect(hits[0]).toMatchObject({ id: 'CJA-L761-1' })
  expect(hits[0]?.why).toContain('répond à une question ainsi posée')
  expect(remarks.join(' ')).toContain('Cherché aussi : art. L. 761-1 CJA')
})

test('words of the trade are looked for as they are, and a number typed comes first', () => {
  const { answersTo } = shippedThesaurus()
  expect(answersTo('délai recours décision')).toEqual([])
  expect(answersTo('référé suspension urgence')).toEqual([])
  expect(ids({ text: 'R. 421-1 CJA' })[0]).toBe('CJA-R421-1')
})

test('a word after « ! » makes it another question, and the lines that say most of it come in turn', () => {
  const { answersTo } = thesaurusOf(
    linesOf(
      'contrat + voir ! rompre > L. 311-1 CRPA, L. 311-6 CRPA\ncontrat + maire > L. 2122-22 CGCT\nmot > rien',
    ),
  )
  expect(answersTo('puis-je voir le contrat du maire ?')).toEqual([
    'L. 311-1 CRPA',
    'L. 2122-22 CGCT',
    'L. 311-6 CRPA',
  ])
  expect(answersTo('puis-je voir le contrat et le rompre ?')).toEqual([])
})

test('each answer of the thesaurus is one by itself: an article with its text, or a source of the starter library', () => {
  const held = new Set(starter.map(({ id }) => id))
  for (const { asked: question, answers } of thesaurusLines)
    for (const answer of answers) {
      const said = `${question} > ${answer}`
      if (parseArticle(answer)) expect(parseArticle(answer)?.text.length, said).toBeGreaterThan(0)
      else if (answer.startsWith('fiche ')) expect(held, said).toContain(answer.slice('fiche '.length))
      else expect(ids({ text: answer }).length, said).toBeGreaterThan(0)
    }
})

test('a repealed law leads to the articles that hold it now, unless the library has it', () => {
  const { hits } = find({ text: 'loi n° 78-753 du 17 juillet 1978' })
  expect(hits.slice(0, 1).map(({ id, why }) => [id, why[0]])).toEqual([['CRPA-L311-1', 'codifié depuis']])
  expect(find({ text: 'loi 78-17' }).hits[0]?.why).toContain('numéro du texte')
})

test('an article typed with spaces, and a day with the day of its week, are read', () => {
  expect(ids({ text: 'r 421 1 cja' })[0]).toBe('CJA-R421-1')
  expect(ids({ text: 'l 411 2 crpa' })[0]).toBe('CRPA-L411-2')
  expect(ids({ text: 'mardi 22 décembre 2020' })[0]).toBe('VSA-12')
})

test('the lines of the user come before those shipped, take the place of one, and take one out', () => {
  const store = settings(db)
  const text = 'qui paie si je perds mon procès'
  store.save({ [OWN_LINES_SETTING]: 'paie + procès > fiche GEN-CHOSE' })
  expect(ids({ text })[0]).toBe('GEN-CHOSE')
  const shipped = thesaurusLines.filter(({ answers }) => answers.includes('L. 761-1 CJA'))
  store.save({ [OWN_LINES_SETTING]: shipped.map(({ asked: words }) => `${words} > rien`).join('\n') })
  expect(find({ text }).hits[0]?.why).not.toContain(PROMOTED)
  store.save({ [OWN_LINES_SETTING]: '' })
  expect(ids({ text })[0]).toBe('CJA-L761-1')
  expect(misreadLines('sans réponse\n# un titre\na > b')).toEqual(['sans réponse'])
})
