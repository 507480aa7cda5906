import { expect, test } from 'vitest'
import { CiteCheck } from '../../../../../src/shared/drafts/verify/cite-check.ts'
import { checkReport } from '../../../../../src/shared/drafts/verify/report.ts'

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
