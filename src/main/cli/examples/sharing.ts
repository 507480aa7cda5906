import type { packVerbs } from '../library/pack-table.ts'
import type { corpusVerbs } from '../office/corpus-table.ts'
import type { datesVerbs } from '../office/dates-table.ts'
import type { deskVerbs } from '../office/desk-table.ts'
import type { proposalVerbs } from '../office/erasure-table.ts'
import type { officeVerbs } from '../office/office-table.ts'
import type { recoveryVerbs } from '../office/recovery-table.ts'
import type { spaceVerbs } from '../office/space-table.ts'
import type { ExamplesOf } from './example.ts'

export const packExamples: ExamplesOf<typeof packVerbs> = {
  'pack send': [
    [
      'pretoire pack send --search vidéosurveillance --title Vidéosurveillance --author "Votre nom" --out lot.pretoire',
      'Lot signé',
    ],
  ],
  'pack review': [['pretoire pack review lot.pretoire', 'Signé par vous, depuis cette bibliothèque']],
  'pack take': [['pretoire pack take lot.pretoire --set "FICHE=keep"', 'laissés tels quels']],
  'pack list': [
    ['pretoire pack list', 'Proposition de loi visant à sortir la France du piège du narcotrafic'],
  ],
  'pack undo': [['pretoire pack undo ACTE', 'remis comme avant']],
  'pack key': [['pretoire pack key', 'Clé en usage']],
  'pack key save': [['pretoire pack key save --out cle.pretoire-cle', 'Gardez la phrase ailleurs que lui']],
  'pack key load': [
    ['pretoire pack key load cle.pretoire-cle', 'Cette bibliothèque signe déjà avec cette clé'],
  ],
  'pack key use': [['pretoire pack key use EMPREINTE', 'Clé en usage']],
}

export const officeExamples: ExamplesOf<typeof officeVerbs> = {
  'office setup': [
    [
      'pretoire office setup --host bureau.exemple.fr --member lea --member ali --plan',
      'Écoute du réseau, par TLS seulement',
    ],
  ],
  'office init': [
    [
      'pretoire office init --url /media/cle/bureau',
      'est un bureau. Tous ceux qui le partagent doivent pouvoir y écrire',
    ],
    [
      "pretoire office init --url 'postgres://postgres@/bureau?host=/var/run/postgresql'",
      'Le bureau est prêt',
    ],
  ],
}

export const spaceExamples: ExamplesOf<typeof spaceVerbs> = {
  'office try': [
    ['pretoire office try /media/cle/bureau', 'Ce dossier est un bureau, et ce poste peut y écrire'],
    ['pretoire office try postgres://lea@bureau.exemple.fr/bureau', 'répond'],
  ],
  'office allow': [
    ['pretoire office allow /media/cle/bureau', 'Cette adresse est autorisée dans cette bibliothèque'],
    ['pretoire office allow postgres://lea@bureau.exemple.fr/bureau', 'Cette adresse est autorisée'],
  ],
  'office space create': [
    [
      'pretoire office space create "Recours vidéosurveillance" --url /media/cle/bureau --name "Léa Martin"',
      'L’espace « Recours vidéosurveillance » est créé',
    ],
    [
      'pretoire office space create "Espace du serveur" --url postgres://lea@bureau.exemple.fr/bureau --name "Léa Martin"',
      'est créé',
    ],
  ],
  'office card': [['pretoire office card --name "Léa Martin" > ma-carte.txt', 'Mots de Léa Martin']],
  'office read': [
    [
      'pretoire office read - < carte-ali.txt',
      'C’est la carte d’Ali Durand. Mots d’Ali Durand, à comparer de vive',
    ],
  ],
  'office space invite': [
    [
      'pretoire office space invite "Recours vidéosurveillance" - < carte-ali.txt > invitation-ali.txt',
      'Mots d’Ali Durand',
    ],
  ],
  'office space join': [
    [
      'pretoire office space join - --url /media/cle/bureau < invitation.txt',
      'Vous êtes dans l’espace « Collectif », invité par Zoé Exemple. Mots',
    ],
  ],
  'office space members': [['pretoire office space members "Recours vidéosurveillance"', 'Léa Martin']],
  'office space role': [
    [
      'pretoire office space role "Recours vidéosurveillance" "Ali Durand" --role owner',
      'Ali Durand : responsable',
    ],
  ],
  'office space history': [
    [
      'pretoire office space history "Recours vidéosurveillance"',
      'Léa Martin a donné un autre rôle à Ali Durand : responsable',
    ],
  ],
  'office space address': [
    [
      'pretoire office space address "Recours vidéosurveillance" --url /media/cle/bureau',
      'Le bureau répond à cette adresse ; elle est gardée',
    ],
  ],
  'office space files': [
    [
      'pretoire office space files "Recours vidéosurveillance" --mode on-demand',
      'Les prochaines pièces viendront sans leur fichier, qui reste dans',
    ],
  ],
  'office status': [['pretoire office status', 'Recours vidéosurveillance : pas encore de rencontre']],
  'office space remove': [
    [
      'pretoire office space remove "Recours vidéosurveillance" "Max Exemple"',
      'Max Exemple ne fait plus partie de l’espace : la suite est scellée',
    ],
  ],
}

