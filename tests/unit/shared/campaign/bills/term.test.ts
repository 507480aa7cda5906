import { expect, test } from 'vitest'
import { stateAt } from '../../../../../src/shared/campaign/bills/state/measure-state.ts'
import { aBill } from '../../../../fixtures/builders.ts'

const standingOn = (today: string, outcome: string) => {
  const bill = aBill({
    stages: [{ key: 'loi', label: 'Loi promulguée', kind: 'promulgation', date: '2024-01-10' }] as never,
    measures: [{ id: 'm', article: '3', title: 'Mesure', fates: [{ stage: 'loi', outcome }] }] as never,
  })
  return stateAt(bill, bill.measures[0]!, 'loi', today).standing
}

/** The words a term is noted in. */
const TERMS = [
  'dans la loi, jusqu’au 31 mars 2025',
  'dans la loi (expire le 31 mars 2025)',
  'expire le 31 mars 2025',
  'dans la loi ; a pris fin le 31 mars 2025',
]

test.each(TERMS)('a measure is in force until its term, and not after: %s', outcome => {
  expect(standingOn('2025-03-30', outcome)).toBe('law')
  expect(standingOn('2025-03-31', outcome)).toBe('law')
  expect(standingOn('2025-04-01', outcome)).toBe('expired')
})

test('a measure whose words name no term stays as they say it', () => {
  expect(standingOn('2030-01-01', 'dans la loi')).toBe('law')
  expect(standingOn('2025-01-01', 'arrivée à son terme')).toBe('expired')
})
