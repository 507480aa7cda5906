import { AppError } from '../../../../shared/kernel/errors.ts'
import type { MeetingReport, SpaceState } from '../../../../shared/sharing/office/contract.ts'
import type { Library } from '../../../kernel/library.ts'
import { setAsideOf } from '../aside/set-aside.ts'
import { type MeetRequest, meetingThreadOf, type ShareRequest } from '../meeting-thread.ts'
import { takeOfficeTurn } from '../spaces/office-turn.ts'
import { openConflicts } from './conflicts.ts'
import { spaceState } from './journal.ts'
import type { OfficeSpaces } from './space-link.ts'
import { meetSpace, noteFailure, noteMeeting, shareThing } from './sync.ts'

/**
 * Meets one space, or all of them one after the other, in the thread of the meetings where there is one; no other program meets them from
 * this library meanwhile. `isUnchanged`: as in `meetSpace`.
 */
export const meetAll = (
  library: Library,
  spaces: OfficeSpaces,
  only?: string,
  isUnchanged = false,
): Promise<MeetingReport[]> =>
  takeOfficeTurn(library, async () => {
    const thread = meetingThreadOf(library)
    const request = { only, isUnchanged }
    const reports = await (thread ? thread.meet(request) : meetSpaces(library, spaces, request))
    const at = new Date().toISOString()
    for (const { space, failure } of reports) if (!failure) noteMeeting(library, space, at)
    return reports
  })

/** Meets one space, or all of them, in this thread. The time of each meeting is for the caller to note. */
export async function meetSpaces(
  library: Library,
  spaces: OfficeSpaces,
  { only, isUnchanged }: MeetRequest,
): Promise<MeetingReport[]> {
  const reports: MeetingReport[] = []
  for (const one of await spaces.list()) {
    if (only !== undefined && one.id !== only) continue
    const met = await meetOne(library, spaces, one.id, isUnchanged).catch((error: unknown) => {
      // one server out of reach keeps nobody from the others
      if (only === undefined && error instanceof AppError) return failedMeeting(error)
      throw error
    })
    reports.push({
      ...{ space: one.id, title: one.title, ...met },
      conflicts: openConflicts(library, one.id).length,
      ...setAsideOf(library, one.id),
    })
  }
  return reports
}

/** How the spaces stand, read in the thread of the meetings where there is one. */
export async function spaceStates(library: Library, spaces: OfficeSpaces): Promise<SpaceState[]> {
  const thread = meetingThreadOf(library)
  return thread ? thread.states.whole() : readStates(library, spaces)
}

/** The same for a page that waits little: where the reading lasts, how they stood, and `onOther` is told how they stand if it differs. */
export async function spaceStatesSoon(
  library: Library,
  spaces: OfficeSpaces,
  onOther: (states: SpaceState[]) => void,
): Promise<SpaceState[]> {
  const thread = meetingThreadOf(library)
  return thread ? thread.states.soon(onOther) : readStates(library, spaces)
}

/** How the spaces stand, read in this thread. */
export async function readStates(library: Library, spaces: OfficeSpaces): Promise<SpaceState[]> {
  const states: SpaceState[] = []
  for (const one of await spaces.list()) states.push(await spaceState(library, one))
  return states
}

/** Puts a thing in a space, in the thread of the meetings where there is one: reading and sealing thousands of arguments takes seconds. */
export async function shareInSpace(library: Library, request: ShareRequest): Promise<number> {
  const thread = meetingThreadOf(library)
  const { space, kind, id } = request
  return thread ? thread.share(request) : shareThing(library, space, kind, id)
}

/** Counts of a meeting, and why it failed where it did. */
type MeetingCounts = Pick<MeetingReport, 'sent' | 'received' | 'things' | 'failure'>

const failedMeeting = ({ message }: AppError): MeetingCounts => ({
  sent: 0,
  received: 0,
  things: 0,
  failure: message,
})

async function meetOne(
  library: Library,
  spaces: OfficeSpaces,
  space: string,
  isUnchanged: boolean,
): Promise<MeetingCounts> {
  const link = await spaces.open(space).catch((error: unknown) => {
    noteFailure(library, space, error)
    throw error
  })
  try {
    const { sent, received, things } = await meetSpace(library, space, link, undefined, isUnchanged)
    return { sent, received, things, failure: '' }
  } finally {
    await link.close()
  }
}
