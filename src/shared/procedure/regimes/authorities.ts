import { months, read, recall } from '../rules/record.ts'
import { COUNCIL, general, lastInstance, type Regime, regime, remedy, unwritten } from './record.ts'

const twoMonths = months(2, 'franc', 'added')
/** Two months that a special text or the case law sets: whether article R. 421-7 adds months of distance to them is argued. */
const specialTwoMonths = months(2, 'franc', 'debated')
const beforeCouncil = { judge: COUNCIL, title: 'Requête devant le Conseil d’État' } as const
const hours24 = { kind: 'hours', hours: 24, isLimit: true } as const

/** The refusal to repeal a regulation: the reasonable year does not cover it, and two months are held to whatever the letter tells. */
const repeal = (key: 'regime-repeal' | 'regime-repeal-state', lines: Parameters<typeof regime>[2] = {}) =>
  regime(
    key,
    [
      remedy({
        count: twoMonths,
        recourse: true,
        sources: [
          read('art. R. 421-1 CJA', '2017-01-01'),
          read('art. L. 243-2 CRPA'),
          read('CE, 25 septembre 2020, n° 430945'),
        ],
        caveat:
          'Même sans voies et délais, ne comptez pas sur l’année du délai raisonnable : il ne vise pas les règlements. L’abrogation peut être demandée de nouveau.',
      }),
    ],
    { unmoved: '', ...lines },
  )

