import type { z } from 'zod'
import { fold, words } from '../../french/fold.ts'
import { stem } from '../../french/stem.ts'
import type { Argument } from '../../library/model.ts'
import type { Bill, Measure } from '../bills/model.ts'
import { outdatedMeasures } from '../bills/resting.ts'
import { articleAt, chosenMeasures, fateAt } from './choice.ts'
import type { ProposedArgument, ProposedMeasure } from './contract.ts'
import type { BriefChoice } from './model.ts'

/** The measures of a bill as one chooses them at a stage. */
export const proposedMeasures = (bill: Bill, stage: string): z.infer<typeof ProposedMeasure>[] =>
  bill.measures.map(one => {
    const fate = fateAt(one, bill, stage)
    return {
      id: one.id,
      article: articleAt(one, stage),
      title: one.title,
      fate: fate?.outcome ?? '',
      certainty: one.certainty === 'to-verify' ? 'to-verify' : (fate?.certainty ?? 'verified'),
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
  const past = one.validTo !== undefined && one.validTo < today
  const early = one.validFrom !== undefined && one.validFrom > today
  const valid = past ? ('expired' as const) : early ? ('early' as const) : ('now' as const)
  const links = one.measures.filter(link => link.bill === bill.id)
  const onMeasure = measures.some(measure => links.some(link => link.measure === measure.id))
  const forGroup = audience.group !== '' && one.targets.includes(audience.group)
  const sharedWords = countSharedWords(one, measures)
  const hasTag = links.length === 0 && one.tags.some(tag => fold(bill.title).includes(fold(tag)))
  const late = outdatedMeasures(
    bill,
    one,
    measures.map(measure => measure.id),
    stage,
  )
  const reasons = [
    ...(late ? [`écrit pour « ${late.writtenFor} » : à mettre à jour`] : []),
    ...(onMeasure
      ? ['porte sur une mesure choisie']
      : links.length > 0 || hasTag
        ? ['porte sur ce texte']
        : []),
    ...(forGroup ? [`pour le groupe ${audience.group}`] : []),
    ...(!onMeasure && sharedWords > 0 ? ['mots en commun avec une mesure'] : []),
    ...(past ? ['n’est plus valable'] : early ? ['pas encore valable'] : []),
  ]
  const fit =
    (onMeasure ? 100 : 0) + (links.length > 0 || hasTag ? 30 : 0) + (forGroup ? 40 : 0) + sharedWords * 8
  const score = choices.includes(one.id)
    ? 1000 + fit
    : fit > 0
      ? fit / (valid !== 'now' ? 100 : late ? 10 : 1)
      : 0.01
  return { score, valid, reasons }
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
