import type { Happening } from './happening.ts'
import { happeningsAtCourt } from './happenings-court.ts'
import { happeningsOfDecision } from './happenings-decision.ts'
import { happeningsOfRecourse } from './happenings-recourse.ts'

export type { Happening } from './happening.ts'

/** The events the deadlines are computed from, in the order they are offered. */
export const happenings: readonly Happening[] = [
  ...happeningsOfDecision,
  ...happeningsOfRecourse,
  ...happeningsAtCourt,
]

const byKind = new Map(happenings.map(one => [one.kind, one]))

/** The kind of an event, where limits are computed from it. */
export const happeningOf = (kind: string): Happening | undefined => byKind.get(kind)
