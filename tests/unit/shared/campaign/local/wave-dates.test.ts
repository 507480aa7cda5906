import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dueWeek, mondayOf } from '../../../../../src/shared/campaign/waves/due.ts'
import { withMarks } from '../../../../../src/shared/campaign/waves/marks.ts'
import { Wave, type WaveMark } from '../../../../../src/shared/campaign/waves/model.ts'
import { lineLimits, standingOf } from '../../../../../src/shared/campaign/waves/standing.ts'
import { addDays, localDay } from '../../../../../src/shared/kernel/days.ts'

/** Events of the neutral vectors that a wave notes too. */
const markOf: Readonly<Record<string, WaveMark>> = {
  'demande de documents reçue': 'cada-request',
  'refus de communication notifié': 'cada-refused',
  'saisine enregistrée par la CADA': 'cada-registered',
  'saisine de la CADA enregistrée': 'cada-registered',
  'refus confirmé notifié': 'cada-confirmed',
  'avis de la CADA notifié': 'cada-opinion',
}

interface Vector {
  readonly id: string
  readonly events: readonly { readonly type: string; readonly date: string }[]
  readonly facts: Readonly<Record<string, string>>
  readonly ask: string
  readonly expected: {
    readonly keep?: string
    readonly born?: string
    readonly never_show?: readonly string[]
  }
}
const vectorsIn = (file: URL): Vector[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] }).vectors : []
const vectors = [
  ...vectorsIn(new URL('../../../../fixtures/procedure/time-limits.json', import.meta.url)),
  ...vectorsIn(new URL('../../../../../../shared/legal/time-limits.json', import.meta.url)),
].filter(
  one =>
    one.id.startsWith('CAD') &&
    one.facts.domicile === 'métropole' &&
    one.events.every(({ type }) => type in markOf),
)

const lineOf = (id: string) => ({
  id,
  authority: { kind: 'mairie' as const, name: `mairie de ${id}`, department: '', address: '', email: '' },
  events: [],
  exhibits: [],
})
const waveOf = (...ids: readonly string[]) =>
  Wave.parse({ id: 'w', title: 'Vague', dossier: 'd', draft: 'e', lines: ids.map(lineOf) })
const marked = (wave: Wave, line: string, events: readonly (readonly [WaveMark, string])[]) =>
  events.reduce((now, [mark, date]) => withMarks(now, mark, [{ line, date }]), wave)
/** The line of a wave that has these marks alone. */
const only = (events: readonly (readonly [WaveMark, string])[]) =>
  marked(waveOf('ville'), 'ville', events).lines[0]!

test('worked examples of access to documents are there', () => {
  expect(vectors.length).toBeGreaterThan(9)
})

describe('the dates of a line are those of the worked examples', () => {
  test.each(vectors.map(one => [one.id, one] as const))('%s', (_, { events, expected, ask }) => {
    const limits = lineLimits(only(events.map(({ type, date }) => [markOf[type]!, date] as const)))
    const key = ask.includes('CADA') ? 'cada-seize' : 'cada-suit'
    const days = limits
      .filter(one => one.kind === 'limit' && one.fate === 'running' && one.key.startsWith(key))
      .map(one => one.prudent ?? '')
    if (expected.keep) expect(days.every(day => day <= expected.keep!) && days.length > 0).toBe(true)
    if (expected.born)
      expect(limits.filter(one => one.kind === 'birth').map(one => one.lastDay)).toContain(expected.born)
    for (const day of expected.never_show ?? []) expect(days).not.toContain(day)
  })
})

/** Days of receipt drawn without a seed to keep: each of three years and a half. */
const everyDay = Array.from({ length: 1300 }, (_, n) => addDays('2024-01-01', n))

test('each silence is announced on one Monday and one only, from the day it refuses', () => {
  for (const [n, received] of everyDay.entries()) {
    if (n % 7 !== 0 && n % 5 !== 0) continue
    const wave = marked(waveOf('ville'), 'ville', [['cada-request', received]])
    const { silence = '' } = standingOf(wave.lines[0]!, received)
    const mondays = Array.from({ length: 9 }, (_, at) => addDays(mondayOf(received), at * 7))
    const told = mondays.filter(day => dueWeek([wave], day).born.length > 0)
    expect(told, received).toHaveLength(1)
    expect(told[0]! >= silence && told[0]! < addDays(silence, 7), received).toBe(true)
  }
})

