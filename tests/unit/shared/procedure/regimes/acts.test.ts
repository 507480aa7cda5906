import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../../../src/shared/kernel/days.ts'
import { compute } from '../../../../../src/shared/procedure/neutral/answer.ts'
import { Situations } from '../../../../../src/shared/procedure/neutral/format.ts'
import { boundsOf } from '../../../../fixtures/procedure/second-calendar.ts'

/** An act in the words a lawyer types, and the time the law gives against it. */
interface ActOfLaw {
  readonly act: string
  readonly law: string
  /** words of who judges or of what comes first */
  readonly judge?: string
}
const acts = JSON.parse(
  readFileSync(new URL('../../../../fixtures/procedure/acts.json', import.meta.url), 'utf8'),
) as readonly ActOfLaw[]

const asked = 'dernier jour pour saisir le juge'
const answerTo = (events: readonly Readonly<Record<string, string>>[], ask = asked) =>
  compute(
    Situations.parse({
      events,
      facts: { tribunal: 'métropole', domicile: 'métropole', requérant: 'destinataire', acte: 'individuel' },
      ask,
    })[0]!,
  )
const told = 'mentionnés'

describe('acts of every code, in the words they are told', () => {
  test.each(acts.map(({ act, law, judge }, at) => [act, law, addDays('2026-02-03', at * 3), judge] as const))(
    '%s: %s',
    (type, law, date, judge) => {
      const answer = answerTo([{ type, date, 'voies et délais': told }])
      const isSaid = answer.assumes !== '' || answer.unread.length > 0
      if (judge && !isSaid) {
        const told = `${answer.judge} ${answer.remedy} ${answer.next}`
        expect(told).toMatch(new RegExp(judge.startsWith('!') ? `^(?!.*${judge.slice(1)})` : judge))
      }
      if (law === 'unknown') {
        expect(isSaid).toBe(true)
        expect(answer.keep! <= addDays(date, 3)).toBe(true)
        return
      }
      const bounds = boundsOf(law, date)
      if (!bounds) return expect(answer.keep).toBeNull()
      expect(answer.keep).not.toBeNull()
      expect(answer.keep! <= bounds[1], `${answer.keep} is later than ${bounds[1]}`).toBe(true)
      if (!isSaid) expect(answer.keep! >= bounds[0], `${answer.keep} is earlier than ${bounds[0]}`).toBe(true)
    },
  )
})

test('an act of which no word tells what it decides is of general law, and says so with the shortest day', () => {
  const answer = answerTo([{ type: 'décision notifiée', date: '2026-01-12', 'voies et délais': told }])
  expect(answer).toMatchObject({ last_day: '2026-03-13', shortest: '2026-01-12' })
  expect(answer.assumes).toMatch(/12\sjanvier\s2026/)
  const known = answerTo([
    { type: 'refus de subvention notifié', date: '2026-01-12', 'voies et délais': told },
  ])
  expect(known).toMatchObject({ last_day: '2026-03-13', shortest: null, assumes: '' })
})

test('words that are not known leave every regime possible, and are named', () => {
  const answer = answerTo([{ type: 'décision de brevet notifiée', date: '2026-01-12' }])
  expect(answer.keep).toBe('2026-01-12')
  expect(answer.unread.join(' ')).toContain('décision de brevet notifiée')
})

describe('what follows a compulsory prior appeal is counted by its own text', () => {
  test.each([
    // a month from the decision, where general law has two
    ['forfait de post-stationnement notifié', 'décision sur le recours préalable notifiée', '2026-05-11'],
    ['refus de visa notifié', 'décision sur le recours préalable notifiée', '2026-06-11'],
    // a month of silence, where general law has two, then two months
    ['sanction d’un détenu notifiée', 'recours préalable reçu', '2026-07-11'],
    ['refus d’instruction dans la famille notifié', 'recours préalable reçu', '2026-08-11'],
  ])('%s, then %s: until %s', (act, step, day) => {
    const answer = answerTo(
      [
        { type: act, date: '2026-04-01', 'voies et délais': told },
        { type: step, date: '2026-04-10', 'voies et délais': told, ar: 'complet' },
      ],
      'dernier jour pour saisir le tribunal administratif',
    )
    expect(answer.keep! <= day, `${answer.keep}`).toBe(true)
    expect(answer.keep! >= addDays(day, -2), `${answer.keep}`).toBe(true)
  })
})
