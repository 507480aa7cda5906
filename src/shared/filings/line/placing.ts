import type { Event } from '../../dossiers/model.ts'
import type { CaseMoment } from '../../drafts/templates/template.ts'
import { eventKindOf } from '../../procedure/events/kinds.ts'
import type { TimeLimit } from '../../procedure/limits/model.ts'
import type { Filing } from '../model.ts'
import type { LineKind, StepKey } from './model.ts'
import { type StepRule, stepsOfKind } from './step-table.ts'

/** A text as the line reads it. */
export interface LineText {
  readonly id: string
  readonly title: string
  readonly template: string
  readonly moment?: CaseMoment | undefined
  readonly filed?: string | null | undefined
  readonly set?: string | undefined
  readonly affaire?: string | undefined
}

const TITLES_OF_KIND: readonly (readonly [RegExp, LineKind])[] = [
  [/r[ée]f[ée]r[ée]|suspension/i, 'urgent'],
  [/pourvoi|cassation/i, 'cassation'],
  [/\bappel\b/i, 'appeal'],
]
const KINDS_OF_MOMENT: Partial<Record<CaseMoment, LineKind>> = {
  claim: 'merits',
  urgent: 'urgent',
  appeal: 'appeal',
  cassation: 'cassation',
}

/**
 * The kind of the line of a case: that of the text that opens it, else what its title says. The main case is on the merits unless all
 * that it has opens another: a dossier that began with a référé, an appeal taken over from a colleague.
 */
export function kindOfLine(title: string | undefined, texts: readonly LineText[]): LineKind {
  const opened = new Set(texts.flatMap(text => (text.moment && KINDS_OF_MOMENT[text.moment]) ?? []))
  if (opened.has('merits')) return 'merits'
  if (title === undefined && texts.some(text => text.moment === 'demand' || text.moment === 'recourse'))
    return 'merits'
  const [only, second] = [...opened]
  if (only && !second) return only
  if (title === undefined) return 'merits'
  const named = TITLES_OF_KIND.find(([words]) => words.test(title))?.[1]
  return named ?? only ?? 'merits'
}

const firstOf = (steps: readonly StepRule[], ...keys: readonly StepKey[]): StepKey =>
  keys.find(key => steps.some(step => step.key === key)) ?? steps[0]!.key

/** The step of a text: that of its moment, that of a text it was prepared with, else the one named. */
export function stepOfText(
  kind: LineKind,
  text: LineText,
  all: readonly LineText[],
  otherwise: StepKey,
): StepKey {
  const steps = stepsOfKind[kind]
  const stepOfMoment = (moment: CaseMoment) => steps.find(step => step.moments.includes(moment))?.key
  if (text.moment) return stepOfMoment(text.moment) ?? otherwise
  const beside = all.find(other => other.set && other.set === text.set && other.moment)
  return (beside?.moment && stepOfMoment(beside.moment)) ?? otherwise
}

/** The steps of what happened on a line; a deposit is at the step of its texts, whatever its kind. */
export function stepOfEvent(
  kind: LineKind,
  event: Event,
  events: readonly Event[],
  textSteps: ReadonlyMap<string, StepKey>,
  filings: readonly Filing[],
): StepKey {
  const steps = stepsOfKind[kind]
  const filing = filings.find(one => one.id === event.id)
  const ofTexts = filing?.drafts.flatMap(text => textSteps.get(text.id) ?? []) ?? []
  if (ofTexts.length > 0) return steps.find(step => ofTexts.includes(step.key))!.key
  const answered = event.of === undefined ? undefined : events.find(one => one.id === event.of)
  if (event.kind === 'filed' && answered && kind === 'merits') {
    const at = stepOfEvent(kind, answered, [], textSteps, filings)
    if (at === 'ruling') return 'appeal'
    if (at === 'appeal') return 'cassation'
  }
  const shown = steps.find(step => step.shownBy.includes(event.kind))
  if (shown) return shown.key
  const told = steps.find(step => step.beside?.includes(event.kind))
  if (told) return told.key
  switch (eventKindOf(event.kind)?.family) {
    case 'recourse':
      return firstOf(steps, 'recourse', 'first')
    case 'court':
      return firstOf(steps, 'ruling')
    case 'decision':
    case 'request':
    case 'documents':
    case 'other':
    case undefined:
      return firstOf(steps, 'first')
  }
}

/** The step of a time limit: the one its rule ends with, else the one after what it runs from. */
export function stepOfLimit(kind: LineKind, limit: TimeLimit, from: StepKey | undefined): StepKey {
  const steps = stepsOfKind[kind]
  const [rule = ''] = limit.key.split(':')
  const ended = steps.find(step => step.rules.includes(rule))
  if (ended) return ended.key
  const at = steps.findIndex(step => step.key === from)
  return (steps[at + 1] ?? steps[Math.max(at, 0)]!).key
}
