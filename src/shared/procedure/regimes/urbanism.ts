import { doubtful, months, read, recall } from '../rules/record.ts'
import { general, type Regime, regime, remedy } from './record.ts'

/** From that day on a recours gracieux moves nothing against a decision on a planning permission (loi n° 2025-1129, art. 26). */
export const PERMIT_LAW = '2025-11-28'
const twoMonths = months(2, 'franc', 'added')
const r4211 = read('art. R. 421-1 CJA', '2017-01-01')
const law = read('art. L. 600-12-2 C. urb.', PERMIT_LAW)

/** Tells the law of 2025 from the one before it, under which the recours gracieux ran the time anew. */
const beforeAndAfter = (...sources: Parameters<typeof read>[0][]) => [
  remedy({
    to: '2025-11-27',
    count: twoMonths,
    recourse: true,
    recourseDebatedFrom: PERMIT_LAW,
    year: true,
    sources: [r4211, read('art. L. 411-2 CRPA')],
    caveat:
      'Si le recours gracieux est postérieur au 28 novembre 2025, l’application de la loi n° 2025-1129 est discutée.',
  }),
  remedy({
    from: PERMIT_LAW,
    count: twoMonths,
    year: true,
    sources: [r4211, law, ...sources.map(one => doubtful(one))],
  }),
]
const unmoved =
  'Un recours gracieux ou hiérarchique se forme dans le mois, et ne déplace pas cette date (art. L. 600-12-2 C. urb.).'

/** Planning permissions, plans, pre-emption. */
export const urbanismRegimes: readonly Regime[] = [
  regime('regime-urb-refusal', beforeAndAfter(), { unmoved, letter: 'within a month' }),
  regime('regime-urb-permit', beforeAndAfter(), {
    unmoved,
    letter: 'within a month',
    title: 'Requête contre le permis',
    form: 'Contre un tiers, le délai court de l’affichage sur le terrain : notez-le. Notifiez la requête au maire et au titulaire dans les quinze jours (art. R. 600-1 C. urb.).',
  }),
  regime('regime-urb-tense', beforeAndAfter(), {
    unmoved,
    letter: 'within a month',
    title: 'Requête contre le permis',
    appeal: {
      key: 'cassation',
      title: 'Pourvoi en cassation : le tribunal a jugé en premier et dernier ressort',
      judge: 'le Conseil d’État',
      count: twoMonths,
      legalAid: true,
      sources: [recall('art. R. 811-1-1 CJA'), read('art. R. 821-1 CJA')],
      caveat:
        'Rappelé de mémoire : vérifiez que la commune est en zone tendue et que la requête est de la période visée.',
    },
  }),
  regime(
    'regime-urb-certificate',
    beforeAndAfter('art. L. 600-12-2 C. urb. : il vise les autorisations, non les certificats'),
    {
      unmoved: 'Il n’est pas établi qu’un recours gracieux déplace cette date.',
      letter: 'within a month',
    },
  ),
  general('regime-urb-plan', {
    form: 'Requête par Télérecours. Le délai court de la plus tardive des formalités d’affichage et de publication ; par prudence, comptez de la première (art. R. 153-21 C. urb.).',
  }),
  general('regime-urb-preemption'),
  general('regime-urb-expropriation'),
  regime(
    'regime-urb-safer',
    [
      remedy({
        count: months(6, 'plain', 'none'),
        legalAid: false,
        sources: [recall('art. L. 143-14 C. rur.')],
        caveat: 'Rappelé de mémoire : six mois de l’affichage en mairie.',
      }),
    ],
    { title: 'Action devant le tribunal judiciaire', judge: 'le tribunal judiciaire' },
  ),
  regime(
    'regime-urb-commercial-national',
    [
      remedy({
        count: months(2, 'franc', 'debated'),
        sources: [recall('art. R. 311-3 CJA'), recall('art. L. 752-17 C. com.')],
      }),
    ],
    {
      title: 'Requête devant la cour administrative d’appel, en premier et dernier ressort',
      judge: 'la cour administrative d’appel',
    },
  ),
  regime(
    'regime-urb-commercial',
    [
      remedy({
        count: months(1, 'unsettled', 'none'),
        sources: [recall('art. L. 752-17 C. com.')],
        caveat:
          'Rappelé de mémoire : un mois devant la commission nationale, puis la cour administrative d’appel.',
      }),
    ],
    {
      step: 'prior',
      title: 'Recours devant la Commission nationale d’aménagement commercial, avant le juge',
      judge: 'la cour administrative d’appel',
      first: 'Le recours devant la commission nationale est obligatoire avant le juge.',
    },
  ),
]
