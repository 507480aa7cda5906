import { days, doubtful, months, read, recall } from '../rules/record.ts'
import { general, type Regime, regime, remedy, unwritten } from './record.ts'

const twoMonths = months(2, 'franc', 'added')
const heldTwoMonths = months(2, 'unsettled', 'none')
const prior = (lines: Parameters<typeof regime>[2] & { readonly title: string; readonly first: string }) =>
  ({ step: 'prior', ...lines }) as const

/** Public servants, documents, taxes and sums to pay, social benefits, other compulsory prior appeals. */
export const serviceRegimes: readonly Regime[] = [
  general('regime-service'),
  regime(
    'regime-service-mediation',
    [remedy({ count: heldTwoMonths, sources: [read('art. L. 213-11 CJA'), read('art. R. 213-10 CJA')] })],
    prior({
      title: 'Saisine du médiateur, obligatoire avant le juge',
      first: 'La médiation est obligatoire ; elle interrompt le délai, qui court de nouveau de sa fin.',
    }),
  ),
  regime(
    'regime-service-military',
    [remedy({ count: heldTwoMonths, sources: [recall('art. R. 4125-1 C. déf.')] })],
    prior({
      title: 'Saisine de la commission des recours des militaires, avant le juge',
      first: 'La commission se saisit avant le juge ; quatre mois de silence valent rejet.',
    }),
  ),
  regime(
    'regime-cada',
    [remedy({ count: heldTwoMonths, sources: [read('art. R. 343-1 CRPA'), read('art. L. 342-1 CRPA')] })],
    {
      step: 'cada-seize',
      title: 'Saisine de la CADA, obligatoire avant le juge',
      first: 'La CADA se saisit avant le juge ; deux mois de silence après sa saisine confirment le refus.',
    },
  ),
  unwritten('regime-documents-other'),
  regime(
    'regime-tax-notice',
    [
      remedy({
        count: { kind: 'years-end', years: 1 },
        legalAid: false,
        sources: [recall('art. R*. 196-1 et R*. 196-2 LPF')],
        caveat:
          'Rappelé de mémoire : un an pour les impôts locaux, deux pour les autres. Le plus court est retenu.',
      }),
    ],
    prior({
      title: 'Réclamation à l’administration fiscale, avant le juge',
      first: 'La réclamation est obligatoire ; six mois de silence permettent de saisir le juge.',
    }),
  ),
  regime('regime-tax-rejected', [remedy({ count: twoMonths, sources: [recall('art. R*. 199-1 LPF')] })], {
    title: 'Requête en décharge devant le tribunal administratif',
  }),
  regime(
    'regime-title-local',
    [
      remedy({
        count: twoMonths,
        sources: [
          read('art. L. 1617-5 CGCT'),
          doubtful('art. L. 411-2 CRPA : effet d’un recours gracieux discuté'),
        ],
        caveat: 'Il n’est pas établi qu’un recours gracieux interrompe ce délai.',
      }),
    ],
    { title: 'Opposition au titre exécutoire devant le tribunal administratif' },
  ),
  regime(
    'regime-title-state',
    [remedy({ count: heldTwoMonths, sources: [recall('art. 117 et 118 du décret n° 2012-1246')] })],
    prior({
      title: 'Réclamation au comptable, avant le juge',
      first: 'La réclamation au comptable est obligatoire ; six mois de silence valent rejet.',
    }),
  ),
  unwritten('regime-tax-other'),
  regime(
    'regime-social-prior',
    [remedy({ count: heldTwoMonths, sources: [recall('art. L. 262-47 CASF'), recall('art. L. 825-2 CCH')] })],
    prior({
      title: 'Recours préalable au président du département ou à la caisse, avant le juge',
      first: 'Le recours préalable est obligatoire ; deux mois de silence valent rejet.',
    }),
  ),
  regime(
    'regime-social-work',
    [remedy({ count: heldTwoMonths, sources: [recall('art. R. 213-10 CJA')] })],
    prior({
      title: 'Saisine du médiateur de France Travail, obligatoire avant le juge',
      first: 'La médiation est obligatoire avant le juge.',
    }),
  ),
  unwritten('regime-social-other'),
  regime(
    'regime-prior',
    [
      remedy({
        count: { ...heldTwoMonths, set: true },
        sources: [read('art. L. 412-2 CRPA'), read('art. L. 412-3 CRPA'), read('art. L. 412-4 CRPA')],
        caveat: 'Le texte spécial fixe le délai : lisez-le dans la décision et notez-le.',
      }),
    ],
    prior({
      title: 'Recours administratif préalable obligatoire, avant le juge',
      first: 'Le recours préalable est obligatoire ; le juge se saisit de la décision prise sur lui.',
      unmoved: 'Un recours gracieux ne conserve ni ce délai, ni celui du juge (art. L. 412-4 CRPA).',
    }),
  ),
  regime(
    'regime-prior-prison',
    [
      remedy({
        count: days(15, 'unsettled', 'none'),
        legalAid: false,
        sources: [read('art. R. 234-43 C. pénit.')],
      }),
    ],
    prior({
      title: 'Recours au directeur interrégional, avant le juge',
      first: 'Le recours au directeur interrégional est obligatoire avant le juge.',
    }),
  ),
]
