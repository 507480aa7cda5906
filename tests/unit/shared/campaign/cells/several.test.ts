/** Several measures in one document: each clause of the request is of those it names, in one order, the one of the table. */
import { expect, test } from 'vitest'
import type { Chamber, Measure } from '../../../../../src/shared/campaign/bills/model.ts'
import { usualRequest } from '../../../../../src/shared/campaign/briefs/choice.ts'
import { drawer } from '../../../../fixtures/amendments/drawn.ts'
import { bills, write } from '../stages/documents-at-stage.ts'
import { kinds } from './cells.ts'
import { billAt, type Lot, lotsAt, type Situation, situations, TODAY, truthOf } from './courses.ts'
import { contradictions, hasPower, requestsIn, type Truth } from './read-sentence.ts'

const SEED = 20_261_203
const DRAWN_LOTS = 6
const draw = drawer(SEED)
const [model] = bills
const shape = model!.measures[0]!
const ARTICLES = ['3', '7', '9'] as const
const name = ({ first, procedure, name: words }: Situation) => `${first}, ${procedure}, ${words}`

/** A bill with one measure of each lot, under the articles 3, 7 and 9. */
function billWith(situation: Situation, lots: readonly Lot[]) {
  const all = lots.map((lot, n): Measure => {
    const article = ARTICLES[n]!
    const own = { ...shape, id: `m${article}`, article, title: `Création du fichier ${article}` }
    return billAt(situation, model!, own, lot).measure
  })
  return { ...billAt(situation, model!, shape, 'in').bill, measures: all }
}

const truthFor = (situation: Situation, lot: Lot, article: string, chamber: Chamber): Truth => {
  const { presence, open } = truthOf(situation, lot)
  return {
    ...{ positions: situation.positions, chamber, presence, isOpen: open },
    isPartlyStruck: lot === 'partly-struck',
    isExpired: lot === 'expired',
    isDeferred: lot === 'deferred',
    ...(situation.nature && { nature: situation.nature }),
    names: [article],
  }
}

test.each(situations.map(situation => [name(situation), situation] as const))(
  'each clause is what its reader can do about what it names: %s',
  (_name, situation) => {
    for (let n = 0; n < DRAWN_LOTS; n++) {
      const all = lotsAt(situation)
      const lots = ARTICLES.map(() => all[draw(all.length)]!)
      const bill = billWith(situation, lots)
      for (const chamber of ['an', 'senat'] as const) {
        const choice = {
          measures: bill.measures.map(({ id }) => id),
          stage: bill.current ?? '',
          audience: { chamber, group: '', member: '' },
        }
        const request = usualRequest(choice, bill, TODAY)
        const truths = lots.map((lot, at) => truthFor(situation, lot, ARTICLES[at]!, chamber))
        expect(request !== '').toBe(truths.some(hasPower))
        const clauses = requestsIn(`Je vous demande de ${request}.`)
        for (const clause of clauses) {
          const isNamed = (article: string) => new RegExp(`(?<!\\d)${article}(?!\\d)`).test(clause)
          const named = truths.filter((_, at) => isNamed(ARTICLES[at]!))
          const faults = named.flatMap(truth => contradictions([`Je vous demande de ${clause}.`], truth))
          expect({ lots, clause, faults }).toEqual({ lots, clause, faults: [] })
        }
        // one order in every kind of document: each prints the request as it is
        const document = kinds.filter(kind => kind !== 'appel')[draw(kinds.length - 1)]!
        const stage = situation.stages.at(-1)!
        const { lines } = write({
          ...{ bill, measure: bill.measures[0]!, stage, document, chamber, today: TODAY },
          arguments: 'linked',
          measures: choice.measures,
        })
        const asked = lines.filter(line => !line.isArgument).flatMap(({ text }) => requestsIn(text))
        if (asked.length > 0 && clauses.length > 0) expect(clauses.slice(0, 1)).toEqual(asked.slice(0, 1))
      }
    }
  },
)
