import type { Event } from '../../dossiers/model.ts'
import type { Reading } from './reading.ts'

/** Effect of an interruption on the readings of a limit. */
export interface Interruption {
  readonly readings: readonly Reading[]
  /** the event that replaced the limit under every reading */
  readonly by?: Event
  /** why the limit stands as it is, or was replaced */
  readonly because: string
  /** recours administratifs that count, each with the day silence rejects it */
  readonly recourses: readonly Event[]
  /** rejections that come after the end, and open nothing */
  readonly late: readonly Event[]
  readonly awaitedEvent: string
}

/** Readings that nothing interrupts. */
export const withoutInterruption = (readings: readonly Reading[]): Interruption => ({
  readings,
  because: '',
  recourses: [],
  late: [],
  awaitedEvent: '',
})

/** The day an event is sent, where it is known; else the day it is received. */
export const day = (event: Event) => event.sent ?? event.date
