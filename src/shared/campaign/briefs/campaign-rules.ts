import { argumentsIn } from '../../drafts/checks/brief.ts'
import { oncePerSubject, problem, type Rule, type Rules, type Subject } from '../../drafts/checks/subject.ts'
import { citedIds } from '../../drafts/references.ts'
import { dayFigures } from '../../french/dates.ts'
import { inGuillemets } from '../../french/wording.ts'
import { isDay } from '../../kernel/days.ts'
import type { Argument, Source } from '../../library/model.ts'
import { Bill } from '../bills/model.ts'
import { outdatedMeasures } from '../bills/resting.ts'
import { currentStage } from '../bills/stages.ts'
import { dayAfter } from '../bills/state/last-day.ts'
import { changeClause, type StagedMeasure, titleName } from '../bills/state/measure-words.ts'
import { phaseAt } from '../bills/state/phase.ts'
import { powersOver } from '../powers/powers.ts'
import { misfit } from '../powers/read-request.ts'
import { lateText } from '../powers/whereabouts.ts'
import { choiceOf, groundOf, hasPassed, impasseOf, stagedMeasures, usualRequest } from './choice.ts'
import type { BriefChoice } from './model.ts'

/** The bill a draft follows: the record gathered with it, read once for all the rules. */
const billOf = oncePerSubject(({ material }) =>
  material.bill === undefined ? undefined : Bill.safeParse(material.bill).data,
)

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

const rankOf = (bill: Bill, key: string | undefined) => bill.stages.findIndex(one => one.key === key)

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

/** A referral comes after the last vote and before promulgation. */
const beforePromulgation: Rule = subject => {
  const bill = billOf(subject)
  const now = bill && currentStage(bill, subject.today)
  if (!bill || !now) return []
  const law = bill.stages.findIndex(one => one.kind === 'promulgation' || one.key === 'loi')
  if (law < 0 || rankOf(bill, now.key) < law) return []
  const message =
    'La loi est promulguée : le Conseil constitutionnel ne peut plus en être saisi par soixante parlementaires. Il reste la question prioritaire de constitutionnalité.'
  return [problem('blocking', 'already-law', message, 'art. 61 de la Constitution')]
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
    argument.facts.flatMap(({ text, date }) => {
      const isSaid = subject.texts.some(lines =>
        lines.some(line => line.text.includes(text.replace(/[.;]\s*$/, ''))),
      )
      return date && isLater(date) && isSaid ? [tell(`Le fait ${inGuillemets(text)}`, date, block)] : []
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

/** The measures of a text, each with its state at the stage it is written for. */
const stagedOf = oncePerSubject((subject): readonly StagedMeasure[] => {
  const choice = choiceOf(subject.material.dossier.facts)
  const bill = billOf(subject)
  return choice && bill ? stagedMeasures(choice, bill, subject.today) : []
})

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
    return reason ? [problem('blocking', 'request-contradicts', reason, '', { fact: key })] : []
  })
  const dead = impasseOf(choice, bill, subject.today)
  const late =
    choice.measures.length > 0 && dead ? [problem('blocking', 'no-power', dead, '', { fact: 'stage' })] : []
  return [...requests, ...late, ...overtaken(subject, choice, bill)]
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

/** A referral is of the law voted: not of a text still discussed, nor of a measure that is not in it, or of which nobody knows whether it is. */
const referredMeasures: Rule = subject => {
  const choice = choiceOf(subject.material.dossier.facts)
  const bill = billOf(subject)
  if (!choice || !bill) return []
  const ground = groundOf(choice, bill, subject.today)
  const phase = phaseAt(bill, choice.stage, subject.today)
  if (phase !== 'adopted' && phase !== 'law')
    return [
      problem(
        'blocking',
        'not-adopted',
        'À ce stade, la loi n’est pas définitivement votée : le Conseil constitutionnel n’est saisi que de la loi adoptée, dont les articles portent d’autres numéros. Choisissez l’étape du vote définitif ou de la saisine.',
        'art. 61 de la Constitution',
        { fact: 'stage' },
      ),
    ]
  return stagedOf(subject).flatMap(one => {
    const title = inGuillemets(one.measure.title)
    if (one.state.presence === 'out')
      return [
        problem(
          'blocking',
          'absent-measure',
          `La mesure ${title} n’est pas dans la loi votée (elle ${one.state.standing === 'expired' ? 'est' : 'a été'} ${changeClause(one, titleName(one.measure))}) : il n’y a rien à en déférer.`,
        ),
      ]
    if (one.state.presence === 'unknown')
      return [
        problem(
          'blocking',
          'unknown-measure',
          `Rien ne dit si la mesure ${title} est dans la loi votée : relevez-le dans le texte adopté avant de la déférer.`,
        ),
      ]
    return powersOver(ground, one).some(power => power.act === 'refer')
      ? []
      : [
          problem(
            'blocking',
            'referral-over',
            `La mesure ${title} ne peut plus être déférée à cette étape : le Conseil constitutionnel n’est saisi qu’entre le vote définitif et sa décision, avant la promulgation.`,
            'art. 10 et 61 de la Constitution',
            { fact: 'stage' },
          ),
        ]
  })
}

/** Words that name a constitutional norm. */
const NORM_WORDS =
  /Déclaration (?:des droits )?de (?:l’homme|1789)|article \d[\d-]* de la (?:Constitution|Déclaration)|Préambule de|Charte de l’environnement|principe fondamental reconnu|valeur constitutionnelle|exigences? constitutionnelles?|\bDDHC\b/i

/** Each grievance of a referral names the constitutional norm it rests on: the Conseil rules on the Constitution alone. */
const grievanceNorm: Rule = subject => {
  const { material, sources } = subject
  const grievances: { readonly id: string; readonly title: string; readonly blocks: Set<string> }[] = []
  for (const block of material.draft.blocks) {
    if (block.slot !== 'grounds') continue
    const group = block.origin?.group ?? ''
    const last = grievances.at(-1)
    if (last && last.id === (group || last.id) && block.kind !== 'heading') last.blocks.add(block.id)
    else
      grievances.push({
        id: group || block.id,
        title: textAt(subject, block.id),
        blocks: new Set([block.id]),
      })
  }
  return grievances.flatMap(({ title, blocks }) => {
    const own = material.draft.blocks.filter(block => blocks.has(block.id))
    const cites = citedIds({ ...material.draft, blocks: own }).some(id => {
      const source = sources.get(id)
      return source?.kind === 'article' && source.of.nature === 'constitution'
    })
    const words = own.map(block => textAt(subject, block.id)).join(' ')
    if (cites || NORM_WORDS.test(words) || words.trim() === '') return []
    return [
      problem(
        'blocking',
        'grievance-norm',
        `Le grief ${inGuillemets(title.trim())} ne nomme aucune norme constitutionnelle : article de la Constitution ou de la Déclaration de 1789, alinéa du Préambule de 1946, principe fondamental, objectif de valeur constitutionnelle.`,
        'art. 61 de la Constitution',
        { block: [...blocks][0] ?? '' },
      ),
    ]
  })
}

/** The words a block of the draft prints. */
const textAt = ({ texts }: Subject, id: string): string =>
  texts.flatMap(lines => lines.filter(line => line.block === id).map(line => line.text)).join(' ')

/** The rules of documents about a bill, by the name a template asks for them. */
export const campaignRules: Rules = {
  expired: expiredArguments,
  stagePassed,
  beforePromulgation,
  laterSources,
  requestFits,
  referredMeasures,
  grievanceNorm,
}
