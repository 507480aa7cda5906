import { fateState } from '../fate.ts'
import type { Bill, Fate, FateState, Measure, Stage } from '../model.ts'
import { hasLapsed } from '../stages.ts'
import { type Phase, type PhaseCourse, phaseAt } from './phase.ts'
import { isIdleCommittee, stagesWithoutText } from './readings.ts'
import { deferredUntil, type EntryIntoForce, termIn } from './term.ts'

/**
 * The state of a measure at a stage. `to-be-restored`: deleted by the committee of a reading whose sitting is still to come, where it may be put
 * back. `law`: in a law promulgated. `partly-struck`: something of it is left. `expired`: in a law, past its term. `lapsed`: in a text that came
 * to nothing.
 */
export type Standing =
  | 'in-text'
  | 'restored'
  | 'deleted'
  | 'to-be-restored'
  | 'law'
  | 'partly-struck'
  | 'struck'
  | 'expired'
  | 'lapsed'
  | 'unknown'

/** A cell of the table of a bill, with its stage. */
export type StagedFate = Fate & { readonly at: Stage }

export interface MeasureState {
  readonly standing: Standing
  /** whether the text that stands there has it */
  readonly presence: 'in' | 'out' | 'unknown'
  readonly phase: Phase
  /** its number in the text of that stage; undefined where nobody has read it */
  readonly article: string | undefined
  /** the last cell that says something, at this stage or before it: never one of a later stage */
  readonly fate: StagedFate | undefined
  /** where it is in a law and not in force yet: from when it is */
  readonly deferred?: EntryIntoForce
  /** the measure and its cell are verified, and the cell is of this stage or of one whose text is the same */
  readonly certain: boolean
  /** the cells of later stages, in their order */
  readonly after: readonly StagedFate[]
}

type Course = PhaseCourse & Pick<Bill, 'numberedAt'>

const rankOf = ({ stages }: Pick<Bill, 'stages'>, key: string | undefined): number =>
  stages.findIndex(one => one.key === key)

const isFinal = (phase: Phase): boolean => phase === 'adopted' || phase === 'law'

/**
 * The state of a measure at a stage of its bill: what every document says of it is drawn from this alone. `today`: the day it is said,
 * past which the term written in its cell is over.
 */
export function stateAt(bill: Course, measure: Measure, stage: string, today?: string): MeasureState {
  const at = rankOf(bill, stage)
  const cells = bill.stages.map(one => ({ stage: one, fate: measure.fates.find(f => f.stage === one.key) }))
  const after = cells
    .slice(at + 1)
    .flatMap(({ stage: one, fate }) => (fate?.outcome ? [{ ...fate, at: one }] : []))
  const phase = phaseAt(bill, stage, today)
  const testimony =
    at < 0
      ? NO_TESTIMONY
      : isFinal(phase)
        ? pastTerm(finalState(bill, cells, at, phase), today)
        : phase === 'lapsed'
          ? withText(debateState(bill, cells, at))
          : debateState(bill, cells, at)
  return {
    standing: testimony.standing,
    presence: presenceOf(testimony.standing),
    phase,
    article: at < 0 ? undefined : numberAt(bill, measure, stage, phase),
    fate: testimony.fate,
    ...(phase === 'law' && presenceOf(testimony.standing) === 'in' && deferredUntil(testimony.fate, today)),
    certain:
      testimony.isOfThisText &&
      measure.certainty !== 'to-verify' &&
      testimony.fate?.certainty !== 'to-verify',
    after,
  }
}

/** The last words of the cells of a measure on the text that stands at a stage. */
interface Testimony {
  readonly standing: Standing
  readonly fate: StagedFate | undefined
  readonly isOfThisText: boolean
}
interface StageCell {
  readonly stage: Stage
  readonly fate: Fate | undefined
}
const NO_TESTIMONY: Testimony = { standing: 'unknown', fate: undefined, isOfThisText: false }

/** A measure that was in a text which came to nothing went with it. */
function withText(testimony: Testimony): Testimony {
  if (testimony.standing === 'to-be-restored') return { ...testimony, standing: 'deleted' }
  return presenceOf(testimony.standing) === 'in' ? { ...testimony, standing: 'lapsed' } : testimony
}

