import { addDays } from '../../kernel/days.ts'
import { fateState } from '../bills/fate.ts'
import type { Bill, Chamber, FateState, Stage, StageKind } from '../bills/model.ts'
import { followers, hasLapsed, type Move } from '../bills/stages.ts'
import { isDissolution } from '../bills/state/ending.ts'
import { isResolution, natureOf } from '../bills/state/nature.ts'
import { rejectsText } from '../bills/state/readings.ts'
import type { Position } from './model.ts'

export type Followed = Pick<Bill, 'title' | 'first' | 'procedure' | 'stages' | 'current' | 'measures'>
type KindedStage = Stage & { readonly kind: StageKind }

/** Days an examination may last after the day noted with it: until then nobody knows whether it is over. */
const EXAMINATION_DAYS = 15
/** Days after a dissolution in which a new Assemblée is elected and meets (art. 12): until then it has no deputy. */
const DISSOLVED_DAYS = 51
/** Words of a stage that say that the Government engaged its responsibility: `49.3`, `article 49, alinéa 3`. */
const ENGAGED =
  /\b49(?:[\s,.–-]|de la Constitution|al(?:inéa|\.)?)+3\b|engag\p{L}+ (?:de )?(?:la |sa )?responsabilité/iu
/** Words of a stage that say that the Government asked for one vote on the amendments it keeps (art. 44, al. 3). */
const BLOCKED = /vote (?:bloqué|unique)|\b44(?:[\s,.–-]|de la Constitution|al(?:inéa|\.)?)+3\b/iu

/** Whether what a stage notes has taken place on a day; `unknown` where neither its day nor its outcome says it. */
export function heldness(bill: Followed, at: number, today: string): 'yes' | 'no' | 'unknown' {
  const stage = bill.stages[at]
  if (!stage) return 'unknown'
  if (stage.date !== undefined && stage.date > today) return 'no'
  if (stage.outcome !== undefined || isPassed(bill, at, today)) return 'yes'
  const current = bill.stages.findIndex(one => one.key === bill.current)
  if (stage.date === undefined && current >= 0 && current < at) return 'no'
  switch (stage.kind) {
    case 'commission':
    case 'seance':
      if (hasCell(bill, stage)) return 'yes'
      if (stage.date === undefined) return 'unknown'
      if (stage.date === today) return 'no'
      return addDays(stage.date, EXAMINATION_DAYS) < today ? 'yes' : 'unknown'
    case 'vote':
    case 'cmp':
    case 'cmp-lecture':
    case 'nouvelle-lecture':
    case 'lecture-definitive':
      if (stage.date === undefined) return 'unknown'
      return stage.date < today ? 'yes' : 'no'
    default:
      return 'yes'
  }
}

/** Whether the text is past a stage: somebody said that it is further, or a later stage has taken place. */
function isPassed(bill: Followed, at: number, today: string): boolean {
  const current = bill.stages.findIndex(stage => stage.key === bill.current)
  return bill.stages
    .slice(at + 1)
    .some(
      (stage, n) =>
        stage.kind !== undefined &&
        (stage.date ?? '') <= today &&
        (current >= at + 1 + n || stage.date !== undefined || stage.outcome !== undefined),
    )
}

const hasCell = ({ measures }: Followed, { key }: Stage): boolean =>
  measures.some(measure => measure.fates.some(fate => fate.stage === key && fate.outcome !== ''))

/**
 * Where a text may be once it is at a stage: one position, or each of those that what is noted leaves possible; none where it says
 * nothing. What may be done is what may be done in every one of them. `today`: a day; a stage of a later one has not taken place.
 */
export function positionsAt(followed: Followed, stage: string, today: string): readonly Position[] {
  const bill = { ...followed, stages: followed.stages.map(withKind) }
  const key = bill.stages.findIndex(one => one.key === stage)
  const isEmpty = bill.stages.slice(0, key + 1).some(one => isDissolution(one) && isEmptySince(one, today))
  const seated = (position: Position): Position => (isEmpty ? { ...position, isDissolved: true } : position)
  if (hasLapsed(bill, stage)) return [seated(LAPSED_TEXT)]
  const at = bill.stages.slice(0, key + 1).findLastIndex(one => one.kind !== undefined)
  const kinded = bill.stages[at]
  if (!kinded?.kind) return []
  const last = { ...kinded, kind: kinded.kind }
  const held = heldness(bill, at, today)
  const positions = [
    ...(held === 'yes' ? [] : before(bill, at, last)),
    ...(held === 'no' ? [] : after(bill, at, last)),
  ]
  const isEnded = bill.stages.slice(at + 1, key + 1).some(isDissolution)
  const all = (isEnded ? positions.flatMap(afterDissolution) : positions).map(seated)
  return all.filter((one, n) => all.findIndex(other => isSame(one, other)) === n)
}

