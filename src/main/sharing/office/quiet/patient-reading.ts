import { setTimeout as later } from 'node:timers/promises'
import { equal } from '../../../../shared/sharing/compare.ts'

/** Something slow to read, for whoever waits for it and for pages that wait little. */
export interface PatientReading<T> {
  /** what a reading that begins from now on says */
  whole(): Promise<T>
  /**
   * The same where it comes soon, or where nothing is known yet; else what the last reading said, and `onOther` is told what this one says
   * where it turns out to be something else.
   */
  soon(onOther?: (value: T) => void): Promise<T>
}

/** Reads one at a time: those who ask during a reading share the next, for what they did may have come too late for the one under way. */
export function patientReading<T>(read: () => Promise<T>, patienceMs: number): PatientReading<T> {
  let known: { readonly value: T } | undefined
  let current: Promise<T> | undefined
  let next: Promise<T> | undefined

  function begin(): Promise<T> {
    const reading = read()
      .then(value => {
        known = { value }
        return value
      })
      .finally(() => {
        if (current === reading) current = undefined
      })
    current = reading
    return reading
  }
  function whole(): Promise<T> {
    if (!current) return begin()
    next ??= current
      .catch(() => undefined)
      .then(() => {
        next = undefined
        return begin()
      })
    return next
  }
  async function soon(onOther: (value: T) => void = () => undefined): Promise<T> {
    const reading = whole()
    if (!known) return reading
    const patience = new AbortController()
    const answer = await Promise.race([
      reading.then(value => ({ value, isLast: true })),
      later(patienceMs, undefined, { signal: patience.signal }).then(() => ({
        value: (known as { readonly value: T }).value,
        isLast: false,
      })),
    ]).finally(() => patience.abort())
    if (!answer.isLast)
      reading.then(
        value => void (equal(value, answer.value) || onOther(value)),
        // the next to ask meets the same fault
        () => undefined,
      )
    return answer.value
  }
  return { whole, soon }
}
