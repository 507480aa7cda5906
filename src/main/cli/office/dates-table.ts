import { output, required, text, verbs } from '../verb.ts'

export const datesVerbs = verbs({
  'office dates': {
    sends: ['office.dates', 'office.calendar'],
    summary: 'les échéances des dossiers partagés, qui s’en occupe, et ce qui échoit cette semaine',
    arguments: { '[ESPACE]': 'un seul espace ; sinon tous' },
    options: {
      from: text('AAAA-MM-JJ', 'depuis ce jour (aujourd’hui)'),
      ics: output('FICHIER.ics', 'en fait un fichier d’agenda, avec ses rappels'),
    },
    examples: ['pretoire office dates "Recours vidéosurveillance" --ics cabinet.ics'],
  },
  'office assign': {
    sends: ['office.dates', 'office.members', 'office.assign'],
    summary: 'dit, pour tous, qui s’occupe d’une échéance d’un dossier partagé',
    arguments: {
      '<DOSSIER>': 'le dossier',
      '<ÉCHÉANCE>': 'des mots de son titre, ou le début de sa clé (office dates)',
    },
    options: {
      to: required(
        text('MEMBRE', 'le membre, par son nom ou le début de sa clé ; «\u00a0personne\u00a0» l’en retire'),
      ),
    },
    examples: ['pretoire office assign DOSSIER "requête en annulation" --to "Ali Durand"'],
  },
})
