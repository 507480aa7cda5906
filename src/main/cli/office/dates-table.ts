import { flag, output, required, text, verbs } from '../verb.ts'

const THING = 'son numéro, ou des mots de son titre'
const DATE = 'des mots de son titre, ou le début de sa clé (office dates)'
const MEMBER = text('MEMBRE', 'le membre, par son nom ou le début de sa clé')

export const datesVerbs = verbs({
  'office dates': {
    sends: ['office.dates', 'office.calendar'],
    summary:
      'les échéances, audiences, étapes et tâches des dossiers et campagnes partagés, qui s’en occupe, et ce qui vient cette semaine',
    arguments: { '[ESPACE]': 'un seul espace ; sinon tous' },
    options: {
      from: text('AAAA-MM-JJ', 'depuis ce jour (aujourd’hui)'),
      ics: output('FICHIER.ics', 'en fait un fichier d’agenda, avec ses rappels'),
    },
  },
  'office assign': {
    sends: ['office.dates', 'office.members', 'office.assign'],
    summary:
      'dit, pour tous, qui s’occupe d’une échéance ou d’une tâche d’un dossier ou d’une campagne partagés',
    arguments: { '<DOSSIER|CAMPAGNE>': THING, '<ÉCHÉANCE|TÂCHE>': DATE },
    options: {
      to: required(
        text('MEMBRE', 'le membre, par son nom ou le début de sa clé ; «\u00a0personne\u00a0» l’en retire'),
      ),
    },
  },
  'office task add': {
    sends: ['office.things', 'office.members', 'office.addTask'],
    summary: 'ajoute une tâche à un dossier ou à une campagne partagés',
    arguments: { '<DOSSIER|CAMPAGNE>': THING, '<TÂCHE>': 'ce qui est à faire' },
    options: { for: text('AAAA-MM-JJ', 'pour ce jour'), to: MEMBER },
  },
  'office task done': {
    sends: ['office.dates', 'office.changeTask'],
    summary: 'dit, pour tous, qu’une tâche est faite',
    arguments: { '<DOSSIER|CAMPAGNE>': THING, '<TÂCHE>': DATE },
    options: { not: flag('elle reste à faire') },
  },
  'office task change': {
    sends: ['office.dates', 'office.changeTask'],
    summary: 'change pour tous le titre ou le jour d’une tâche ; office assign dit qui s’en occupe',
    arguments: { '<DOSSIER|CAMPAGNE>': THING, '<TÂCHE>': DATE },
    options: {
      title: text('TITRE', 'ce qui est à faire'),
      for: text('AAAA-MM-JJ', 'pour ce jour'),
      undated: flag('pour aucun jour'),
    },
  },
  'office task remove': {
    sends: ['office.dates', 'office.removeTask'],
    summary: 'retire une tâche pour tous ; office undo la remet',
    arguments: { '<DOSSIER|CAMPAGNE>': THING, '<TÂCHE>': DATE },
    options: {},
  },
})
