import type { Dossier } from '../../dossiers/model.ts'
import { dayText } from '../../french/dates.ts'
import { capital, uncapital } from '../../french/wording.ts'
import { addMonths, isDay } from '../../kernel/days.ts'
import { timelinessOf } from '../../procedure/timeliness.ts'
import type { Template } from '../templates/template.ts'
import { factOf } from './facts.ts'

/** A slot that is a sentence holding other slots, in our markup; undefined for a plain slot. */
export function phraseOf(key: string, dossier: Dossier, template?: Template): string | undefined {
  const lower = uncapital(key)
  const fact = (name: string) => factOf(name, dossier, template)
  const phrase = phrases[lower]?.(fact, dossier)
  return phrase === undefined || lower === key ? phrase : capital(phrase)
}

type FactOf = (name: string) => string | undefined

const phrases: Readonly<Record<string, (fact: FactOf, dossier: Dossier) => string>> = {
  /** that the claim is in time, where it is: else what has to be written in its place, as a gap */
  'deadline.timely': (fact, dossier) => {
    switch (timelinessOf(dossier, fact)) {
      case 'timely':
      case 'open':
        return 'La présente requête, déposée le {{filing.date}}, n’est pas tardive.'
      case 'late':
        return 'La présente requête est déposée le {{filing.date}}. {{deadline.expired}}'
      case 'unsettled':
        return 'La présente requête est déposée le {{filing.date}}. {{deadline.unsettled}}'
    }
  },
  'deadline.appeal.timely': stepTimely(
    /^(appeal|cassation):/,
    'La présente requête',
    'déposée le {{filing.date}} par le ministère d’un avocat',
  ),
  'deadline.cassation.timely': stepTimely(
    /^(cassation|ref-pourvoi):/,
    'Le présent pourvoi',
    'déposé le {{filing.date}} par le ministère {{counsel.ministry.of}} (article R. 821-3 du code de justice administrative)',
  ),
  'deadline.documents.timely': stepTimely(/^cada-suit:/, 'La présente requête', 'déposée le {{filing.date}}'),
  'decision.full': fact => decisionPhrase(fact, true),
  'decision.short': fact => decisionPhrase(fact, false),
  /** when a written decision was published or notified, as a sentence of its own; nothing where neither is known */
  'decision.made': fact => {
    const verb = fact('decision.published') ? 'publié' : fact('decision.notified') ? 'notifié' : undefined
    if (!verb) return ''
    const [subject, e] = nounOf(fact).startsWith('la ') ? ['Elle', 'e'] : ['Il', '']
    return ` ${subject} a été ${verb}${e} le {{decision.${verb === 'publié' ? 'published' : 'notified'}}}.`
  },
  /** the refusal of documents that the referral to the CADA did not lift */
  'documents.decision': fact =>
    fact('documents.confirmed')
      ? 'la décision, notifiée le {{documents.confirmed}}, par laquelle {{defendant.name}} a confirmé son refus de communiquer les documents demandés'
      : 'la décision implicite, née le {{documents.born}}, par laquelle {{defendant.name}} a confirmé son refus de communiquer les documents demandés',
  /** the end of the reasonable year from the day the decision was known, and that the claim comes within it, where it does */
  'decision.reasonable': fact => {
    const [knownDay = '', filingDay = ''] = [fact('decision.known'), fact('filing.date')]
    if (!isDay(knownDay)) return 'expire un an après le {{decision.known}}'
    const lastDay = addMonths(knownDay, 12)
    const end = `expire le ${dayText(lastDay)}`
    return isDay(filingDay) && filingDay <= lastDay
      ? `${end}\u00a0: la présente requête, déposée le {{filing.date}}, n’est pas tardive`
      : `${end}, et la présente requête est déposée le {{filing.date}}`
  },
  'cassation.e': fact => (fact('cassation.kind') === 'ordonnance' ? 'e' : ''),
  'cassation.which': fact => (fact('cassation.kind') === 'ordonnance' ? 'laquelle' : 'lequel'),
  /** what became of the experiment of 2023, and that it is no ground for a commune whichever way: the user says which */
  'experiment.effect': fact => {
    switch (fact('experiment.state')) {
      case 'loi':
        return 'Si {{experiment.law}} l’a depuis rouverte, elle ne vaut que pour les événements et les services que ce texte désigne, et ne fonde pas l’emploi permanent d’un tel logiciel par une commune.'
      case 'discussion':
        return 'Une autre prolongation n’est encore qu’en discussion devant le Parlement\u00a0; même votée, elle ne vaudrait que pour les événements et les services qu’elle désignerait.'
      case 'aucune':
        return 'Aucune loi promulguée ne l’a rouverte depuis.'
      default:
        return '{{experiment.state}}'
    }
  },
  /** the daily penalty that goes with an injunction, where a sum is asked */
  'penalty.clause': fact =>
    fact('penalty.amount') ? ', sous astreinte de {{penalty.amount}} par jour de retard' : '',
}

