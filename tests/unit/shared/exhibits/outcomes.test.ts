/**
 * Proposals for a file by its name, in tables that one can review line by line:
 * `tests/fixtures/outcomes`. A change on purpose changes their lines: read them, then write them again (`vitest run FILE -u`).
 */
import { expect, test } from 'vitest'
import { labelOf, propose } from '../../../../src/shared/exhibits/propose.ts'

const table = (name: string, lines: readonly string[]) =>
  expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../../fixtures/outcomes/${name}.txt`)

const words = [
  ...[
    'délibération',
    'deliberation',
    'arrêté',
    'arrete',
    'accusé',
    'avis de réception',
    'avis_de_reception',
    'procès-verbal',
    'proces verbal',
    'pv',
    'compte rendu',
  ],
  ...[
    'compte-rendu',
    'cr',
    'statut',
    'statuts',
    'mandat',
    'demande',
    'recours gracieux',
    'recours-gracieux',
    'avis',
    'décision',
    'decision',
    'ordonnance',
    'jugement',
  ],
  ...[
    'rapport',
    'bon de commande',
    'bon-de-commande',
    'marché',
    'marche',
    'ccap',
    'cctp',
    'facture',
    'convention',
    'contrat',
    'manuel',
    'notice',
    'guide',
    'attestation',
  ],
  ...[
    'constat',
    'capture',
    'screenshot',
    'photo',
    'article',
    'courrier',
    'lettre',
    'courriel',
    'mail',
    'mails',
  ],
]
const names = [
  ...[
    'Arrêté n°2024-15 du 3 mars 2024',
    'Arrêté n° 2024.15 du 3 mars 2024',
    'Arrêté n° 1234 du 3 mars 2024',
    'Arrêté n° 123 du 3 mars 2024',
    'n° 3 Arrêté du 3 mars 2024',
    'Piece 4, Avis du 3 mars 2024.',
  ],
  ...[
    'Pièce 3',
    'pj 4 - facture du 3 mars 2024',
    'PJ12_Facture_2024-03-03',
    '007 Facture 2024-03-03 - solde',
    'Facture n° 2024-15 du 3 mars 2024',
    'Facture n° 15 du 3 mars 2024',
  ],
  ...[
    'Arrêté n° 2024/15 du 3 mars 2024 : stationnement',
    'Arrêté du 3 mars 2024, stationnement ;',
    'Arrêté – 3 mars 2024 — stationnement –',
    'Arrêté le 3 mars 2024 : signé',
    'Arrêté du : 3 mars 2024',
  ],
  ...[
    'Contrat 20240303',
    'Contrat 20240303x',
    'Contrat 120240303',
    'Contrat 2024 03 03',
    'Contrat 03.03.2024',
    'Contrat 3/3/2024',
    'Contrat 31-02-2024',
    'Contrat 1er mars 2024',
    'Contrat 3 marsse 2024',
  ],
  ...[
    'Contrat 1899-03-03',
    'Contrat 2124-03-03',
    'Contrat 2024-3-3',
    'contrat.v2.du.3.mars.2024',
    'lettre  du   3 mars 2024  à   la mairie',
    'Lettre du 3 mars 2024 au maire (copie)',
    'Rapport mars 2024 sur le bruit',
  ],
]

test('the nature, date, object and label proposed for a name', async () => {
  const told = (name: string) => {
    const { nature, date, object, label } = propose(`${name}.pdf`, {})
    return `${name} => ${nature} | ${date ?? ''} | ${object} | ${label}`
  }
  await table('exhibit-names', [
    ...words.flatMap(word =>
      [
        word,
        `${word} 2024-03-03 essai`,
        `x${word} 2024-03-03`,
        `${word}x 2024-03-03`,
        `${word.toUpperCase()} DU 3 MARS 2024`,
      ].map(told),
    ),
    ...names.map(told),
    ...[
      '(copie)',
      'de la ville',
      'du maire',
      'des faits',
      'd’huissier',
      "d'huissier",
      'à Nice',
      'au maire',
      'aux élus',
      'sur le bruit',
      'pour avis',
      'contre lui',
      'en copie',
      'relative au bruit',
    ].map(object => labelOf({ nature: 'Courrier', date: '2024-03-03', object })),
    ...[
      'portant refus',
      'concernant le bruit',
      'lançant l’essai',
      'ant',
      'bruit',
      'n° 12 du bruit',
      'n°12',
      'n° X',
      ' n° 2024-1  essai ',
      'ville',
    ].map(object => labelOf({ nature: ' Arrêté ', date: undefined, object })),
  ])
})