/** The State before the Conseil d’État, the environment, nationality, health. */
export const authorityRegimes: readonly Regime[] = [
  general('regime-general'),
  general('regime-state', {
    ...beforeCouncil,
    form: 'Requête au Conseil d’État, compétent en premier et dernier ressort (art. R. 311-1 CJA).',
  }),
  repeal('regime-repeal'),
  repeal('regime-repeal-state', beforeCouncil),
  regime(
    'regime-travellers',
    [
      remedy({
        count: hours24,
        legalAid: false,
        sources: [recall('art. L. 779-1 CJA'), recall('art. 9 de la loi n° 2000-614 du 5 juillet 2000')],
        caveat:
          'Le recours se forme dans le délai que la mise en demeure donne pour partir, de vingt-quatre heures au moins ; il suspend l’évacuation.',
      }),
    ],
    { title: 'Requête contre la mise en demeure de quitter les lieux' },
  ),
  general('regime-driving', { appeal: lastInstance('6°') }),
  general('regime-public-force', { appeal: lastInstance('3°') }),
  general('regime-small-claim', {
    appeal: lastInstance(
      '8°',
      'La demande est de 10\u00a0000\u00a0€ au plus (art. R. 222-14 CJA), hors commande publique ; au-delà, l’appel est ouvert, dans les mêmes deux mois.',
    ),
  }),
  unwritten('regime-general-other'),
  regime(
    'regime-env-authorisation',
    [
      remedy({
        to: '2023-12-31',
        count: months(4, 'franc', 'debated'),
        sources: [recall('art. R. 181-50 C. env.', '2017-03-01', '2023-12-31')],
        caveat: 'Quatre mois avant 2024, comptés de la dernière formalité.',
      }),
      remedy({
        from: '2024-01-01',
        count: specialTwoMonths,
        sources: [
          recall('art. R. 181-50 C. env.', '2024-01-01'),
          recall('art. R. 181-51 C. env.', '2024-01-01'),
        ],
        caveat:
          'Deux mois, comptés de la dernière formalité. Un recours gracieux prolonge de deux mois, s’il est notifié à l’auteur et au bénéficiaire dans les quinze jours : n’y comptez pas.',
      }),
    ],
    {
      letter: 'prolongs',
      form: 'Requête par Télérecours, notifiée à l’auteur et au bénéficiaire dans les quinze jours (art. R. 181-51 C. env.).',
    },
  ),
  regime(
    'regime-env-classified',
    [
      remedy({
        to: '2023-12-31',
        count: months(4, 'franc', 'debated'),
        sources: [recall('art. R. 514-3-1 C. env.', '2018-12-06', '2023-12-31')],
        caveat: 'Quatre mois avant 2024, du premier jour de l’affichage ou de la publication.',
      }),
      remedy({
        from: '2024-01-01',
        count: specialTwoMonths,
        sources: [recall('art. R. 514-3-1 C. env.', '2024-01-01')],
        caveat: 'Deux mois par prudence, du premier jour de l’affichage ou de la publication.',
      }),
    ],
    { letter: 'prolongs' },
  ),
  regime(
    'regime-env-operator',
    [
      remedy({
        count: twoMonths,
        year: true,
        sources: [
          read('art. R. 421-1 CJA', '2017-01-01'),
          read('art. R. 181-50 C. env.', '2023-11-30'),
          recall('art. R. 514-3-1 C. env.'),
        ],
        caveat:
          'Un recours gracieux prolonge de deux mois, quatre en tout (art. R. 181-50 C. env.), et n’ouvre pas un délai entier après le silence : n’y comptez pas.',
      }),
    ],
    {
      unmoved: 'Un recours gracieux ou hiérarchique n’ouvre pas un délai entier : tenez-vous à cette date.',
      letter: 'prolongs',
    },
  ),
  regime('regime-env-wind', [remedy({ count: specialTwoMonths, sources: [recall('art. R. 311-5 CJA')] })], {
    judge: 'la cour administrative d’appel',
    title: 'Requête devant la cour administrative d’appel, en premier et dernier ressort',
  }),
  regime('regime-env-sea', [remedy({ count: specialTwoMonths, sources: [recall('art. R. 311-1-1 CJA')] })], {
    judge: COUNCIL,
    title: 'Requête devant le Conseil d’État, en premier et dernier ressort',
  }),
  unwritten('regime-env-other'),
  regime(
    'regime-naturalisation',
    [
      remedy({
        count: months(2, 'unsettled', 'none'),
        sources: [recall('art. 45 du décret n° 93-1362 du 30 décembre 1993')],
      }),
    ],
    {
      step: 'prior',
      title: 'Recours au ministre chargé des naturalisations, avant le juge',
      judge: 'le tribunal administratif de Nantes',
      first: 'Le recours au ministre est obligatoire ; quatre mois de silence valent rejet.',
      silence: { months: 4, source: recall('art. 45 du décret n° 93-1362 du 30 décembre 1993') },
    },
  ),
  general('regime-nationality-decree', beforeCouncil),
  regime(
    'regime-nationality-declaration',
    [
      remedy({
        count: months(6, 'plain', 'none'),
        legalAid: false,
        sources: [recall('art. 26-3 C. civ.'), recall('art. 1045-2 CPC', '2022-09-01')],
      }),
    ],
    { judge: 'le tribunal judiciaire', title: 'Action devant le tribunal judiciaire' },
  ),
  unwritten('regime-nationality-other'),
  regime(
    'regime-health-confinement',
    [
      remedy({
        count: {
          kind: 'none',
          reason: 'La mesure se conteste devant le juge judiciaire, à tout moment.',
          noCeiling: 'Demandez la mainlevée sans attendre (art. L. 3211-12 CSP).',
        },
        sources: [recall('art. L. 3211-12 et L. 3216-1 CSP')],
      }),
    ],
    { judge: 'le tribunal judiciaire', title: 'Demande de mainlevée au juge judiciaire', unmoved: '' },
  ),
  general('regime-health-agency'),
  regime(
    'regime-tariff',
    [
      remedy({
        count: months(1, 'franc', 'none'),
        legalAid: false,
        sources: [recall('art. R. 351-15 CASF')],
        caveat: 'Rappelé de mémoire : lisez dans la décision quel juge de la tarification est compétent.',
      }),
    ],
    {
      judge: 'le juge de la tarification que dit la décision',
      title: 'Recours devant le juge de la tarification',
    },
  ),
]
