import type {
  citationVerbs,
  collectionVerbs,
  importVerbs,
  libraryVerbs,
  referenceVerbs,
} from '../library/table.ts'
import type { ExamplesOf } from './example.ts'

export const importExamples: ExamplesOf<typeof importVerbs> = {
  import: [
    ['pretoire import --starter', '571 lus'],
    [
      'pretoire import decisions/ archive.tar.gz',
      '178 lus : 156 ajoutés, 22 mis à jour, 0 inchangé, 0 supprimé, 0 refusé',
    ],
    ['pretoire import --resume', '157 lus'],
    [
      'curl -s https://exemple.fr/lot.json | pretoire import -',
      '3 lus : 3 ajoutés, 0 mis à jour, 0 inchangé, 0 supprimé, 0 refusé',
    ],
  ],
  imports: [
    ['pretoire imports', 'Import de « entrée standard.json »'],
    ['pretoire imports IMPORT --out rapport.csv', 'Rapport enregistré'],
  ],
}

export const libraryExamples: ExamplesOf<typeof libraryVerbs> = {
  search: [
    ['pretoire search 442364', 'CE, 10e ch., 26 avril 2022, La Quadrature du Net, n° 442364'],
    [
      'pretoire search "référé liberté" --kind decision --json',
      'CE, 10e-9e ch. réunies, 22 décembre 2020, La Quadrature du Net, n°',
    ],
  ],
  show: [['pretoire show VSA-01', 'TA Grenoble, 7e ch., 24 janvier 2025, M. B. et La Quadrature du Net']],
  cite: [
    ['pretoire cite VSA-01 --form short', 'TA Grenoble, 24 janvier 2025, n°'],
    ['pretoire cite ID --pin "pt 5"', 'CE, 10e ch., 24 janvier 2024, Association Exemple, n° 999901, pt 5'],
  ],
  questions: [
    [
      'pretoire questions --add "cantine, menu + école > L. 2121-29 CGCT"',
      'cantine, menu + école > L. 2121-29 CGCT',
    ],
    ['pretoire questions --remove "cantine, menu + école"', 'Aucune ligne à vous.'],
    ['pretoire questions', 'Aucune ligne à vous.'],
  ],
}

export const citationExamples: ExamplesOf<typeof citationVerbs> = {
  links: [['pretoire links VSA-01', 'INT-BASE  Sur l’absence de base légale [à vérifier] (2 fois']],
  missing: [
    [
      'pretoire missing --kind decision --limit 3',
      '14  CE, 30 janvier 2026, Commune de Nice, n° 506370 (sa fiche est là',
    ],
  ],
  'library state': [
    ['pretoire library state', 'LEGI        Codes, lois et règlements consolidés : 157 textes'],
    ['pretoire library state --fund CE-OUVERT --wget adresses.txt', 'adresses enregistrées'],
  ],
  'fund export': [['pretoire fund export LEGI --out /media/cle/corpus-legi.db', 'Fonds LEGI : 157 textes']],
  'fund attach': [
    [
      'pretoire fund attach /media/cle/corpus-legi.db',
      'Fonds attaché : Codes, lois et règlements consolidés, 157 textes',
    ],
  ],
  'fund list': [['pretoire fund list', 'LEGI']],
  'fund check': [['pretoire fund check LEGI', 'Le fonds est tel qu’il a été fait. Empreinte du contenu']],
  'fund detach': [['pretoire fund detach LEGI', 'Fonds détaché']],
  'argument uses': [['pretoire argument uses INT-BASE', 'Mémoire en intervention volontaire (modèle']],
  'argument flags': [['pretoire argument flags INT-BASE', 'Rien à revoir']],
}

export const referenceExamples: ExamplesOf<typeof referenceVerbs> = {
  references: [
    ['pretoire references VSA-01 VSA-10 --format ris --out references.ris', 'Références enregistrées'],
  ],
}

export const collectionExamples: ExamplesOf<typeof collectionVerbs> = {
  collect: [['pretoire collect VSA-01 VSA-10 --title Référés', 'Pour revenir en arrière : pretoire undo']],
  collections: [
    ['pretoire collections', 'Référés (2 sources'],
    [
      'pretoire collections COLLECTION',
      'VSA-01  TA Grenoble, 7e ch., 24 janvier 2025, M. B. et La Quadrature',
    ],
  ],
  tag: [['pretoire tag VSA-01 --tag drones', 'Pour revenir en arrière : pretoire undo']],
  untag: [['pretoire untag VSA-01 --tag drones', 'Pour revenir en arrière : pretoire undo']],
  verify: [['pretoire verify VSA-01 --initials AB', 'Pour revenir en arrière : pretoire undo']],
  doubt: [
    ['pretoire doubt VSA-10 --text "Le point 5 est à relire."', 'Pour revenir en arrière : pretoire undo'],
  ],
  undo: [['pretoire undo ACTE', '1 source : comme avant']],
  duplicates: [['pretoire duplicates', 'Aucun doublon']],
  'duplicates merge': [
    ['pretoire duplicates merge GARDÉE AUTRE', 'Pour revenir en arrière : pretoire duplicates split'],
  ],
  'duplicates split': [['pretoire duplicates split ACTE', 'Elles sont de nouveau séparées']],
}
