import { expect, test } from 'vitest'
import { calendarFile } from '../../../../src/main/procedure/calendar-file.ts'
import { Event } from '../../../../src/shared/dossiers/model.ts'
import { timeLimits } from '../../../../src/shared/procedure/limits/time-limits.ts'
import { placeOf } from '../../../../src/shared/procedure/place.ts'

test('a calendar file carries the day to keep and the last day, each with its reminders', () => {
  const event = Event.parse({
    id: 'n',
    kind: 'notified',
    date: '2026-01-12',
    label: '',
    options: ['remedies'],
  })
  const due = timeLimits([event], placeOf('metropole', [], 0, ['regime-general'])).map(limit => ({
    dossier: 'd',
    title: 'Dossier',
    limit,
  }))
  const file = calendarFile(due, new Date('2026-01-20T00:00:00Z'))
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  expect(file).toContain('DTSTART;VALUE=DATE:20260312')
  expect(file).toContain('DTSTART;VALUE=DATE:20260313')
  expect(file).toMatch(/SUMMARY:Date à retenir/)
  expect(file).toMatch(/SUMMARY:Dernier jour/)
  // the case is named where the dossier has several
  expect(file).not.toContain('Référé')
  const ofCase = calendarFile(
    due.map(one => ({ ...one, affaire: 'Référé' })),
    new Date('2026-01-20T00:00:00Z'),
  )
  expect(ofCase.replaceAll('\r\n ', '').match(/— Dossier\\, Référé/g)).toHaveLength(2)
})
