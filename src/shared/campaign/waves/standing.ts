import { blankDossier } from '../../dossiers/model.ts'
import type { DayOff } from '../../procedure/calendar/calendar.ts'
import type { TimeLimit } from '../../procedure/limits/model.ts'
import { limitsOf } from '../../procedure/situation.ts'
import type { WaveLine } from './model.ts'

/**
 * Where an authority stands. `waiting`: silence has not refused yet. `refused`: the CADA is to be seized. `referred`: it is, and the
 * administration may still answer. `confirmed`: the court is to be seized. `late`: the prudent day of what was to be done has passed.
 */
export type StandingState =
  | 'unsent'
  | 'sent'
  | 'waiting'
  | 'refused'
  | 'referred'
  | 'confirmed'
  | 'late'
  | 'filed'
  | 'closed'

/** Where one authority stands on a day, from the time limits of procedure. */
export interface Standing {
  readonly state: StandingState
  /** every limit of the line, as the procedure counts them */
  readonly limits: readonly TimeLimit[]
  /** the day silence refuses, or refused; undefined where an express answer came first */
  readonly silence?: string
  /** the day silence confirms the refusal after the referral */
  readonly confirmation?: string
  /** what is to be done next, and the day to hold to */
  readonly next?: TimeLimit
}

/** The days off and the court that the dates of a line rest on. */
export interface WavePlace {
  readonly court?: string
  readonly daysOff?: readonly DayOff[]
}

/** The limits of a line, counted by the rules of procedure from what happened to it. */
export function lineLimits(line: WaveLine, { court, daysOff = [] }: WavePlace = {}): TimeLimit[] {
  const dossier = blankDossier({
    id: line.id,
    type: 'recourse',
    title: line.authority.name,
    events: line.events,
    facts: court ? { court } : {},
  })
  return limitsOf(dossier, key => dossier.facts[key], daysOff)
}

/** Where a line stands that day. */
export function standingOf(line: WaveLine, today: string, place: WavePlace = {}): Standing {
  const limits = lineLimits(line, place)
  const running = limits.filter(one => one.fate === 'running')
  const birthOf = (rule: string) => running.find(one => one.kind === 'birth' && ruleOf(one) === rule)?.lastDay
  const silence = birthOf('cada-silence')
  const confirmation = birthOf('cada-confirm')
  const [next] = running
    .filter(one => one.kind === 'limit' && actRules.has(ruleOf(one)))
    .toSorted((a, b) => (a.prudent ?? '').localeCompare(b.prudent ?? ''))
  const facts = {
    limits,
    ...(silence && { silence }),
    ...(confirmation && { confirmation }),
    ...(next && { next }),
  }
  return { ...facts, state: stateOn(line, today, facts) }
}

/** Rules of which something is to be done: seize the CADA, then the court. */
const actRules: ReadonlySet<string> = new Set(['cada-seize', 'cada-suit'])

/** The rule of a limit: its key without the event it runs from. */
export const ruleOf = ({ key }: TimeLimit): string => key.slice(0, key.indexOf(':'))

function stateOn(
  { sent, events, closed }: WaveLine,
  today: string,
  { silence, confirmation, next }: Omit<Standing, 'state' | 'limits'>,
): StandingState {
  if (closed) return 'closed'
  if (events.some(one => one.kind === 'filed')) return 'filed'
  if (events.length === 0) return sent ? 'sent' : 'unsent'
  if (!next) return 'referred'
  if ((next.prudent ?? '') < today) return 'late'
  if (ruleOf(next) === 'cada-suit')
    return confirmation !== undefined && confirmation >= today ? 'referred' : 'confirmed'
  return silence !== undefined && silence >= today ? 'waiting' : 'refused'
}
