/**
 * Every place a text may be in, noted as a campaign notes it, with what the Constitution says of that place. The positions are written
 * here by hand, from the course of a text, and never asked of the program.
 */
import {
  type Bill,
  type Chamber,
  type Measure,
  Stage,
} from '../../../../../src/shared/campaign/bills/model.ts'
import type { Position } from '../../../../../src/shared/campaign/powers/model.ts'
import { addDays } from '../../../../../src/shared/kernel/days.ts'
import type { Truth } from './read-sentence.ts'

export const TODAY = '2026-12-02'

/** A text noted at a stage. `positions`: each place it may be in; several where what is noted does not tell which. */
export interface Situation {
  /** absent: an ordinary `projet` */
  readonly title?: string
  readonly nature?: Truth['nature']
  readonly name: string
  readonly first: Chamber
  readonly procedure: 'ordinaire' | 'acceleree'
  readonly stages: readonly Stage[]
  readonly positions: readonly Position[]
}

const HOUSES = { an: 'à l’Assemblée nationale', senat: 'au Sénat' } as const
const READINGS = ['', 'première lecture', 'deuxième lecture'] as const
const other = (chamber: Chamber): Chamber => (chamber === 'an' ? 'senat' : 'an')

type Noted = Omit<Partial<Stage>, 'kind'> & {
  readonly kind?: NonNullable<Stage['kind']>
  readonly label: string
}

/** Dates stages so that the last is of three days ago, or of today where it is going on, and each other three weeks before the next. */
function dated(noted: readonly Noted[], isGoingOn: boolean): Stage[] {
  return noted.map((one, n) => {
    const back = (noted.length - 1 - n) * 21
    const date = addDays(TODAY, -(back + (isGoingOn ? 0 : 3)))
    return Stage.parse({ key: `e${n + 1}-${one.kind ?? 'autre'}`, date, ...one })
  })
}