/** A measure of a law whose cell says until when it is in force: past its term once that day is over, and not before. */
function pastTerm(testimony: Testimony, today: string | undefined): Testimony {
  const { standing, fate } = testimony
  const term = fate && termIn(fate.outcome)
  if (!term || today === undefined || (standing !== 'law' && standing !== 'expired')) return testimony
  return { ...testimony, standing: term < today ? 'expired' : 'law' }
}

function presenceOf(standing: Standing): MeasureState['presence'] {
  switch (standing) {
    case 'in-text':
    case 'restored':
    case 'law':
    case 'partly-struck':
      return 'in'
    case 'deleted':
    case 'to-be-restored':
    case 'struck':
    case 'expired':
    case 'lapsed':
      return 'out'
    case 'unknown':
      return 'unknown'
  }
}

/** A text changes there: past such a stage of which nothing is said, an earlier cell says nothing any more. */
const changesText = ({ kind }: Stage): boolean =>
  kind === 'commission' || kind === 'seance' || kind === 'cmp' || kind === 'nouvelle-lecture'

/**
 * The last stage that made the text under discussion. Once the Sénat has read again, the Assemblée decides alone on the last text it voted
 * (Constitution, art. 45, al. 4): the new reading of the Sénat made only amendments it may take up.
 */
function lastOfText(cells: readonly StageCell[], at: number): number {
  const rereading = cells.findLastIndex(({ stage }, n) => n <= at && stage.kind === 'nouvelle-lecture')
  const own = cells[rereading]?.stage
  if (own?.chamber !== 'senat' || own.outcome === 'conforme') return at
  const voted = cells.findLastIndex(
    ({ stage }, n) => n < rereading && stage.kind === 'nouvelle-lecture' && stage.chamber === 'an',
  )
  return voted < 0 ? at : voted
}

/** The state in a text under discussion: that of the last cell, as long as no stage in between may have changed it unsaid. */
function debateState(bill: Course, cells: readonly StageCell[], at: number): Testimony {
  let testimony = NO_TESTIMONY
  let state: FateState | undefined
  // in a text that came to nothing, a measure is told as the text that was rejected had it
  const isOver = hasLapsed(bill, cells[at]?.stage.key ?? '')
  const textless = stagesWithoutText(
    cells.slice(0, at + 1).map(({ stage }) => stage),
    isOver,
  )
  const isSkipped = (stage: Stage) => textless.has(stage) || isIdleCommittee(bill, stage)
  for (const [n, { stage, fate }] of cells.slice(0, lastOfText(cells, at) + 1).entries()) {
    if (isSkipped(stage)) continue
    if (fate?.outcome) {
      state = fateState(fate) ?? state
      testimony = {
        standing: state ? inDebate(state) : 'unknown',
        fate: { ...fate, at: stage },
        isOfThisText: true,
      }
    } else if (fate || (n < at && changesText(stage))) {
      state = undefined
      testimony = NO_TESTIMONY
    } else if (changesText(stage)) testimony = { ...testimony, isOfThisText: false }
  }
  if (testimony.standing === 'restored' && phaseAt(bill, cells[at]?.stage.key ?? '') === 'joint')
    return { ...testimony, standing: 'in-text' }
  return testimony.standing === 'deleted' &&
    state === 'deleted' &&
    sittingIsToCome(cells, at, testimony.fate?.at)
    ? { ...testimony, standing: 'to-be-restored' }
    : testimony
}

function inDebate(state: FateState): Standing {
  switch (state) {
    case 'adopted':
    case 'kept':
    case 'amended':
    case 'added':
    case 'upheld':
    case 'in-law':
      return 'in-text'
    case 'restored':
      return 'restored'
    case 'partly-struck':
      return 'partly-struck'
    case 'struck':
      return 'struck'
    case 'expired':
      return 'expired'
    case 'deleted':
    case 'refused':
    case 'absent':
      return 'deleted'
    // nothing is asked of a text about a measure that no one has proposed there
    case 'not-yet':
      return 'unknown'
  }
}

