import { OfficeChange } from '../../../shared/sharing/office/thing-state.ts'
import type { Library } from '../../kernel/library.ts'
import type { OfficeSpaces } from './desk/space-link.ts'
import { officeLog } from './spaces/store.ts'

/** The spaces a library is a member of; undefined where it is of none, and then nothing of the office is loaded. */
export async function openSharedSpaces(library: Library): Promise<OfficeSpaces | undefined> {
  if (officeLog(library.db).logs().length === 0) return undefined
  const { openOfficeSpaces } = await import('./spaces/office-spaces.ts')
  return openOfficeSpaces(library, change => OfficeChange.safeParse(change).data)
}
