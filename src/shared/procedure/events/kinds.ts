import type { EventKind } from './kind.ts'
import { caseEvents } from './kinds-case.ts'
import { courtEvents } from './kinds-court.ts'
import { decisionEvents } from './kinds-decision.ts'
import { institutionEvents } from './kinds-institution.ts'
import { recourseEvents } from './kinds-recourse.ts'

export type { EventKind } from './kind.ts'

/** The events the deadlines are computed from, in the order they are offered. */
export const eventKinds: readonly EventKind[] = [
  ...decisionEvents,
  ...recourseEvents,
  ...caseEvents,
  ...courtEvents,
  ...institutionEvents,
]

const byKind = new Map(eventKinds.map(one => [one.kind, one]))

/** The kind of an event, where limits are computed from it. */
export const eventKindOf = (kind: string): EventKind | undefined => byKind.get(kind)
