/** Longest time from one meeting to the next. */
const MEET_EVERY_MS = 3 * 60_000
/** After the last change made here, and at most after the first while they go on: texts are saved once typing pauses. */
const AFTER_CHANGE_MS = 200
const MAX_CHANGE_WAIT_MS = 60_000
/** After news, drawn between the two: the desks that heard it at once do not all ask the host at once. */
const AFTER_NEWS_MS = 50
const MAX_AFTER_NEWS_MS = 350
/** Meetings that changes and news call for: so many in a row, then one in so long: each makes a whole version of a text that is written. */
const MEETINGS_IN_A_ROW = 100
const CALLED_EVERY_MS = 10_000
/** After a failure, doubled with each one that follows. */
const FIRST_RETRY_MS = 60_000
const MAX_RETRY_MS = 15 * 60_000

/** When a space is to be met. Times are milliseconds since the epoch. */
export interface Pace {
  /** meetings that failed since the last that did not */
  readonly failures: number
  /** the next one by the clock alone */
  readonly regularAt: number
  /** until when the meetings so far are counted: each adds `CALLED_EVERY_MS`, and a row is used up once this is `MEETINGS_IN_A_ROW` of them ahead */
  readonly rowUntil: number
  /** the first and the last change made here that the space has not been told of */
  readonly firstChangeAt?: number
  readonly lastChangeAt?: number
  /** when what the host announced is to be asked for */
  readonly newsDueAt?: number
}

export const firstPace = (startAt: number): Pace => ({ failures: 0, regularAt: startAt, rowUntil: 0 })

export const afterChange = (pace: Pace, now: number): Pace => ({
  ...pace,
  firstChangeAt: pace.firstChangeAt ?? now,
  lastChangeAt: now,
})

/** `chance`: from 0 to 1, which desk goes first. */
export const afterNews = (pace: Pace, now: number, chance = Math.random()): Pace => ({
  ...pace,
  newsDueAt: pace.newsDueAt ?? now + AFTER_NEWS_MS + chance * (MAX_AFTER_NEWS_MS - AFTER_NEWS_MS),
})

/** Forgets news that turned out to be none. */
export const withoutNews = ({ newsDueAt: _, ...pace }: Pace): Pace => pace

/** Whether news alone call for the meeting that is due. */
export const isDueByNewsAlone = (pace: Pace, now: number): boolean =>
  pace.newsDueAt !== undefined && dueAt(withoutNews(pace)) > now

export const afterMeeting = ({ rowUntil }: Pace, now: number): Pace => ({
  ...firstPace(now + MEET_EVERY_MS),
  rowUntil: Math.max(now, rowUntil) + CALLED_EVERY_MS,
})

/** Out of reach: it is asked less and less often, whatever changes here. */
export const afterFailure = ({ failures, rowUntil }: Pace, now: number): Pace => ({
  failures: failures + 1,
  regularAt: now + Math.min(FIRST_RETRY_MS * 2 ** failures, MAX_RETRY_MS),
  rowUntil,
})

/** When a space is to be met next; never while changes follow each other. */
export function dueAt({
  failures,
  regularAt,
  rowUntil,
  firstChangeAt,
  lastChangeAt,
  newsDueAt,
}: Pace): number {
  const settledAt =
    firstChangeAt === undefined || lastChangeAt === undefined
      ? undefined
      : Math.min(lastChangeAt + AFTER_CHANGE_MS, firstChangeAt + MAX_CHANGE_WAIT_MS)
  const calls = failures > 0 ? [] : [newsDueAt, settledAt].filter(at => at !== undefined)
  const calledAt = Math.max(Math.min(...calls), rowUntil - MEETINGS_IN_A_ROW * CALLED_EVERY_MS)
  return Math.max(Math.min(regularAt, calledAt), settledAt ?? 0)
}
