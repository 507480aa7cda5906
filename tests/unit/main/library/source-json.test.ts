import { expect, test } from 'vitest'
import { saysPlain, sourceJson } from '../../../../src/main/library/source-json.ts'
import { aDecision } from '../../../fixtures/builders.ts'

test('a text said to be plain is written as JSON writes it', () => {
  const text = [
    { n: 1, section: 'reasons' as const, text: 'Il dit « oui ».' },
    { section: 'reasons' as const, text: 'Il dit "oui", "text":[] compris.' },
    { text: '' },
  ]
  saysPlain(text, { straight: true, wide: false })
  const { provenance, ...own } = aDecision({ text, notes: '"text":[]' })
  const written = (fields: typeof own) => sourceJson(fields, provenance).join('')
  expect(written(own)).toBe(JSON.stringify({ ...own, provenance }))
  expect(written({ ...own, text: [] })).toBe(JSON.stringify({ ...own, text: [], provenance }))
  const without = [{ n: 1, text: 'Oui.' }, { text: 'Non.' }]
  saysPlain(without, { straight: false, wide: true })
  expect(written({ ...own, text: without })).toBe(JSON.stringify({ ...own, text: without, provenance }))
})
