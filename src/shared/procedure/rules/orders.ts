import { days, doubtful, type LimitRule, months, on, read, recall, whatever } from './record.ts'
import { remedy } from './suit.ts'

const twoMonths = months(2, 'franc', 'added')
const quinzaine = days(15, 'franc', 'debated')
const pourvoi = {
  ...remedy,
  key: 'ref-pourvoi',
  title: 'Pourvoi en cassation contre l’ordonnance',
  count: quinzaine,
} as const

/** Remedies against orders of the judge of urgent matters. */
export const orderRules: readonly LimitRule[] = [
  {
    ...remedy,
    key: 'third-opposition',
    title: 'Tierce opposition contre l’ordonnance de constat',
    trigger: on('constat-order'),
    count: days(15, 'franc', 'none'),
    sources: [read('art. R. 531-1, al. 3 CJA')],
  },
  {
    ...remedy,
    key: 'ref-lib-appeal',
    title: 'Appel devant le juge des référés du Conseil d’État',
    trigger: on('liberte-order'),
    count: quinzaine,
    sources: [read('art. L. 523-1 CJA')],
    next: 'Rejetée sans audience (art. L. 522-3 CJA), l’ordonnance ne relève que d’un pourvoi, dans les mêmes quinze jours, par un avocat aux Conseils (art. L. 523-1, al. 1, et R. 523-1 CJA).',
  },
  {
    ...remedy,
    key: 'ref-lib-appeal',
    title: 'Appel devant le juge des référés du Conseil d’État',
    trigger: on('order'),
    when: { ...whatever, explicit: ['basis-521-2'] },
    count: quinzaine,
    sources: [read('art. L. 523-1 CJA')],
  },
  {
    ...pourvoi,
    trigger: on('suspension-order', 'utiles-order', 'sorting-order'),
    sources: [read('art. R. 523-1 CJA'), read('art. L. 523-1 CJA')],
  },
  {
    ...pourvoi,
    trigger: on('order'),
    when: { ...whatever, also: { basis: ['basis-521-1', 'basis-522-3', 'basis-521-3'] } },
    sources: [read('art. R. 523-1 CJA'), read('art. L. 523-1 CJA')],
    caveat:
      'Fondement à lire dans l’ordonnance : rejetée sans audience (L. 522-3), même un référé-liberté va en cassation.',
  },
  {
    ...pourvoi,
    trigger: on('order'),
    when: { ...whatever, explicit: ['basis-551'] },
    sources: [recall('art. R. 551-6 CJA')],
  },
  {
    ...pourvoi,
    trigger: on('order'),
    when: { ...whatever, explicit: ['basis-provision-last'] },
    title: 'Pourvoi en cassation contre l’ordonnance de provision',
    sources: [read('art. R. 541-5 CJA'), doubtful('art. R. 811-1 CJA')],
    caveat:
      'Pour une provision en dernier ressort, le délai de quinze jours est discuté : il est le plus court.',
  },
  {
    ...remedy,
    key: 'ref-appeal',
    title: 'Appel devant la cour administrative d’appel',
    trigger: on('order'),
    when: { ...whatever, explicit: ['basis-expertise'] },
    count: quinzaine,
    sources: [read('art. R. 533-1 CJA'), read('CE, 15 décembre 2023, n° 472836')],
  },
  {
    ...remedy,
    key: 'ref-appeal',
    title: 'Appel devant la cour administrative d’appel',
    trigger: on('order'),
    when: { ...whatever, explicit: ['basis-provision'] },
    count: quinzaine,
    sources: [read('art. R. 541-3 CJA')],
  },
  {
    ...remedy,
    key: 'provision-merits',
    title: 'Saisine du juge du fond par la personne condamnée à la provision',
    trigger: on('order'),
    when: { ...whatever, explicit: ['basis-provision'] },
    count: twoMonths,
    suit: false,
    sources: [read('art. R. 541-4 CJA')],
  },
  ...(['suspension-order', 'order'] as const).map(
    (kind): LimitRule => ({
      ...remedy,
      key: 'ref-confirm',
      title: 'Confirmer le maintien de la requête au fond, sous peine de désistement d’office (sauf pourvoi)',
      trigger: on(kind),
      when: {
        ...whatever,
        also: { motive: ['no-serious-doubt'], ...(kind === 'order' && { basis: ['basis-521-1'] }) },
      },
      count: months(1, 'franc', 'none'),
      valid: { from: '2018-07-19', to: '' },
      interruptedBy: [],
      answeredBy: ['confirmed', 'filed', 'memoir-announced'],
      suit: false,
      caveat:
        'Si la demande a été rejetée faute de doute sérieux, et si la notification le dit. Une cour a jugé ce délai franc : tenez-vous à la date prudente.',
      sources: [read('art. R. 612-5-2 CJA', '2018-07-19'), read('CAA Lyon, 17 décembre 2019, n° 19LY02116')],
      next: 'Écrivez au greffe que la requête au fond est maintenue, ou formez un pourvoi.',
    }),
  ),
]
