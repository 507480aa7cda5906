import { expect, test } from 'vitest'
import { CiteCheck } from '../../../../../src/shared/drafts/verify/cite-check.ts'
import { checkReport } from '../../../../../src/shared/drafts/verify/report.ts'

const one = (verdict: string) => ({ block: 'b', written: 'art. R. 421-1 CJA', live: true, verdict })
const check = CiteCheck.parse({
  day: '2026-11-26',
  citations: [one('agrees'), one('unchecked'), one('unchecked'), one('absent')],
  quotes: [],
})

test('the report tells the citations that could not be checked among what was not', () => {
  const told = (given: CiteCheck) =>
    JSON.stringify(
      checkReport({ title: 'T', dossier: 'D', at: '', print: '', problems: [], check: given }).blocks.at(-1),
    ).replaceAll(/[\u00a0\u202f]/g, ' ')
  expect(told(check)).toContain('2 citations que la bibliothèque ne permet pas de vérifier')
  expect(told(check)).toContain('1 citation dont la source n’est pas dans la bibliothèque')
  expect(told({ ...check, citations: check.citations.slice(0, 1) })).not.toContain(
    'ne permet pas de vérifier',
  )
})
