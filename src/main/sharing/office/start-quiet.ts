import { QUIET_SETTING } from '../../../shared/sharing/office/desk-words.ts'
import type { AppEvent, Emit } from '../../kernel/hub.ts'
import type { Library } from '../../kernel/library.ts'
import type { Log } from '../../kernel/log.ts'
import { settings } from '../../settings/store.ts'
import type { QuietMeetings } from './quiet/quiet-meetings.ts'
import { openSharedSpaces } from './shared-spaces.ts'
import { officeLog } from './spaces/store.ts'

/**
 * Lets a library meet its spaces by itself while it is open, unless its settings say otherwise. In a library of no space, nothing of the
 * office is loaded.
 */
export function startQuiet(library: Library, emit: Emit, log: Log) {
  let meetings: Promise<QuietMeetings | undefined> | undefined
  let isClosed = false
  let isTelling = false

  const isWanted = () =>
    officeLog(library.db).logs().length > 0 && settings(library.db).get()[QUIET_SETTING] !== 'off'
  async function open(): Promise<QuietMeetings | undefined> {
    const spaces = await openSharedSpaces(library)
    if (!spaces || isClosed) return undefined
    const { quietMeetings } = await import('./quiet/quiet-meetings.ts')
    return quietMeetings({ library, spaces, emit: tell, log })
  }
  /** Tells the windows; what is told so is no change made here. */
  const tell: Emit = event => {
    isTelling = true
    try {
      emit(event)
    } finally {
      isTelling = false
    }
  }
  async function stop(): Promise<void> {
    const before = meetings
    meetings = undefined
    await (await before)?.close()
  }
  function settle(): void {
    if (isClosed) return
    try {
      if (!isWanted()) void stop().catch(error => log.bug('the meetings of spaces', error))
      else
        meetings ??= open().catch(error => {
          log.bug('the meetings of spaces', error)
          return undefined
        })
    } catch (error) {
      // of a damaged library the rest opens
      log.bug('the meetings of spaces', error)
    }
  }
  settle()
  return {
    /** Hears what was written in the library, a space entered and a changed setting included. */
    hear(event: AppEvent): void {
      if (isTelling || event.event !== 'changed') return
      settle()
      if (event.data.what !== 'settings') void meetings?.then(one => one?.noteChange())
    },
    async close(): Promise<void> {
      isClosed = true
      await stop().catch(() => undefined)
    },
  }
}
