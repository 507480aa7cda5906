import { describe, expect, test } from 'vitest'
import { admissibility } from '../../../../../src/shared/campaign/amendments/admissible.ts'
import { momentOf } from '../../../../../src/shared/campaign/amendments/moment.ts'
import type { Chamber } from '../../../../../src/shared/campaign/bills/model.ts'
import { Campaign } from '../../../../../src/shared/campaign/campaigns/model.ts'
import { tonightOf } from '../../../../../src/shared/campaign/campaigns/tonight.ts'
import { groundOf, noRequest, requestsOf } from '../../../../../src/shared/campaign/publishing/ground.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { aPublication } from '../publishing/a-site.ts'
import { bills } from '../stages/documents-at-stage.ts'
import { billAt, type Lot, lotsAt, type Situation, situations, TODAY, truthOf } from './courses.ts'
import { contradictions, hasPower, type Truth } from './read-sentence.ts'

const [model] = bills
const billIn = (situation: Situation) => billAt(situation, model!, model!.measures[0]!, 'in').bill
const name = ({ first, procedure, name: words }: Situation) => `${first}, ${procedure}, ${words}`

const named = situations.map(situation => [name(situation), situation] as const)
const truthFor = (situation: Situation, lot: Lot, chamber: Chamber): Truth => {
  const { presence, open } = truthOf(situation, lot)
  return {
    positions: situation.positions,
    chamber,
    presence,
    isOpen: open,
    isPartlyStruck: lot === 'partly-struck',
    isExpired: lot === 'expired',
    isDeferred: lot === 'deferred',
    ...(situation.nature && { nature: situation.nature }),
    names: ['article', 'mesure'],
  }
}

/** The steps at which somebody still amends, from articles 44 and 45 of the Constitution. */
const AMENDED: readonly string[] = ['committee', 'reported', 'sitting', 'new-reading']

describe('an amendment', () => {
  test.each(named)('is told that nobody amends any more, there and only there: %s', (_name, situation) => {
    const steps = situation.positions.map(({ step }) => step)
    const notes = (['an', 'senat'] as const).map(chamber =>
      admissibility(
        anAmendment({ bill: model!.id, chamber, text: undefined }),
        momentOf(anAmendment({ chamber }), new Date(`${TODAY}T12:00:00`), billIn(situation), []),
      ),
    )
    const isRefused = notes.map(all => all.some(one => one.rule === 'étape' && one.severity === 'error'))
    const isWhole = situation.nature === 'treaty' || situation.nature === 'resolution'
    if (isWhole || steps.every(step => !AMENDED.includes(step))) expect(isRefused).toEqual([true, true])
    else if (steps.every(step => AMENDED.includes(step))) expect(isRefused).toEqual([false, false])
  })
})

const TO = { an: 'Aux députés', senat: 'Aux sénateurs' } as const

test.each(named)(
  'a published page asks what the table gives, of whom it gives it: %s',
  (_name, situation) => {
    for (const lot of lotsAt(situation)) {
      const { bill } = billAt(situation, model!, model!.measures[0]!, lot)
      const ground = groundOf(aPublication(bill, bill.current!, { day: TODAY, stamp: TODAY }), [])
      const [subject] = ground.subjects
      const requests = requestsOf(ground, subject!)
      for (const chamber of ['an', 'senat'] as const) {
        const truth = truthFor(situation, lot, chamber)
        const own = requests.filter(({ to }) => to === '' || to === TO[chamber])
        const lines = own.map(({ request }) => `Je vous demande de ${request}.`)
        expect({ lot, chamber, faults: contradictions(lines, truth) }).toEqual({ lot, chamber, faults: [] })
        expect({ lot, chamber, asks: own.length > 0 }).toEqual({ lot, chamber, asks: hasPower(truth) })
      }
      if (requests.length === 0) expect(noRequest(ground, subject!)).toMatch(/\.$/)
    }
  },
)

test.each(named)(
  'the evening proposes a note where somebody can be asked something: %s',
  (_name, situation) => {
    const { bill } = billAt(situation, model!, model!.measures[0]!, 'in')
    const lines = tonightOf({
      campaign: Campaign.parse({ id: 'k', title: 'Campagne', bill: bill.id }),
      ...{ bill, texts: [], resting: [], amendments: [], lists: [], today: TODAY },
      counts: { arguments: 0, amendments: 0, documents: 0, lists: 0, sets: 0, calls: 0, projects: 0 },
      ...{ callees: ['M. Abad'], list: '', hasMembers: true, followUps: [] },
    })
    const note = lines.find(({ kind }) => kind === 'note')
    const mayAsk = (['an', 'senat'] as const).filter(chamber => hasPower(truthFor(situation, 'in', chamber)))
    if (mayAsk.length === 0) expect(note).toBeUndefined()
    if (note) expect(mayAsk).toContain(note.text.includes('sénateurs') ? 'senat' : 'an')
  },
)
