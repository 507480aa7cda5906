import { type LimitRule, on, plainRule, read, recall } from './record.ts'

/** Steps that the chronology itself closes, by what is told before them. */
export const closureRules = {
  premature: {
    ...plainRule,
    key: 'premature',
    title: 'Requête déposée avant la décision',
    trigger: on('filed'),
    count: {
      kind: 'closed',
      reason:
        'Prématurée : aucune décision n’était née au jour du dépôt, et le juge rejette sans inviter à régulariser.',
    },
    sources: [read('CE, 20 décembre 2023, n° 463151'), read('art. R. 421-1 CJA')],
    next: 'Déposez une nouvelle requête une fois la décision née, dans le délai.',
  },
  prior: {
    ...plainRule,
    key: 'prior-missing',
    title: 'Requête sans recours préalable obligatoire',
    trigger: on('filed'),
    count: {
      kind: 'closed',
      reason: 'Irrecevable : le recours administratif préalable est obligatoire avant le juge.',
    },
    sources: [read('art. L. 412-2 CRPA'), read('art. L. 412-7 CRPA')],
    next: 'Formez le recours préalable s’il est encore temps.',
  },
  unclaimed: {
    ...plainRule,
    key: 'claim-missing',
    title: 'Requête indemnitaire sans demande préalable',
    trigger: on('filed'),
    valid: { from: '2017-01-01', to: '' },
    count: {
      kind: 'closed',
      reason:
        'Irrecevable en l’état : une décision sur une demande préalable est nécessaire, même en matière de travaux publics.',
    },
    sources: [read('art. R. 421-1 CJA', '2017-01-01'), recall('CE, avis, 27 mars 2019, n° 426472')],
    caveat: 'Rappelé de mémoire : la requête se régularise si la décision naît avant que le juge statue.',
    next: 'Adressez sans attendre une demande chiffrée à la personne publique.',
  },
  useful: {
    ...plainRule,
    key: 'utiles-closed',
    title: 'Référé mesures utiles pour obtenir un document',
    trigger: on('useful-claim'),
    count: {
      kind: 'closed',
      reason:
        'Fermé : un refus était né, exprès ou par un mois de silence, au jour du dépôt ; seul un péril grave le permettrait.',
    },
    sources: [
      read('CE, Sect., 5 février 2016, n° 393540'),
      read('CE, 28 novembre 2018, n° 420343'),
      read('art. R. 311-13 CRPA'),
    ],
    next: 'Saisissez la CADA, puis le tribunal.',
  },
} as const satisfies Readonly<Record<string, LimitRule>>

/** Requests that no time limit binds, each with what bounds it in fact. */
export const timelessRules: readonly LimitRule[] = [
  {
    ...plainRule,
    key: 'interpretation',
    title: 'Recours en interprétation',
    trigger: on('interpretation-asked'),
    count: {
      kind: 'none',
      reason: 'Le recours en interprétation n’a pas de délai.',
      noCeiling: 'Il ne change rien à ce qui est jugé.',
    },
    sources: [recall('jurisprudence administrative')],
    next: 'Montrez l’obscurité ou l’ambiguïté du dispositif.',
  },
  {
    ...plainRule,
    key: 'stay',
    title: 'Sursis à exécution du jugement',
    trigger: on('stay-asked'),
    count: {
      kind: 'none',
      reason: 'Le sursis à exécution n’a pas de délai, mais n’a d’utilité qu’avant l’exécution.',
      noCeiling: 'Il suppose un appel ou un pourvoi formé dans son délai.',
    },
    sources: [recall('art. R. 811-15 CJA'), recall('art. R. 821-5 CJA')],
    next: 'Demandez-le avec le recours, sans attendre l’exécution.',
  },
  {
    ...plainRule,
    key: 'rectification',
    title: 'Recours en rectification d’erreur matérielle',
    trigger: on('rectification-asked'),
    count: {
      kind: 'closed',
      reason:
        'Ce recours n’est ouvert que contre les décisions des cours et du Conseil d’État ; contre un jugement, faites appel.',
    },
    sources: [read('art. R. 833-1 CJA')],
    next: 'Faites appel dans son délai.',
  },
]