/** Lists every situation of a text tabled in a chamber under a procedure. */
function situationsOf(first: Chamber, procedure: Situation['procedure']): Situation[] {
  const list: Situation[] = []
  const note = (
    name: string,
    stages: readonly Noted[],
    positions: readonly Position[],
    isGoingOn = false,
  ): void => {
    list.push({ name, first, procedure, stages: dated(stages, isGoingOn), positions })
  }
  const rounds = procedure === 'ordinaire' ? ([1, 2] as const) : ([1] as const)
  const course: Noted[] = []
  for (const reading of rounds)
    for (const chamber of [first, other(first)]) {
      const words = `${HOUSES[chamber]}, ${READINGS[reading]}`
      const at = { chamber, reading }
      const place = { chambers: [chamber], reading }
      const isDeposit = reading === 1 && chamber === first
      course.push(
        isDeposit
          ? { kind: 'depot', label: `Dépôt ${HOUSES[chamber]}`, ...at, text: '100' }
          : { kind: 'transmission', label: `Transmission ${words}`, ...at, text: '200' },
      )
      note(`${words}, avant la commission`, course, [{ step: 'committee', ...place }])
      course.push({ kind: 'commission', label: `Commission des lois ${words}`, ...at })
      note(`${words}, en commission`, course, [{ step: 'committee', ...place }], true)
      note(`${words}, après la commission`, course, [{ step: 'reported', ...place }])
      course.push({ kind: 'seance', label: `Séance ${words}`, ...at })
      note(`${words}, en séance`, course, [{ step: 'sitting', ...place }], true)
      note(`${words}, articles votés`, course, [{ step: 'vote', ...place }])
      const blocked: Noted = { ...course.at(-1)!, label: `Séance ${words}, vote bloqué` }
      note(`${words}, vote bloqué`, [...course.slice(0, -1), blocked], [{ step: 'blocked', ...place }], true)
      if (chamber === 'an') {
        const engaged: Noted = { ...course.at(-1)!, label: `Séance ${words}, article 49, alinéa 3` }
        note(`${words}, 49-3`, [...course.slice(0, -1), engaged], [{ step: 'engaged', ...place }], true)
      }
      const vote: Noted = { kind: 'vote', label: `Vote solennel ${words}`, ...at }
      note(`${words}, jour du vote`, [...course, vote], [{ step: 'vote', ...place }], true)
      const isLast = reading === rounds.at(-1) && chamber !== first
      if (chamber !== first)
        note(`${words}, voté dans les mêmes termes`, [...course, { ...vote, outcome: 'conforme' }], [ADOPTED])
      if (isLast && procedure === 'ordinaire')
        note(
          `${words}, voté après deux lectures`,
          [...course, { ...vote, outcome: 'success' }],
          [JOINT, { step: 'committee', chambers: [first], reading: reading + 1 }],
        )
      course.push({ ...vote, outcome: 'success' })
    }
  const joint: Noted = { kind: 'cmp', label: 'Commission mixte paritaire' }
  note('commission mixte paritaire à venir', [...course, joint], [JOINT], true)
  const agreed: Noted = { ...joint, outcome: 'success' }
  note('accord en commission mixte paritaire', [...course, agreed], [readingOf('an', 'senat')])
  const readBy = (chamber: Chamber, outcome: 'success' | 'failure'): Noted => ({
    kind: 'cmp-lecture',
    label: `Lecture des conclusions ${HOUSES[chamber]}`,
    chamber,
    outcome,
  })
  for (const chamber of ['an', 'senat'] as const) {
    const read = readBy(chamber, 'success')
    note(`conclusions lues ${HOUSES[chamber]}`, [...course, agreed, read], [readingOf(other(chamber))])
    note(
      `conclusions rejetées ${HOUSES[chamber]}`,
      [...course, agreed, readBy(chamber, 'failure')],
      [newReading('an')],
    )
  }
  const failed: Noted = { ...joint, outcome: 'failure' }
  note('échec de la commission mixte paritaire', [...course, failed], [newReading('an')])
  const again = (chamber: Chamber): Noted => ({
    kind: 'nouvelle-lecture',
    label: `Nouvelle lecture ${HOUSES[chamber]}`,
    chamber,
    outcome: 'success',
  })
  note('nouvelle lecture à l’Assemblée faite', [...course, failed, again('an')], [newReading('senat')])
  const toTheLast = [...course, failed, again('an'), again('senat')]
  note('nouvelle lecture au Sénat faite', toTheLast, [LAST_READING])
  const last: Noted = { kind: 'lecture-definitive', label: 'Lecture définitive', chamber: 'an' }
  note('lecture définitive du jour', [...toTheLast, last], [LAST_READING], true)
  const lastEngaged: Noted = { ...last, label: 'Lecture définitive, article 49.3' }
  note(
    '49-3 en lecture définitive',
    [...toTheLast, lastEngaged],
    [{ step: 'engaged', chambers: ['an'] }],
    true,
  )
  note('lecture définitive faite', [...toTheLast, { ...last, outcome: 'success' }], [ADOPTED])
  const adopted = [...course, agreed, readBy('an', 'success'), readBy('senat', 'success')]
  note('conclusions adoptées par les deux assemblées', adopted, [ADOPTED])
  const referred: Noted = { kind: 'conseil', label: 'Saisine du Conseil constitutionnel' }
  note('saisine', [...adopted, referred], [{ step: 'referred', chambers: [] }])
  const decided: Noted = {
    kind: 'conseil',
    label: 'Décision du Conseil constitutionnel',
    reference: 'n° 2026-999 DC',
  }
  note('décision', [...adopted, referred, decided], [{ step: 'decided', chambers: [] }])
  const law: Noted = {
    kind: 'promulgation',
    label: 'Loi promulguée',
    reference: 'loi n° 2026-999 du 29 novembre 2026',
  }
  note('loi', [...adopted, referred, decided, law], [{ step: 'law', chambers: [] }])
  const gone: Noted = { kind: 'transmission', label: 'Retrait du texte', chamber: other(first) }
  note('retrait', [...course.slice(0, 4), gone], [{ step: 'lapsed', chambers: [] }])
  return list
}

const ADOPTED: Position = { step: 'adopted', chambers: [] }
const JOINT: Position = { step: 'joint', chambers: ['an', 'senat'] }
const LAST_READING: Position = { step: 'final-reading', chambers: ['an'] }
const readingOf = (...chambers: Chamber[]): Position => ({ step: 'joint-text', chambers })
const newReading = (chamber: Chamber): Position => ({ step: 'new-reading', chambers: [chamber] })

