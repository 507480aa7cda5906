import type { affaireVerbs } from '../dossiers/affaires-table.ts'
import type { filingVerbs, procedureVerbs } from '../dossiers/procedure-table.ts'
import type { ExamplesOf } from './example.ts'

export const affaireExamples: ExamplesOf<typeof affaireVerbs> = {
  'affaire add': [
    ['pretoire affaire add DOSSIER RÉFÉRÉ --title "Référé-suspension"', 'Référé-suspension, 2 pièces'],
  ],
  'affaire list': [
    ['pretoire affaire list DOSSIER', 'Recours pour excès de pouvoir contre une vidéosurveillance'],
  ],
  'affaire edit': [['pretoire affaire edit DOSSIER AFFAIRE --case 2600123', 'Référé-suspension']],
  'affaire produce': [
    ['pretoire affaire produce AFFAIRE PIÈCE', 'Pièce produite dans cette affaire, à la fin'],
  ],
  'affaire place': [
    ['pretoire affaire place RÉFÉRÉ', 'Écrit changé d’affaire : ses renvois suivent la suite de pièces de'],
  ],
  'affaire remove': [
    [
      'pretoire affaire remove DOSSIER AFFAIRE',
      'Affaire retirée : ses écrits sont dans l’affaire principale',
    ],
  ],
}

export const filingExamples: ExamplesOf<typeof filingVerbs> = {
  preflight: [['pretoire preflight PRÊT', 'À VÉRIFIER   « Recours pour excès de pouvoir contre une']],
  bundle: [['pretoire bundle PRÊT --out depot --stamp --merged', 'fichiers']],
  file: [
    [
      'pretoire file DOSSIER ÉCRIT --date 2026-03-16 --receipt accuse.pdf',
      '2026-03-16  Recours pour excès de pouvoir contre une',
    ],
  ],
  'filing list': [['pretoire filing list DOSSIER', '2026-03-16  Recours pour excès de pouvoir contre une']],
  'filing answer': [
    [
      'pretoire filing answer DOSSIER DÉPÔT --case 2600124',
      '2026-03-16  Recours pour excès de pouvoir contre une',
    ],
  ],
  'filing files': [['pretoire filing files DOSSIER DÉPÔT --out pièces', 'pièces']],
  'filing undo': [
    ['pretoire filing undo DÉPÔT', 'Dépôt annulé : ses écrits et ses pièces se changent de nouveau'],
  ],
}

export const procedureExamples: ExamplesOf<typeof procedureVerbs> = {
  guide: [
    [
      'pretoire guide --set guide.situation=ville',
      'Ma commune a acheté ou emploie un logiciel qui analyse les images des',
    ],
  ],
  court: [
    ['pretoire court Moirans', 'tribunal administratif de Grenoble ; cour administrative d’appel de'],
    [
      'pretoire court --set departement=38',
      'tribunal administratif de Grenoble ; cour administrative d’appel de',
    ],
  ],
  'event kinds': [
    ['pretoire event kinds', 'notified  Décision notifiée (jour où le destinataire l’a reçue'],
    ['pretoire event kinds visa', 'regime-visa'],
  ],
  'event add': [
    [
      'pretoire event add DOSSIER notified --date 2026-11-16',
      'lundi 16 novembre 2026  Décision notifiée (notified',
    ],
  ],
  'event list': [['pretoire event list DOSSIER', 'lundi 16 novembre 2026  Décision notifiée (notified']],
  deadlines: [['pretoire deadlines DOSSIER', 'Requête en annulation devant le tribunal administratif']],
  'deadlines compute': [
    [
      'pretoire deadlines compute situations.json --json',
      'Requête en annulation devant le tribunal administratif',
    ],
  ],
  'deadlines due': [
    [
      'pretoire deadlines due --from 2026-11-16',
      'samedi 16 janvier 2027 (dernier jour utile : lundi 18 janvier 2027',
    ],
  ],
  'deadlines calendar': [['pretoire deadlines calendar --out delais.ics', 'Agenda écrit']],
  'event remove': [['pretoire event remove DOSSIER ÉVÉNEMENT', 'Événement retiré']],
}
