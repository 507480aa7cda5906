import { AppError } from '../../../../shared/kernel/errors.ts'
import { type Emit, everything } from '../../../kernel/hub.ts'
import type { Library } from '../../../kernel/library.ts'
import type { Log } from '../../../kernel/log.ts'
import { meetAll, spaceStates } from '../desk/meet-all.ts'
import type { OfficeSpaces } from '../desk/space-link.ts'
import { setLastStates } from '../last-states.ts'
import {
  afterChange,
  afterFailure,
  afterMeeting,
  afterNews,
  dueAt,
  firstPace,
  isDueByNewsAlone,
  type Pace,
  withoutNews,
} from './pace.ts'
import { spaceNews } from './space-news.ts'

/** After a start, before the first meeting: the window opens first. */
const AT_START_MS = 3_000
/** The closing of the program waits no longer for a host that does not answer. */
const MAX_CLOSING_MS = 3_000

interface QuietOptions {
  readonly library: Library
  readonly spaces: OfficeSpaces
  /** tells the windows what a meeting brought, or how it ended */
  readonly emit: Emit
  readonly log: Log
}

export type QuietMeetings = ReturnType<typeof quietMeetings>

/**
 * Meets the spaces of a library by itself: at start, after a change, at news, now and then; less and less often where a host
 * is out of reach. It asks nothing of anybody, and says how each space stands through `lastStates`.
 */
export function quietMeetings({ library, spaces, emit, log }: QuietOptions) {
  const paces = new Map<string, Pace>()
  /** the spaces met since the last change of this library */
  const upToDate = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let current: Promise<void> | undefined
  let isClosed = false
  const startAt = Date.now() + AT_START_MS
  const news = spaceNews(library, space => {
    paces.set(space, afterNews(paces.get(space) ?? firstPace(startAt), Date.now()))
    wake()
  })

  async function meet(space: string): Promise<void> {
    const pace = paces.get(space) ?? firstPace(startAt)
    const isUnchanged = upToDate.has(space)
    paces.set(space, afterMeeting(pace, Date.now()))
    upToDate.add(space)
    try {
      const [report] = await meetAll(library, spaces, space, isUnchanged)
      const hasNews = report !== undefined && report.received + report.things > 0
      await tell(hasNews)
      await news.watch(space)
    } catch (error) {
      if (isClosed) return
      upToDate.delete(space)
      paces.set(space, afterFailure(pace, Date.now()))
      if (!(error instanceof AppError)) log.bug('a meeting with a space', error)
      await tell(false)
      await news.drop(space)
    }
  }
  /** Has the windows read again what came, or the line that says how the spaces stand. */
  async function tell(hasNews: boolean): Promise<void> {
    const states = await spaceStates(library, spaces)
    if (isClosed) return
    setLastStates(library, states)
    for (const what of hasNews ? everything : ['settings' as const])
      emit({ event: 'changed', data: { what } })
  }
  async function meetDue(): Promise<void> {
    for (const { id } of await spaces.list()) {
      if (isClosed) return
      const pace = paces.get(id) ?? firstPace(startAt)
      paces.set(id, pace)
      if (dueAt(pace) > Date.now()) continue
      // a desk hears its own announcements too, and those it has read since
      if (isDueByNewsAlone(pace, Date.now())) {
        paces.set(id, withoutNews(pace))
        if (!(await news.hasNews(id))) continue
      }
      await meet(id)
    }
  }
  function wake(): void {
    if (isClosed || current) return
    clearTimeout(timer)
    const next = Math.min(
      ...[...paces.values()].map(dueAt),
      paces.size === 0 ? startAt : Number.POSITIVE_INFINITY,
    )
    timer = setTimeout(
      () => {
        current = meetDue()
          .catch(error => {
            if (!isClosed) log.bug('the meetings of spaces', error)
          })
          .finally(() => {
            current = undefined
            wake()
          })
      },
      Math.max(0, next - Date.now()),
    )
    timer.unref()
  }
  wake()
  return {
    /** Something was written in the library. */
    noteChange(): void {
      upToDate.clear()
      for (const [space, pace] of paces) paces.set(space, afterChange(pace, Date.now()))
      wake()
    },
    async close(): Promise<void> {
      isClosed = true
      clearTimeout(timer)
      setLastStates(library, undefined)
      let limit: NodeJS.Timeout | undefined
      const waiting = new Promise<void>(resolve => {
        limit = setTimeout(resolve, MAX_CLOSING_MS)
      })
      await Promise.race([Promise.all([news.close(), current]), waiting])
      clearTimeout(limit)
    },
  }
}
