import { argumentsIn } from '../../drafts/checks/brief.ts'
import { problem, type Rule, type Rules, type Subject } from '../../drafts/checks/subject.ts'
import { citedIds } from '../../drafts/references.ts'
import { dayFigures } from '../../french/dates.ts'
import { inGuillemets } from '../../french/wording.ts'
import { isDay } from '../../kernel/days.ts'
import type { Argument, Source } from '../../library/model.ts'
import type { Bill } from '../bills/model.ts'
import { outdatedMeasures } from '../bills/resting.ts'
import { currentStage } from '../bills/stages.ts'
import { dayAfter } from '../bills/state/last-day.ts'
import { impasse } from '../powers/impasse.ts'
import { powersOver } from '../powers/powers.ts'
import { misfit, unreadClause } from '../powers/read-request.ts'
import { lateText } from '../powers/whereabouts.ts'
import { choiceOf, groundOf, hasPassed, impasseOf, usualRequest } from './choice.ts'
import type { BriefChoice } from './model.ts'
import { beforePromulgation, grievanceNorm, referredMeasures } from './referral-rules.ts'
import { billOf, stagedOf } from './rule-bill.ts'

/** The day a text bears, or today where it bears none, or a later one. */
function dayOf({ material, today }: Subject): string {
  const day = material.dossier.facts['briefing.date'] ?? ''
  return isDay(day) && day < today ? day : today
}

/** The stage a text was written for, and the first day it cannot know; nothing where the bill has not gone on. */
function endOf(subject: Subject): { readonly label: string; readonly day: string } | undefined {
  const choice = choiceOf(subject.material.dossier.facts)
  const bill = billOf(subject)
  const stage = bill?.stages.find(one => one.key === choice?.stage)
  const day = bill && stage && dayAfter(bill, stage.key)
  return stage && day ? { label: stage.label, day } : undefined
}

/** An argument past its date, not yet good on the day the text bears, or written for a state of the bill that has passed. */
const expiredArguments: Rule = subject => {
  const day = dayOf(subject)
  const ends = endOf(subject)
  return [...argumentsIn(subject)].flatMap(([argument, block]) => {
    const { validFrom, validTo, title } = argument
    const past = validTo !== undefined && validTo < subject.today
    const early =
      validFrom !== undefined && (validFrom > day || (ends !== undefined && validFrom >= ends.day))
    if (!past && !early) return outdatedHere(subject, argument, block)
    const message = past
      ? `L’argument ${inGuillemets(title)} n’est plus valable depuis le ${dayFigures(validTo)} : remplacez-le.`
      : `L’argument ${inGuillemets(title)} n’est valable qu’à partir du ${dayFigures(validFrom ?? '')}${(validFrom ?? '') <= day && ends ? `, et le document est écrit pour l’étape «\u00a0${ends.label}\u00a0»` : day < subject.today ? `, et le texte est daté du ${dayFigures(day)}` : ''}.`
    return [problem('blocking', 'argument-expired', message, '', { block })]
  })
}

/** One written for an earlier state of what it is about; where the whole text is, that alone is told. */
function outdatedHere(subject: Subject, argument: Argument, block: string) {
  const bill = billOf(subject)
  const choice = choiceOf(subject.material.dossier.facts)
  if (!bill || !choice || hasPassed(bill, choice.stage, subject.today)) return []
  const late = outdatedMeasures(bill, argument, choice.measures, choice.stage)
  if (!late) return []
  const message = `L’argument ${inGuillemets(argument.title)} est écrit pour «\u00a0${late.writtenFor}\u00a0». ${late.change}`
  return [problem('warning', 'argument-outdated', message, '', { block })]
}

/** The bill has gone on since the stage this text was written for, or has probably gone on since its last noted step: that comes first. */
const stagePassed: Rule = subject => {
  const choice = choiceOf(subject.material.dossier.facts)
  const bill = billOf(subject)
  if (!choice || !bill) return []
  const late = lateText(bill, subject.today)
  if (late) return [problem('blocking', 'text-late', late.question, '', { fact: 'stage' })]
  const now = currentStage(bill, subject.today)
  const stageOfText = bill.stages.find(one => one.key === choice.stage)
  if (!now || !stageOfText || !hasPassed(bill, stageOfText.key, subject.today)) return []
  const message = `Ce document est écrit pour le stade «\u00a0${stageOfText.label}\u00a0». Le texte en est à «\u00a0${now.label}\u00a0» : changez le stade dans Campagne, Documents, puis mettez le document à jour.`
  return [problem('warning', 'stage-passed', message, '', { fact: 'stage' })]
}

