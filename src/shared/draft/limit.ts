import { type Deadline, implicitRefusal, monthsFranc } from '../procedure/deadline.ts'

/** A date as the dossier keeps it, and a real one. */
export const isDay = (value: string | undefined): value is string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value ?? '') && !Number.isNaN(Date.parse(value ?? ''))

/** The time limit to sue, from the dates of the dossier; undefined where none runs or its date is not given. */
export function deadlineOf(fact: (key: string) => string | undefined): Deadline | undefined {
  if (fact('decision.type') === 'implicite') {
    const received = fact('request.date')
    return isDay(received) ? monthsFranc(implicitRefusal(received)) : undefined
  }
  if (fact('decision.type') === 'revelee') return undefined
  const from = [fact('decision.notified'), fact('decision.published')].find(isDay)
  return from === undefined ? undefined : monthsFranc(from)
}
