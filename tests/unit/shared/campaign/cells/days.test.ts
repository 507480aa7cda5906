/** The same texts on any day: how long a text may be said to be where it was noted, and what is noted for a day to come. */
import { describe, expect, test } from 'vitest'
import { nextDay } from '../../../../../src/shared/campaign/bills/ahead.ts'
import { limitsOf } from '../../../../../src/shared/campaign/bills/limits.ts'
import { type Bill, Stage } from '../../../../../src/shared/campaign/bills/model.ts'
import { currentStage } from '../../../../../src/shared/campaign/bills/stages.ts'
import { Campaign } from '../../../../../src/shared/campaign/campaigns/model.ts'
import { tonightOf } from '../../../../../src/shared/campaign/campaigns/tonight.ts'
import type { Step } from '../../../../../src/shared/campaign/powers/model.ts'
import { positionsAt } from '../../../../../src/shared/campaign/powers/positions.ts'
import { lateText } from '../../../../../src/shared/campaign/powers/whereabouts.ts'
import { groundOf, requestsOf } from '../../../../../src/shared/campaign/publishing/ground.ts'
import { addDays } from '../../../../../src/shared/kernel/days.ts'
import { drawer } from '../../../../fixtures/amendments/drawn.ts'
import { aPublication } from '../publishing/a-site.ts'
import { bills, write } from '../stages/documents-at-stage.ts'
import { kinds } from './cells.ts'
import { billAt, type Situation, situations } from './courses.ts'

const SEED = 20_261_203
const draw = drawer(SEED)
const [model] = bills
const billIn = (situation: Situation) => billAt(situation, model!, model!.measures[0]!, 'amended').bill
const name = ({ first, procedure, name: words }: Situation) => `${first}, ${procedure}, ${words}`
const named = situations.map(situation => [name(situation), situation] as const)

/** Days after which nobody may be asked anything unless somebody looked: no step of a text is that long. */
const FOREVER = 150
/** Steps a text does not leave. */
const LASTING: readonly Step[] = ['law', 'resolved', 'lapsed']
const lastDay = ({ stages }: Situation): string => stages.at(-1)?.date ?? ''
/** Kinds of documents that ask, or tell where a text is. */
const documents = kinds.filter(kind => kind !== 'appel')

const evening = (bill: Bill, today: string) =>
  tonightOf({
    campaign: Campaign.parse({ id: 'k', title: 'Campagne', bill: bill.id }),
    ...{ bill, texts: [], resting: [], amendments: [], lists: [], today },
    counts: { arguments: 0, amendments: 0, documents: 0, lists: 0, sets: 0, calls: 0, projects: 0 },
    ...{ callees: ['M. Abad'], list: '', hasMembers: true, followUps: [] },
  })

describe('a text noted long ago', () => {
  test.each(named)('is late once and for all, until somebody looks: %s', (_name, situation) => {
    const bill = billIn(situation)
    const isLasting = situation.positions.some(({ step }) => LASTING.includes(step))
    const days = Array.from({ length: FOREVER + 1 }, (_, n) => addDays(lastDay(situation), n))
    const late = days.map(day => lateText(bill, day) !== undefined)
    expect(late[0]).toBe(false)
    expect(late.at(-1)).toBe(!isLasting)
    expect(late.join('')).toMatch(/^(?:false)*(?:true)*$/)
    // who looked that day is believed for as long again, and no longer
    const looked = addDays(lastDay(situation), FOREVER)
    expect(lateText({ ...bill, seenOn: looked }, looked)).toBeUndefined()
    expect(lateText({ ...bill, seenOn: looked }, addDays(looked, FOREVER)) !== undefined).toBe(!isLasting)
  })

  test.each(named)('is asked about first, and nothing of it is final: %s', (_name, situation) => {
    const { bill, measure } = billAt(situation, model!, model!.measures[0]!, 'amended')
    const stage = situation.stages.at(-1)!
    const today = addDays(lastDay(situation), draw(2 * FOREVER))
    const isLate = lateText(bill, today) !== undefined
    const document = documents[draw(documents.length)]!
    const { problems } = write({ bill, measure, stage, document, arguments: 'linked', today })
    expect(problems.some(({ code, severity }) => code === 'text-late' && severity === 'blocking')).toBe(
      isLate,
    )
    if (!isLate) return
    const ground = groundOf(aPublication(bill, bill.current!, { day: today, stamp: today }), [])
    expect(ground.subjects.flatMap(subject => requestsOf(ground, subject))).toEqual([])
    const lines = evening(bill, today)
    expect(lines.map(({ kind }) => kind)).toEqual(['moved'])
    expect(lines[0]?.title).toBe('Où en est le texte ?')
  })
})

