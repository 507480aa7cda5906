import { AppError } from '../../../../shared/kernel/errors.ts'
import type { MeetingReport } from '../../../../shared/sharing/office/contract.ts'
import type { Library } from '../../../kernel/library.ts'
import { takeOfficeTurn } from '../spaces/office-turn.ts'
import { openConflicts } from './conflicts.ts'
import { refusalsOf } from './journal.ts'
import type { OfficeSpaces } from './space-link.ts'
import { meetSpace, noteFailure } from './sync.ts'

/**
 * Meets one space, or all of them one after the other; no other program meets them from this library meanwhile. `isUnchanged`: as in
 * `meetSpace`.
 */
export const meetAll = (
  library: Library,
  spaces: OfficeSpaces,
  only?: string,
  isUnchanged = false,
): Promise<MeetingReport[]> =>
  takeOfficeTurn(library, async () => {
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
        refusals: refusalsOf(library, one.id),
      })
    }
    return reports
  })

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
