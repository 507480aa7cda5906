import { argumentsIn } from '../../drafts/checks/brief.ts'
import { oncePerSubject, problem, type Rule, type Rules, type Subject } from '../../drafts/checks/subject.ts'
import { dayFigures } from '../../french/dates.ts'
import { inGuillemets } from '../../french/wording.ts'
import { isDay } from '../../kernel/days.ts'
import type { Argument } from '../../library/model.ts'
import { Bill } from '../bills/model.ts'
import { outdatedMeasures } from '../bills/resting.ts'
import { currentStage } from '../bills/stages.ts'
import { choiceOf, hasPassed } from './choice.ts'

/** The bill a draft follows: the record gathered with it, read once for all the rules. */
const billOf = oncePerSubject(({ material }) =>
  material.bill === undefined ? undefined : Bill.safeParse(material.bill).data,
)

/** An argument past its date, not yet good on the day the text bears, or written for a state of the bill that has passed. */
const expiredArguments: Rule = subject => {
  const briefingDate = subject.material.dossier.facts['briefing.date'] ?? ''
  const day = isDay(briefingDate) && briefingDate < subject.today ? briefingDate : subject.today
  return [...argumentsIn(subject)].flatMap(([argument, block]) => {
    const { validFrom, validTo, title } = argument
    const past = validTo !== undefined && validTo < subject.today
    const early = validFrom !== undefined && validFrom > day
    if (!past && !early) return outdatedHere(subject, argument, block)
    const message = past
      ? `L’argument ${inGuillemets(title)} n’est plus valable depuis le ${dayFigures(validTo)} : remplacez-le.`
      : `L’argument ${inGuillemets(title)} n’est valable qu’à partir du ${dayFigures(validFrom ?? '')}${day < subject.today ? `, et le texte est daté du ${dayFigures(day)}` : ''}.`
    return [problem('blocking', 'argument-expired', message, '', { block })]
  })
}

/** One written for an earlier state of what it is about; where the whole text is, that alone is told. */
function outdatedHere(subject: Subject, argument: Argument, block: string) {
  const bill = billOf(subject)
  const choice = choiceOf(subject.material.dossier.facts)
  if (!bill || !choice || hasPassed(bill, choice.stage)) return []
  const late = outdatedMeasures(bill, argument, choice.measures, choice.stage)
  if (!late) return []
  const message = `L’argument ${inGuillemets(argument.title)} est écrit pour « ${late.writtenFor} ». ${late.change}`
  return [problem('warning', 'argument-outdated', message, '', { block })]
}

const rankOf = (bill: Bill, key: string | undefined) => bill.stages.findIndex(one => one.key === key)

/** The bill has gone on since the stage this text was written for. */
const stagePassed: Rule = subject => {
  const choice = choiceOf(subject.material.dossier.facts)
  const bill = billOf(subject)
  if (!choice || !bill) return []
  const now = currentStage(bill)
  const stageOfText = bill.stages.find(one => one.key === choice.stage)
  if (!now || !stageOfText || !hasPassed(bill, stageOfText.key)) return []
  const message = `Ce document est écrit pour le stade « ${stageOfText.label} ». Le texte en est à « ${now.label} » : changez le stade dans Campagne, Documents, puis mettez le document à jour.`
  return [problem('warning', 'stage-passed', message, '', { fact: 'stage' })]
}

/** A referral comes after the last vote and before promulgation. */
const beforePromulgation: Rule = subject => {
  const bill = billOf(subject)
  const now = bill && currentStage(bill)
  if (!bill || !now) return []
  const law = bill.stages.findIndex(one => one.kind === 'promulgation' || one.key === 'loi')
  if (law < 0 || rankOf(bill, now.key) < law) return []
  const message =
    'La loi est promulguée : le Conseil constitutionnel ne peut plus en être saisi par soixante parlementaires. Il reste la question prioritaire de constitutionnalité.'
  return [problem('blocking', 'already-law', message, 'art. 61 de la Constitution')]
}

/** The rules of documents about a bill, by the name a template asks for them. */
export const campaignRules: Rules = { expired: expiredArguments, stagePassed, beforePromulgation }
