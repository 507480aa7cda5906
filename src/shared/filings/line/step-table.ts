import type { CaseMoment } from '../../drafts/templates/template.ts'
import type { LineKind, StepKey } from './model.ts'

/** A step of a kind of line, as data. */
export interface StepRule {
  readonly key: StepKey
  readonly title: string
  /** who takes it */
  readonly by: 'us' | 'them' | 'court'
  /** nothing is lost without it */
  readonly isOptional?: true
  /** the kinds of events that show it happened */
  readonly shownBy: readonly string[]
  /** kinds of events told beside it, that do not show it happened */
  readonly beside?: readonly string[]
  /** the moments of the texts it takes */
  readonly moments: readonly CaseMoment[]
  /** the keys of the rules whose limits end with it */
  readonly rules: readonly string[]
  /** it goes on in a case of its own, on a line of that kind */
  readonly opens?: LineKind
  /** its date is the day something will happen: it is done once that day is past */
  readonly isAhead?: true
  /** once it is done, what stands before it and is not done was left out */
  readonly isBarrier?: true
  /** the kind of event to note when it happens */
  readonly event: string
}

const judgments = ['judgment', 'special-judgment', 'default-judgment']
const rulings = ['appeal-judgment', 'council-decision', 'default-ruling']
const orders = [
  'liberte-order',
  'suspension-order',
  'utiles-order',
  'order',
  'sorting-order',
  'constat-order',
]
const appealRules = ['appeal', 'ref-appeal', 'ref-lib-appeal', 'opposition']
const cassationRules = ['cassation', 'ref-pourvoi', 'rectification', 'revision', 'echr']
const briefRules = ['ampliatif', 'maintien', 'formal-notice', 'recap', 'regularise', 'ref-confirm']

const defence: StepRule = {
  ...{ key: 'defence', title: 'Défense', by: 'them', event: 'served' },
  shownBy: ['served'],
  beside: ['opened', 'permit-defence', 'formal-notice'],
  ...{ moments: [], rules: ['served', 'forty-eight-hours'] },
}
const briefs: StepRule = {
  ...{ key: 'briefs', title: 'Réplique', by: 'us', event: 'deposit' },
  shownBy: [],
  beside: ['recap-asked', 'invited', 'regularise', 'confirmed', 'qpc-refused', 'qpc-sent', 'deposit'],
  ...{ moments: ['briefs'], rules: [...briefRules, 'qpc-refused', 'qpc-observations'] },
}
const closing: StepRule = {
  ...{ key: 'closing', title: 'Clôture', by: 'court', event: 'closing-set', isAhead: true },
  shownBy: ['closing-set', 'hearing'],
  beside: ['crystallised'],
  ...{ moments: ['closing'], rules: ['closing', 'crystallised', 'hearing'] },
}
const execution: StepRule = {
  ...{ key: 'execution', title: 'Exécution', by: 'us', isOptional: true, event: 'enforcement-asked' },
  shownBy: ['enforcement-asked'],
  beside: ['enforcement-closed', 'final-decision'],
  ...{ moments: ['execution'], rules: ['enforcement', 'enforcement-open', 'enforcement-claim'] },
}
const cassation: StepRule = {
  ...{ key: 'cassation', title: 'Pourvoi', by: 'us', opens: 'cassation', isBarrier: true, event: 'filed' },
  ...{ shownBy: [], moments: ['cassation'], rules: cassationRules },
}
const attacked = (title: string): StepRule => ({
  ...{ key: 'first', title, by: 'court', event: 'judgment' },
  ...{ shownBy: [], moments: [], rules: [] },
})

