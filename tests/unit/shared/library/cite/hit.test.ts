import { expect, test } from 'vitest'
import { hitOf } from '../../../../../src/shared/library/cite/hit.ts'
import { aDocument } from '../../../../fixtures/builders.ts'

const excerptOf = (text: string) => hitOf(aDocument({ text: [{ text }] })).excerpt

test('how a text begins is cut between words, and said to be cut', () => {
  const said = excerptOf('période de référence '.repeat(40))
  expect(said.length).toBeLessThanOrEqual(241)
  expect(said).toMatch(/(?:référence|période|de)…$/)
  expect(excerptOf('Court.')).toBe('Court.')
  expect(excerptOf('x'.repeat(500))).toBe(`${'x'.repeat(240)}…`)
})
