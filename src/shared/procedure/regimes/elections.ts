import { days, months, read, recall } from '../rules/record.ts'
import type { NatureKey } from './matters.ts'
import { COUNCIL, type Regime, regime, remedy, TRIBUNAL, unwritten } from './record.ts'

const triggers = ['proclaimed', 'published', 'notified', 'refused'] as const
const until18 = (n: number) => ({ ...days(n, 'rolled', 'none'), time: '18:00' }) as const
const unmoved =
  'Ni un recours gracieux, ni l’absence des voies et délais, ni l’aide juridictionnelle ne déplacent cette heure.'
const form =
  'Protestation au procès-verbal, à la préfecture ou au greffe ; griefs et noms dans ce délai : ensuite, aucun grief nouveau.'
const appeal = {
  key: 'appeal',
  title: 'Appel devant le Conseil d’État',
  judge: COUNCIL,
  count: months(1, 'franc', 'none'),
  legalAid: false,
  sources: [read('art. R. 123 C. élect.'), read('CE, n° 468495')],
} as const

const election = (
  key: NatureKey,
  count: Parameters<typeof remedy>[0]['count'],
  sources: Parameters<typeof remedy>[0]['sources'],
  lines: Parameters<typeof regime>[2] = {},
): Regime =>
  regime(key, [remedy({ count, legalAid: false, sources })], {
    title: 'Protestation électorale devant le tribunal administratif',
    judge: TRIBUNAL,
    triggers,
    unmoved,
    form,
    appeal,
    ...lines,
  })

const r119 = read('art. R. 119 C. élect.')

/** Elections. Five days end at six in the evening; a day nobody works puts them off to the next one. */
export const electionRegimes: readonly Regime[] = [
  election('regime-election-municipal', until18(5), [r119, read('art. L. 248 C. élect.')]),
  election('regime-election-mayor', until18(6), [
    read('art. D. 2122-2 CGCT'),
    read('art. L. 2122-13 CGCT'),
    r119,
    read('CE, 25 novembre 2020, n° 442411'),
  ]),
  election('regime-election-intercommunal', until18(6), [
    recall('art. L. 5211-2 CGCT'),
    read('art. D. 2122-2 CGCT'),
    r119,
  ]),
  election('regime-election-departmental', until18(5), [recall('art. R. 113 C. élect.')]),
  election('regime-election-regional', days(10, 'plain', 'none'), [recall('art. L. 361 C. élect.')], {
    title: 'Protestation électorale devant le Conseil d’État',
    judge: COUNCIL,
  }),
  election(
    'regime-election-european',
    days(10, 'plain', 'none'),
    [recall('art. 25 de la loi n° 77-729 du 7 juillet 1977')],
    {
      title: 'Protestation électorale devant le Conseil d’État',
      judge: COUNCIL,
    },
  ),
  election('regime-election-parliament', days(10, 'plain', 'none'), [recall('art. LO 180 C. élect.')], {
    title: 'Requête devant le Conseil constitutionnel',
    judge: 'le Conseil constitutionnel',
  }),
  election('regime-election-delegates', days(3, 'plain', 'none'), [recall('art. R. 147 C. élect.')], {
    appeal: undefined,
  }),
  election(
    'regime-election-candidacy',
    { kind: 'hours', hours: 24, isLimit: true },
    [recall('art. L. 265 C. élect.'), recall('art. L. 210-1 C. élect.')],
    {
      title: 'Requête contre le refus d’enregistrer la candidature',
      form: 'Requête au greffe, dans les vingt-quatre heures du refus.',
    },
  ),
  election(
    'regime-election-resignation',
    days(10, 'plain', 'none'),
    [recall('art. L. 236 C. élect.'), recall('art. L. 205 C. élect.')],
    {
      title: 'Réclamation devant le tribunal administratif contre la démission d’office',
      form: 'Réclamation au greffe, avec l’arrêté du préfet et le jour de sa notification.',
    },
  ),
  election(
    'regime-election-register',
    days(5, 'plain', 'none'),
    [recall('art. L. 18 C. élect.'), recall('art. L. 20 C. élect.')],
    {
      step: 'prior',
      title: 'Recours devant la commission de contrôle des listes, avant le juge',
      judge: 'le tribunal judiciaire',
      first:
        'Le recours devant la commission de contrôle est obligatoire ; trente jours de silence valent rejet.',
      form: 'Lettre à la commission de contrôle, à la mairie ; puis le tribunal judiciaire, dans les sept jours.',
      silence: { months: 1, source: recall('art. L. 18 C. élect.') },
      suitAfter: { count: days(7, 'plain', 'none'), sources: [recall('art. L. 20 C. élect.')] },
      appeal: undefined,
    },
  ),
  election('regime-election-university', days(5, 'plain', 'none'), [recall('art. D. 719-38 C. éduc.')], {
    step: 'prior',
    title: 'Recours devant la commission de contrôle des opérations électorales, avant le juge',
    first: 'La commission de contrôle se saisit avant le juge ; elle statue dans les quinze jours.',
    form: 'Lettre à la commission de contrôle ; puis le tribunal administratif, dans les six jours de sa décision.',
    suitAfter: { count: days(6, 'plain', 'none'), sources: [recall('art. D. 719-40 C. éduc.')] },
  }),
  election(
    'regime-election-agents',
    days(5, 'plain', 'none'),
    [
      recall('art. 50 du décret n° 2020-1427 du 20 novembre 2020'),
      recall('art. 25 du décret n° 82-451 du 28 mai 1982'),
    ],
    {
      step: 'prior',
      title: 'Contestation devant l’administration, avant le juge',
      first: 'La validité des opérations se conteste d’abord devant l’administration.',
      form: 'Lettre au chef de service ou au ministre, avec les griefs.',
    },
  ),
  unwritten('regime-election-other', { triggers, appeal }),
]
