import { fold } from '../../french/fold.ts'
import { fateState } from '../bills/fate.ts'
import { limitOf } from '../bills/limits.ts'
import type { Chamber, Fate, Measure } from '../bills/model.ts'
import { stateAt } from '../bills/state/measure-state.ts'
import type { StagedMeasure } from '../bills/state/measure-words.ts'
import { natureOf } from '../bills/state/nature.ts'
import { chamberReadings, isIdleCommittee, rejectsText } from '../bills/state/readings.ts'
import { type Actor, type Position, type Power, type PowerObject, STEPS } from './model.ts'
import { type Followed, positionsAt } from './positions.ts'
import { POWERS } from './table.ts'

/** The person something is asked of. `roles`: what is known of them beside their seat. */
export interface Reader {
  readonly chamber: Chamber
  readonly roles?: readonly Actor[]
}

/** A text at a stage, on a day, before a reader: what the table is asked with. */
export interface Ground {
  readonly bill: Followed
  readonly stage: string
  readonly today: string
  readonly reader: Reader
}

/** A measure of a bill with its state at the stage of a ground. */
export const subjectAt = ({ bill, stage, today }: Ground, measure: Measure): StagedMeasure => ({
  measure,
  state: stateAt(bill, measure, stage, today),
})

/** Lists the powers of a reader over a measure: those of the table in every position the text may be in, in its order. */
export function powersOver(ground: Ground, subject: StagedMeasure): readonly Power[] {
  const positions = positionsAt(ground.bill, ground.stage, ground.today)
  if (positions.length === 0)
    return POWERS.filter(power => power.steps.length === STEPS.length && isHeldBy(power, ground))
  return POWERS.filter(power =>
    positions.every(position =>
      POWERS.some(other => other.act === power.act && fits(other, position, ground, subject)),
    ),
  ).filter(power => positions.some(position => fits(power, position, ground, subject)))
}

/** The power a document asks a reader to use on a measure; nothing where the table has none. */
export const firstPower = (ground: Ground, subject: StagedMeasure): Power | undefined =>
  powersOver(ground, subject).find(power => power.rank === 'first')

function fits(power: Power, position: Position, ground: Ground, subject: StagedMeasure): boolean {
  return (
    power.steps.includes(position.step) &&
    !(position.isDissolved && ground.reader.chamber === 'an' && power.actors.some(isSeat)) &&
    !power.except?.includes(natureOf(ground.bill)) &&
    (power.act !== 'amend' || !power.actors.includes('member') || mayTable(ground)) &&
    (power.since ?? '') <= ground.today &&
    isHeldBy(power, ground) &&
    isBefore(power, position, ground.reader) &&
    objectsOf(subject, position, ground).has(power.about)
  )
}

const SEATS: ReadonlySet<Actor> = new Set([
  'member',
  'committee-member',
  'rapporteur',
  'joint-member',
  'group-president',
  'assembly-president',
])
/** Whether an actor is one by a seat, which a dissolution empties. */
const isSeat = (actor: Actor): boolean => SEATS.has(actor)

/** Whether a day until when amendments may be tabled is known, and is not past: one nobody knows is not one to come. */
const mayTable = ({ bill, today, reader }: Ground): boolean =>
  bill.stages.some(
    stage => stage.chamber === reader.chamber && (limitOf(stage)?.prudent.slice(0, 10) ?? '') >= today,
  )

const isHeldBy = ({ actors }: Power, { reader }: Pick<Ground, 'reader'>): boolean =>
  actors.includes('member') || (reader.roles ?? []).some(role => actors.includes(role))

function isBefore({ of }: Power, { chambers }: Position, { chamber }: Reader): boolean {
  switch (of) {
    case 'any':
      return true
    case 'seized':
      return chambers.includes(chamber)
    default:
      return of === chamber && chambers.includes(chamber)
  }
}

/** Tells what a measure is to the table at a position. One whose state nobody knows is nothing but part of the text. */
function objectsOf(
  { measure, state }: StagedMeasure,
  position: Position,
  { bill, stage }: Ground,
): ReadonlySet<PowerObject> {
  if (state.standing === 'expired') return new Set(['text', 'expired'])
  if (state.presence === 'unknown') return new Set(['text'])
  if (state.presence === 'out') return new Set(['text', 'out'])
  const isOpen = position.reading === 1 || openness(bill, measure, stage) === 'open'
  return new Set<PowerObject>([
    'text',
    'present',
    ...(isOpen ? (['open'] as const) : []),
    ...(state.standing === 'partly-struck' ? (['rest'] as const) : []),
    ...(state.deferred ? (['deferred'] as const) : (['in-force'] as const)),
  ])
}

/**
 * Whether a later reading may still change a measure (art. 45: only what both chambers have not voted in the same words). Told by the last
 * reading of a chamber that says it changed it, or voted it in the same words; one that kept it may have done either, and leaves it unknown.
 */
export function openness(
  bill: Followed,
  { fates }: Pick<Measure, 'fates'>,
  stage: string,
): 'open' | 'closed' | 'unknown' {
  const upToStage = bill.stages.slice(0, bill.stages.findIndex(one => one.key === stage) + 1)
  const readings = chamberReadings(upToStage)
  for (const [n, reading] of readings.toReversed().entries()) {
    // a chamber that rejects the whole has voted no article
    if (reading.some(rejectsText)) return (reading[0]?.reading ?? 1) === 1 ? 'open' : 'unknown'
    const cells = reading
      .filter(one => !isIdleCommittee(bill, one))
      .flatMap(({ key }) => fates.find(fate => fate.stage === key && fate.outcome) ?? [])
    const said = opennessSaid(cells)
    if (said) return said
    const hasVoted = n > 0 || reading.some(({ kind }) => kind === 'vote' || kind === 'nouvelle-lecture')
    if (hasVoted) return 'unknown'
  }
  return 'unknown'
}

/** The openness that the cells of one reading tell, the last first. One put back after the same chamber took it out may be as it was. */
function opennessSaid(cells: readonly Fate[]): 'open' | 'closed' | 'unknown' | undefined {
  const states = cells.map(cell => (isSameWords(cell) ? 'same' : fateState(cell)))
  for (const [n, state] of [...states.entries()].toReversed()) {
    if (state === 'same') return 'closed'
    if (state === 'amended' || state === 'added' || state === 'deleted') return 'open'
    if (state === 'restored') return states.slice(0, n).includes('deleted') ? 'unknown' : 'open'
  }
  return undefined
}

const isSameWords = ({ outcome }: Fate): boolean =>
  /\bconforme\b|sans modification|memes termes/.test(fold(outcome))
