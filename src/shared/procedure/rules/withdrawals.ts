import { type LimitRule, months, on, plainRule, read, whatever } from './record.ts'

const withdrawal = {
  ...plainRule,
  key: 'withdrawal',
  title: 'Retrait ou abrogation de la décision par l’administration',
  count: months(4, 'plain', 'none'),
  next: 'Le délai court de la signature, pas de la notification ; il n’est ni franc ni reporté.',
} as const

/** Withdrawal and repeal by the administration. */
export const withdrawalRules: readonly LimitRule[] = [
  {
    ...withdrawal,
    trigger: on('rights-granted'),
    when: { ...whatever, also: { initiative: ['own-motion'], legality: ['unlawful'] } },
    sources: [read('art. L. 242-1 CRPA'), read('art. L. 242-3 CRPA')],
  },
  {
    ...withdrawal,
    trigger: on('rights-granted'),
    when: { ...whatever, explicit: ['lawful'], also: { initiative: ['own-motion'] } },
    count: {
      kind: 'closed',
      reason: 'Une décision créatrice de droits qui est légale ne se retire ni ne s’abroge d’office.',
    },
    sources: [read('art. L. 242-1 CRPA')],
  },
  {
    ...withdrawal,
    title: 'Retrait du permis ou de la non-opposition par l’administration',
    trigger: on('permit-granted'),
    count: months(3, 'plain', 'none'),
    sources: [read('art. L. 424-5 C. urb.'), read('CE, 13 février 2012, n° 351617')],
    next: 'Le retrait doit être notifié, et non seulement signé, dans les trois mois ; ensuite, à la demande du bénéficiaire seulement.',
  },
  {
    ...withdrawal,
    title: 'Retrait de l’acte réglementaire par l’administration',
    trigger: on('regulation-made'),
    sources: [read('art. L. 243-3 CRPA')],
    next: 'L’abrogation reste possible à tout moment (art. L. 243-1 CRPA).',
  },
  {
    ...withdrawal,
    title: 'Retrait de la subvention par l’administration',
    trigger: on('subsidy-granted'),
    when: { ...whatever, also: { conditions: ['conditions-met'] } },
    reading: 'conditions respectées : décision créatrice de droits, si elle est illégale',
    sources: [read('art. L. 242-1 CRPA')],
  },
  {
    ...withdrawal,
    title: 'Retrait d’une décision créatrice de droits, à la demande de son bénéficiaire',
    trigger: on('rights-granted'),
    when: { ...whatever, explicit: ['more-favourable'] },
    reading: 'remplacement par une décision plus favorable',
    count: {
      kind: 'none',
      reason:
        'À la demande du bénéficiaire, la décision peut être remplacée sans condition de délai par une décision plus favorable, si les droits des tiers n’en souffrent pas.',
      noCeiling: 'Article L. 242-4 CRPA.',
    },
    sources: [read('art. L. 242-4 CRPA')],
  },
  {
    ...withdrawal,
    title: 'Retrait ou abrogation pendant l’examen du recours préalable obligatoire',
    trigger: on('prior-recourse'),
    reading: 'jusqu’à la fin du délai donné à l’administration pour répondre',
    count: { ...months(2, 'plain', 'none'), set: true },
    sources: [read('art. L. 242-5 CRPA')],
    caveat: 'Le texte spécial peut donner un autre délai pour répondre.',
    next: 'Ce délai est celui de l’administration : il ne change rien au vôtre.',
  },
  {
    ...withdrawal,
    title: 'Retrait de la subvention par l’administration',
    trigger: on('subsidy-granted'),
    when: { ...whatever, explicit: ['conditions-unmet'] },
    count: {
      kind: 'none',
      reason:
        'La décision qui accorde une subvention dont les conditions ne sont pas respectées se retire sans condition de délai.',
      noCeiling: 'Article L. 242-2, 2° CRPA.',
    },
    sources: [read('art. L. 242-2 CRPA')],
  },
  {
    ...withdrawal,
    title: 'Retrait de la sanction',
    trigger: on('sanction'),
    count: {
      kind: 'none',
      reason: 'Une sanction peut être retirée à tout moment.',
      noCeiling: 'Article L. 243-4 CRPA.',
    },
    sources: [read('art. L. 243-4 CRPA')],
    next: 'Le délai pour l’attaquer court, lui, de sa notification.',
  },
  {
    ...plainRule,
    key: 'repeal',
    title: 'Abrogation de l’acte réglementaire',
    trigger: on('regulation-made'),
    count: {
      kind: 'none',
      reason: 'Un acte réglementaire s’abroge à tout moment, et doit l’être s’il est illégal.',
      noCeiling: 'Articles L. 243-1 et L. 243-2 CRPA.',
    },
    sources: [read('art. L. 243-1 CRPA'), read('art. L. 243-2 CRPA')],
    next: 'Demandez l’abrogation par écrit : le refus s’attaque.',
  },
]
