import { expect, test } from 'vitest'
import { deliberation } from '../../../../../src/main/imports/dila/cnil.ts'

const parts = (lines: readonly string[]) =>
  deliberation(lines).map(({ section, n, text }) => [section, n, text.slice(0, 24)])

test('an authorisation: visas, what was asked, reasons, ruling', () =>
  expect(
    parts([
      'La Commission nationale de l’informatique et des libertés,',
      'Vu le règlement (UE) 2016/679 ;',
      'Saisie d’une demande d’autorisation relative à un traitement ;',
      'Considérant que ce traitement présente un caractère d’intérêt public,',
      'Avis du comité',
      'AUTORISE la société EXEMPLE',
      'à mettre en œuvre le traitement décrit ci-dessus.',
    ]).map(([section]) => section),
  ).toEqual(['header', 'visas', 'facts', 'reasons', 'reasons', 'ruling', 'ruling']))

test('an opinion asked in its heading: the visas come after', () =>
  expect(
    parts([
      'La Commission nationale de l’informatique et des libertés,',
      'Saisie par le ministre de l’intérieur d’une demande d’avis ;',
      'Vu la loi n° 78-17 du 6 janvier 1978 ;',
      'Après avoir entendu le rapporteur,',
      'Émet l’avis suivant :',
      'La Commission observe que le décret ne dit rien des durées.',
    ]).map(([section]) => section),
  ).toEqual(['header', 'header', 'visas', 'visas', 'reasons', 'reasons']))

test('a sanction: its points are numbered through the facts and the reasons', () =>
  expect(
    parts([
      'La Commission nationale de l’informatique et des libertés, réunie en sa formation restreinte',
      'Vu la saisine n° 1 ;',
      'I. FAITS ET PROCÉDURE',
      '1. La société exploite un site.',
      '2. Un contrôle a eu lieu le 3 mars 2022.',
      'II. MOTIFS DE LA DÉCISION',
      '3. En droit, l’article 5 dispose que les données sont exactes.',
      'PAR CES MOTIFS',
      '1. prononce une amende.',
    ]),
  ).toEqual([
    ['header', undefined, 'La Commission nationale '],
    ['visas', undefined, 'Vu la saisine n° 1 ;'],
    ['facts', undefined, 'I. FAITS ET PROCÉDURE'],
    ['facts', 1, 'La société exploite un s'],
    ['facts', 2, 'Un contrôle a eu lieu le'],
    ['reasons', undefined, 'II. MOTIFS DE LA DÉCISIO'],
    ['reasons', 3, 'En droit, l’article 5 di'],
    ['ruling', undefined, 'PAR CES MOTIFS'],
    ['ruling', undefined, '1. prononce une amende.'],
  ]))

test('a text that shows no part has none', () =>
  expect(deliberation(['Communiqué.', 'Le texte n’est pas publié.'])).toEqual([
    { text: 'Communiqué.' },
    { text: 'Le texte n’est pas publié.' },
  ]))
