import type { Problem } from '../../dossiers/problem.ts'
import { longDayText } from '../../french/dates.ts'
import { addMonths, daysBetween, isDay } from '../../kernel/days.ts'
import type { TimeLimit } from '../../procedure/limits/model.ts'
import { limitsOf, suitLimit } from '../../procedure/situation.ts'
import { timelinessOf } from '../../procedure/timeliness.ts'
import { problem, type Rule, type Subject } from './subject.ts'

/** Reports a time to sue that has passed or is less than seven days away: the last day, and the prudent one, written out. */
export const deadline: Rule = subject => [
  ...early(subject),
  ...afterYear(subject),
  ...claimedTimely(subject),
  ...nearLimit(subject, suitLimit(subject.material.dossier, subject.fact), 'de recours'),
]

const CLAIMED_TIMELY = /n[’']est\s(?:donc\s|pas\sdavantage\s)?pas\stardi(?:ve|f)\b/iu

/** A text that says it is in time on a day when the limit does not surely let it be. */
function claimedTimely({ material, fact, texts }: Subject): Problem[] {
  if (!['late', 'unsettled'].includes(timelinessOf(material.dossier, fact))) return []
  const line = texts.flat().find(({ text }) => CLAIMED_TIMELY.test(text))
  if (!line) return []
  const message =
    'Le texte dit que la requête n’est pas tardive, et les dates du dossier ne l’établissent pas. Corrigez la phrase, ou répondez aux questions que posent les dates : nature de l’acte, voies et délais, aide juridictionnelle, recours gracieux.'
  return [problem('blocking', 'late-claim', message, 'art. R. 421-1 CJA', { block: line.block })]
}

/** A revealed decision attacked more than a year after it was known: the text says when that year ended. */
function afterYear(subject: Subject): Problem[] {
  const [knownDay, filingDay] = [subject.fact('decision.known'), subject.fact('filing.date')]
  if (subject.fact('decision.type') !== 'revelee' || !isDay(knownDay) || !isDay(filingDay)) return []
  const lastDay = addMonths(knownDay, 12)
  if (filingDay <= lastDay) return []
  const message = `Si la décision n’est pas réglementaire, le délai raisonnable d’un an depuis qu’elle est connue a expiré le ${longDayText(lastDay)}, avant le dépôt : ne soutenez pas le contraire.`
  const law = 'CE, Ass., 13 juillet 2016, n° 387763'
  return [problem('warning', 'after-year', message, law, { fact: 'filing.date' })]
}

/** Reports a recourse against a silence that has not made a refusal yet: there is nothing to attack. */
function early(subject: Subject): Problem[] {
  const type = subject.fact('decision.type')
  const filing = subject.fact('filing.date')
  if (type !== 'implicite' && (type !== 'abrogation' || subject.fact('refusal.date'))) return []
  const silence = limitsOf(subject.material.dossier, subject.fact).find(
    limit => limit.key.startsWith('implicit:') && limit.fate === 'running',
  )
  if (!silence?.lastDay || !isDay(filing) || filing >= silence.lastDay) return []
  return [
    problem(
      'blocking',
      'too-soon',
      `Le silence ne vaudra refus que le ${longDayText(silence.lastDay)} : avant ce jour, la requête est prématurée, et rejetée sans invitation à la régulariser.`,
      'art. R. 421-2 CJA, CE, 20 décembre 2023, n° 463151',
      { fact: 'filing.date' },
    ),
  ]
}

const nearest =
  (key: RegExp, what: string): Rule =>
  subject =>
    nearLimit(
      subject,
      limitsOf(subject.material.dossier, subject.fact).find(
        limit => key.test(limit.key) && limit.fate === 'running' && limit.kind === 'limit',
      ),
      what,
    )

/** The same to appeal from a judgment, on points of law. */
export const appealDeadline = nearest(/^appeal:/, 'd’appel')
export const cassationDeadline = nearest(/^(?:cassation|ref-pourvoi):/, 'de pourvoi')

/** Reports the same against a refusal of documents; before silence has confirmed it, there is nothing yet to attack. */
export const documentsDeadline: Rule = subject => {
  const limits = limitsOf(subject.material.dossier, subject.fact)
  const silence = limits.find(limit => /^cada-confirm:/.test(limit.key))
  const filing = subject.fact('filing.date')
  const day = isDay(filing) ? filing : subject.today
  const premature =
    silence?.lastDay && !subject.fact('documents.confirmed') && day < silence.lastDay
      ? [
          problem(
            isDay(filing) ? 'blocking' : 'warning',
            'documents-early',
            `Le refus n’est confirmé que le ${longDayText(silence.lastDay)}, deux mois après l’enregistrement de la saisine : avant ce jour, la requête est prématurée.`,
            silence.articles.join(', '),
            { fact: 'filing.date' },
          ),
        ]
      : []
  return [...premature, ...nearest(/^cada-suit:/, 'de recours contre le refus de communiquer')(subject)]
}

/** Reports a document asked of the judge of useful measures once a month of silence has refused it. */
export const documentMeasure: Rule = ({ fact, today }) => {
  const requestDay = fact('documents.date')
  if (fact('measure.document') !== 'oui' || !isDay(requestDay)) return []
  const filing = fact('filing.date')
  const silenceDay = addMonths(requestDay, 1)
  if ((isDay(filing) ? filing : today) < silenceDay) return []
  const message = `La demande de ce document, reçue le ${longDayText(requestDay)}, est refusée par le silence depuis le ${longDayText(silenceDay)} : le juge des mesures utiles ne peut faire obstacle à ce refus, sauf péril grave. Saisissez la CADA.`
  return [
    problem('blocking', 'document-refused', message, 'art. L. 521-3 CJA ; CE, 18 novembre 2015, n° 383189', {
      fact: 'documents.date',
    }),
  ]
}

/** Reports the enforcement of a judgment asked before its three months, but for the cases the text sets apart. */
export const enforcementOpen: Rule = ({ material: { dossier }, fact, today }) => {
  const opens = limitsOf(dossier, fact).find(limit => limit.key.startsWith('enforcement:'))
  const filing = fact('filing.date')
  const day = isDay(filing) ? filing : today
  if (!opens?.lastDay || fact('execution.early') === 'oui' || day >= opens.lastDay) return []
  const message = `La demande d’exécution ne peut être présentée qu’à partir du ${longDayText(opens.lastDay)}, trois mois après la notification du jugement, sauf dans les cas que le texte réserve : dites-le alors dans le dossier.`
  return [problem('blocking', 'too-early', message, opens.articles.join(', '), { fact: 'execution.early' })]
}

/** How near the day to keep is: the last day may be that of a reading that does not hold. */
function nearness(what: string, daysToKeep: number, dates: string): string {
  if (daysToKeep < 0)
    return `La date prudente du délai ${what} est passée ; le dernier jour utile ne l’est pas (${dates}) : déposez sans attendre.`
  const when = daysToKeep === 0 ? 'aujourd’hui' : daysToKeep === 1 ? 'demain' : `dans ${daysToKeep} jours`
  return `Par prudence, le délai ${what} expire ${when} (${dates}).`
}

function nearLimit(subject: Subject, limit: TimeLimit | undefined, what: string): Problem[] {
  if (!limit?.lastDay || !limit.prudent) return []
  const filing = subject.fact('filing.date')
  // a day of filing to come does not put off what is near, unless it is itself too late
  const day = isDay(filing) && (filing < subject.today || filing > limit.lastDay) ? filing : subject.today
  const daysLeft = daysBetween(day, limit.lastDay)
  if (daysLeft >= 7) return []
  const dates = `dernier jour utile : ${longDayText(limit.lastDay)} ; date prudente : ${longDayText(limit.prudent)}`
  const message =
    daysLeft < 0
      ? `Le délai ${what} (${limit.rule}) paraît expiré (${dates}). Vérifiez la date et la régularité de la notification ou de la publication.`
      : nearness(what, daysBetween(day, limit.prudent), dates)
  return [
    problem(
      'warning',
      daysLeft < 0 ? 'deadline-passed' : 'deadline-near',
      message,
      limit.articles.join(', '),
      {
        fact: limit.event.startsWith('fact:') ? limit.event.slice('fact:'.length) : 'limits',
      },
    ),
  ]
}