/** Courses of their own: texts rejected, and natures of text that change what may be done (Constitution, art. 39, 42, 46, 53, 61 and 89). */
function otherCourses(first: Chamber): Situation[] {
  const second = other(first)
  const note = (
    name: string,
    noted: readonly Noted[],
    positions: readonly Position[],
    more: Partial<Situation> = {},
  ): Situation => ({
    ...{ name, first, procedure: 'acceleree', stages: dated(noted, false), positions },
    ...more,
  })
  const readingBy = (chamber: Chamber, outcome: 'success' | 'failure' | 'conforme'): Noted[] => {
    const at = { chamber, reading: 1 }
    return [
      chamber === first
        ? { kind: 'depot', label: `Dépôt ${HOUSES[chamber]}`, ...at, text: '100' }
        : { kind: 'transmission', label: `Transmission ${HOUSES[chamber]}`, ...at, text: '200' },
      { kind: 'commission', label: `Commission des lois ${HOUSES[chamber]}`, ...at },
      { kind: 'seance', label: `Séance ${HOUSES[chamber]}`, ...at },
      { kind: 'vote', label: `Vote ${HOUSES[chamber]}`, ...at, outcome },
    ]
  }
  const both = [...readingBy(first, 'success'), ...readingBy(second, 'conforme')]
  const inCommittee = (chamber: Chamber): Position => ({ step: 'committee', chambers: [chamber], reading: 1 })
  const reported: Position = { step: 'reported', chambers: [first], reading: 1 }
  const proposition = { title: 'Proposition de loi relative à la sûreté' }
  const organic = { title: 'Projet de loi organique relatif à la sûreté', nature: 'organic' } as const
  const treaty = {
    title: 'Projet de loi autorisant la ratification du traité de X',
    nature: 'treaty',
  } as const
  const revision = { title: 'Projet de loi constitutionnelle de sûreté', nature: 'constitutional' } as const
  const budget = { title: 'Projet de loi de finances pour 2027', nature: 'finance' } as const
  const resolution = {
    title: 'Proposition de résolution relative à la sûreté',
    nature: 'resolution',
  } as const
  const european = {
    title: 'Proposition de résolution européenne sur la sûreté',
    nature: 'european-resolution',
  } as const
  const dissolution: Noted = { label: 'Dissolution de l’Assemblée nationale' }
  const dissolvedBefore = (chamber: Chamber): Noted[] =>
    chamber === first
      ? [...readingBy(first, 'success').slice(0, 1), dissolution]
      : [...readingBy(first, 'success'), readingBy(second, 'success')[0]!, dissolution]
  const motion = readingBy(second, 'failure').slice(0, 3)
  const rejected = [...motion.slice(0, 2), { ...motion[2]!, outcome: 'failure' as const }]
  return [
    note('projet rejeté par la première assemblée', readingBy(first, 'failure'), [inCommittee(second)]),
    note('proposition rejetée par la première assemblée', readingBy(first, 'failure'), [LAPSED], proposition),
    note(
      'proposition rejetée par la seconde assemblée',
      [...readingBy(first, 'success'), ...readingBy(second, 'failure')],
      [JOINT],
      proposition,
    ),
    note('rejeté par une motion en séance', [...readingBy(first, 'success'), ...rejected], [JOINT]),
    note('loi organique votée', both, [ADOPTED], organic),
    note(
      'loi organique en commission',
      readingBy(first, 'success').slice(0, 1),
      [inCommittee(first)],
      organic,
    ),
    note('traité en commission', readingBy(first, 'success').slice(0, 1), [inCommittee(first)], treaty),
    note('traité après la commission', readingBy(first, 'success').slice(0, 2), [reported], treaty),
    note('loi d’autorisation votée', both, [ADOPTED], treaty),
    note(
      'résolution en commission',
      readingBy(first, 'success').slice(0, 1),
      [inCommittee(first)],
      resolution,
    ),
    note('résolution après la commission', readingBy(first, 'success').slice(0, 2), [reported], resolution),
    note('résolution votée', readingBy(first, 'success'), [RESOLVED], resolution),
    note('résolution rejetée', readingBy(first, 'failure'), [LAPSED], resolution),
    note(
      'résolution européenne après la commission',
      readingBy(first, 'success').slice(0, 2),
      [reported],
      european,
    ),
    note('résolution européenne votée', readingBy(first, 'success'), [RESOLVED], european),
    note('dissolution, texte devant l’Assemblée', dissolvedBefore('an'), [{ ...LAPSED, isDissolved: true }]),
    note('dissolution, texte devant le Sénat', dissolvedBefore('senat'), [
      { ...inCommittee('senat'), isDissolved: true },
    ]),
    note('dissolution, loi votée', [...both, dissolution], [{ ...ADOPTED, isDissolved: true }]),
    note(
      'retiré par le Gouvernement',
      [...readingBy(first, 'success').slice(0, 2), { label: 'Projet retiré par le Gouvernement' }],
      [LAPSED],
    ),
    note(
      'retiré de l’ordre du jour',
      [...readingBy(first, 'success').slice(0, 2), { label: 'Texte retiré de l’ordre du jour' }],
      [reported],
    ),
    note(
      'amendement retiré',
      [
        ...readingBy(first, 'success').slice(0, 2),
        { label: 'Étude', note: 'L’amendement n° 12 a été retiré.' },
      ],
      [reported],
    ),
    note('budget après la commission', readingBy(first, 'success').slice(0, 2), [reported], budget),
    note('révision après la commission', readingBy(first, 'success').slice(0, 2), [reported], revision),
    note('révision votée dans les mêmes termes', both, [ADOPTED], revision),
    note(
      'révision votée en d’autres termes',
      [...readingBy(first, 'success'), ...readingBy(second, 'success')],
      [{ step: 'committee', chambers: [first], reading: 2 }],
      revision,
    ),
  ]
}

