import { utcDay } from '../../shared/kernel/days.ts'
import type { Version } from '../../shared/library/model.ts'
import { realDay } from './articleWords.ts'

/** A wording drawn on the line of an article; `start` and `size` in percent of the line. */
export interface Segment {
  readonly version: Version
  readonly start: number
  readonly size: number
}

export interface LifeLine {
  readonly segments: readonly Segment[]
  /** place of the day one reads at, in percent */
  readonly day: number
  readonly years: readonly { readonly year: number; readonly at: number }[]
}

/** Thinnest segment that can still be pressed, in percent. */
const MIN_SIZE = 0.6
const MAX_YEARS = 6

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/**
 * Lays the wordings of an article out on a line that runs from the first day it was law to the latest of: today, the day
 * one reads at, the last known change. Nothing when fewer than two wordings have a date.
 */
export function lifeLine(versions: readonly Version[], day: string, today: string): LifeLine | undefined {
  const withDate = versions.filter(version => realDay(version.from))
  const first = realDay(withDate[0]?.from)
  if (!first || withDate.length < 2) return undefined
  const start = time(first)
  const last = [today, day, ...withDate.flatMap(({ from, to }) => [realDay(from), realDay(to)])]
    .filter(one => one !== undefined)
    .sort()
    .at(-1)
  const end = Math.max(time(last ?? first), start + 1)
  const at = (one: string): number =>
    ((Math.min(Math.max(time(one), start), end) - start) / (end - start)) * 100
  return {
    segments: withDate.map(version => {
      const from = at(version.from ?? first)
      const to = realDay(version.to) ? at(version.to ?? first) : 100
      return { version, start: from, size: Math.max(to - from, MIN_SIZE) }
    }),
    day: at(day),
    years: scale(first, utcDay(end)).map(year => ({
      year,
      at: at(`${year}-01-01`),
    })),
  }
}

/** Picks at most seven years to write under the line, evenly spaced, the first day left out. */
function scale(from: string, to: string): number[] {
  const [first, last] = [Number(from.slice(0, 4)) + 1, Number(to.slice(0, 4))]
  const step = [1, 2, 5, 10, 20, 50].find(one => (last - first) / one <= MAX_YEARS) ?? 100
  const begin = Math.ceil(first / step) * step
  return Array.from(
    { length: Math.max(0, Math.floor((last - begin) / step) + 1) },
    (_, n) => begin + n * step,
  )
}
