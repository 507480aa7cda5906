import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Event } from '../../../../src/shared/dossiers/model.ts'
import { addDays } from '../../../../src/shared/kernel/days.ts'
import { eventKinds } from '../../../../src/shared/procedure/events/kinds.ts'
import { questions } from '../../../../src/shared/procedure/events/questions.ts'
import { timeLimits } from '../../../../src/shared/procedure/limits/time-limits.ts'
import { placeOf } from '../../../../src/shared/procedure/place.ts'
import { rules } from '../../../../src/shared/procedure/rules/all.ts'
import { shareOf } from '../../../whole.ts'

/** Days drawn for each option. */
const DAYS = shareOf(8, 40)

const dossierAnswers = Object.values(questions)
  .filter(one => one.about === 'dossier')
  .flatMap(one => Object.keys(one.values))

/** The earliest day to keep of each limit that runs, or was met, by its rule and its event: a date that is shown. */
function keeps(events: readonly Event[], answers: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { key, kind, fate, prudent } of timeLimits(events, placeOf('metropole', [], 0, answers))) {
    const [rule, ...ids] = key.split(':')
    const name = `${rule} of ${ids.at(-1)}`
    if (kind === 'limit' && fate !== 'replaced' && prudent && prudent < (found.get(name) ?? '9999'))
      found.set(name, prudent)
  }
  return found
}

/** Limits of the answered dossier that are earlier than the same ones of the open one; a remedy that takes the place of another, than any. */
function later(open: ReadonlyMap<string, string>, closed: ReadonlyMap<string, string>): string[] {
  const first = [...open.values()].toSorted()[0]
  return [...closed].flatMap(([name, keep]) => {
    const before = open.get(name) ?? first
    return before === undefined || before > keep ? [`${name}: ${before} > ${keep}`] : []
  })
}

const anEvent = fc
  .record({
    kind: fc.constantFrom(...eventKinds.map(one => one.kind)),
    date: fc.integer({ min: 0, max: 900 }).map(n => addDays('2024-06-01', n)),
    some: fc.array(fc.nat({ max: 30 }), { maxLength: 2 }),
  })
  .map(({ kind, date, some }) => {
    const options = eventKinds.find(one => one.kind === kind)!.options.map(one => one.key)
    return {
      kind,
      date,
      options: [...new Set(some.flatMap(n => (options.length ? [options[n % options.length]!] : [])))],
    }
  })

test('no year of general law is given against the silence on an act of a special text that is not written', () => {
  const at = (id: string, kind: string, ...options: string[]) =>
    Event.parse({ id, kind, date: '2024-06-01', label: kind, options })
  const silence = at('r', 'request', 'regime-general-other', 'unacknowledged')
  expect([...keeps([at('k', 'known'), silence], []).keys()]).toEqual([])
})

describe('an option left open never makes a shown date later', () => {
  test.each(eventKinds.flatMap(one => one.options.map(option => [one.kind, option.key] as const)))(
    '%s, %s',
    (kind, option) => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 4000 }), n => {
          const event = Event.parse({
            id: 'e',
            kind,
            label: kind,
            date: addDays('2016-01-01', n),
            options: [],
          })
          expect(later(keeps([event], []), keeps([{ ...event, options: [option] }], []))).toEqual([])
        }),
        { numRuns: DAYS },
      )
    },
  )
  test.each(rules.flatMap(rule => rule.trigger.events).filter((kind, at, all) => all.indexOf(kind) === at))(
    'nor one of the dossier: %s',
    kind => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 4000 }), fc.constantFrom(...dossierAnswers), (n, answer) => {
          const event = Event.parse({
            id: 'e',
            kind,
            label: kind,
            date: addDays('2016-01-01', n),
            options: [],
          })
          expect(later(keeps([event], []), keeps([event], [answer]))).toEqual([])
        }),
        { numRuns: DAYS },
      )
    },
  )
  test('nor in any chronology, whatever is added to one event or to the dossier', () => {
    fc.assert(
      fc.property(
        fc.array(anEvent, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (made, at, which, ofDossier) => {
          const events = made.map((one, n) => Event.parse({ ...one, id: `e${n}`, label: one.kind }))
          const open = keeps(events, [])
          if (ofDossier) {
            expect(later(open, keeps(events, [dossierAnswers[which % dossierAnswers.length]!]))).toEqual([])
            return
          }
          const chosen = events[at % events.length]!
          const known = eventKinds.find(one => one.kind === chosen.kind)!
          const unasked = known.questions.filter(
            question =>
              !Object.keys(questions[question].values).some(value => chosen.options.includes(value)),
          )
          // a recours marked as one that interrupts nothing is a fact more, and no open question
          const values = unasked
            .filter(question => question !== 'repeat')
            .flatMap(question => Object.keys(questions[question].values))
          const value = values[which % Math.max(values.length, 1)]
          if (value === undefined) return
          const closed = events.map(one =>
            one === chosen ? { ...one, options: [...one.options, value] } : one,
          )
          expect(later(open, keeps(closed, []))).toEqual([])
        },
      ),
      { numRuns: 1500 },
    )
  })
})
