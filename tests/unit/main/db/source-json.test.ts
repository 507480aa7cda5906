import { expect, test } from 'vitest'
import { saysPlain, sourceJson } from '../../../../src/main/db/source-json.ts'
import { aDecision } from '../../../fixtures/builders.ts'

test('a text said to be plain is written as JSON writes it', () => {
  const text = [
    { n: 1, section: 'reasons' as const, text: 'Il dit « oui ».' },
    { section: 'reasons' as const, text: 'Il dit "oui", "text":[] compris.' },
    { text: '' },
  ]
  saysPlain(text)
  const decision = aDecision({ text, notes: '"text":[]' })
  expect(sourceJson(decision)).toBe(JSON.stringify(decision))
  expect(sourceJson({ ...decision, text: [] })).toBe(JSON.stringify({ ...decision, text: [] }))
})