/** Whether the Assemblée that a stage ends may have no successor yet (art. 12): of a day nobody noted, nothing says that one has met. */
const isEmptySince = ({ date }: Stage, today: string): boolean =>
  date === undefined || (date <= today && today <= addDays(date, DISSOLVED_DAYS))

/** A text that a dissolution finds at a position: what the Assemblée has lapses, what the Sénat has stays, and of what both have nobody can tell. */
function afterDissolution(position: Position): Position[] {
  if (!position.chambers.includes('an')) return [position]
  return position.chambers.includes('senat') ? [LAPSED_TEXT, position] : [LAPSED_TEXT]
}

/** A stage written before stages had a kind, with the one its key says. */
function withKind(stage: Stage): Stage {
  if (stage.kind) return stage
  const [, house, name] =
    /^(?:(an|senat)-)?(depot|commission|seance|vote|cmp|conseil|saisine|loi)$/.exec(stage.key) ?? []
  if (!name) return stage
  const kind = name === 'loi' ? 'promulgation' : name === 'saisine' ? 'conseil' : (name as StageKind)
  return { ...stage, kind, ...(house && { chamber: stage.chamber ?? (house as Chamber) }) }
}

const LAPSED_TEXT: Position = { step: 'lapsed', chambers: [] }
const RESOLVED_TEXT: Position = { step: 'resolved', chambers: [] }
const ENGAGED_TEXT: Position = { step: 'engaged', chambers: ['an'] }

/** The constraint the Government put on a discussion, as the words of its stage say: only deputies answer an engagement of its responsibility. */
function constraintAt({ label, note, chamber, kind }: Stage): 'engaged' | 'blocked' | undefined {
  const words = `${label} ${note}`
  if (ENGAGED.test(words) && (chamber === 'an' || kind === 'lecture-definitive')) return 'engaged'
  return BLOCKED.test(words) ? 'blocked' : undefined
}

const isSame = (a: Position, b: Position): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The text before what a stage notes, or while it lasts. */
function before(bill: Followed, at: number, stage: KindedStage): Position[] {
  const chambers = stage.chamber ? [stage.chamber] : []
  const place = { chambers, reading: stage.reading ?? 1 }
  switch (stage.kind) {
    case 'depot':
    case 'transmission':
    case 'renvoi':
    case 'commission-delai':
    case 'commission':
      return [{ step: 'committee', ...place }]
    case 'seance-delai':
      return [{ step: 'reported', ...place }]
    case 'seance':
      return [{ step: constraintAt(stage) ?? 'sitting', ...place }]
    case 'vote':
      return [{ step: constraintAt(stage) ?? 'vote', ...place }]
    case 'cmp':
      return [{ step: 'joint', chambers: ['an', 'senat'] }]
    case 'cmp-lecture':
      return constraintAt(stage) === 'engaged'
        ? [ENGAGED_TEXT]
        : afterMoves(followers(upTo(bill, at - 1, 'success')))
    case 'nouvelle-lecture':
      return [{ step: constraintAt(stage) ?? 'new-reading', chambers }]
    case 'lecture-definitive':
      return constraintAt(stage) === 'engaged'
        ? [ENGAGED_TEXT]
        : [{ step: 'final-reading', chambers: ['an'] }]
    case 'conseil':
      return [{ step: isReferredBefore(bill, at) ? 'referred' : 'adopted', chambers: [] }]
    case 'promulgation': {
      const council = bill.stages.slice(0, at).filter(one => one.kind === 'conseil')
      const isDecided = council.some(one => isDecision(bill, one))
      return [{ step: isDecided ? 'decided' : council.length > 0 ? 'referred' : 'adopted', chambers: [] }]
    }
    case 'decrets':
      return [{ step: 'law', chambers: [] }]
  }
}

/** The text once what a stage notes has taken place. */
function after(bill: Followed, at: number, stage: KindedStage): Position[] {
  const chambers = stage.chamber ? [stage.chamber] : []
  const place = { chambers, reading: stage.reading ?? 1 }
  switch (stage.kind) {
    case 'depot':
    case 'transmission':
    case 'renvoi':
    case 'commission-delai':
      return [{ step: 'committee', ...place }]
    case 'commission':
    case 'seance-delai':
      return [{ step: 'reported', ...place }]
    case 'seance':
      // a motion that rejects the text ends its sitting as a vote would
      if (rejectsText(stage)) return afterRejection(bill, at, { ...stage, kind: 'vote' })
      return [{ step: constraintAt(stage) ?? 'vote', ...place }]
    case 'conseil':
      if (stage.outcome === 'failure') return [LAPSED_TEXT]
      return [{ step: isDecision(bill, stage) ? 'decided' : 'referred', chambers: [] }]
    case 'promulgation':
    case 'decrets':
      return [{ step: 'law', chambers: [] }]
    default:
      if (stage.kind === 'vote' && isResolution(bill)) return afterResolution(stage)
      return outcomesOf(bill, at, stage).flatMap(outcome =>
        stage.kind === 'vote' && outcome === 'failure'
          ? afterRejection(bill, at, stage)
          : afterMoves(movesOf(upTo(bill, at, outcome))),
      )
  }
}

