/** From one meeting to the next where nothing calls for one. */
const MEET_EVERY_MS = 3 * 60_000
/** After the last change made here, and at most after the first while they go on. */
const AFTER_CHANGE_MS = 8_000
const MAX_CHANGE_WAIT_MS = 60_000
const AFTER_NEWS_MS = 1_000
/** Nothing begins so soon after a change: somebody is typing. */
const TYPING_MS = 2_000
/** After a failure, doubled with each one that follows. */
const FIRST_RETRY_MS = 60_000
const MAX_RETRY_MS = 15 * 60_000

/** When a space is to be met. Times are milliseconds since the epoch. */
export interface Pace {
  /** meetings that failed since the last that did not */
  readonly failures: number
  /** the next one by the clock alone */
  readonly regularAt: number
  /** the first and the last change made here that the space has not been told of */
  readonly firstChangeAt?: number
  readonly lastChangeAt?: number
  /** the host announced something */
  readonly newsAt?: number
}

export const firstPace = (startAt: number): Pace => ({ failures: 0, regularAt: startAt })

export const afterChange = (pace: Pace, now: number): Pace => ({
  ...pace,
  firstChangeAt: pace.firstChangeAt ?? now,
  lastChangeAt: now,
})

export const afterNews = (pace: Pace, now: number): Pace => ({ ...pace, newsAt: pace.newsAt ?? now })

export const afterMeeting = (now: number): Pace => firstPace(now + MEET_EVERY_MS)

/** Out of reach: it is asked less and less often, whatever changes here. */
export const afterFailure = ({ failures }: Pace, now: number): Pace => ({
  failures: failures + 1,
  regularAt: now + Math.min(FIRST_RETRY_MS * 2 ** failures, MAX_RETRY_MS),
})

/** When a space is to be met next; never while somebody types. */
export function dueAt(pace: Pace): number {
  const { failures, regularAt, firstChangeAt, lastChangeAt, newsAt } = pace
  const calls = [regularAt]
  if (failures === 0) {
    if (newsAt !== undefined) calls.push(newsAt + AFTER_NEWS_MS)
    if (firstChangeAt !== undefined && lastChangeAt !== undefined)
      calls.push(Math.min(lastChangeAt + AFTER_CHANGE_MS, firstChangeAt + MAX_CHANGE_WAIT_MS))
  }
  const due = Math.min(...calls)
  if (firstChangeAt === undefined || lastChangeAt === undefined) return due
  return Math.max(due, Math.min(lastChangeAt + TYPING_MS, firstChangeAt + MAX_CHANGE_WAIT_MS))
}