describe('a text whose stages have no day', () => {
  test.each(named)('is asked about first, until somebody looks or notes one: %s', (_name, situation) => {
    const { bill, measure } = billAt(situation, model!, model!.measures[0]!, 'amended')
    const dateless = {
      ...bill,
      stages: bill.stages.map(({ date: _, ...stage }) => stage),
      measures: bill.measures.map(one => ({
        ...one,
        fates: one.fates.map(({ date: _, ...fate }) => fate),
      })),
    }
    const today = lastDay(situation)
    // a text is at least there: promulgated or over, it stays so; else nobody knows since when it is where it is
    const isLasting = [situation.positions, positionsAt(dateless, dateless.current!, today)].some(
      all => all.length > 0 && all.every(({ step }) => LASTING.includes(step)),
    )
    const late = lateText(dateless, today)
    expect(late?.reason).toBe(isLasting ? undefined : 'undated')
    if (isLasting) return
    expect(late?.question).toContain('n’a pas de date')
    const document = documents[draw(documents.length)]!
    const stage = dateless.stages.at(-1)!
    const written = write({
      ...{ bill: dateless, stage, document, today },
      measure: dateless.measures.find(({ id }) => id === measure.id)!,
      arguments: 'linked',
    })
    expect(written.problems.map(({ code }) => code)).toContain('text-late')
    const ground = groundOf(aPublication(dateless, dateless.current!, { day: today, stamp: today }), [])
    expect(ground.subjects.flatMap(subject => requestsOf(ground, subject))).toEqual([])
    expect(evening(dateless, today).map(({ kind }) => kind)).toEqual(['moved'])
    // the day somebody looked, that of a measure there, or that of what comes next answers
    expect(lateText({ ...dateless, seenOn: today }, today)).toBeUndefined()
    const [own] = dateless.measures
    const fate = { ...own!.fates[0]!, stage: dateless.current!, outcome: 'adopté', date: today }
    expect(lateText({ ...dateless, measures: [{ ...own!, fates: [fate] }] }, today)).toBeUndefined()
  })

  test('is expected where it is until the noted day of its next stage', () => {
    const at = { chamber: 'an' as const, reading: 1 }
    const sitting = { key: 's', kind: 'seance' as const, label: 'Séance', date: '2027-01-14', ...at }
    const bill = {
      ...model!,
      current: undefined,
      measures: [],
      stages: [
        Stage.parse({ key: 'c', kind: 'commission', label: 'Commission', date: '2026-11-25', ...at }),
        Stage.parse(sitting),
      ],
    }
    for (let day = '2026-11-25'; day < '2027-01-14'; day = addDays(day, 1))
      expect(lateText(bill, day)).toBeUndefined()
    expect(lateText(bill, '2027-01-14')).toBeUndefined()
    expect(lateText(bill, '2027-03-01')?.reason).toBe('stay')
  })
})

describe('a stage noted for a day to come', () => {
  test.each(named)('is not the one a text is at: %s', (_name, situation) => {
    const bill = billIn(situation)
    for (let n = 0; n < 20; n++) {
      const today = addDays(lastDay(situation), -draw(300))
      const now = currentStage(bill, today)
      if (bill.stages.some(({ date }) => (date ?? '') <= today)) expect((now?.date ?? '') <= today).toBe(true)
    }
  })
})

describe('a delay', () => {
  test.each(['commission', 'seance'] as const)(
    'of %s is that of amendments, and no day of examination',
    kind => {
      for (let n = 0; n < 40; n++) {
        const day = addDays('2026-01-01', draw(365))
        const at = { chamber: 'an' as const, reading: 1 }
        const examined = addDays(day, 1 + draw(20))
        const bill = {
          ...model!,
          current: undefined,
          stages: [
            Stage.parse({ key: 'depot', kind: 'depot', label: 'Dépôt', date: addDays(day, -30), ...at }),
            Stage.parse({ key: 'delai', kind: `${kind}-delai`, label: 'Délai', date: day, ...at }),
            Stage.parse({ key: 'examen', kind, label: 'Examen', date: examined, ...at }),
          ],
        }
        expect(limitsOf(bill.stages).map(({ limit }) => limit.prudent)).toEqual([day])
        expect(nextDay(bill, 'an', day)).toBe(examined)
      }
    },
  )
})