/** The steps of each kind of line, in the order of the case. */
export const stepsOfKind: Readonly<Record<LineKind, readonly StepRule[]>> = {
  merits: [
    {
      ...{ key: 'first', title: 'Décision', by: 'us', event: 'notified' },
      shownBy: [
        ...['notified', 'published', 'proclaimed', 'offer-rejected', 'account-notified', 'unpublished'],
        ...['permit-displayed', 'contract-published', 'prior-notified', 'act-transmitted', 'subsidy-granted'],
        ...['request', 'money-claim', 'misdirected', 'refused', 'known', 'cada-request', 'cnil-complaint'],
      ],
      moments: ['demand'],
      rules: ['implicit', 'reasons', 'reasons-due', 'cada-silence', 'cnil-silence', 'debt'],
    },
    {
      ...{ key: 'recourse', title: 'Recours', by: 'us', isOptional: true, event: 'gracieux' },
      shownBy: ['gracieux', 'hierarchique', 'prior-recourse', 'cada-registered'],
      beside: ['recourse-refused', 'prior-refused', 'cada-refused', 'cada-confirmed'],
      moments: ['recourse'],
      rules: ['gracieux', 'prior', 'prior-silence', 'cada-seize', 'cada-confirm', 'urba-gracieux', 'account'],
    },
    {
      ...{ key: 'claim', title: 'Requête', by: 'us', isBarrier: true, event: 'filed' },
      shownBy: ['filed', 'memoir-announced'],
      moments: ['claim'],
      rules: [
        ...['rep', 'urba', 'urba-notify', 'contract', 'contract-end', 'precontractual', 'contract-refere'],
        ...[
          'cada-suit',
          'cnil-suit',
          'defere',
          'premature',
          'prior-missing',
          'claim-missing',
          'cada-missing',
        ],
      ],
    },
    {
      ...{ key: 'urgent', title: 'Référé', by: 'us', isOptional: true, opens: 'urgent', event: 'filed' },
      shownBy: ['urgent-claim', 'useful-claim', ...orders],
      moments: ['urgent'],
      rules: ['utiles-closed', 'provision-merits'],
    },
    defence,
    briefs,
    closing,
    {
      ...{ key: 'ruling', title: 'Jugement', by: 'court', isBarrier: true, event: 'judgment' },
      shownBy: judgments,
      beside: ['interim-judgment'],
      ...{ moments: [], rules: ['permit-judged', 'third-opposition'] },
    },
    {
      ...{ key: 'appeal', title: 'Appel', by: 'us', opens: 'appeal', isBarrier: true, event: 'filed' },
      ...{ shownBy: ['appeal-judgment'], moments: ['appeal'], rules: appealRules },
    },
    { ...cassation, shownBy: ['council-decision'] },
    execution,
  ],
  urgent: [
    {
      ...{ key: 'claim', title: 'Requête en référé', by: 'us', isBarrier: true, event: 'filed' },
      ...{ shownBy: ['filed', 'urgent-claim', 'useful-claim'], moments: ['urgent', 'claim'] },
      rules: ['precontractual', 'contract-refere', 'claim-missing', 'utiles-closed'],
    },
    { ...defence, isOptional: true },
    { ...briefs, isOptional: true },
    { ...closing, title: 'Audience', event: 'hearing' },
    {
      ...{ key: 'ruling', title: 'Ordonnance', by: 'court', isBarrier: true, event: 'suspension-order' },
      shownBy: orders,
      ...{ moments: [], rules: ['third-opposition', 'provision-merits'] },
    },
    {
      ...cassation,
      title: 'Appel ou pourvoi',
      moments: ['appeal', 'cassation'],
      rules: [...appealRules, ...cassationRules],
    },
    execution,
  ],
  appeal: [
    attacked('Jugement attaqué'),
    {
      ...{ key: 'claim', title: 'Requête d’appel', by: 'us', isBarrier: true, event: 'filed' },
      ...{ shownBy: ['filed'], moments: ['appeal', 'claim'], rules: appealRules },
    },
    defence,
    briefs,
    closing,
    {
      ...{ key: 'ruling', title: 'Arrêt', by: 'court', isBarrier: true, event: 'appeal-judgment' },
      ...{ shownBy: rulings, moments: [], rules: ['third-opposition'] },
    },
    { ...cassation },
    execution,
  ],
  cassation: [
    attacked('Décision attaquée'),
    {
      ...{ key: 'claim', title: 'Pourvoi', by: 'us', isBarrier: true, event: 'filed' },
      ...{ shownBy: ['filed', 'memoir-announced'], moments: ['cassation', 'claim'], rules: cassationRules },
    },
    { ...briefs, title: 'Mémoires' },
    defence,
    closing,
    {
      ...{ key: 'ruling', title: 'Décision', by: 'court', isBarrier: true, event: 'council-decision' },
      ...{ shownBy: rulings, moments: [], rules: ['third-opposition'] },
    },
    execution,
  ],
}

/** The step of a line that has that key. */
export const stepRule = (kind: LineKind, key: StepKey): StepRule | undefined =>
  stepsOfKind[kind].find(step => step.key === key)
