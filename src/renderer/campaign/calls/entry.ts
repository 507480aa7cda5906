import { isAnswered } from '../../../shared/campaign/calls/summary.ts'
import type { Call, CallAnswer, PositionValue } from '../../../shared/campaign/members/model.ts'
import type { Output } from '../../../shared/contract/contract.ts'
import type { AppError } from '../../../shared/kernel/errors.ts'
import { longDay } from '../../ui/date.ts'

/** Whether a refusal is that the members known no longer sit: one may go on all the same. */
export const isEnded = (failure: AppError | undefined): boolean =>
  failure?.code === 'refused' &&
  typeof failure.detail === 'object' &&
  failure.detail !== null &&
  'ended' in failure.detail

/** Draft of a call's log entry. */
export interface Entry {
  readonly answered: CallAnswer | undefined
  readonly position: PositionValue | undefined
  readonly words: string
  readonly followUp: string
  readonly followUpOn: string
}

export const emptyEntry: Entry = {
  answered: undefined,
  position: undefined,
  words: '',
  followUp: '',
  followUpOn: '',
}

export const entryOf = (call: Call): Entry => ({
  answered: call.answered,
  position: call.position,
  words: call.said,
  followUp: call.followUp ?? '',
  followUpOn: call.followUpOn ?? '',
})

/** The part of a call an entry says; nothing while it does not say who answered. */
export function callPart(entry: Entry): Pick<Call, 'answered' | 'said'> & Partial<Call> {
  const { answered = 'personne', position, followUpOn } = entry
  const followUp = entry.followUp.trim()
  return {
    answered,
    said: entry.words.trim(),
    // only who was spoken to said one
    ...(isAnswered(entry) && position && { position }),
    ...(followUp && { followUp }),
    ...(followUp && followUpOn && { followUpOn }),
  }
}

const entries = new Map<string, Entry>()
const keyOf = (bill: string, member: string) => `${bill} ${member}`

/** Entries of the log not yet saved: going to another member, or another page, loses none. */
export const begunCalls = {
  of: (bill: string, member: string): Entry | undefined => entries.get(keyOf(bill, member)),
  keep(bill: string, member: string, entry: Entry): void {
    const empty = !entry.answered && !entry.position && !entry.words.trim() && !entry.followUp.trim()
    if (empty) entries.delete(keyOf(bill, member))
    else entries.set(keyOf(bill, member), entry)
  },
  drop: (bill: string, member: string): boolean => entries.delete(keyOf(bill, member)),
}

/** Says how good the day is for calling, and which one is better. */
export const dayText = ({ sentence, next }: Output<'calls.day'>): string =>
  next ? `${sentence} Prochain jour préférable\u00a0: ${longDay(next)}.` : sentence