/** That a step is admissible, where its day is surely in time: else its day, and what has to be written, as a gap. */
function stepTimely(keys: RegExp, step: string, filed: string) {
  return (fact: FactOf, dossier: Dossier): string => {
    switch (timelinessOf(dossier, fact, [], keys)) {
      case 'timely':
      case 'open':
        return `${step}, ${filed}, est recevable.`
      case 'late':
        return `${step} est ${filed}. {{deadline.expired}}`
      case 'unsettled':
        return `${step} est ${filed}. {{deadline.unsettled}}`
    }
  }
}

/** The act with its article: `la délibération`, `l’arrêté`, `le courrier`. */
function nounOf(fact: FactOf): string {
  const nature = fact('decision.nature') ?? 'décision'
  if (/^(arrêté|acte|avis)/i.test(nature)) return `l’${nature}`
  return `${/^(contrat|courrier|refus)/i.test(nature) ? 'le' : 'la'} ${nature}`
}

function decisionPhrase(fact: FactOf, full: boolean): string {
  const noun = nounOf(fact)
  switch (fact('decision.type')) {
    case 'expresse': {
      const number = fact('decision.number') ? ' n°\u00a0{{decision.number}}' : ''
      const head = `${noun}${number} du {{decision.date}}`
      if (!full) return head
      const publicationDay = fact('decision.published')
      const notificationDay = fact('decision.notified')
      const feminine = noun.startsWith('la ')
      const e = feminine ? 'e' : ''
      const disclosure = publicationDay
        ? `, publié${e} le {{decision.published}}`
        : notificationDay
          ? `, notifié${e} le {{decision.notified}}`
          : ''
      return `${head}, par ${feminine ? 'laquelle' : 'lequel'} {{decision.author}} {{decision.object}}${disclosure}`
    }
    case 'refus':
      return full
        ? 'la décision du {{refusal.date}} par laquelle {{decision.author}} a refusé {{request.object.to}}'
        : 'la décision de refus du {{refusal.date}}'
    case 'abrogation': {
      const clause = 'par laquelle {{decision.author}} a refusé d’abroger {{act.name}}'
      if (fact('refusal.date'))
        return full ? `la décision du {{refusal.date}} ${clause}` : 'le refus d’abroger {{act.name}}'
      return full
        ? `la décision implicite, née du silence gardé sur la demande reçue le {{request.date}}, ${clause}`
        : 'le refus implicite d’abroger {{act.name}}'
    }
    case 'implicite':
      return full
        ? 'la décision implicite, née du silence gardé sur la demande reçue le {{request.date}}, par laquelle {{decision.author}} a refusé {{request.object.to}}'
        : 'la décision implicite de rejet de la demande reçue le {{request.date}}'
    default:
      return full
        ? 'la décision non formalisée, révélée par sa mise en œuvre, par laquelle {{decision.author}} {{decision.object}}'
        : 'la décision révélée par la mise en œuvre du logiciel {{software}}'
  }
}
