import { AppError } from '../../../../shared/kernel/errors.ts'
import type { MeetingReport } from '../../../../shared/sharing/office/contract.ts'
import { hold } from '../../../kernel/database/hold.ts'
import type { Library } from '../../../kernel/library.ts'
import { openConflicts } from './conflicts.ts'
import { spaceState } from './journal.ts'
import type { OfficeSpaces } from './space-link.ts'
import { meetSpace } from './sync.ts'

/** Meets one space, or all of them one after the other; no other program meets them from this library meanwhile. */
export async function meetAll(
  library: Library,
  spaces: OfficeSpaces,
  only?: string,
): Promise<MeetingReport[]> {
  const release = hold(library.folder, 'office')
  if (!release)
    throw new AppError(
      'refused',
      'Une rencontre est déjà en cours dans une autre fenêtre. Attendez sa fin, puis recommencez.',
    )
  try {
    const reports: MeetingReport[] = []
    for (const one of await spaces.list()) {
      if (only !== undefined && one.id !== only) continue
      const link = await spaces.open(one.id)
      try {
        const { sent, received, things } = await meetSpace(library, one.id, link)
        reports.push({
          ...{ space: one.id, title: one.title, sent, received, things },
          conflicts: openConflicts(library, one.id).length,
          refusals: spaceState(library, one).refusals,
        })
      } finally {
        await link.close()
      }
    }
    return reports
  } finally {
    release()
  }
}
