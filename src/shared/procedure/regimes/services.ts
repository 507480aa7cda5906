import { days, doubtful, months, read, recall } from '../rules/record.ts'
import type { NatureKey } from './matters.ts'
import { general, lastInstance, type Regime, regime, remedy, unwritten } from './record.ts'

/** Two months that a special text or the case law sets: whether article R. 421-7 adds months of distance to them is argued. */
const twoMonths = months(2, 'franc', 'debated')
const heldTwoMonths = months(2, 'unsettled', 'none')
const prior = (lines: Parameters<typeof regime>[2] & { readonly title: string; readonly first: string }) =>
  ({ step: 'prior', ...lines }) as const

/** Public servants, documents, taxes and sums to pay, social benefits, other compulsory prior appeals. */
export const serviceRegimes: readonly Regime[] = [
  general('regime-service'),
  general('regime-service-pension', { appeal: lastInstance('7°') }),
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
      silence: { months: 4, source: recall('art. R. 4125-10 C. déf.') },
    }),
  ),
  regime(
    'regime-service-invalidity',
    [
      remedy({
        count: months(6, 'unsettled', 'none'),
        legalAid: false,
        sources: [recall('art. R. 711-1 C. pens. mil. inval.')],
        caveat: 'Rappelé de mémoire : lisez le délai et l’adresse dans la lettre.',
      }),
    ],
    prior({
      title: 'Saisine de la commission de recours de l’invalidité, avant le juge',
      first: 'La commission de recours de l’invalidité se saisit avant le juge.',
    }),
  ),
  regime(
    'regime-cada',
    [remedy({ count: heldTwoMonths, sources: [read('art. R. 343-1 CRPA'), read('art. L. 342-1 CRPA')] })],
    {
      appeal: lastInstance('2°'),
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
      silence: { months: 6, source: recall('art. R*. 198-10 LPF') },
    }),
  ),
  ...(['regime-tax-rejected', 'regime-tax-rejected-local'] as const).map(key =>
    regime(key, [remedy({ count: twoMonths, sources: [recall('art. R*. 199-1 LPF')] })], {
      title: 'Requête en décharge devant le tribunal administratif',
      appeal: key === 'regime-tax-rejected' ? undefined : lastInstance('4°'),
    }),
  ),
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
    { title: 'Opposition au titre exécutoire devant le tribunal administratif', letter: 'open' },
  ),
  regime(
    'regime-title-state',
    [remedy({ count: heldTwoMonths, sources: [recall('art. 117 et 118 du décret n° 2012-1246')] })],
    prior({
      title: 'Réclamation au comptable, avant le juge',
      first: 'La réclamation au comptable est obligatoire ; six mois de silence valent rejet.',
      silence: { months: 6, source: recall('art. 118 du décret n° 2012-1246') },
    }),
  ),
  regime(
    'regime-tax-other',
    [remedy({ count: heldTwoMonths, legalAid: false, sources: [recall('art. R*. 281-3-1 LPF')] })],
    prior({
      title: 'Contestation de la poursuite devant le comptable, avant le juge',
      first: 'La contestation au comptable est obligatoire ; deux mois de silence valent rejet.',
    }),
  ),
  regime(
    'regime-parking',
    [
      remedy({
        count: months(1, 'unsettled', 'none'),
        legalAid: false,
        sources: [recall('art. L. 2333-87 CGCT'), recall('art. R. 2333-120-13 CGCT')],
      }),
    ],
    prior({
      title: 'Recours préalable contre le forfait de post-stationnement, avant le juge',
      judge: 'le tribunal du stationnement payant',
      first: 'Le recours préalable est obligatoire ; un mois de silence vaut rejet.',
      silence: { months: 1, source: recall('art. L. 2333-87 CGCT') },
      suitAfter: { count: months(1, 'unsettled', 'none'), sources: [recall('art. R. 2333-120-30 CGCT')] },
    }),
  ),
  regime(
    'regime-social-prior',
    [remedy({ count: heldTwoMonths, sources: [recall('art. L. 262-47 CASF'), recall('art. L. 825-2 CCH')] })],
    prior({
      appeal: lastInstance('1°'),
      title: 'Recours préalable au président du département ou à la caisse, avant le juge',
      first: 'Le recours préalable est obligatoire ; deux mois de silence valent rejet.',
    }),
  ),
  regime(
    'regime-social-work',
    [remedy({ count: heldTwoMonths, sources: [recall('art. R. 213-10 CJA')] })],
    prior({
      appeal: lastInstance('1°'),
      title: 'Saisine du médiateur de France Travail, obligatoire avant le juge',
      first: 'La médiation est obligatoire avant le juge.',
    }),
  ),
  general('regime-social-housing', {
    appeal: lastInstance('1°'),
    form: 'Requête par Télérecours. Le logement que la commission a reconnu dû se demande au juge dans les quatre mois de la fin du délai laissé au préfet (art. R. 778-2 CJA).',
  }),
  regime(
    'regime-social-aid',
    [remedy({ count: heldTwoMonths, sources: [recall('art. L. 134-1 et L. 134-2 CASF')] })],
    prior({
      appeal: lastInstance('1°'),
      title: 'Recours préalable à l’auteur de la décision, avant le juge',
      first: 'Le recours préalable est obligatoire ; deux mois de silence valent rejet.',
    }),
  ),
  regime(
    'regime-social-disability',
    [remedy({ count: heldTwoMonths, sources: [recall('art. L. 142-4 CSS'), recall('art. R. 142-1-A CSS')] })],
    prior({
      title: 'Recours préalable à la maison départementale, avant le juge',
      judge: 'le tribunal judiciaire, ou le tribunal administratif selon le droit demandé',
      first: 'Le recours préalable est obligatoire ; deux mois de silence valent rejet.',
    }),
  ),
  regime(
    'regime-social-security',
    [remedy({ count: heldTwoMonths, legalAid: false, sources: [recall('art. R. 142-1 CSS')] })],
    prior({
      title: 'Saisine de la commission de recours amiable, avant le juge',
      judge: 'le tribunal judiciaire',
      first:
        'La commission de recours amiable, ou la commission médicale, se saisit avant le juge ; deux mois de silence valent rejet.',
    }),
  ),
  regime(
    'regime-social-constraint',
    [
      remedy({
        count: days(15, 'unsettled', 'none'),
        legalAid: false,
        sources: [recall('art. R. 133-3 CSS'), recall('art. R. 5426-22 C. trav.')],
      }),
    ],
    {
      judge: 'le tribunal que dit la contrainte',
      title: 'Opposition à la contrainte',
      form: 'Opposition motivée au greffe, avec une copie de la contrainte.',
    },
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
      silence: { months: 1, source: recall('art. R. 234-43 C. pénit.') },
    }),
  ),
  ...[
    {
      key: 'regime-prior-exclusion',
      count: days(8, 'unsettled', 'none'),
      source: recall('art. R. 511-49 C. éduc.'),
      title: 'Appel au recteur, avant le juge',
      first: 'Le recteur se saisit avant le juge, par une lettre des parents ou de l’élève majeur.',
    },
    {
      key: 'regime-prior-home-schooling',
      count: days(15, 'unsettled', 'none'),
      source: recall('art. D. 131-11-10 C. éduc.'),
      title: 'Recours devant la commission de l’académie, avant le juge',
      first: 'Le recours devant la commission est obligatoire avant le juge.',
    },
    {
      key: 'regime-prior-sport',
      count: days(15, 'unsettled', 'none'),
      source: recall('art. R. 141-15 C. sport'),
      title: 'Demande de conciliation au Comité national olympique et sportif français, avant le juge',
      first: 'La conciliation se demande avant le juge ; les recours internes de la fédération aussi.',
    },
    {
      key: 'regime-prior-land',
      count: months(1, 'unsettled', 'none'),
      source: recall('art. R. 127-3 C. rur.'),
      title: 'Réclamation devant la commission départementale d’aménagement foncier, avant le juge',
      first: 'La commission départementale se saisit avant le juge.',
    },
  ].map(({ key, count, source, title, first }) =>
    regime(
      key as NatureKey,
      [remedy({ count, legalAid: false, sources: [source] })],
      prior({ title, first }),
    ),
  ),
]
