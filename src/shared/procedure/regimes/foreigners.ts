import { days, doubtful, months, read, recall } from '../rules/record.ts'
import { general, lastInstance, type Regime, regime, remedy, unwritten } from './record.ts'

/** The law of 26 January 2024 and its decree n° 2024-799 hold from that day on. */
const REFORM = '2024-07-15'
const BEFORE = '2024-07-14'
const oneMonth = months(1, 'franc', 'none')
const sevenDays = days(7, 'disputed', 'none')
const hours48 = { kind: 'hours', hours: 48, isLimit: true } as const
const formerly = (text: string) => recall(text, '2021-05-01', BEFORE)
const l921 = read('art. L. 921-1 CESEDA', REFORM)
const l9212 = read('art. L. 921-2 CESEDA', REFORM)
const form =
  'Requête par Télérecours ou au greffe, même sommaire : elle suspend l’exécution de l’éloignement. Ajoutez la décision et l’heure de sa notification.'
const appeal = {
  key: 'appeal',
  title: 'Appel devant la cour administrative d’appel',
  judge: 'la cour administrative d’appel',
  count: oneMonth,
  legalAid: true,
  sources: [recall('art. R. 776-9 CJA', '', BEFORE), read('CAA Nantes, 30 septembre 2022, n° 22NT01036')],
  caveat: 'Un mois, selon la règle antérieure à 2024 : l’article en vigueur est à relire.',
} as const
const urgent = (key: 'regime-oqtf-house' | 'regime-asylum-conditions' | 'regime-transfer', article: string) =>
  regime(
    key,
    [
      remedy({ to: BEFORE, count: hours48, legalAid: false, sources: [formerly(article)] }),
      remedy({
        from: REFORM,
        count: sevenDays,
        legalAid: false,
        sources: [
          l921,
          recall(article, REFORM),
          doubtful('CAA Toulouse, 3 juillet 2025, n° 24TL02643'),
          doubtful('CAA Lyon, n° 24LY03013'),
        ],
        caveat: 'Sept jours : une cour les dit francs, une autre non. Retenez le septième jour.',
      }),
    ],
    {
      form,
      appeal,
      unmoved: 'Ni un recours gracieux, ni une demande d’aide juridictionnelle ne déplacent cette date.',
    },
  )

/** Removal, asylum, visas, residence. */
export const foreignersRegimes: readonly Regime[] = [
  regime(
    'regime-oqtf',
    [
      remedy({
        to: BEFORE,
        count: hours48,
        legalAid: false,
        sources: [formerly('art. L. 614-4 à L. 614-6 CESEDA')],
        caveat:
          'Avant le 15 juillet 2024 : quarante-huit heures, quinze ou trente jours selon le délai de départ. Le plus court est retenu.',
      }),
      remedy({
        from: REFORM,
        count: oneMonth,
        year: true,
        sources: [
          read('art. L. 911-1 CESEDA', REFORM),
          recall('art. L. 614-1 CESEDA', REFORM),
          recall('art. R. 911-1 CESEDA', REFORM),
          read('CE, avis, 30 juillet 2021, n° 452878'),
        ],
        caveat:
          'Si la personne est assignée à résidence, emprisonnée ou placée en rétention avant la fin du mois, le délai est plus court.',
      }),
    ],
    {
      form,
      appeal,
      unmoved: 'Le recours gracieux ou hiérarchique ne proroge pas ce délai (art. R. 911-1 CESEDA).',
      letter: 'open',
    },
  ),
  urgent('regime-oqtf-house', 'art. L. 614-2 et L. 732-8 CESEDA'),
  regime('regime-oqtf-detained', [remedy({ count: hours48, legalAid: false, sources: [l9212] })], {
    form,
    appeal,
    unmoved: 'Ni un recours gracieux, ni une demande d’aide juridictionnelle ne déplacent cette heure.',
  }),
  regime(
    'regime-detention',
    [
      remedy({ to: BEFORE, count: hours48, legalAid: false, sources: [formerly('art. L. 741-10 CESEDA')] }),
      remedy({
        from: REFORM,
        count: days(4, 'plain', 'none'),
        legalAid: false,
        sources: [recall('art. L. 741-10 CESEDA', REFORM)],
        caveat:
          'L’éloignement lui-même se conteste devant le tribunal administratif, en quarante-huit heures.',
      }),
    ],
    {
      judge: 'le magistrat du siège du tribunal judiciaire',
      title: 'Requête contre le placement en rétention, devant le juge judiciaire',
      form: 'Requête motivée au greffe du tribunal judiciaire, ou remise au centre de rétention.',
    },
  ),
  urgent('regime-transfer', 'art. L. 572-4 CESEDA'),
  regime(
    'regime-asylum-border',
    [remedy({ count: hours48, legalAid: false, sources: [recall('art. L. 352-4 CESEDA'), l9212] })],
    { form, appeal },
  ),
  regime(
    'regime-asylum',
    [
      remedy({
        count: oneMonth,
        legalAid: false,
        sources: [read('art. L. 532-1 CESEDA'), read('art. 9-4 de la loi n° 91-647 du 10 juillet 1991')],
      }),
    ],
    {
      title: 'Recours devant la Cour nationale du droit d’asile',
      judge: 'la Cour nationale du droit d’asile',
      unmoved:
        'Un recours administratif ne déplace pas cette date. L’aide juridictionnelle, demandée dans les quinze jours, suspend le délai et ne le fait pas courir de nouveau.',
      appeal: {
        key: 'cassation',
        title: 'Pourvoi en cassation contre la décision de la Cour nationale du droit d’asile',
        judge: 'le Conseil d’État',
        count: months(2, 'franc', 'added'),
        legalAid: true,
        sources: [read('art. R. 821-1 CJA')],
      },
    },
  ),
  general('regime-statelessness'),
  urgent('regime-asylum-conditions', 'art. L. 555-1 CESEDA'),
  ...(['regime-visa', 'regime-visa-short'] as const).map(key =>
    regime(
      key,
      [
        remedy({
          count: days(30, 'unsettled', 'none'),
          legalAid: false,
          sources: [read('art. D. 312-4 CESEDA')],
        }),
      ],
      {
        step: 'prior',
        appeal: key === 'regime-visa' ? undefined : lastInstance('10°'),
        title: 'Recours devant la commission contre les refus de visa, avant le juge',
        judge: 'le tribunal administratif de Nantes',
        first: 'Le recours devant la commission est obligatoire ; deux mois de son silence valent rejet.',
      },
    ),
  ),
  general('regime-residence', {
    form: 'Requête par Télérecours. Si l’arrêté oblige aussi à quitter le territoire, le délai est d’un mois au plus.',
  }),
  general('regime-expulsion'),
  unwritten('regime-foreigners-other'),
]
