import { required, text, verbs } from '../verb.ts'

export const affaireVerbs = verbs({
  'affaire add': {
    sends: ['affaires.add'],
    summary: 'ajoute une affaire au dossier : ses pièces commencent par celles des écrits qu’elle prend',
    arguments: { '<DOSSIER>': 'le dossier', '[ÉCRIT...]': 'les écrits de cette affaire' },
    options: { title: required(text('TITRE', 'son nom : Référé-suspension, appel…')) },
  },
  'affaire list': {
    sends: ['dossiers.get', 'drafts.list', 'exhibits.list'],
    summary: 'les affaires du dossier, avec leurs écrits et leurs pièces',
    arguments: { '<DOSSIER>': 'le dossier' },
  },
  'affaire edit': {
    sends: ['affaires.save', 'dossiers.get'],
    summary: 'change le nom, la juridiction ou le numéro d’une affaire',
    arguments: { '<DOSSIER>': 'le dossier', '<AFFAIRE>': 'l’affaire' },
    options: {
      title: text('TITRE', 'son nom'),
      court: text('JURIDICTION', 'sa juridiction'),
      case: text('NUMÉRO', 'son numéro'),
    },
  },
  'affaire remove': {
    sends: ['affaires.remove'],
    summary: 'retire une affaire sans dépôt ; ses écrits retournent à l’affaire principale',
    arguments: { '<DOSSIER>': 'le dossier', '<AFFAIRE>': 'l’affaire' },
  },
  'affaire place': {
    sends: ['affaires.place'],
    summary: 'met un écrit dans une affaire ; sans elle, dans l’affaire principale',
    arguments: { '<ÉCRIT>': 'l’écrit', '[AFFAIRE]': 'l’affaire' },
  },
  'affaire produce': {
    sends: ['exhibits.produce'],
    summary: 'produit une pièce du dossier dans une affaire ; non : l’y met de côté',
    arguments: {
      '<AFFAIRE>': 'l’affaire',
      '<PIÈCE>': 'la pièce',
      '[RÉPONSE]': { about: 'oui ou non', values: ['oui', 'non'] },
    },
  },
})
