import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../../../src/shared/kernel/days.ts'
import { compute } from '../../../../../src/shared/procedure/neutral/answer.ts'
import { Situations } from '../../../../../src/shared/procedure/neutral/format.ts'
import { boundsOf } from '../../../../fixtures/procedure/second-calendar.ts'

/** An act of any code in long and plain words, the time the law gives against it, and words of its judge or of what comes first. */
interface ActOfLaw {
  readonly act: string
  readonly law: string
  readonly judge?: string
}
const acts = JSON.parse(
  readFileSync(new URL('../../../../fixtures/procedure/professor-day.json', import.meta.url), 'utf8'),
) as readonly ActOfLaw[]

const answerTo = (type: string, date = '2026-03-25') =>
  compute(
    Situations.parse({
      events: [{ type, date, 'voies et délais': 'mentionnés' }],
      facts: { tribunal: 'métropole', domicile: 'métropole', requérant: 'destinataire', acte: 'individuel' },
      ask: 'dernier jour pour saisir le juge',
    })[0]!,
  )

describe('a day of acts of any code, each as its reader would tell it', () => {
  test.each(acts.map(({ act, law, judge }, at) => [act, law, addDays('2026-02-03', at), judge] as const))(
    '%s: %s, never later',
    (act, law, date, judge) => {
      const answer = answerTo(act, date)
      const isSaid = answer.assumes !== '' || answer.unread.length > 0
      if (law === 'unknown') {
        expect(isSaid).toBe(true)
        expect(answer.keep! <= addDays(date, 3)).toBe(true)
        return
      }
      const bounds = boundsOf(law, date)
      if (!bounds) return expect(answer.keep).toBeNull()
      expect(answer.keep).not.toBeNull()
      expect(answer.keep! <= bounds[1], `${answer.keep} is later than ${bounds[1]}`).toBe(true)
      if (judge && !isSaid)
        expect(`${answer.judge} ${answer.remedy} ${answer.next}`).toMatch(new RegExp(judge))
    },
  )
})

test.each([
  ['arrêté de fermeture pour motifs sanitaires notifié', 'sanitary reasons ask nobody for reasons'],
  ['décision du conseil départemental refusant une aide notifiée', 'a local council is no Conseil d’État'],
  ['décision rejetant une reconnaissance de l’imputabilité au service notifiée', 'recognised is not known'],
])('words inside « %s » are its subject: %s', act => expect(answerTo(act).keep! <= '2026-05-26').toBe(true))
