import { firstQuestion } from '../regimes/matters.ts'
import { natureValues } from '../regimes/natures.ts'

/** A question about an event or a dossier whose answer may change a date. Each value is the word that an event or a dossier keeps. */
export interface Question {
  readonly label: string
  /** the event or the whole dossier */
  readonly about: 'event' | 'dossier'
  readonly values: Readonly<Record<string, string>>
}

const event = (label: string, values: Readonly<Record<string, string>>) =>
  ({ label, about: 'event', values }) as const
const dossier = (label: string, values: Readonly<Record<string, string>>) =>
  ({ label, about: 'dossier', values }) as const

/** Every question, each unanswered until the user says otherwise: an absent answer counts as the one that gives the earliest date. */
export const questions = {
  quality: dossier('Le requérant', {
    addressee: 'est le destinataire de la décision',
    'third-party': 'est un tiers',
    agent: 'est un agent public, dans un litige avec son administration',
  }),
  act: dossier('La nature de l’acte', {
    individual: 'décision individuelle',
    regulatory: 'acte réglementaire',
    neither: 'ni réglementaire ni individuel',
  }),
  litigation: dossier('Le contentieux', {
    'excess-of-power': 'excès de pouvoir (annulation)',
    full: 'plein contentieux (indemnité, contrat)',
  }),
  motivated: dossier('La motivation du refus', {
    'motivation-due': 'obligatoire (art. L. 211-2 CRPA)',
    'motivation-not-due': 'non obligatoire',
  }),
  nature: event(firstQuestion, natureValues),
  dispatch: event('L’offre écartée', {
    electronic: 'par voie électronique',
    postal: 'par courrier',
  }),
  market: event('Le cahier des charges du marché', {
    works: 'est celui des travaux',
    supplies: 'est celui des fournitures, des services ou des études',
  }),
  remedies: event('Les voies et délais de recours', {
    remedies: 'mentionnés',
    'no-remedies': 'sans mention des voies et délais de recours',
  }),
  acknowledged: event('L’accusé de réception', {
    acknowledged: 'complet, avec les voies et délais',
    unacknowledged: 'sans accusé de réception complet',
  }),
  organ: event('L’auteur de la décision demandée', {
    collegiate: 'mesure que seul un conseil ou une assemblée peut prendre',
    'single-author': 'autorité qui décide seule',
  }),
  silence: event('Le silence de l’administration', {
    accepts: 'le silence vaut acceptation',
    rejects: 'le silence vaut rejet',
  }),
  repeat: event('Un recours qui n’interrompt rien', {
    second: 'second recours, identique au premier',
    foreign: 'rédigé dans une autre langue que le français',
  }),
  aid: event('Ce que le bureau d’aide juridictionnelle a décidé', {
    'aid-refused': 'refus, retrait ou aide partielle',
    'aid-granted': 'aide totale',
  }),
  answered: event('Le recours rejeté', {
    gracieux: 'rejet du recours gracieux',
    hierarchique: 'rejet du recours hiérarchique',
  }),
  motive: event('Le sens de l’ordonnance', {
    'no-serious-doubt': 'rejet faute de doute sérieux',
    'no-urgency': 'rejet faute d’urgence, ou pour un autre motif',
    suspended: 'suspension ordonnée',
  }),
  basis: event('Le fondement de l’ordonnance', {
    'basis-521-1': 'référé-suspension (L. 521-1)',
    'basis-521-2': 'référé-liberté (L. 521-2)',
    'basis-522-3': 'rejet sans audience (L. 522-3)',
    'basis-521-3': 'mesures utiles (L. 521-3), ou modification (L. 521-4)',
    'basis-551': 'référé précontractuel ou contractuel (L. 551-1, L. 551-13)',
    'basis-expertise': 'constat ou expertise (R. 531-1, R. 532-1)',
    'basis-provision': 'provision (R. 541-1)',
    'basis-provision-last': 'provision de la cour, ou en dernier ressort',
  }),
  instance: event('Le ressort', {
    'first-instance': 'susceptible d’appel',
    'last-instance': 'rendu en premier et dernier ressort (communication de documents)',
  }),
  memoir: event('Ce que vise la requête sommaire', {
    refere: 'pourvoi contre une ordonnance de référé',
    'one-month': 'élections, sursis à exécution ou renvoi',
    merits: 'autre pourvoi ou requête',
  }),
  urgent: event('L’examen de la loi', {
    urgent: 'en urgence (huit jours)',
    ordinary: 'sans urgence (un mois)',
  }),
  panel: event('Le panneau', {
    'panel-complete': 'complet, continu pendant deux mois',
    'panel-incomplete': 'sans mention du délai de recours',
  }),
  permit: event('La date du permis', {
    'permit-old': 'délivré avant le 28 novembre 2025',
    'permit-new': 'délivré à partir du 28 novembre 2025',
  }),
  prior: event('Le recours préalable obligatoire', {
    'prior-told': 'indiqué, avec son délai',
    'prior-untold': 'non indiqué dans la notification',
  }),
  advert: event('La publicité du contrat', {
    'advert-complete': 'dit la conclusion et comment consulter le contrat',
    'advert-incomplete': 'incomplète, ou aucune',
  }),
  referral: event('La saisine de la CADA', {
    referred: 'faite avant la requête',
    'no-referral': 'non faite',
  }),
  reader: event('Le juge', {
    'urgent-judge': 'doit statuer en un mois au plus',
    'other-judge': 'n’a pas de délai si court',
  }),
  informed: event('La CNIL, dans les trois mois', {
    informed: 'a informé de l’avancement de la plainte',
    uninformed: 'n’a envoyé qu’un accusé d’enregistrement, ou rien',
  }),
  conditions: event('Les conditions de la subvention', {
    'conditions-unmet': 'ne sont pas respectées',
    'conditions-met': 'sont respectées',
  }),
  legality: event('La décision créatrice de droits', {
    unlawful: 'est illégale',
    lawful: 'est légale',
  }),
  initiative: event('Le retrait', {
    'more-favourable':
      'est demandé par le bénéficiaire, pour une décision plus favorable qui ne nuit à aucun tiers',
    'own-motion': 'est décidé d’office, ou demandé pour un autre motif',
  }),
} as const satisfies Readonly<Record<string, Question>>
export type QuestionKey = keyof typeof questions

/** The answers to a question among those a user chose; none while it is open. */
export const answersTo = (question: QuestionKey, answers: ReadonlySet<string>): string[] =>
  Object.keys(questions[question].values).filter(value => answers.has(value))