/** A source, or a dated fact of an argument, of a day that the stage of the text does not know, or that comes after the text itself. */
const laterSources: Rule = subject => {
  const ends = endOf(subject)
  const day = dayOf(subject)
  const isLater = (date: string | undefined) =>
    date !== undefined && (date > day || (ends !== undefined && date >= ends.day))
  const severity = subject.template?.aim === 'constitution' ? 'blocking' : 'warning'
  const tell = (what: string, date: string, block: string | undefined) =>
    problem(
      severity,
      'later-source',
      `${what} est du ${dayFigures(date)} : ${date > day ? `le texte est daté du ${dayFigures(day)}` : `le document est écrit pour l’étape «\u00a0${ends?.label ?? ''}\u00a0», où rien de cela n’était connu`}. Retirez ce passage, ou changez d’étape.`,
      '',
      block ? { block } : {},
    )
  const { draft } = subject.material
  const cited = citedIds(draft).flatMap(id => {
    const source = subject.sources.get(id)
    const date = source && sourceDay(source)
    if (!source || !date || !isLater(date)) return []
    const block = draft.blocks.find(one => JSON.stringify(one).includes(`"${id}"`))?.id
    return [tell(`La source ${inGuillemets(sourceName(source))}`, date, block)]
  })
  const facts = [...argumentsIn(subject)].flatMap(([argument, block]) =>
    argument.facts.flatMap(({ text, date, until }) => {
      const isSaid = subject.texts.some(lines =>
        lines.some(line => line.text.includes(text.replace(/[.;]\s*$/, ''))),
      )
      if (!isSaid) return []
      if (until !== undefined && until < day)
        return [
          problem(
            'blocking',
            'fact-over',
            `Le fait ${inGuillemets(text)} n’était vrai que jusqu’au ${dayFigures(until)} : retirez-le, ou dites-le au passé.`,
            '',
            { block },
          ),
        ]
      return date && isLater(date) ? [tell(`Le fait ${inGuillemets(text)}`, date, block)] : []
    }),
  )
  return [...cited, ...facts]
}

/** The day a source is of; none for an article of a code, which is older and younger than its date. */
function sourceDay(source: Source): string | undefined {
  if (source.kind === 'argument') return undefined
  if (source.kind !== 'article') return source.date
  return source.of.nature === 'loi' ? source.of.date : undefined
}

/** A source by what a reader knows of it: its court and number, its title, or the number of its law. */
function sourceName(source: Source): string {
  if (source.kind === 'article') return source.of.number ? `loi n°\u00a0${source.of.number}` : source.of.title
  if (source.kind === 'decision')
    return [source.court, source.numbers[0] && `n° ${source.numbers[0]}`].filter(Boolean).join(', ')
  return (source.kind === 'document' && source.title) || source.id
}

/**
 * Reports a request that the table of powers does not give this reader at the stage of the text, one that it no longer gives now that the
 * text has gone on, and measures of which nothing can be asked.
 */
const requestFits: Rule = subject => {
  const choice = choiceOf(subject.material.dossier.facts)
  const bill = billOf(subject)
  if (!choice || !bill) return []
  const ground = groundOf(choice, bill, subject.today)
  const requests = (['request.vote', 'request.fallback'] as const).flatMap(key => {
    const request = subject.fact(key)
    const reason = request && misfit(request, ground, stagedOf(subject))
    if (reason) return [problem('blocking', 'request-contradicts', reason, '', { fact: key })]
    const unread = request && unreadClause(request)
    return unread
      ? [
          problem(
            'warning',
            'request-unread',
            `La demande ${inGuillemets(unread.trim())} n’est pas un acte de la procédure que Prétoire sache lire : assurez-vous que cette personne peut le faire à cette étape.`,
            '',
            { fact: key },
          ),
        ]
      : []
  })
  const dead = impasseOf(choice, bill, subject.today)
  const late =
    choice.measures.length > 0 && dead ? [problem('blocking', 'no-power', dead, '', { fact: 'stage' })] : []
  return [...requests, ...late, ...overtaken(subject, choice, bill)]
}

/** A question is put by a member at every step; the Assemblée dissolved has none. */
const questionFits: Rule = subject => {
  const choice = choiceOf(subject.material.dossier.facts)
  const bill = billOf(subject)
  if (!choice || !bill) return []
  const ground = groundOf(choice, bill, subject.today)
  return stagedOf(subject)
    .filter(one => !powersOver(ground, one).some(({ act }) => act === 'question'))
    .slice(0, 1)
    .map(one =>
      problem(
        'blocking',
        'no-power',
        impasse(ground, one) ?? 'Personne ne peut poser cette question à cette étape.',
        'art. 12 de la Constitution',
        { fact: 'stage' },
      ),
    )
}

/** The request of a text whose bill has gone on: it is made today, so the table is asked of today. */
function overtaken(subject: Subject, choice: BriefChoice, bill: Bill) {
  const now = currentStage(bill, subject.today)
  if (!now || !hasPassed(bill, choice.stage, subject.today)) return []
  const choiceNow = { ...choice, stage: now.key }
  const asked = usualRequest(choice, bill, subject.today)
  const askedNow = usualRequest(choiceNow, bill, subject.today)
  if (asked === askedNow) return []
  const instead = askedNow
    ? `Aujourd’hui se demande : ${askedNow}.`
    : impasseOf(choiceNow, bill, subject.today)
  const message = `Le texte en est à «\u00a0${now.label}\u00a0» : ce que ce document demande n’est plus possible. ${instead} Changez le stade dans Campagne, Documents, puis mettez le document à jour.`
  return [problem('blocking', 'request-overtaken', message, '', { fact: 'stage' })]
}

/** The rules of documents about a bill, by the name a template asks for them. */
export const campaignRules: Rules = {
  expired: expiredArguments,
  stagePassed,
  beforePromulgation,
  laterSources,
  requestFits,
  questionFits,
  referredMeasures,
  grievanceNorm,
}
