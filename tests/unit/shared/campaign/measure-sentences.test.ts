/** Every measure of the starter library and some awkward titles, at every stage, in every sentence that names a measure. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Bill } from '../../../../src/shared/campaign/bills/model.ts'
import { stateAt } from '../../../../src/shared/campaign/bills/state/measure-state.ts'
import { namedIn, textName } from '../../../../src/shared/campaign/bills/state/measure-words.ts'
import { phaseAt } from '../../../../src/shared/campaign/bills/state/phase.ts'
import { thingsOf } from '../../../../src/shared/campaign/briefs/things.ts'

const TODAY = '2026-12-02'
const bills = Bill.array().parse(JSON.parse(readFileSync('resources/packs/narcotrafic.json', 'utf8')).bills)
const awkward = [
  'VSA en gare',
  'Hausse : peines et amendes',
  'Suspicion par défaut',
  'Rôle du préfet',
  'Zorglub',
]
const cases = bills.flatMap(bill =>
  [...bill.measures, ...awkward.map(title => ({ ...bill.measures[0]!, title }))].flatMap(measure =>
    bill.stages.map(stage => ({ bill, measure, stage: stage.key })),
  ),
)
const DETERMINER = /^(?:l[ae] |l’|les )/

test('a measure named in a sentence has its article, whatever its title', () => {
  const bare = cases.filter(({ measure }) => !DETERMINER.test(namedIn(measure)))
  expect(bare.map(one => one.measure.title)).toEqual([])
})

test('a colon of a title is neither lost nor turned into another sign, and no word follows a colon without its article', () => {
  const faults = cases.flatMap(({ bill, measure, stage }) => {
    const choice = {
      bill: bill.id,
      stage,
      measures: [measure.id],
      arguments: [],
      audience: { chamber: 'an', group: '', member: '' },
    } as const
    const subject = { ...bill, measures: [measure] }
    const things = thingsOf({
      choice: { ...choice, measures: [measure.id], arguments: [] },
      bill: subject,
      arguments: [],
      today: TODAY,
    })
    const words = Object.values(things).flatMap(list => list.flatMap(one => Object.entries(one.words)))
    return words.flatMap(([key, text]) => {
      const plain = text.replace(/[\u00a0\u202f]/g, ' ')
      const tail = / : (.*)$/
        .exec(measure.title.replace(/[\u00a0\u202f]/g, ' '))?.[1]
        ?.replace(/\(.*/, '')
        .trim()
      const lost = tail && plain.includes(` ; ${tail}`)
      const bare = /inquiète : (?!l[ae] |l’|les |la mesure)/.test(plain)
      return lost || bare ? [`${key}: ${plain}`] : []
    })
  })
  expect([...new Set(faults)]).toEqual([])
})

test('the words on what measures do are of one tense, whatever became of them', () => {
  for (const bill of bills)
    for (const { key } of bill.stages) {
      const choice = {
        bill: bill.id,
        stage: key,
        measures: bill.measures.map(one => one.id),
        arguments: [],
        audience: { chamber: 'an', group: '', member: '' },
      } as const
      const rows =
        thingsOf({
          choice: { ...choice, measures: [...choice.measures], arguments: [] },
          bill,
          arguments: [],
          today: TODAY,
        }).measures ?? []
      const imperfect = rows
        .map(row => row.words.does ?? '')
        .filter(does => /^(?:[^:]*: )?(?!fait )\p{L}+(?:ait|aient)\b/iu.test(does.replace(/\u00a0/g, ' ')))
      expect(imperfect).toEqual([])
      expect(textName(phaseAt(bill, key), '').the).toBeTruthy()
    }
  expect(cases.length).toBeGreaterThan(bills.length * 5)
  expect(cases.some(({ bill, measure, stage }) => stateAt(bill, measure, stage).presence === 'out')).toBe(
    true,
  )
})