/** A resolution is voted by one assembly: it is sent to nobody, and promulgated by nobody. */
function afterResolution({ outcome }: Stage): Position[] {
  if (outcome === undefined) return [RESOLVED_TEXT, LAPSED_TEXT]
  return [outcome === 'failure' ? LAPSED_TEXT : RESOLVED_TEXT]
}

/** The course of a bill up to a stage, as if that stage had ended so. */
const upTo = (bill: Followed, at: number, outcome: Stage['outcome']): Followed => ({
  ...bill,
  stages: bill.stages
    .slice(0, at + 1)
    .map((stage, n) => (n === at && stage.outcome === undefined ? { ...stage, outcome } : stage)),
})

/** How a stage ended: as noted, else as the stage after it tells, else each way it may have. */
function outcomesOf(bill: Followed, at: number, stage: KindedStage): readonly Stage['outcome'][] {
  if (stage.outcome) return [stage.outcome]
  const next = bill.stages.slice(at + 1).find(one => one.kind !== undefined)?.kind
  switch (next) {
    case 'nouvelle-lecture':
      return stage.kind === 'cmp' || stage.kind === 'cmp-lecture' ? ['failure'] : ['success']
    case 'conseil':
    case 'promulgation':
      return stage.kind === 'vote' || stage.kind === 'nouvelle-lecture' ? ['conforme'] : ['success']
    case undefined:
      return stage.kind === 'cmp' || stage.kind === 'cmp-lecture' || stage.kind === 'lecture-definitive'
        ? ['success', 'failure']
        : ['success', 'conforme', 'failure']
    default:
      return ['success']
  }
}

/** A chamber rejects the text: a *projet* goes on to the other, a *proposition* the first chamber rejects does not (RAN 84, 109). */
function afterRejection(bill: Followed, at: number, stage: KindedStage): Position[] {
  const start = bill.first ?? bill.stages.find(one => one.chamber)?.chamber
  const stages = bill.stages.with(at, { ...stage, outcome: 'success' })
  const goesOn = afterMoves(movesOf(upTo({ ...bill, stages }, at, 'success')))
  if (stage.chamber !== start || (stage.reading ?? 1) > 1 || /^projet/i.test(bill.title)) return goesOn
  return /^proposition/i.test(bill.title) ? [LAPSED_TEXT] : [LAPSED_TEXT, ...goesOn]
}

/** The moves of a text. A revision of the Constitution is voted in the same words by both chambers: no joint committee, no last word (art. 89). */
const movesOf = (bill: Followed): readonly Move[] =>
  natureOf(bill) === 'constitutional'
    ? followers({ ...bill, procedure: 'ordinaire' }).filter(({ kind }) => kind !== 'cmp')
    : followers(bill)

/** The positions that come next, by the moves the procedure leaves. */
function afterMoves(moves: readonly Move[]): Position[] {
  if (moves.length === 0) return [LAPSED_TEXT]
  const readers = moves.flatMap(move => (move.kind === 'cmp-lecture' && move.chamber ? [move.chamber] : []))
  if (readers.length > 0) return [{ step: 'joint-text', chambers: readers }]
  return moves.flatMap((move): Position[] => {
    const chambers: Chamber[] = move.chamber ? [move.chamber] : []
    switch (move.kind) {
      case 'transmission':
        return [{ step: 'committee', chambers, reading: move.reading ?? 1 }]
      case 'cmp':
        return [{ step: 'joint', chambers: ['an', 'senat'] }]
      case 'nouvelle-lecture':
        return [{ step: 'new-reading', chambers }]
      case 'lecture-definitive':
        return [{ step: 'final-reading', chambers: ['an'] }]
      case 'conseil':
        return [{ step: 'adopted', chambers: [] }]
      default:
        return []
    }
  })
}

/** Whether a stage before the Conseil notes its decision, and not only that it is seized: it says so, or says what was decided of a measure. */
export const isDecision = (bill: Followed, stage: Stage): boolean =>
  stage.outcome !== undefined ||
  /décision|déclar|censur|\bDC\b/i.test(`${stage.label} ${stage.reference}`) ||
  bill.measures.some(measure => DECIDED.has(fateState(measure.fates.find(fate => fate.stage === stage.key))))

const DECIDED: ReadonlySet<FateState | undefined> = new Set(['upheld', 'struck', 'partly-struck'])

const isReferredBefore = (bill: Followed, at: number): boolean =>
  bill.stages.slice(0, at).some(stage => stage.kind === 'conseil')
