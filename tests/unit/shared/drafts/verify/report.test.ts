import { expect, test } from 'vitest'
import { CheckedQuote, CiteCheck } from '../../../../../src/shared/drafts/verify/cite-check.ts'
import { checkReport } from '../../../../../src/shared/drafts/verify/report.ts'
import { ABSENT_TITLE, checkSummary } from '../../../../../src/shared/drafts/verify/summary.ts'

const one = (verdict: string) => ({ block: 'b', written: 'art. R. 421-1 CJA', live: true, verdict })
const check = CiteCheck.parse({
  day: '2026-11-26',
  citations: [one('read'), one('reference'), one('unverified'), one('unverified'), one('absent')],
  quotes: [],
})

test('the report tells the citations that could not be checked among what was not', () => {
  const told = (given: CiteCheck) =>
    JSON.stringify(
      checkReport({ title: 'T', dossier: 'D', at: '', print: '', problems: [], check: given }).blocks.at(-1),
    ).replaceAll(/[\u00a0\u202f]/g, ' ')
  expect(told(check)).toContain('1 citation dont le texte n’a pas été lu : sa référence seule concorde')
  expect(told(check)).toContain('2 citations à vérifier')
  expect(told(check)).toContain('1 citation dont la source n’est pas dans la bibliothèque')
  const read = told({ ...check, citations: check.citations.slice(0, 1) })
  expect(read).not.toMatch(/référence seule|à vérifier/)
})

test('the report counts each verdict apart', () => {
  const { blocks } = checkReport({ title: 'T', dossier: 'D', at: '', print: '', problems: [], check })
  const words = JSON.stringify(blocks).replaceAll(/[\u00a0\u202f]/g, ' ')
  expect(words).toContain('1 lu, 1 référence seule, 1 absente, 2 à vérifier.')
})

test('the summary and its list of absent ones, in the words of every mouth, come before the table', () => {
  const { blocks } = checkReport({ title: 'T', dossier: 'D', at: '', print: '', problems: [], check })
  const words = blocks.map(block => JSON.stringify(block).replaceAll(/[\u00a0\u202f]/g, ' '))
  const { text, absent } = checkSummary(check)
  const place = (told: string) =>
    words.findIndex(block => block.includes(told.replaceAll(/[\u00a0\u202f]/g, ' ')))
  expect(text).toMatch(/^5 citations lues/)
  expect(absent).toEqual(['Sans adresse connue\u00a0: art. R. 421-1 CJA'])
  const order = [text, ABSENT_TITLE, absent[0]!, 'Précisions'].map(place)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(order[0]).toBeGreaterThan(0)
})

test('the summary counts the passages quoted, compared and wrong', () => {
  const quotes = ['same', 'altered', 'unread'].map(outcome =>
    CheckedQuote.parse({ block: 'b', written: 'mots', outcome }),
  )
  expect(checkSummary({ citations: [], quotes }).text).toBe(
    'Aucune citation lue. 3 passages cités, dont 2 comparés et 1 à revoir.',
  )
})
