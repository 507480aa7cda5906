import type { z } from 'zod'
import { words } from '../../french/fold.ts'
import { stem } from '../../french/stem.ts'
import type { Argument } from '../../library/model.ts'
import { type ArgumentLink, linkOf } from '../bills/argument-links.ts'
import type { Bill, Measure } from '../bills/model.ts'
import { outdatedMeasures } from '../bills/resting.ts'
import { dayAfter } from '../bills/state/last-day.ts'
import { stateAt } from '../bills/state/measure-state.ts'
import { chosenMeasures } from './choice.ts'
import type { ProposedArgument, ProposedMeasure } from './contract.ts'
import type { BriefChoice } from './model.ts'

/** The measures of a bill as one chooses them at a stage. */
export const proposedMeasures = (bill: Bill, stage: string): z.infer<typeof ProposedMeasure>[] =>
  bill.measures.map(one => {
    const state = stateAt(bill, one, stage)
    return {
      id: one.id,
      article: state.article ?? '',
      title: one.title,
      fate: state.standing === 'unknown' ? '' : (state.fate?.outcome ?? 'dans la loi votée'),
      certainty: state.certain ? 'verified' : 'to-verify',
    }
  })

/** The arguments that may serve a choice, those that fit it best first. A ground of annulment is for a court. */
export function proposedArguments(
  all: readonly Argument[],
  choice: BriefChoice,
  bill: Bill,
  today: string,
): ProposedArgument[] {
  const measures = chosenMeasures(choice, bill)
  return all
    .filter(one => !one.ground)
    .map(one => ({ one, ...fitOf(one, choice, bill, measures, today) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.one.title.localeCompare(b.one.title, 'fr'))
    .map(({ one, valid, reasons }) => ({
      id: one.id,
      title: one.title,
      short: one.shortForm || one.thesis,
      valid,
      certainty: one.certainty,
      reasons,
    }))
}

function fitOf(
  one: Argument,
  { audience, arguments: choices, stage }: BriefChoice,
  bill: Bill,
  measures: readonly Measure[],
  today: string,
) {
  const ends = dayAfter(bill, stage)
  const past = one.validTo !== undefined && one.validTo < today
  const early =
    one.validFrom !== undefined && (one.validFrom > today || (ends !== undefined && one.validFrom >= ends))
  const valid = past ? ('expired' as const) : early ? ('early' as const) : ('now' as const)
  const link = linkOf(one, bill, measures)
  const onBill = one.measures.some(each => each.bill === bill.id)
  const forGroup = audience.group !== '' && one.targets.includes(audience.group)
  const sharedWords = countSharedWords(one, measures)
  const late = outdatedMeasures(
    bill,
    one,
    measures.map(measure => measure.id),
    stage,
  )
  const reasons = [
    ...(late ? [`écrit pour «\u00a0${late.writtenFor}\u00a0» : à mettre à jour`] : []),
    ...(link ? [linkReason(link)] : onBill ? ['lié à une autre mesure de ce texte'] : []),
    ...(forGroup ? [`pour le groupe ${audience.group}`] : []),
    ...(!link && sharedWords > 0 ? ['mots en commun avec une mesure, sans lien fait par quelqu’un'] : []),
    ...(past ? ['n’est plus valable'] : early ? ['pas encore valable à ce stade'] : []),
  ]
  const fit = (link ? LINK_WEIGHTS[link.kind] : 0) + (onBill ? 30 : 0) + (forGroup ? 40 : 0) + sharedWords * 8
  const score = choices.includes(one.id)
    ? 1000 + fit
    : fit > 0
      ? fit / (valid !== 'now' ? 100 : late ? 10 : 1)
      : 0.01
  return { score, valid, reasons }
}

/** How much a tie weighs, beside 40 for the group and 8 for a word in common. */
const LINK_WEIGHTS: Readonly<Record<ArgumentLink['kind'], number>> = { measure: 100, article: 70, bill: 30 }

function linkReason(link: ArgumentLink): string {
  switch (link.kind) {
    case 'measure':
      return 'lié à une mesure choisie'
    case 'bill':
      return 'lié à ce texte'
    case 'article':
      return `cite le même article (${link.article})`
  }
}

/** Rare words an argument shares with the measures: what is about the same thing says the same words. */
function countSharedWords(one: Argument, measures: readonly Measure[]): number {
  const long = (text: string) =>
    words(text)
      .map(({ word }) => word)
      .filter(word => word.length > 5)
      .map(word => stem(word).slice(0, 7))
  const argumentWords = new Set(long([one.title, one.thesis, ...one.tags].join(' ')))
  const measureWords = new Set(measures.flatMap(measure => long(`${measure.title} ${measure.does}`)))
  return [...measureWords].filter(word => argumentWords.has(word)).length
}
