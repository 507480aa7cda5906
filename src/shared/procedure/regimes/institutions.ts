import { days, months, read, recall } from '../rules/record.ts'
import { COUNCIL, general, type Regime, regime, remedy, unwritten } from './record.ts'

const twoMonths = months(2, 'franc', 'added')
/** Two months that a special text or the case law sets: whether article R. 421-7 adds months of distance to them is argued. */
const specialTwoMonths = months(2, 'franc', 'debated')
const beforeCouncil = { judge: COUNCIL, title: 'Requête devant le Conseil d’État' } as const
const beforeParis = {
  judge: 'la cour d’appel de Paris',
  title: 'Recours devant la cour d’appel de Paris',
} as const
const hours48 = { kind: 'hours', hours: 48, isLimit: true } as const

/** Professional orders, regulators, assemblies, internal security, work. */
export const institutionRegimes: readonly Regime[] = [
  regime(
    'regime-order-council',
    [
      remedy({
        count: twoMonths,
        sources: [read('art. R. 421-1 CJA', '2017-01-01'), recall('art. R. 311-1, 4° CJA')],
        caveat: 'Lisez si un texte propre à l’ordre donne moins de deux mois.',
      }),
    ],
    beforeCouncil,
  ),
  regime(
    'regime-order-discipline',
    [
      remedy({
        count: days(30, 'unsettled', 'none'),
        legalAid: false,
        sources: [recall('art. R. 4126-44 CSP')],
        caveat: 'Rappelé de mémoire, pour les professions de santé : trente jours.',
      }),
    ],
    { title: 'Appel devant la chambre disciplinaire nationale', judge: 'la chambre disciplinaire nationale' },
  ),
  regime('regime-order-national', [remedy({ count: twoMonths, sources: [read('art. R. 821-1 CJA')] })], {
    title: 'Pourvoi en cassation devant le Conseil d’État',
    judge: COUNCIL,
    form: 'Pourvoi par un avocat au Conseil d’État.',
  }),
  regime(
    'regime-order-registration',
    [
      remedy({
        count: days(30, 'unsettled', 'none'),
        legalAid: false,
        sources: [recall('art. R. 4112-5 CSP')],
      }),
    ],
    {
      step: 'prior',
      title: 'Recours devant l’instance supérieure de l’ordre, avant le juge',
      judge: COUNCIL,
      first: 'Le recours devant l’instance supérieure de l’ordre est obligatoire avant le juge.',
    },
  ),
  regime(
    'regime-order-suspension',
    [
      remedy({
        count: days(10, 'unsettled', 'none'),
        legalAid: false,
        sources: [recall('art. R. 4124-3 à R. 4124-3-7 CSP')],
        caveat: 'Rappelé de mémoire, pour les professions de santé : dix jours, sans effet suspensif.',
      }),
    ],
    {
      step: 'prior',
      title: 'Recours devant le conseil national de l’ordre, avant le juge',
      judge: COUNCIL,
      first: 'Le recours devant le conseil national de l’ordre est obligatoire avant le juge.',
    },
  ),
  regime(
    'regime-order-veterinary',
    [
      remedy({
        count: months(2, 'unsettled', 'none'),
        legalAid: false,
        sources: [
          read('art. L. 242-8 C. rur.'),
          recall('art. R. 242-109 C. rur.'),
          recall('CE, 29 juin 2023, n° 459872'),
        ],
        caveat:
          'Deux mois, de mémoire : lisez le délai que la décision imprime. L’appel est reçu dans ce délai : le jour de sa poste ne compte pas.',
      }),
    ],
    {
      title: 'Appel devant la chambre nationale de discipline des vétérinaires',
      judge: 'la chambre nationale de discipline de l’ordre des vétérinaires',
      form: 'Appel motivé, reçu au greffe de la chambre nationale de discipline avant la fin du délai ; il suspend la sanction.',
    },
  ),
  regime(
    'regime-order-veterinary-registration',
    [
      remedy({
        count: months(2, 'unsettled', 'none'),
        legalAid: false,
        sources: [read('art. R. 242-88 C. rur.')],
      }),
    ],
    {
      step: 'prior',
      title: 'Recours devant le conseil national de l’ordre des vétérinaires, avant le juge',
      judge: COUNCIL,
      first:
        'Le recours devant le conseil national de l’ordre est obligatoire avant le juge ; il ne suspend rien.',
    },
  ),
  regime(
    'regime-order-lawyers',
    [
      remedy({
        count: months(1, 'unsettled', 'none'),
        legalAid: false,
        sources: [recall('art. 16 et 197 du décret n° 91-1197 du 27 novembre 1991')],
      }),
    ],
    { title: 'Recours devant la cour d’appel', judge: 'la cour d’appel' },
  ),
  general('regime-regulator-council', beforeCouncil),
  regime(
    'regime-regulator-network',
    [
      remedy({
        count: twoMonths,
        sources: [read('art. R. 311-1, 4° CJA')],
        caveat:
          'Pour un règlement de différend, la cour d’appel de Paris, un mois : lisez les voies de recours de la décision.',
      }),
    ],
    beforeCouncil,
  ),
  regime(
    'regime-regulator-market',
    [
      remedy({
        count: days(10, 'disputed', 'none'),
        legalAid: false,
        sources: [recall('art. R. 621-44 à R. 621-46 CMF')],
        caveat:
          'Dix jours devant la cour d’appel de Paris ; deux mois devant le Conseil d’État pour les professionnels que l’Autorité surveille. Le plus court est retenu.',
      }),
    ],
    {
      judge: 'la cour d’appel de Paris ou le Conseil d’État',
      title:
        'Recours contre la décision de l’Autorité des marchés financiers, devant la cour d’appel de Paris ou le Conseil d’État',
    },
  ),
  regime(
    'regime-regulator-dispute',
    [
      remedy({
        count: months(1, 'unsettled', 'none'),
        legalAid: false,
        sources: [recall('art. L. 36-8 CPCE'), recall('art. L. 134-24 C. énergie')],
      }),
    ],
    beforeParis,
  ),
  regime(
    'regime-regulator-interim',
    [
      remedy({
        count: days(10, 'disputed', 'none'),
        legalAid: false,
        sources: [recall('art. L. 464-7 C. com.')],
      }),
    ],
    beforeParis,
  ),
  regime(
    'regime-regulator-competition',
    [
      remedy({
        count: months(1, 'unsettled', 'none'),
        legalAid: false,
        sources: [recall('art. L. 464-8 C. com.')],
      }),
    ],
    beforeParis,
  ),
  unwritten('regime-regulator-other'),
  general('regime-assembly-agent'),
  unwritten('regime-assembly-other'),
  regime(
    'regime-security-measure',
    [
      remedy({
        count: specialTwoMonths,
        sources: [read('art. L. 228-2 CSI', '2021-07-31'), recall('art. L. 228-4 et L. 228-5 CSI')],
      }),
    ],
    { letter: 'open' },
  ),
  regime(
    'regime-security-renewal',
    [
      remedy({
        count: hours48,
        legalAid: false,
        sources: [recall('art. L. 228-2 CSI', '2021-07-31'), recall('art. L. 228-5 CSI')],
        caveat:
          'Le référé-liberté formé dans les quarante-huit heures empêche l’entrée en vigueur ; l’annulation se demande ensuite dans les deux mois.',
      }),
    ],
    { title: 'Référé-liberté contre le renouvellement, avant son entrée en vigueur' },
  ),
  regime(
    'regime-security-closure',
    [
      remedy({
        count: hours48,
        legalAid: false,
        sources: [recall('art. L. 227-1 CSI')],
        caveat:
          'La mesure s’exécute après quarante-huit heures, sauf référé-liberté ; l’annulation se demande dans les deux mois.',
      }),
    ],
    { title: 'Référé-liberté contre la fermeture, avant son exécution' },
  ),
  regime(
    'regime-security-visit',
    [
      remedy({
        count: days(15, 'disputed', 'none'),
        legalAid: false,
        sources: [recall('art. L. 229-3 CSI')],
      }),
    ],
    {
      judge: 'le premier président de la cour d’appel',
      title: 'Appel ou recours devant le premier président de la cour d’appel',
    },
  ),
  regime('regime-security-exit', [remedy({ count: twoMonths, sources: [recall('art. L. 224-1 CSI')] })], {
    letter: 'open',
  }),
  general('regime-security-emergency'),
  general('regime-security-dissolution', beforeCouncil),
  unwritten('regime-security-other'),
  regime('regime-pse', [remedy({ count: specialTwoMonths, sources: [read('art. L. 1235-7-1 C. trav.')] })], {
    unmoved:
      'Tout autre recours, administratif ou contentieux, est exclu : il ne déplace pas cette date (art. L. 1235-7-1 C. trav.).',
  }),
  general('regime-protected-employee'),
  regime(
    'regime-work-fine',
    [remedy({ count: specialTwoMonths, sources: [recall('art. L. 8115-6 C. trav.')] })],
    {
      unmoved:
        'Tout recours hiérarchique est exclu : il ne déplace pas cette date (art. L. 8115-6 C. trav.).',
    },
  ),
  unwritten('regime-work-other'),
]
