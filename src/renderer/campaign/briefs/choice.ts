import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { houseOf } from '../../../shared/campaign/briefs/choice.ts'
import type { BriefChoice } from '../../../shared/campaign/briefs/model.ts'
import type { FactSpec, Template } from '../../../shared/drafts/templates/template.ts'
import { today } from '../../ui/date.ts'

/** Fact keys that the choice already answers. */
const coveredKeys = new Set([
  'bill.title',
  'bill.number',
  'chamber',
  'stage.label',
  'article',
  'briefing.date',
  'version',
])

/** The questions of a document that only its author can answer: an opening is for somebody, and what the campaign says of itself is not asked again. */
export const askedHere = (
  template: Template,
  member: string,
  identity: Readonly<Record<string, string>>,
): FactSpec[] =>
  template.facts.filter(
    spec =>
      !coveredKeys.has(spec.key) &&
      !identity[spec.key] &&
      (spec.key !== 'opening' || spec.required || member !== ''),
  )

/** Initial choice of a document: the bill the address names, else the one one works on, where it is today. */
export function emptyChoice(
  query: Readonly<Record<string, string>>,
  bills: readonly Bill[],
  current: Bill | undefined,
): BriefChoice {
  const bill = bills.find(one => one.id === query.texte) ?? current
  const stage = query.stade ?? (bill && currentStage(bill, today())?.key) ?? ''
  const chamber = houseOf(bill?.stages.find(one => one.key === stage)) ?? 'an'
  return {
    bill: bill?.id ?? '',
    stage,
    measures: (query.mesures ?? '').split(',').filter(Boolean),
    arguments: [],
    audience: { chamber, group: '', member: query.membre ?? '' },
  }
}

/** Says what must still be chosen before a document can be written, as a sentence; nothing when all is. */
export function missingOf(template: Template | undefined, choice: BriefChoice): string | undefined {
  if (!template?.brief) return 'Choisissez un document.'
  if (!choice.bill) return 'Choisissez un texte de loi.'
  const { measures, arguments: argumentBounds } = template.brief
  if (measures !== 'none' && choice.measures.length === 0) return 'Choisissez au moins une mesure.'
  if (choice.arguments.length < argumentBounds.least)
    return argumentBounds.least === 1
      ? 'Choisissez au moins un argument.'
      : `Choisissez ${argumentBounds.least} arguments.`
  return undefined
}
