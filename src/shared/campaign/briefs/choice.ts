import type { Dossier } from '../../dossiers/model.ts'
import { type House, houseName, type Recipient } from '../../drafts/slots/member-address.ts'
import type { Template } from '../../drafts/templates/template.ts'
import { listText } from '../../french/wording.ts'
import type { Bill, Measure, Stage } from '../bills/model.ts'
import { currentStage } from '../bills/stages.ts'
import { stateAt } from '../bills/state/measure-state.ts'
import { articlesIn, type StagedMeasure, textName } from '../bills/state/measure-words.ts'
import { phaseAt } from '../bills/state/phase.ts'
import { impasse } from '../powers/impasse.ts'
import type { Ground } from '../powers/powers.ts'
import { requestText } from '../powers/requests.ts'
import { Audience, type BriefChoice } from './model.ts'

type Facts = Dossier['facts']

/** The facts of a dossier that say what its documents were assembled from, by key. */
export const choiceKeys = {
  bill: 'bill.id',
  stage: 'stage',
  measures: 'measures',
  arguments: 'arguments',
  chamber: 'audience.chamber',
  group: 'audience.group',
  member: 'member.id',
} as const

const several = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map(one => one.trim())
    .filter(Boolean)

/** The choice the documents of a dossier were assembled from; undefined for one that follows no bill. */
export function choiceOf(facts: Facts): BriefChoice | undefined {
  const bill = facts[choiceKeys.bill]?.trim()
  if (!bill) return undefined
  return {
    bill,
    stage: facts[choiceKeys.stage] ?? '',
    measures: several(facts[choiceKeys.measures]),
    arguments: several(facts[choiceKeys.arguments]),
    audience: Audience.parse({
      chamber: facts[choiceKeys.chamber] === 'senat' ? 'senat' : 'an',
      group: facts[choiceKeys.group] ?? '',
      member: facts[choiceKeys.member] ?? '',
    }),
  }
}

/** The facts a choice gives: what was chosen, and what the bill and the member say of it. An empty one takes an older answer away. */
export function choiceFacts(choice: BriefChoice, bill: Bill, today: string, member?: Recipient): Facts {
  const stage = bill.stages.find(one => one.key === choice.stage)
  const measures = chosenMeasures(choice, bill)
  const articles = measures.flatMap(one => stateAt(bill, one, choice.stage, today).article ?? [])
  const phase = phaseAt(bill, choice.stage, today)
  const number = (stage && textNumber(stage)) ?? ''
  return {
    [choiceKeys.bill]: bill.id,
    [choiceKeys.stage]: choice.stage,
    [choiceKeys.measures]: measures.map(one => one.id).join(','),
    [choiceKeys.arguments]: choice.arguments.join(','),
    [choiceKeys.chamber]: choice.audience.chamber,
    [choiceKeys.group]: choice.audience.group,
    'bill.title': bill.title,
    'bill.number': number,
    // a reading is named by the number its text bears, which may be answered; a later text by what it is
    'text.name':
      phase === 'debate' || phase === 'lapsed' ? '' : textName(phase, number).the.replace(/^l[ea] /, ''),
    chamber: houseName(choice.audience.chamber),
    'stage.label': stage?.label ?? '',
    article: listText([...new Set(articles.flatMap(articlesIn))]),
    ...memberFacts(member),
  }
}

/** The facts of one member for a text; without a member, every such fact is removed. */
export function memberFacts(member: Recipient | undefined): Facts {
  return {
    [choiceKeys.member]: member?.id ?? '',
    'member.civility': member?.civility ?? '',
    'member.first': member?.first ?? '',
    'member.last': member?.last ?? '',
    'member.group': member?.group?.label ?? '',
    'member.department': member?.department?.name ?? '',
    'member.constituency': member?.constituency?.toString() ?? '',
  }
}

/** The templates for members that a campaign offers beside those composed from a bill: none that such a one replaces. */
export const freeTemplates = (templates: readonly Template[]): Template[] =>
  templates.filter(
    one => one.dossier === 'advocacy' && !one.brief && !templates.some(other => other.id === one.replacedBy),
  )

/** The measures chosen, in the order of the bill. */
export const chosenMeasures = (choice: BriefChoice, bill: Bill): Measure[] =>
  bill.measures.filter(one => choice.measures.includes(one.id))

/** The table of powers is asked with a choice: its stage, and a member of its chamber. */
export const groundOf = (
  { stage, audience }: Pick<BriefChoice, 'stage'> & Partial<Pick<BriefChoice, 'audience'>>,
  bill: Bill,
  today: string,
): Ground => ({ bill, stage, today, reader: { chamber: audience?.chamber ?? 'an' } })

/** The part of a choice that a request follows from. */
export type RequestChoice = Pick<BriefChoice, 'measures' | 'stage'> & Partial<Pick<BriefChoice, 'audience'>>

/** The request that fits a choice, a verb in the infinitive; empty where the table of powers has none. */
export function usualRequest(choice: RequestChoice, bill: Bill, today: string): string {
  const stage = bill.stages.find(one => one.key === choice.stage)
  const text = textName(phaseAt(bill, choice.stage, today), (stage && textNumber(stage)) ?? '')
  return requestText(groundOf(choice, bill, today), stagedMeasures(choice, bill, today), text) ?? ''
}

/** Why a choice allows no request, and what can be done instead; empty where it allows one of each of its measures. */
export function impasseOf(choice: RequestChoice, bill: Bill, today: string): string {
  const ground = groundOf(choice, bill, today)
  const reasons = stagedMeasures(choice, bill, today).flatMap(one => impasse(ground, one) ?? [])
  return [...new Set(reasons)].join(' ')
}

/** The measures of a choice with their states at its stage. */
export const stagedMeasures = (
  { measures, stage }: RequestChoice,
  bill: Bill,
  today: string,
): StagedMeasure[] =>
  bill.measures
    .filter(one => measures.includes(one.id))
    .map(measure => ({ measure, state: stateAt(bill, measure, stage, today) }))

/** `907`, `1043 rect.`: the number of the text in discussion at a stage, where it is said. */
export function textNumber({ text, reference }: Stage): string | undefined {
  if (text) return text
  // a law has two numbers in one, and a decision of the Conseil is no text
  return /n°\s*(\d+(?:-\d+)?(?:\s+rect\.)?)(?![\d-]|\s*DC)/.exec(reference)?.[1]
}

/** The assembly a stage is before: its own, else what its key says. */
export function houseOf(stage: Stage | undefined): House | undefined {
  if (!stage) return undefined
  return (
    stage.chamber ?? (/^senat/.test(stage.key) ? 'senat' : /^an\b|^an-/.test(stage.key) ? 'an' : undefined)
  )
}

/** Whether the bill has gone on since a stage. */
export function hasPassed(bill: Bill, stage: string, today: string): boolean {
  const at = (key: string | undefined) => bill.stages.findIndex(one => one.key === key)
  return at(stage) >= 0 && at(currentStage(bill, today)?.key) > at(stage)
}
