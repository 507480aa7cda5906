import { inGuillemets } from '../../french/wording.ts'
import type { Argument } from '../../library/model.ts'
import { linkOf } from '../bills/argument-links.ts'
import type { Bill, Measure, Stage } from '../bills/model.ts'
import { outdatedMeasures } from '../bills/resting.ts'
import { dayAfter } from '../bills/state/last-day.ts'
import { stateAt } from '../bills/state/measure-state.ts'
import { type StagedMeasure, type TextName, textName } from '../bills/state/measure-words.ts'
import { phaseAt } from '../bills/state/phase.ts'
import { textNumber } from '../briefs/choice.ts'
import { requestText } from '../powers/requests.ts'
import { lateText } from '../powers/whereabouts.ts'
import type { Publication, PublishedArgument } from './publication.ts'

/** A measure of a publication, with its state at the stage and the arguments that may be said of it there. */
export interface Subject extends StagedMeasure {
  readonly arguments: readonly PublishedArgument[]
}

/** A publication as its pages read it: nothing of a later stage, nothing written for an earlier one. */
export interface Ground {
  readonly publication: Publication
  /** the bill with its stages up to the present one, to be shown; states are read from the whole */
  readonly bill: Bill
  readonly stage: Stage | undefined
  readonly text: TextName
  /** the first day the stage cannot know; undefined for the last one */
  readonly until: string | undefined
  readonly subjects: readonly Subject[]
  /** arguments printed, in the order of the measures they are about */
  readonly arguments: readonly PublishedArgument[]
  /** arguments left out, each in a sentence that says why */
  readonly omissions: readonly string[]
}

/** Puts together what the pages of a publication may say at its stage. */
export function groundOf(publication: Publication, all: readonly Argument[]): Ground {
  const at = publication.bill.stages.findIndex(one => one.key === publication.stage)
  const bill =
    at < 0 ? publication.bill : { ...publication.bill, stages: publication.bill.stages.slice(0, at + 1) }
  const stage = publication.bill.stages[at]
  const until = dayAfter(publication.bill, publication.stage)
  const linked = all.filter(one => !one.ground && isTied(one, bill, bill.measures))
  const omissions: string[] = []
  const usable = linked.filter(one => {
    const reason = omission(one, publication, until)
    if (reason) omissions.push(`${inGuillemets(one.title)}\u00a0: ${reason}`)
    return !reason
  })
  const subjects = bill.measures.map(
    (measure): Subject => ({
      measure,
      state: stateAt(publication.bill, measure, publication.stage, publication.day),
      arguments: usable
        .filter(
          one =>
            linkOf(one, bill, [measure]) !== undefined &&
            !outdatedMeasures(publication.bill, one, [measure.id], publication.stage),
        )
        .map(published),
    }),
  )
  const ofMeasures = subjects.flatMap(one => one.arguments)
  const ofBill = usable
    .filter(
      one =>
        one.measures.some(link => link.bill === bill.id) &&
        !outdatedMeasures(publication.bill, one, [], publication.stage),
    )
    .map(published)
  const printed = [...new Map([...ofMeasures, ...ofBill].map(one => [one.id, one])).values()]
  return {
    publication,
    bill,
    stage,
    until,
    text: textName(
      phaseAt(publication.bill, publication.stage, publication.day),
      (stage && textNumber(stage)) ?? '',
    ),
    subjects,
    arguments: printed,
    omissions,
  }
}

/** The stages whose dates are told: those up to the present one, and those still to come. */
export const stagesToTell = ({ bill, publication }: Ground): Stage[] =>
  publication.bill.stages.filter((one, at) => at < bill.stages.length || (one.date ?? '') >= publication.day)

const isTied = (one: Argument, bill: Bill, measures: readonly Measure[]): boolean =>
  one.measures.some(link => link.bill === bill.id) || linkOf(one, bill, measures) !== undefined

/** Why an argument is not printed at a stage; nothing where it is. */
function omission(
  one: Argument,
  { bill, stage, day, source }: Publication,
  until: string | undefined,
): string {
  if ((one.validFrom ?? '') > day || (one.validTo ?? '9999') < day)
    return 'n’est pas valable à la date de la publication.'
  const late = outdatedMeasures(bill, one, [], stage)
  if (late)
    return `est écrit pour un état passé du texte («\u00a0${late.writtenFor}\u00a0»). Mettez-le à jour.`
  const cited = one.authorities
    .map(each => source(each.source))
    .find(each => until && (each?.date ?? '') >= until)
  return cited ? `cite une source postérieure à l’étape (${cited.label}).` : ''
}

/** The fields a page may print, and no other. Contrary authorities are for the one who prepares, not for the page. */
function published(one: Argument): PublishedArgument {
  const {
    id,
    title,
    thesis,
    shortForm,
    development,
    pairs,
    authorities,
    facts,
    variants,
    measures,
    certainty,
  } = one
  return {
    id,
    title,
    thesis,
    shortForm,
    development,
    pairs,
    authorities: authorities.filter(each => each.role !== 'contrary'),
    facts,
    variants,
    measures,
    certainty,
  }
}

/** Lists what is asked about a measure, in the words of who can do it: one request where both chambers have the same, else one for each that has any. */
export function requestsOf({ publication, text }: Ground, subject: Subject): PublicRequest[] {
  const { bill, stage, day, whereabouts } = publication
  if (whereabouts !== undefined || lateText(bill, day)) return []
  const [deputies, senators] = (['an', 'senat'] as const).map(chamber =>
    requestText({ bill, stage, today: day, reader: { chamber } }, [subject], text),
  )
  if (deputies === senators) return deputies ? [{ to: '', request: deputies }] : []
  return [
    ...(deputies ? [{ to: 'Aux députés', request: deputies }] : []),
    ...(senators ? [{ to: 'Aux sénateurs', request: senators }] : []),
  ]
}

/** A request and whom it is made to; `to`: empty for members of both chambers. */
export interface PublicRequest {
  readonly to: string
  readonly request: string
}

/** Why nothing is asked about a measure, as a page says it. */
export function noRequest({ publication }: Ground, { state }: Subject): string {
  if (publication.whereabouts !== undefined || lateText(publication.bill, publication.day))
    return 'Où en est le texte reste à vérifier\u00a0: rien n’est demandé avant de le savoir.'
  return state.presence === 'unknown'
    ? 'Ce que cette mesure est devenue n’est pas connu à ce stade\u00a0: rien ne peut être demandé d’elle sans l’avoir lu.'
    : 'À ce stade, aucun vote des parlementaires ne porte sur cette mesure.'
}
