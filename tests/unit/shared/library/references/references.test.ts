import { describe, expect, test } from 'vitest'
import { cslOf } from '../../../../../src/shared/library/references/csl.ts'
import { markdownOf } from '../../../../../src/shared/library/references/markdown.ts'
import { writeReferences } from '../../../../../src/shared/library/references/write.ts'
import { aDecision, anArgument, anArticle } from '../../../../fixtures/builders.ts'

const decision = aDecision({
  id: 'decision-ce-1',
  court: 'TA',
  city: 'Orléans',
  formation: '2e ch.',
  date: '2024-07-12',
  numbers: ['2104478'],
  name: 'Association Exemple & autres',
  ecli: undefined,
  tags: ['vidéo', 'police'],
  notes: 'note à ne pas donner',
  text: [{ text: 'Texte à ne pas donner.' }],
})
const law = anArticle({
  of: { nature: 'loi', title: 'relative à l’informatique', number: '78-17', date: '1978-01-06' },
  number: '6',
})

test('a source as Markdown: its citation, its points, its wordings, and no private note', () => {
  const text = markdownOf({ ...decision, text: [{ n: 2, text: 'Un *moyen*.' }, { text: '1. Une liste' }] })
  expect(text).toMatch(/^# TA Orléans, /)
  expect(text).toContain('\n\n**2.** Un \\*moyen\\*.\n\n1\\. Une liste')
  expect(text).not.toContain('note à ne pas donner')
  const versions = [
    { id: 'a', from: '2012-05-01', to: '2024-03-01', status: 'MODIFIE', text: 'Avant.' },
    { id: 'b', from: '2024-03-01', status: 'VIGUEUR', text: 'Après.' },
  ]
  expect(markdownOf({ ...law, versions })).toMatch(
    /## Depuis le 1er\u00a0mars 2024\n\nAprès\.\n\n## Du 1er\u00a0mai 2012 au /,
  )
})

describe('references for other programs', () => {
  test('a decision: its court in full, its chamber, its number, and neither note nor text', () => {
    const item = cslOf(decision)
    expect(item).toMatchObject({
      type: 'legal_case',
      title: 'Association Exemple & autres',
      authority: 'Tribunal administratif d’Orléans, 2e ch.',
      number: '2104478',
      issued: { 'date-parts': [[2024, 7, 12]] },
      keyword: 'vidéo, police',
    })
    expect(JSON.stringify(item)).not.toMatch(/à ne pas donner/)
  })

  test('an article: its text, and the article as a section', () => {
    expect(cslOf(law)).toMatchObject({
      type: 'legislation',
      title: 'Loi n° 78-17 du 6\u00a0janvier 1978 relative à l’informatique',
      number: '78-17',
      section: '6',
    })
    expect(cslOf(anArgument({}))).toBeUndefined()
  })

  test('BibTeX escapes what it reads otherwise, and gives each entry a key of its own', () => {
    const item = cslOf(decision)
    const text = writeReferences(item ? [item, item] : [], 'bibtex')
    expect(text).toContain('@jurisdiction{decision-ce-1,\n  title = {Association Exemple \\& autres},')
    expect(text).toContain('@jurisdiction{decision-ce-1-2,')
    expect(text).toContain('  date = {2024-07-12}')
  })

  test('RIS: a record from TY to ER, the court, the docket number and the day', () => {
    const item = cslOf(decision)
    const text = writeReferences(item ? [item] : [], 'ris')
    expect(text).toMatch(/^TY {2}- CASE\r\n/)
    expect(text).toContain('\r\nSV  - 2104478\r\n')
    expect(text).toContain('\r\nDA  - 2024/07/12/\r\n')
    expect(text).toMatch(/\r\nER {2}- \r\n$/)
  })
})
