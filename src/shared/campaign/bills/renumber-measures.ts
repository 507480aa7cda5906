import { articleAt } from '../briefs/choice.ts'
import { cameFrom } from './came-from.ts'
import type { Bill, Measure } from './model.ts'
import type { BillText } from './text-model.ts'
import { versionName } from './versions.ts'

/** Said of a measure whose article the latest text numbers otherwise, where the measure does not say so; empty where it does, or nothing changed. */
export function renumberMeasures(
  bill: Pick<Bill, 'stages'>,
  measure: Measure,
  before: BillText,
  after: BillText,
): string {
  if (measure.articles.some(link => link.stage === after.stage)) return ''
  const formerNumber = articleAt(measure, before.stage)
  const now = after.articles.find(
    one =>
      one.kind === 'article' &&
      one.designation !== formerNumber &&
      cameFrom(one, { before, after, measures: [] })?.designation === formerNumber,
  )
  return now
    ? `L’article\u00a0${formerNumber} semble devenu l’article\u00a0${now.designation} (${versionName(bill, after)})\u00a0: vérifiez-le, et notez-le dans la mesure.`
    : ''
}