/** Whether a committee deleted, and no sitting nor vote has followed. */
function sittingIsToCome(cells: readonly StageCell[], at: number, from: Stage | undefined): boolean {
  if (from?.kind !== 'commission') return false
  const since = cells.slice(cells.findIndex(one => one.stage === from) + 1, at + 1)
  return since.every(({ stage }) => stage.kind === 'seance-delai' || stage.kind === undefined)
}

/**
 * The state in the text adopted for good, or in the law made of it. It is one text: before the decision of the Conseil, it has what the
 * decision or the law says of it afterwards; that later cell is not given as its fate.
 */
function finalState(bill: Course, cells: readonly StageCell[], at: number, phase: Phase): Testimony {
  let testimony: Testimony | undefined
  for (const { stage, fate } of cells.slice(0, at + 1)) {
    if (!isFinal(phaseAt(bill, stage.key)) || !fate) continue
    if (!fate.outcome) {
      // a cell left empty says that this is not known, but takes back nothing the Conseil decided
      if (testimony?.standing !== 'struck') testimony = NO_TESTIMONY
      continue
    }
    const state = fateState(fate)
    const standing = state ? inFinal(state, phase, testimony?.standing) : (testimony?.standing ?? 'unknown')
    // the law says nothing of its own about a measure the Conseil struck: the decision stays the cell that tells
    const isStruckBefore =
      testimony?.standing === standing && (standing === 'struck' || standing === 'partly-struck')
    testimony = {
      standing,
      fate: (isStruckBefore && testimony?.fate) || { ...fate, at: stage },
      isOfThisText: true,
    }
  }
  if (testimony)
    return phase === 'law' && testimony.standing === 'in-text' ? { ...testimony, standing: 'law' } : testimony
  if (phase === 'law') return NO_TESTIMONY
  const [later] = cells.slice(at + 1).flatMap(({ fate }) => (fate?.outcome ? [fate] : []))
  const state = fateState(later)
  if (!state || !later) return NO_TESTIMONY
  const isAbsent = state === 'absent' || state === 'deleted' || state === 'refused'
  return {
    standing: isAbsent ? 'deleted' : 'in-text',
    fate: undefined,
    isOfThisText: later.certainty !== 'to-verify',
  }
}

function inFinal(state: FateState, phase: Phase, before: Standing | undefined): Standing {
  const isStruck = before === 'struck' || before === 'partly-struck'
  switch (state) {
    case 'struck':
    case 'partly-struck':
    case 'expired':
      return state
    case 'not-yet':
    case 'absent':
    case 'deleted':
    case 'refused':
      return before === 'struck' ? 'struck' : 'deleted'
    default:
      return isStruck ? before : phase === 'law' ? 'law' : 'in-text'
  }
}

/** Words that name the text after a number, which the number of the article alone does not need. */
const OF_TEXT = /\s*(?:de la loi votée|de la loi adoptée|\(loi votée\)|\(supprimé[es]*\))\s*$/i

/** The number of a measure in the text of a stage. One of a reading holds until the joint committee; one of the text adopted for good holds in the law. */
function numberAt(bill: Course, measure: Measure, stage: string, phase: Phase): string | undefined {
  const bare = (number: string | undefined) => number?.replace(OF_TEXT, '').trim() || undefined
  const own = measure.articles.find(one => one.stage === stage)
  if (own) return bare(own.article)
  if (isFinal(phase)) {
    const same = measure.articles.find(one => isFinal(phaseAt(bill, one.stage)))
    return bare(same?.article ?? (numbersAreFinal(bill) ? measure.article : undefined))
  }
  if (numbersAreFinal(bill)) return undefined
  if (!bill.numberedAt) return bare(measure.article)
  return phase === 'debate' && rankOf(bill, stage) >= rankOf(bill, bill.numberedAt)
    ? bare(measure.article)
    : undefined
}

/** Whether the numbers a bill gives its measures are those of the text adopted for good: said, or else it follows no earlier text. */
function numbersAreFinal(bill: Course): boolean {
  if (bill.numberedAt) return isFinal(phaseAt(bill, bill.numberedAt))
  return bill.stages.length > 0 && bill.stages.every(one => isFinal(phaseAt(bill, one.key)))
}