const LAPSED: Position = { step: 'lapsed', chambers: [] }
const RESOLVED: Position = { step: 'resolved', chambers: [] }

export const situations: readonly Situation[] = (['an', 'senat'] as const).flatMap(first => [
  ...(['ordinaire', 'acceleree'] as const).flatMap(procedure => situationsOf(first, procedure)),
  ...otherCourses(first),
])

/** States a measure may have at a situation, in one word. */
export const LOTS = [
  'in',
  'amended',
  'deleted',
  'restored',
  'same-terms',
  'unknown',
  'struck',
  'partly-struck',
  'upheld',
  'expired',
  'deferred',
] as const
export type Lot = (typeof LOTS)[number]

/** The truth of a measure of a lot: whether it is in the text, whether a later reading may still change it. */
const TRUTH: Readonly<Record<Lot, { readonly presence: 'in' | 'out' | 'unknown'; readonly open: boolean }>> =
  {
    in: { presence: 'in', open: false },
    amended: { presence: 'in', open: true },
    deleted: { presence: 'out', open: true },
    restored: { presence: 'in', open: true },
    'same-terms': { presence: 'in', open: false },
    unknown: { presence: 'unknown', open: false },
    struck: { presence: 'out', open: false },
    'partly-struck': { presence: 'in', open: false },
    upheld: { presence: 'in', open: false },
    expired: { presence: 'out', open: false },
    deferred: { presence: 'in', open: false },
  }

/** Whether the chamber that put a measure back is another than the one that took it out: else it may be as it was, and closed. */
function isRestoredByOther(situation: Situation): boolean {
  const [last, before] = textStages(situation).toReversed()
  return last?.chamber !== before?.chamber || last?.reading !== before?.reading
}

/** Tells the truth of a measure of a lot at a situation. In the final reading the text is the one the Assemblée voted last, whatever the Sénat did since. */
export function truthOf(situation: Situation, lot: Lot): (typeof TRUTH)[Lot] {
  const { positions } = situation
  if (lot === 'unknown') return TRUTH.unknown
  const [position] = positions
  if (position?.step === 'lapsed') return { presence: 'out', open: false }
  // the Government may engage its responsibility in the final reading too: the text is the same
  const isLastReading = situation.stages.some(({ kind }) => kind === 'lecture-definitive')
  if (position?.step !== 'final-reading' && !(position?.step === 'engaged' && isLastReading))
    return lot === 'restored' ? { presence: 'in', open: isRestoredByOther(situation) } : TRUTH[lot]
  return { presence: lot === 'restored' ? 'out' : 'in', open: false }
}

const OUTCOMES: Readonly<Record<Lot, string>> = {
  in: 'maintenu',
  amended: 'modifié',
  deleted: 'supprimé',
  restored: 'rétabli',
  'same-terms': 'voté conforme',
  unknown: '',
  struck: 'censuré',
  'partly-struck': 'censuré en partie',
  upheld: 'déclaré conforme',
  expired: 'dans la loi, jusqu’au 31 mars 2025',
  deferred: 'dans la loi, entrée en vigueur différée au 1er janvier 2027',
}
const CHANGES = new Set(['depot', 'commission', 'seance', 'cmp', 'nouvelle-lecture'])

/** Lists the lots a measure may have at a situation: none is struck before the decision, nor expired before the law. */
export function lotsAt({ positions, stages }: Situation): Lot[] {
  const [position] = positions
  switch (position?.step) {
    case 'decided':
      return ['struck', 'partly-struck', 'upheld', 'unknown']
    case 'law':
      return ['in', 'struck', 'partly-struck', 'upheld', 'expired', 'deferred', 'deleted', 'unknown']
    case 'adopted':
    case 'referred':
      return ['in', 'deleted', 'unknown']
    case 'joint-text':
      return ['in', 'deleted', 'unknown']
    default:
      return stages.length < 3
        ? ['in', 'unknown']
        : ['in', 'amended', 'deleted', 'restored', 'same-terms', 'unknown']
  }
}

