import type { Bill, Stage } from '../model.ts'
import { followers, hasLapsed } from '../stages.ts'

/** The text that stands at a stage: one of a reading, the one of a joint committee, the one adopted for good, the law promulgated, one that came to nothing. */
export type Phase = 'debate' | 'joint' | 'adopted' | 'law' | 'lapsed'

/** The part of a bill that tells which text stands. */
export type PhaseCourse = Pick<Bill, 'title' | 'first' | 'procedure' | 'stages'>

const isLaw = ({ kind, key }: Stage): boolean =>
  kind === 'promulgation' || kind === 'decrets' || (!kind && key === 'loi')
const isCouncil = ({ kind, key }: Stage): boolean => kind === 'conseil' || (!kind && key === 'conseil')
/** A joint text is written, or a text adopted for good, on the day of such a stage. */
const isDecisive = ({ kind }: Stage): boolean =>
  kind === 'cmp' || kind === 'cmp-lecture' || kind === 'lecture-definitive'

/**
 * The text that stands at a stage of a bill. A stage without a kind is of the text of the one before it; so is, on `today`, a joint committee
 * or a last reading whose day has not passed and whose outcome nobody noted.
 */
export function phaseAt(bill: PhaseCourse, stage: string, today?: string): Phase {
  const at = bill.stages.findIndex(one => one.key === stage)
  const own = bill.stages[at]
  const isToCome =
    own !== undefined &&
    isDecisive(own) &&
    own.outcome === undefined &&
    today !== undefined &&
    (own.date ?? '') >= today
  const stages = bill.stages.slice(0, isToCome ? at : at + 1)
  if (hasLapsed(bill, stage)) return 'lapsed'
  if (stages.some(isLaw)) return 'law'
  if (stages.some(isCouncil)) return 'adopted'
  const last = stages.findLast(one => one.kind !== undefined)
  if (!last) return 'debate'
  if (followers({ ...bill, stages })[0]?.kind === 'conseil') return 'adopted'
  return isDecisive(last) && last.outcome !== 'failure' ? 'joint' : 'debate'
}
