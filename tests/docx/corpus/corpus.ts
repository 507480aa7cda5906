import type { Gathered } from '../../../src/shared/drafts/gathered.ts'
import { Keep, workingKeep } from '../../../src/shared/word/keep.ts'
import type { Letterhead } from '../../../src/shared/word/letterhead.ts'
import { firmPaper, ruledPaper } from '../../fixtures/models.ts'
import { filing } from './filing.ts'
import { illustrated, letterhead, pictures } from './illustrated.ts'
import { briefing, empty, everything, lists, strange, tables } from './others.ts'

/** A draft of the corpus: how it is made, what its file keeps, and by how many pages a figure may be off. */
export interface Specimen {
  readonly make: () => Gathered
  readonly slack?: number
  readonly bidirectional?: boolean
  readonly letterhead?: Letterhead
  readonly pictures?: ReadonlyMap<string, Uint8Array>
  /** the Word file it is on the paper of */
  readonly paper?: () => Buffer
  /** left out: a working copy without comments */
  readonly keep?: Keep
}

/** The drafts on which the Word file is proved: every manner, every construct, every length. */
export const corpus: Readonly<Record<string, Specimen>> = {
  gracieux: {
    make: () =>
      filing({
        title: 'Recours gracieux',
        seed: 61,
        style: 'association',
        grounds: 1,
        paragraphs: 3,
        exhibits: 2,
        notes: 1,
        cover: false,
      }),
  },
  requete: {
    make: () =>
      filing({
        title: 'Requête introductive d’instance',
        seed: 62,
        style: 'association',
        grounds: 11,
        paragraphs: 6,
        exhibits: 40,
        notes: 60,
        tables: 3,
      }),
  },
  note: { make: briefing },
  'ampliatif-association': {
    make: () =>
      filing({
        title: 'Mémoire ampliatif',
        seed: 63,
        style: 'association',
        grounds: 8,
        paragraphs: 5,
        exhibits: 12,
        notes: 20,
        tables: 4,
      }),
  },
  'ampliatif-avocat': {
    make: () =>
      filing({
        title: 'Mémoire ampliatif',
        seed: 63,
        style: 'lawyer',
        grounds: 8,
        paragraphs: 5,
        exhibits: 12,
        notes: 20,
        tables: 4,
      }),
  },
  // the same drafts on papers of their authors'
  // its second table has one row at the foot of a page, with less room under it than a rule takes
  'requete-sur-papier': {
    make: () =>
      filing({
        title: 'Requête',
        seed: 69,
        style: 'association',
        grounds: 3,
        paragraphs: 5,
        exhibits: 6,
        notes: 8,
        tables: 2,
      }),
    paper: () =>
      firmPaper(text => text.replaceAll('Garamond', 'Times New Roman').replaceAll('Georgia', 'Cambria')),
  },
  'illustre-sur-papier': {
    make: () => illustrated('lawyer', 'Mémoire illustré'),
    pictures,
    // LibreOffice prints a box after the text of its page
    paper: () => ruledPaper(false),
  },
  tout: { make: everything },
  'illustre-association': {
    make: () => illustrated('association', 'Requête illustrée'),
    letterhead,
    pictures,
    keep: workingKeep(true),
  },
  'illustre-parlement': {
    make: () => illustrated('parliament', 'Observations sur les articles 7 et 9'),
    letterhead,
    pictures,
    keep: Keep.parse({ comments: true, fonts: true }),
  },
  'tout-nu': { make: everything, keep: Keep.parse({ fields: false, title: false }) },
  tract: {
    make: () =>
      filing({
        title: 'Une loi pour nous surveiller',
        seed: 70,
        style: 'leaflet',
        grounds: 2,
        paragraphs: 2,
        exhibits: 2,
        notes: 1,
        cover: false,
      }),
  },
  listes: { make: lists },
  tableaux: { make: tables },
  etrange: { make: strange, bidirectional: true },
  vide: { make: empty },
  'quarante-pages': {
    make: () =>
      filing({
        title: 'Mémoire en réplique',
        seed: 66,
        style: 'association',
        grounds: 14,
        paragraphs: 7,
        exhibits: 30,
        notes: 50,
        tables: 5,
      }),
  },
  'cent-cinquante-pages': {
    make: () =>
      filing({
        title: 'Mémoire récapitulatif',
        seed: 67,
        style: 'association',
        grounds: 60,
        paragraphs: 7,
        exhibits: 60,
        notes: 200,
        tables: 6,
      }),
    slack: 1,
  },
  'cent-cinquante-pages-avocat': {
    make: () =>
      filing({
        title: 'Mémoire récapitulatif',
        seed: 68,
        style: 'lawyer',
        grounds: 50,
        paragraphs: 6,
        exhibits: 60,
        notes: 200,
        tables: 6,
      }),
    slack: 1,
  },
}
