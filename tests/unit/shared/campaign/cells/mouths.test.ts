import { describe, expect, test } from 'vitest'
import { admissibility } from '../../../../../src/shared/campaign/amendments/admissible.ts'
import { momentOf } from '../../../../../src/shared/campaign/amendments/moment.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { bills } from '../stages/documents-at-stage.ts'
import { billAt, type Situation, situations, TODAY } from './courses.ts'

const [model] = bills
const billIn = (situation: Situation) => billAt(situation, model!, model!.measures[0]!, 'in').bill
const name = ({ first, procedure, name: words }: Situation) => `${first}, ${procedure}, ${words}`

/** The steps at which somebody still amends, from articles 44 and 45 of the Constitution. */
const AMENDED: readonly string[] = ['committee', 'reported', 'sitting', 'new-reading']

describe('an amendment', () => {
  test.each(situations.map(situation => [name(situation), situation] as const))(
    'is told that nobody amends any more, there and only there: %s',
    (_name, situation) => {
      const steps = situation.positions.map(({ step }) => step)
      const notes = (['an', 'senat'] as const).map(chamber =>
        admissibility(
          anAmendment({ bill: model!.id, chamber, text: undefined }),
          momentOf(anAmendment({ chamber }), new Date(`${TODAY}T12:00:00`), billIn(situation), []),
        ),
      )
      const isRefused = notes.map(all => all.some(one => one.rule === 'étape' && one.severity === 'error'))
      if (steps.every(step => !AMENDED.includes(step))) expect(isRefused).toEqual([true, true])
      if (steps.every(step => AMENDED.includes(step))) expect(isRefused).toEqual([false, false])
    },
  )
})
