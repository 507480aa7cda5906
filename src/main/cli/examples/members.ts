import type { briefVerbs, callVerbs, memberVerbs, setVerbs } from '../campaign/member-table.ts'
import type { voteVerbs } from '../campaign/members/vote-table.ts'
import type { publishingVerbs } from '../campaign/publishing-table.ts'
import type { ExamplesOf } from './example.ts'

export const memberExamples: ExamplesOf<typeof memberVerbs> = {
  'members import': [
    [
      'pretoire members import AMO40_deputes.zip',
      '11 lus : 11 ajoutés, 0 mis à jour, 0 inchangé, 0 supprimé, 0 refusé',
    ],
  ],
  'members list': [
    [
      'pretoire members list --chamber an --department 27',
      'PA1 · Mme Ada Abeille · EXA · Eure (1) · Commission des lois',
    ],
  ],
  'members show': [
    ['pretoire members show PA1', 'Groupe exemplaire · Eure · Commission des lois constitutionnelles, de'],
  ],
  'members targets': [
    [
      'pretoire members targets narcotrafic --limit 4 --title "À appeler"',
      '1. Ada Abeille (EXA) — Siège à la commission saisie : Commission des',
    ],
  ],
  'members lists': [['pretoire members lists narcotrafic', 'À appeler, 4 membres']],
  'members share': [
    [
      'pretoire members share LISTE --volunteers 2 --author "Regards libres" --out parts/',
      '2 parts, tirage n°',
    ],
  ],
}

export const voteExamples: ExamplesOf<typeof voteVerbs> = {
  'vote list': [
    ['pretoire vote list', 'VTANR5L17V1234  n° 1234 du 01/04/2025 : l’ensemble de la proposition'],
  ],
  'vote link': [
    [
      'pretoire vote link VTANR5L17V1234 --bill narcotrafic --wished contre',
      'Scrutin relié à narcotrafic, pour nous : contre',
    ],
  ],
  'vote show': [
    ['pretoire vote show narcotrafic', 'Scrutin n° 1234 du 01/04/2025 : l’ensemble de la proposition de loi'],
  ],
}

export const callExamples: ExamplesOf<typeof callVerbs> = {
  'call-sheet': [['pretoire call-sheet narcotrafic --list LISTE --out appels.docx', 'Feuille d’appels']],
  'calls log': [
    ['pretoire calls log narcotrafic PA1 --answered membre --position contre', 'conservé jusqu’au'],
  ],
  'calls export': [
    ['pretoire calls export -o - --format csv', 'Date;Texte;Mesure;Membre'],
    ['pretoire calls export narcotrafic --out journal.json', 'Journal enregistré'],
  ],
  'calls merge': [['pretoire calls merge journal.json', '1 appel : 0 ajouté, 1 déjà là']],
  'calls summary': [
    [
      'pretoire calls summary narcotrafic',
      '1 appel, dont 1 suivi d’une réponse : 1 bureau joint. Un répondeur ou',
    ],
  ],
  'calls erase': [['pretoire calls erase narcotrafic --all bill --apply', '1 appel effacé']],
}

export const briefExamples: ExamplesOf<typeof briefVerbs> = {
  'brief propose': [
    [
      'pretoire brief propose --bill narcotrafic',
      'narcotrafic-art-1  art.   Échanges entre services de renseignement',
    ],
  ],
  brief: [
    ['pretoire brief note --bill narcotrafic --measure MESURE --out note.docx', 'Copie de travail'],
    [
      'pretoire brief courriel --bill narcotrafic --measure MESURE --argument INT-POUV --audience an --set sender.name="Camille Exemple" --set sender.commune=Moirans --set opening="Votre rapport dit le danger."',
      'Dossier',
    ],
  ],
  'brief list': [['pretoire brief list', 'Note aux parlementaires (article 15) (Loi promulguée']],
  'brief choose': [
    [
      'pretoire brief choose ÉCRIT --bill narcotrafic --measure MESURE',
      'Courriel à un ou une parlementaire (article 15',
    ],
  ],
  mail: [['pretoire mail COURRIEL', 'Objet : Article 15, loi n° 2025-532 : refuser que la mesure']],
}

export const setExamples: ExamplesOf<typeof setVerbs> = {
  merge: [
    ['pretoire merge COURRIEL --members PA1,PA2 --openings ouvertures.csv --out envoi/', '2 textes écrits'],
  ],
  'set list': [['pretoire set list', 'Aucun envoi']],
  'set give': [['pretoire set give ENVOI --out ouvertures-à-remplir.csv', 'écrit']],
  'set take': [['pretoire set take ENVOI ouvertures.csv', 'ouvertures reprises']],
  'opening save': [['pretoire opening save "Vous représentez {{member.department}}."', 'Gardée']],
  'opening list': [['pretoire opening list', 'Vous représentez {{member.department']],
  'opening remove': [['pretoire opening remove FORMULE', 'Formule retirée (« opening remove']],
}

export const publishingExamples: ExamplesOf<typeof publishingVerbs> = {
  'campaign publish': [
    ['pretoire campaign publish narcotrafic --out site --publisher "Collectif Exemple"', 'mesures/'],
    [
      'pretoire campaign publish narcotrafic --out site --publisher "Collectif Exemple" --contact contact@exemple.fr --apply',
      'Noms publics',
    ],
  ],
  'campaign take-up': [
    [
      'pretoire campaign take-up page.html narcotrafic',
      'ajoute un paragraphe de « Les drones et la capacité d’identifier',
    ],
    [
      'pretoire campaign take-up page.html narcotrafic --proposal PROPOSITION',
      'Repris dans « Les drones et la capacité d’identifier », à vérifier',
    ],
  ],
}
