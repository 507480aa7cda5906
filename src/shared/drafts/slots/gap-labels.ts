import { uncapital } from '../../french/wording.ts'
import type { Template } from '../templates/template.ts'
import { questionKeyOf, specOf } from './facts.ts'
import { memberLabels } from './member-slots.ts'
import { PREPOSITION } from './prepositions.ts'

/** Every key a text may insert: the questions of the template, then what is computed from the answers and the parties. */
export function slotKeys(template?: Template): string[] {
  const questions = template?.facts.map(f => f.key) ?? []
  return [...new Set([...questions, ...Object.keys(partyLabels)])]
}

/** The name of a gap: the label of the question, in its own words. */
export function gapLabel(key: string, template?: Template): string {
  const base = key.replace(PREPOSITION, '')
  // a text names its court by a question of its own: the cour, in an appeal
  const asked = base === 'court.name' || base === 'court.body' ? 'court' : base
  const label = (specOf(asked, template) ?? specOf(uncapital(asked), template))?.label
  return uncapital(
    label ?? partyLabels[uncapital(base)] ?? choiceLabels[uncapital(base).split('.')[0] ?? ''] ?? base,
  )
}

/** The question a slot depends on in this text: `Commune.of` on `commune`; in a letter, `filing.date` on its own date. */
export function questionOf(key: string, template?: Template): string {
  const base = uncapital(key.replace(PREPOSITION, ''))
  return questionKeyOf(questionOfComputed[base] ?? base, template)
}

/** Computed slots that put one answer otherwise: the question that gives it. */
const questionOfComputed: Readonly<Record<string, string>> = {
  'court.name': 'court',
  'court.body': 'court',
  'court.ruling': 'court',
  'request.wish': 'request.vote',
}

/** The gaps of what is chosen for a document, by the first word of their keys: `measure.title`, `stage`. */
const choiceLabels: Readonly<Record<string, string>> = {
  stage: 'étape du texte',
  measures: 'mesures à choisir',
  bill: 'texte suivi',
  choice: 'mesures à choisir',
  measure: 'mesure à choisir',
  ask: 'demande à choisir',
  argument: 'argument à choisir',
  objection: 'objection à choisir',
  figure: 'chiffre à choisir',
  proof: 'source à choisir',
  ban: 'ce qu’il ne faut pas dire',
  member: 'parlementaire à choisir',
  other: 'autre texte de la campagne',
  vote: 'vote à choisir',
  amendment: 'amendement à choisir',
  document: 'document demandé',
}

const partyLabels: Readonly<Record<string, string>> = {
  ...memberLabels,
  commune: 'commune',
  court: 'tribunal',
  'court.name': 'tribunal',
  'court.body': 'tribunal',
  'court.ruling': 'jugement',
  today: 'date du jour',
  'claimants.names': 'nom des requérants',
  'claimant.name': 'nom du requérant',
  'claimant.alias': 'nom court du requérant',
  'claimant.seat': 'siège ou domicile du requérant',
  'claimants.seats': 'siège ou domicile des requérants',
  'claimants.contact': 'téléphone ou courriel des requérants',
  'claimant.representative': 'représentant du requérant',
  'claimant.quality': 'qualité du représentant',
  'claimant.empowerment': 'habilitation à agir en justice',
  'counsel.name': 'nom de l’avocat',
  'counsel.ministry': 'un avocat au Conseil d’État et à la Cour de cassation',
  'defendant.name': 'défendeur',
  'defendant.charged': 'défendeur',
  'defendant.full': 'défendeur',
  'defendant.address': 'adresse du défendeur',
  'judgment.court': 'tribunal qui a jugé',
  'decision.author': 'auteur de la décision',
  'decision.date': 'date de la décision',
  'decision.object': 'objet de la décision',
  'decision.full': 'décision attaquée',
  'decision.short': 'décision attaquée',
  'case.short': 'nom court de l’affaire',
  'request.date': 'date de réception de la demande',
  'request.object': 'objet de la demande',
  // what the texts a bench book takes in ask, and the book does not
  'briefing.title': 'titre de la note',
  'request.vote': 'ce que vous demandez',
  'request.wish': 'ce que vous demandez de faire',
  'request.fallback': 'demande de repli',
  amendment: 'amendement à soutenir',
  opening: 'ouverture personnelle',
  'vote.date': 'date du vote',
  'sender.name': 'qui écrit',
  'sender.commune': 'votre commune',
  'sender.association': 'association',
  minister: 'ministre interrogé',
  'question.heading': 'rubrique',
  'question.subject': 'objet de la question',
  'question.ask': 'la question',
  'referral.reading': 'pourquoi saisir',
  'referral.procedure': 'adoption de la loi',
  'referral.rider': 'disposition sans lien',
  'decision.reasonable': 'fin du délai raisonnable d’un an',
  'experiment.effect': 'effet de l’expérimentation',
  software: 'logiciel',
  supplier: 'éditeur du logiciel',
  'deadline.last': 'dernier jour du délai de recours',
  'deadline.timely': 'recevabilité dans le délai',
  'deadline.expired': 'délai expiré à cette date : dire pourquoi il n’est pas opposable',
  'deadline.unsettled': 'délai à établir : répondre aux questions que posent les dates du dossier',
  outcome: 'issue des moyens',
  'deadline.appeal': 'dernier jour du délai d’appel',
  'deadline.documents': 'dernier jour pour saisir le tribunal du refus',
  'deadline.cassation': 'dernier jour du pourvoi',
  'deadline.appeal.timely': 'recevabilité de l’appel dans le délai',
  'deadline.cassation.timely': 'recevabilité du pourvoi dans le délai',
  'deadline.documents.timely': 'recevabilité de la requête dans le délai',
  'deadline.special': 'délai propre au régime de l’acte',
  'deadline.appeal.special': 'délai d’appel propre au régime de l’acte',
  'cassation.e': 'accord de la décision attaquée',
  'cassation.which': 'accord de la décision attaquée',
  'cassation.delay': 'délai du pourvoi',
  'documents.born': 'date où le silence confirme le refus',
  'documents.decision': 'refus attaqué',
  'deadline.interrupted': 'recours gracieux reçu',
  greeting: 'formule d’appel',
  'recourse.name': 'recours gracieux ou hiérarchique',
  'recourse.within': 'envoi du recours gracieux',
  'recourse.received': 'date de réception du recours gracieux',
  'recourse.rejected': 'date du rejet du recours gracieux',
  'recourse.rejection': 'rejet du recours gracieux',
  'recourse.also': 'rejet du recours gracieux',
  'penalty.clause': 'astreinte',
  'decision.made': 'publication ou notification de la décision',
  'refusal.date': 'date du refus',
  'act.name': 'acte dont l’abrogation est demandée',
  place: 'lieu de signature',
  'filing.date': 'date de la requête',
}