test('a silence that refused after Monday is told on Sunday, as the table says it, and announced on the next Monday', () => {
  // received on 28 October: the refusal is of Saturday 28 November
  const wave = marked(waveOf('a', 'b'), 'a', [['cada-request', '2026-10-28']])
  const told = (day: string) => {
    const { born, since } = dueWeek([wave], day)
    return [born.length, since.map(one => one.day)]
  }
  expect(told('2026-11-23')).toEqual([0, []])
  expect(told('2026-11-28')).toEqual([0, []])
  expect(standingOf(wave.lines[0]!, '2026-11-28').state).toBe('waiting')
  expect(told('2026-11-29')).toEqual([0, ['2026-11-28']])
  expect(standingOf(wave.lines[0]!, '2026-11-29').state).toBe('refused')
  expect(told('2026-11-30')).toEqual([1, []])
})

test('what was to be done earlier in the week is late, as the table says it', () => {
  const wave = marked(waveOf('a'), 'a', [['cada-request', '2026-01-07']])
  const { next } = standingOf(wave.lines[0]!, '2026-01-07')
  const after = addDays(next!.prudent!, 1)
  expect(mondayOf(after)).toBe(mondayOf(next!.prudent!))
  expect(standingOf(wave.lines[0]!, after).state).toBe('late')
  const { ends, late } = dueWeek([wave], after)
  expect([ends.length, late.map(one => one.day)]).toEqual([0, [next!.prudent]])
})

test('nothing is ever due later than the limit of the procedure', () => {
  for (const received of everyDay.filter((_, n) => n % 11 === 0)) {
    const wave = marked(waveOf('ville'), 'ville', [['cada-request', received]])
    const { next } = standingOf(wave.lines[0]!, received)
    const { ends } = dueWeek([wave], next!.prudent!)
    expect(ends.map(one => one.day)).toEqual([next!.prudent])
    expect(next!.prudent! <= next!.lastDay!).toBe(true)
    expect(dueWeek([wave], addDays(next!.prudent!, 7)).late).toHaveLength(1)
  }
})

test('a line goes from one state to the next', () => {
  const state = (events: readonly (readonly [WaveMark, string])[], day: string) =>
    standingOf(only(events), day).state
  expect(state([], '2026-01-01')).toBe('unsent')
  expect(state([['sent', '2026-01-02']], '2026-01-03')).toBe('sent')
  const received = [
    ['sent', '2026-01-02'],
    ['cada-request', '2026-01-05'],
  ] as const
  expect(state(received, '2026-02-05')).toBe('waiting')
  expect(state(received, '2026-02-06')).toBe('refused')
  expect(state(received, '2026-04-06')).toBe('late')
  const referred = [...received, ['cada-registered', '2026-03-30']] as const
  expect(state(referred, '2026-05-30')).toBe('referred')
  expect(state(referred, '2026-05-31')).toBe('confirmed')
  expect(state([...referred, ['filed', '2026-06-15']], '2026-06-20')).toBe('filed')
  expect(state([...referred, ['closed', '2026-06-15']], '2026-06-20')).toBe('closed')
  expect(state([...received, ['cada-refused', '2026-01-20']], '2026-01-21')).toBe('refused')
})

test('a request sent and never proven received is told, and one of this week is not', () => {
  const wave = marked(marked(waveOf('a', 'b'), 'a', [['sent', '2026-01-05']]), 'b', [['sent', '2026-01-26']])
  expect(dueWeek([wave], '2026-01-28').unproven.map(one => one.line.id)).toEqual(['a'])
})

test('what is closed asks for nothing any more', () => {
  const wave = marked(waveOf('a'), 'a', [
    ['cada-request', '2026-01-05'],
    ['closed', '2026-02-20'],
  ])
  const { born, ends, late } = dueWeek([wave], localDay(new Date('2026-04-06T12:00:00')))
  expect([...born, ...ends, ...late]).toEqual([])
})
