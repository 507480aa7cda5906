import { linkOf } from '../../../shared/campaign/bills/argument-links.ts'
import type { MeasureReading } from '../../../shared/campaign/bills/contract.ts'
import type { Bill, Measure } from '../../../shared/campaign/bills/model.ts'
import { readingCells, stateToday } from '../../../shared/campaign/bills/reading.ts'
import { stateAt } from '../../../shared/campaign/bills/state/measure-state.ts'
import { articlesIn, fateText } from '../../../shared/campaign/bills/state/measure-words.ts'
import { statementsOf } from '../../../shared/campaign/bills/state/statements.ts'
import { versionName } from '../../../shared/campaign/bills/versions.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import { allArguments } from '../../library/all-arguments.ts'
import { billTexts } from './text-store.ts'

/** All that the library knows of a measure of a bill, in the order one reads it. */
export function measureReading(db: Database, bill: Bill, id: string): MeasureReading {
  const measure = bill.measures.find(one => one.id === id)
  if (!measure)
    throw new AppError(
      'not-found',
      'Cette mesure n’est pas, ou n’est plus, dans ce texte de loi. Le reste du texte est intact : choisissez-la dans le tableau.',
      { id },
    )
  const state = stateToday(bill, measure, localDay(new Date()))
  return {
    bill: { id: bill.id, title: bill.title },
    measure,
    statements: statementsOf({ measure, state: state ?? stateAt(bill, measure, '') }),
    today: state ? fateText({ measure, state }) : 'non connu : ce texte n’a pas encore d’étape',
    cells: readingCells(bill, measure),
    texts: textsOf(db, bill, measure),
    arguments: allArguments(db)
      .filter(one => linkOf(one, bill, [measure]))
      .map(one => ({ id: one.id, title: one.title, toVerify: one.certainty === 'to-verify' })),
  }
}

/** The articles of a measure in each text of its bill, under the numbers it bears there; a text that has none of them is left out. */
function textsOf(db: Database, bill: Bill, measure: Measure): MeasureReading['texts'] {
  const store = billTexts(db)
  const rank = (key: string) => bill.stages.findIndex(one => one.key === key)
  return store
    .list(bill.id)
    .toSorted((a, b) => rank(a.stage) - rank(b.stage))
    .flatMap(({ id, stage, number, source, date }) => {
      const numbers = articlesIn(stateAt(bill, measure, stage).article ?? '')
      const articles =
        numbers.length > 0
          ? store.get(id).articles.filter(one => one.kind === 'article' && numbers.includes(one.designation))
          : []
      const name = versionName(bill, { stage, number })
      return articles.length > 0 ? [{ id, stage, name, source, ...(date && { date }), articles }] : []
    })
}
