import { expect, test } from 'vitest'
import { settleContested } from '../../../../src/shared/library/merge/contested.ts'
import { aDecision } from '../../../fixtures/builders.ts'

test('an order stays one, whichever publisher is the newest', () => {
  const from = (publisher: string, asOf: string, formation: string) =>
    aDecision({ formation, provenance: [{ publisher, licence: '', file: publisher, asOf }] })
  for (const [order, chamber] of [
    ['2026-03-21', '2026-04-01'],
    ['2026-04-01', '2026-03-21'],
  ] as const) {
    const [a, b] = [from('ouvert', order, 'ord.'), from('DILA', chamber, '9e ch.')]
    const both = [...a.provenance, ...b.provenance]
    expect(settleContested(a, b, both)?.fields.formation).toBe('ord.')
    expect(settleContested(b, a, both)?.fields.formation).toBe('ord.')
  }
})
