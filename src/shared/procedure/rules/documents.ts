import { always, bornOf, type LimitRule, months, on, read, whatever, year } from './record.ts'
import { czabaj } from './suit.ts'

const referral = {
  key: 'cada-seize',
  title: 'Saisine de la CADA, obligatoire avant le juge',
  reading: '',
  count: months(2, 'unsettled', 'none'),
  interruptedBy: [],
  answeredBy: ['cada-registered'],
  suit: false,
  valid: always,
  ceiling: 'délai raisonnable d’un an',
  sources: [
    read('art. R. 343-1 CRPA'),
    read('art. L. 342-1 CRPA'),
    read('CE, 11 juillet 2016, n° 391899'),
    read('CE, 11 mars 2024, n° 488227'),
  ],
  next: 'Saisissez la CADA par son formulaire, avec la demande et la preuve de sa réception.',
} as const
const suit = {
  key: 'cada-suit',
  title: 'Requête contre le refus de communication',
  interruptedBy: ['legal-aid'],
  answeredBy: ['filed'],
  suit: true,
  valid: always,
  ceiling: '',
  caveat: '',
  next: 'Le tribunal juge en premier et dernier ressort : pas d’appel, un pourvoi.',
} as const

/** Access to documents. */
export const documentRules: readonly LimitRule[] = [
  {
    ...referral,
    trigger: { events: ['cada-refused'], silences: ['cada-silence'] },
    when: whatever,
    caveat:
      'Le caractère franc du délai de saisine de la CADA est à vérifier. Il ne vous est pas opposable si ni le refus ni l’accusé de réception ne l’indiquaient : saisissez la CADA sans attendre.',
  },
  ...(['no-remedies', 'unacknowledged'] as const).map(
    (answer): LimitRule => ({
      ...referral,
      trigger: answer === 'no-remedies' ? on('cada-refused') : { events: [], silences: ['cada-silence'] },
      when: { ...whatever, explicit: [answer] },
      reading: 'saisine de la CADA non indiquée : un an, par analogie',
      count: year,
      caveat:
        'Le délai de deux mois n’est pas opposable s’il n’a pas été indiqué ; le plafond d’un an est une analogie : saisissez la CADA sans attendre.',
    }),
  ),
  {
    ...suit,
    trigger: bornOf('cada-confirm'),
    when: { ...whatever, acknowledged: ['acknowledged'] },
    reading: 'du refus implicite confirmé',
    count: months(2, 'franc', 'debated'),
    sources: [read('art. R. 421-1 CJA'), read('art. R. 343-4 CRPA'), read('art. R. 343-5 CRPA')],
  },
  {
    ...suit,
    trigger: bornOf('cada-confirm'),
    when: { ...whatever, acknowledged: ['unacknowledged'] },
    reading: 'refus confirmé, voies et délais non indiqués : un an',
    count: year,
    ceiling: 'délai raisonnable d’un an',
    caveat:
      'Un an de la connaissance du refus confirmé ; l’avis de la CADA n’y change rien. Caractère franc à vérifier.',
    sources: [read('CE, 11 mars 2024, n° 488227'), czabaj],
  },
  {
    ...suit,
    trigger: on('cada-confirmed'),
    when: { ...whatever, remedies: ['no-remedies'] },
    reading: 'confirmation expresse sans voies et délais : un an',
    count: year,
    ceiling: 'délai raisonnable d’un an',
    caveat: 'Un an de la notification ; caractère franc à vérifier.',
    sources: [read('CE, 11 mars 2024, n° 488227'), czabaj],
  },
  {
    ...suit,
    trigger: on('cada-confirmed'),
    when: { ...whatever, remedies: ['remedies'] },
    reading: 'de la confirmation expresse',
    count: months(2, 'franc', 'added'),
    sources: [read('art. R. 421-1 CJA'), read('art. R. 343-5 CRPA')],
  },
  {
    ...suit,
    key: 'cada-missing',
    title: 'Requête contre un refus de communication sans saisine de la CADA',
    trigger: on('filed'),
    when: { ...whatever, explicit: ['no-referral'] },
    reading: '',
    count: {
      kind: 'closed',
      reason: 'Irrecevable : la CADA doit être saisie avant le juge, et cela ne se régularise pas.',
    },
    sources: [read('art. L. 342-1 CRPA')],
  },
]
