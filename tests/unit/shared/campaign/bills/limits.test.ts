import { describe, expect, it } from 'vitest'
import {
  amendmentLimit,
  keyDates,
  limitOf,
  promulgationBy,
} from '../../../../../src/shared/campaign/bills/limits.ts'
import { Stage } from '../../../../../src/shared/campaign/bills/model.ts'
import { calendarOf } from '../../../../../src/shared/procedure/calendar/calendar.ts'

describe('the limit for amendments at the Assemblée', () => {
  // counted on a calendar by hand: a discussion on a Friday, then on a Monday
  it.each([
    ['2025-03-28', '2025-03-25T17:00', '2025-03-25T17:00'],
    ['2025-03-17', '2025-03-13T17:00', '2025-03-12T17:00'],
    ['2025-03-18', '2025-03-14T17:00', '2025-03-13T17:00'],
    // Easter Monday is 21 April, 1 May is a Thursday
    ['2025-04-22', '2025-04-17T17:00', '2025-04-16T17:00'],
    ['2025-05-05', '2025-04-30T17:00', '2025-04-29T17:00'],
  ])('before a discussion on %s is %s, prudently %s', (day, at, prudent) => {
    expect(amendmentLimit(day, 'seance')).toMatchObject({ at, prudent, certainty: 'to-verify' })
  })

  it('comes earlier by a day off that is added', () => {
    const calendar = calendarOf('metropole', [{ zone: '', day: '2025-03-26', name: 'pont' }])
    expect(amendmentLimit('2025-03-28', 'commission', calendar).at).toBe('2025-03-24T17:00')
  })

  it('is the one noted where there is one, and is never computed at the Sénat', () => {
    const stage = Stage.parse({ key: 's', label: '', kind: 'seance', chamber: 'senat', date: '2025-03-28' })
    expect(limitOf(stage)).toBeUndefined()
    expect(limitOf({ ...stage, amendmentsBy: '2025-03-24T12:00' })?.at).toBe('2025-03-24T12:00')
    expect(limitOf({ ...stage, chamber: 'an' })?.at).toBe('2025-03-25T17:00')
  })
})

describe('promulgation', () => {
  it('has fifteen days, suspended while the Conseil has the law', () => {
    expect(promulgationBy('2025-04-29')).toBe('2025-05-14')
    expect(promulgationBy('2025-04-29', '2025-05-12')).toBeUndefined()
    // thirteen days had passed: two are left
    expect(promulgationBy('2025-04-29', '2025-05-12', '2025-06-12')).toBe('2025-06-14')
  })

  it('is among the key dates of a bill, with the month of the Conseil', () => {
    const stages = [
      { key: 'lecture', label: 'Lecture', kind: 'cmp-lecture', chamber: 'an', date: '2025-04-29' },
      { key: 'saisine', label: 'Saisine', kind: 'conseil', date: '2025-05-12' },
      { key: 'decision', label: 'Décision', kind: 'conseil', date: '2025-06-12' },
    ].map(one => Stage.parse(one))
    expect(keyDates({ stages }).map(one => [one.at, one.label.slice(0, 12)])).toEqual([
      ['2025-04-29', 'Lecture'],
      ['2025-05-12', 'Saisine'],
      ['2025-06-12', 'Décision'],
      ['2025-06-12', 'Conseil cons'],
      ['2025-06-14', 'Promulgation'],
    ])
  })
})