/** A bill at a situation, with one measure of a lot; its number and words are those of a measure shipped. */
export function billAt(
  situation: Situation,
  bill: Bill,
  model: Measure,
  lot: Lot,
): { bill: Bill; measure: Measure } {
  const held = heldStages(situation)
  const hasNoJointText = lacksJointText(held)
  const readings = textStages(situation)
  const cells = new Map<string, string>(
    lot === 'unknown' ? [] : readings.map(stage => [stage.key, 'maintenu']),
  )
  const last = readings.at(-1)
  if (lot === 'restored' && readings.length > 1) cells.set(readings.at(-2)!.key, 'supprimé')
  // a decision of a joint committee in vain is noted too, and says nothing
  const joint = held.find(stage => stage.kind === 'cmp')
  if (joint && hasNoJointText && lot !== 'unknown')
    cells.set(joint.key, lot === 'deleted' ? 'rétabli' : 'supprimé')
  // so is a cell of a reading that rejected the text, or of a committee that only proposes
  const silent = held.filter(
    stage => CHANGES.has(stage.kind ?? '') && !readings.includes(stage) && !stage.kind?.startsWith('cmp'),
  )
  if (lot !== 'unknown')
    for (const stage of silent) cells.set(stage.key, lot === 'deleted' ? 'rétabli' : 'supprimé')
  const final = situation.stages.at(-1)
  const step = situation.positions[0]?.step
  const council = situation.stages.findLast(stage => stage.kind === 'conseil')
  const isDecision = lot === 'struck' || lot === 'partly-struck' || lot === 'upheld'
  if (isDecision && council) cells.set(council.key, OUTCOMES[lot])
  else if (last && lot !== 'unknown' && lot !== 'expired' && lot !== 'deferred')
    cells.set(last.key, OUTCOMES[lot])
  if (final && lot !== 'unknown' && (step === 'adopted' || step === 'referred'))
    cells.set(final.key, lot === 'deleted' ? 'absent du texte adopté' : 'adopté avec le texte')
  if (final && step === 'law' && lot !== 'unknown')
    cells.set(
      final.key,
      lot === 'expired' || lot === 'deferred'
        ? OUTCOMES[lot]
        : lot === 'struck' || lot === 'deleted'
          ? 'absent de la loi'
          : 'dans la loi',
    )
  const measure: Measure = {
    ...model,
    articles: [],
    fates: [...cells].map(([stage, outcome]) => ({ stage, outcome, certainty: 'verified', source: '' })),
  }
  return {
    measure,
    bill: {
      ...bill,
      title: situation.title ?? 'Projet de loi relatif à la sûreté',
      first: situation.first,
      procedure: situation.procedure,
      stages: [...situation.stages],
      current: final?.key,
      numberedAt: undefined,
      measures: [measure],
    },
  }
}

const heldStages = (situation: Situation): Stage[] =>
  situation.stages.filter((stage, n) => isNoted(situation, stage, n))

const lacksJointText = (held: readonly Stage[]): boolean =>
  held.some(({ kind, outcome }) => kind?.startsWith('cmp') && outcome === 'failure')

/** The stages that took place and made the text that stands. */
function textStages(situation: Situation): Stage[] {
  const held = heldStages(situation)
  const proposesOnly = situation.nature === 'finance' || situation.nature === 'constitutional'
  const rejecting = held.filter(({ kind, outcome }) => outcome === 'failure' && !kind?.startsWith('cmp'))
  // a text that is rejected for good is told as it was
  const isOver = situation.positions.some(({ step }) => step === 'lapsed')
  const isOfRejected = ({ chamber, reading }: Stage) =>
    !isOver && rejecting.some(stage => stage.chamber === chamber && stage.reading === reading)
  return held.filter(
    stage =>
      CHANGES.has(stage.kind ?? '') &&
      !(stage.kind === 'cmp' && lacksJointText(held)) &&
      !(stage.kind === 'commission' && proposesOnly) &&
      !(isOfRejected(stage) && stage.kind !== 'depot'),
  )
}

/** Whether something may be noted of a measure at a stage: it has taken place. */
const isNoted = ({ stages }: Situation, { date }: Stage, n: number): boolean =>
  n < stages.length - 1 || (date ?? '') < TODAY