export const deskExamples: ExamplesOf<typeof deskVerbs> = {
  'office share': [
    [
      'pretoire office share dossier DOSSIER --with "Recours vidéosurveillance"',
      'dans l’espace « Recours vidéosurveillance »',
    ],
    [
      'pretoire office share campagne narcotrafic --with "Recours vidéosurveillance"',
      'dans l’espace « Recours vidéosurveillance »',
    ],
  ],
  'office shares': [['pretoire office shares dossier DOSSIER', 'Recours vidéosurveillance']],
  'office sync': [['pretoire office sync', 'Recours vidéosurveillance :']],
  'office state': [['pretoire office state', 'Recours vidéosurveillance']],
  'office journal': [
    [
      'pretoire office journal "Recours vidéosurveillance" --limit 5',
      'Vous avez ajouté le document « Courriel à un ou une parlementaire',
    ],
  ],
  'office conflicts': [['pretoire office conflicts', 'Rien n’est à choisir']],
  'office choose': [['pretoire office choose CONFLIT --side mine', 'Réglé']],
  'office undo': [
    [
      'pretoire office undo "Recours vidéosurveillance" CHANGEMENT',
      'Exemple c. commune » est remis comme avant ce changement ; les autres',
    ],
  ],
  'office refill': [
    [
      'pretoire office refill "Recours vidéosurveillance"',
      'Le bureau a tout ce que ce poste garde de cet espace : rien n’était à',
    ],
  ],
}

export const datesExamples: ExamplesOf<typeof datesVerbs> = {
  'office assign': [
    [
      'pretoire office assign DOSSIER "requête en annulation" --to "Ali Durand"',
      'Ali Durand s’occupe de : Requête en annulation devant le tribunal',
    ],
  ],
  'office task add': [
    [
      'pretoire office task add DOSSIER "Appeler le greffe" --for 2031-03-04 --to "Ali Durand"',
      'Tâche ajoutée à Exemple c. commune. Les autres la liront à la',
    ],
  ],
  'office dates': [
    ['pretoire office dates', 'Appeler le greffe'],
    ['pretoire office dates "Recours vidéosurveillance" --ics cabinet.ics', 'Agenda écrit'],
  ],
  'office task change': [
    [
      'pretoire office task change DOSSIER "appeler le greffe" --for 2031-03-11',
      'Tâche changée : Appeler le greffe',
    ],
  ],
  'office task done': [['pretoire office task done DOSSIER "appeler le greffe"', 'Fait : Appeler le greffe']],
  'office task remove': [
    ['pretoire office task remove DOSSIER "appeler le greffe"', 'Tâche retirée : Appeler le greffe'],
  ],
}

export const proposalExamples: ExamplesOf<typeof proposalVerbs> = {
  'office erasure propose': [['pretoire office erasure propose dossier DOSSIER', 'Rien n’est effacé ici']],
  'office erasure list': [['pretoire office erasure list', 'proposé à tous par ce poste']],
  'office erasure decline': [['pretoire office erasure decline dossier DOSSIER', 'Gardé ici']],
}

export const recoveryExamples: ExamplesOf<typeof recoveryVerbs> = {
  'office recovery propose': [
    [
      'pretoire office recovery propose "Recours vidéosurveillance" "Zoé Exemple" - < carte.txt',
      'Le poste perdu de Zoé Exemple est retiré. Un autre responsable, qui',
    ],
  ],
  'office recovery confirm': [
    ['pretoire office recovery confirm "Collectif" "Ali Durand" > invitation.txt', 'pretoire-invitation:'],
  ],
  'office recovery withdraw': [
    [
      'pretoire office recovery withdraw "Recours vidéosurveillance" "Zoé Exemple"',
      'La proposition est levée. Le poste perdu de Zoé Exemple reste retiré',
    ],
  ],
}

export const corpusExamples: ExamplesOf<typeof corpusVerbs> = {
  'office corpus load': [
    [
      "pretoire office corpus load --url 'postgres://postgres@/bureau?host=/var/run/postgresql' LEGI.tar.gz",
      'lus',
    ],
  ],
  'office corpus use': [
    [
      'pretoire office corpus use postgres://lea@copie.exemple.fr/bureau postgres://lea@bureau.exemple.fr/bureau',
      'bureau',
    ],
    ['pretoire office corpus use', 'bureau'],
  ],
  'office corpus take': [['pretoire office corpus take --code CRPA', 'textes']],
}
