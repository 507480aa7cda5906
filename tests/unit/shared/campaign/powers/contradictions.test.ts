import { expect, test } from 'vitest'
import { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import { contradictedText } from '../../../../../src/shared/campaign/powers/testimony.ts'
import { Source } from '../../../../../src/shared/library/model.ts'
import { starter } from '../../drafts/gathered.ts'
import { bills } from '../stages/documents-at-stage.ts'

const TODAY = '2026-11-30'
const TITLE = 'Proposition de loi relative à la sûreté des places publiques'
const bill = (more: object = {}): Bill =>
  Bill.parse({
    id: 'places',
    title: TITLE,
    first: 'senat',
    procedure: 'acceleree',
    stages: [
      { key: 's-depot', label: 'Dépôt au Sénat', kind: 'depot', chamber: 'senat', date: '2026-03-02' },
      {
        key: 's-vote',
        label: 'Vote au Sénat',
        kind: 'vote',
        chamber: 'senat',
        date: '2026-05-04',
        outcome: 'success',
      },
      {
        key: 'an-commission',
        label: 'Commission à l’Assemblée',
        kind: 'commission',
        chamber: 'an',
        date: '2026-11-16',
        outcome: 'success',
      },
    ],
    measures: [
      {
        id: 'm8',
        article: '8',
        title: 'Reconnaissance',
        fates: [{ stage: 's-vote', outcome: 'maintenu' }],
      },
    ],
    ...more,
  })
const card = (holding: string, more: object = {}): Source =>
  Source.parse({ kind: 'document', id: 'FICHE', type: 'web', title: TITLE, holding, ...more })
const decision = (name: string, date: string): Source =>
  Source.parse({
    kind: 'decision',
    id: 'CC',
    court: 'Cons. const.',
    nature: 'DC',
    numbers: ['2026-999'],
    name,
    date,
  })
const whyOf = (source: Source, of = bill()): string =>
  contradictedText(of, TODAY, [source])?.why.replace(/[\u00a0\u202f]/g, ' ') ?? ''

test.each([
  [
    'Rejetée par l’Assemblée nationale le 19 novembre 2026.',
    'rejeté à l’Assemblée nationale le 19 novembre 2026',
  ],
  [
    'L’Assemblée a adopté une motion de rejet préalable le 19/11/2026.',
    'rejeté à l’Assemblée nationale le 19 novembre',
  ],
  [
    'Texte adopté par l’Assemblée nationale en première lecture le 20 novembre 2026.',
    'adopté à l’Assemblée nationale',
  ],
  [
    'La commission mixte paritaire a échoué le 25 novembre 2026.',
    'sans accord en commission mixte paritaire',
  ],
  ['Échec de la commission mixte paritaire (25 novembre 2026).', 'sans accord en commission mixte paritaire'],
  ['La commission mixte paritaire est parvenue à un accord le 25 novembre 2026.', 'l’objet d’un accord'],
  ['Définitivement adoptée le 26 novembre 2026.', 'définitivement adopté le 26 novembre 2026'],
  ['Le Conseil constitutionnel a été saisi le 27 novembre 2026.', 'déféré au Conseil constitutionnel'],
  ['Une note cite la décision n° 2026-999 DC du 28 novembre 2026.', 'jugé par le Conseil constitutionnel'],
  ['La proposition de loi a été retirée par son auteur le 20 novembre 2026.', 'retiré ou caduc'],
  ['Le Sénat a rejeté le texte le 4 mai 2026.', 'l’étape « Vote au Sénat » est notée adoptée'],
])('a source contradicts the noted stage: %s', (holding, told) => {
  expect(whyOf(card(holding))).toContain(told)
})

test.each([
  'L’Assemblée n’a pas rejeté le texte le 19 novembre 2026.',
  'Le vote de l’Assemblée est prévu le 19 novembre 2026 : le texte serait rejeté.',
  'L’amendement n° 12 a été rejeté le 19 novembre 2026.',
  'Adopté en commission à l’Assemblée nationale le 16 novembre 2026.',
  'Adoptée par le Sénat le 4 mai 2026.',
  'Rejetée par l’Assemblée nationale le 19 décembre 2026.',
  'Une tribune du 20 novembre 2026 critique le texte.',
])(
  'a source that agrees, tells of a part, of a wish or of a day to come contradicts nothing: %s',
  holding => {
    expect(whyOf(card(holding))).toBe('')
  },
)

test.each([
  [
    'La commission des lois a supprimé l’article 8 le 16 novembre 2026.',
    'dit l’article 8 supprimé le 16 novembre 2026',
  ],
  ['Art. 8 supprimé en séance le 20 novembre 2026.', 'il est noté dans le texte'],
])('a source that strikes a measure noted in contradicts it: %s', (holding, told) => {
  expect(whyOf(card(holding))).toContain(told)
  const [measure] = bill().measures
  const noted = bill({
    measures: [
      {
        ...measure,
        fates: [
          ...(measure?.fates ?? []),
          { stage: 'an-commission', outcome: 'supprimé', date: '2026-11-21' },
        ],
      },
    ],
  })
  expect(whyOf(card(holding), noted)).toBe('')
})

test('a source says an article of another number, or a longer one, and contradicts nothing of this one', () => {
  expect(whyOf(card('L’article 8 bis a été supprimé en commission le 16 novembre 2026.'))).toBe('')
  expect(whyOf(card('L’article 88 a été supprimé en commission le 16 novembre 2026.'))).toBe('')
})

test('a text tabled later, a text adopted and a decision of the Conseil contradict by what they are', () => {
  const paper = (nature: string, date: string) =>
    card('', { type: 'parliament', nature, numbers: ['2100'], chamber: 'Assemblée nationale', date })
  expect(whyOf(paper('T.A.', '2026-11-20'))).toContain('adopté le 20 novembre 2026')
  expect(whyOf(paper('proposition de loi', '2026-11-20'))).toContain('déposé sous le n° 2100')
  expect(whyOf(paper('rapport', '2026-11-20'))).toBe('')
  expect(whyOf(decision('Loi sûreté des places publiques', '2026-11-28'))).toContain('jugé par le Conseil')
  expect(whyOf(decision('Loi sûreté dans les transports', '2026-11-28'))).toBe('')
  expect(whyOf(decision('Loi', '2026-11-28'))).toBe('')
})

test('the day somebody looked answers, and a report whose title has the whole title of the text is about it', () => {
  const told = card('Rejetée par l’Assemblée nationale le 19 novembre 2026.', { title: `Dossier : ${TITLE}` })
  expect(whyOf(told)).toContain('rejeté')
  expect(whyOf(told, bill({ seenOn: '2026-11-19' }))).toBe('')
  expect(whyOf({ ...told, title: 'Une autre proposition de loi' } as Source)).toBe('')
})

test('no source of the starter library contradicts a bill shipped, but the one noted before its promulgation', () => {
  const told = bills.flatMap(one => contradictedText(one, '2026-12-02', starter)?.why ?? [])
  expect(told.map(why => why.replace(/[\u00a0\u202f]/g, ' '))).toEqual([
    expect.stringContaining('Projet de loi JO 2030, art. 35'),
  ])
})
