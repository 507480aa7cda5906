import { describe, expect, it } from 'vitest'
import { committeeOn, houseAhead, nextDay } from '../../../../../src/shared/campaign/bills/ahead.ts'
import type { Stage } from '../../../../../src/shared/campaign/bills/model.ts'
import { aBill } from '../../../../fixtures/builders.ts'

const today = '2025-03-10'
const bill = (...stages: Partial<Stage>[]) =>
  aBill({
    first: 'senat',
    stages: stages.map((one, n) => ({ key: `s${n}`, label: `s${n}`, ...one })) as never,
  })
const read = { kind: 'vote', chamber: 'senat', date: '2025-02-04' } as const
const law = { kind: 'commission', chamber: 'an', committee: 'commission des lois' } as const
const deputy = { chamber: 'an', committee: 'Commission des lois constitutionnelles' } as const

describe('where a bill may be acted on', () => {
  it.each([
    ['voted in the Sénat, it goes to the Assemblée', 'an', bill(read)],
    ['in committee there, it stays', 'an', bill(read, { ...law, date: '2025-03-07' })],
    [
      'the next stage noted says it',
      'senat',
      bill(read, { ...law }, { chamber: 'senat', date: '2025-03-12' }),
    ],
    ['before a joint committee, both', undefined, bill(read, { kind: 'cmp', date: '2025-03-01' })],
    ['a law, neither', undefined, bill(read, { kind: 'promulgation', date: '2025-03-01' })],
    ['a stage of no kind says it by its key', 'senat', aBill()],
  ])('%s', (_, house, given) => expect(houseAhead(given, today)).toBe(house))

  it('is on a day of the chamber a member sits in', () => {
    const given = bill(read, { chamber: 'senat', date: '2025-03-12' }, { chamber: 'an', date: '2025-03-20' })
    expect(nextDay(given, 'an', today)).toBe('2025-03-20')
    expect(nextDay(given, 'senat', today)).toBe('2025-03-12')
    expect(nextDay(bill(read, { date: '2025-03-15' }), 'an', today)).toBe('2025-03-15')
    expect(nextDay(bill(read), 'an', today)).toBeUndefined()
  })
})

describe('the committee of a member', () => {
  it('examines a bill until its report', () => {
    expect(committeeOn(bill(read, { ...law, date: '2025-03-12' }), deputy, today)).toBe('now')
    expect(committeeOn(bill(read, { ...law, kind: 'renvoi', date: '2025-03-01' }), deputy, today)).toBe('now')
    expect(committeeOn(bill(read, { ...law, date: '2025-03-07' }), deputy, today)).toBe('then')
    const sitting = { kind: 'seance', chamber: 'an', date: '2025-03-17' } as const
    expect(committeeOn(bill(read, { ...law, date: '2025-03-07' }, sitting), deputy, today)).toBe('then')
  })
  it('of the other chamber, or another one, has nothing to do with it', () => {
    const senator = { chamber: 'senat', committee: 'Commission des lois' } as const
    expect(committeeOn(bill(read, { ...law, date: '2025-03-12' }), senator, today)).toBeUndefined()
    expect(committeeOn(bill(read, law), { ...deputy, committee: 'Finances' }, today)).toBeUndefined()
    expect(committeeOn(bill(read, law), { ...deputy, committee: '' }, today)).toBeUndefined()
  })
})
