import { DAY_MS } from '../../shared/kernel/days.ts'
import type { Backup } from '../../shared/safekeeping/model.ts'

/** Backups of the day that are kept: the newest of so many days, weeks and months. */
const KEPT = { days: 7, weeks: 4, months: 12 }
/** 1 January 1970 is a Thursday. */
const THURSDAY_TO_MONDAY = 3

const dayOf = ({ at }: Backup) => at.slice(0, 10)
const monthOf = ({ at }: Backup) => at.slice(0, 7)
const weekOf = ({ at }: Backup) =>
  String(Math.floor((Math.floor(Date.parse(at) / DAY_MS) + THURSDAY_TO_MONDAY) / 7))

/** The order of making: by number, whatever the clock said; those without a number by their date. */
export const newestFirst = (a: Backup, b: Backup): number =>
  b.sequence - a.sequence || b.at.localeCompare(a.at)

/**
 * The backup of the day that goes for a new one: at most one each time, so that a clock that jumps lets no more go. Only a proven one takes a place; the last proven one stays whatever its age, and the last
 * that lacks no file. Those made by hand stay. What does not read goes once the days are full of proven ones.
 */
export function expiredBackup(all: readonly Backup[]): Backup | undefined {
  const automatic = all.filter(one => one.automatic).toSorted(newestFirst)
  const proven = automatic.filter(({ proof }) => proof === 'proven')
  const retained = new Set<Backup>()
  const keepNewest = (labelOf: (one: Backup) => string, count: number) => {
    const labels = new Set<string>()
    for (const one of proven) {
      if (labels.size === count) return
      if (!labels.has(labelOf(one))) retained.add(one)
      labels.add(labelOf(one))
    }
  }
  keepNewest(dayOf, KEPT.days)
  keepNewest(weekOf, KEPT.weeks)
  keepNewest(monthOf, KEPT.months)
  for (const one of [proven[0], proven.find(({ missing }) => missing.length === 0)])
    if (one) retained.add(one)
  const isFull = new Set(proven.map(dayOf)).size >= KEPT.days
  for (const one of automatic) if (one.proof !== 'proven' && !isFull) retained.add(one)
  const expired = automatic.filter(one => !retained.has(one))
  return expired.findLast(({ proof }) => proof !== 'proven') ?? expired.at(-1)
}
