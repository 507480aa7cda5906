import { always, months, read, whatever, year } from './record.ts'

/** Sources and lines that actions against a decision share. */
export const czabaj = read('CE, Ass., 13 juillet 2016, n° 387763')
export const r4211 = read('art. R. 421-1 CJA', '2017-01-01')
export const sue =
  'Déposez la requête avant la date à retenir, avec la décision attaquée et la preuve de sa date.'

export const suit = {
  key: 'rep',
  title: 'Requête en annulation devant le tribunal administratif',
  interruptedBy: ['recourse', 'legal-aid'],
  answeredBy: ['filed'],
  suit: true,
  valid: always,
  next: sue,
} as const

export const twoMonths = {
  ...suit,
  count: months(2, 'franc', 'added'),
  ceiling: '',
  caveat: '',
} as const

export const oneYear = {
  ...suit,
  count: year,
  ceiling: 'délai raisonnable d’un an',
  caveat:
    'Délai raisonnable d’un an : son caractère franc est à vérifier, et il ne vaut pas pour les actes réglementaires.',
} as const

/** Lines that remedies against decisions of courts share. */
export const remedy = {
  reading: '',
  when: whatever,
  interruptedBy: ['legal-aid'],
  answeredBy: ['filed'],
  suit: true,
  valid: always,
  ceiling: '',
  caveat: '',
  next: 'Déposez le recours avec la décision attaquée et la preuve du jour de sa notification.',
} as const
