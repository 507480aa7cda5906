import { bills, measure } from './campaign-tools.ts'
import { deadlines, eventKinds, verifyText } from './check-tools.ts'
import { links, read, search, versions } from './library-tools.ts'
import type { Tool } from './tool.ts'

/** The tools of the library, whatever the dossier. */
export const libraryTools: readonly Tool[] = [
  search,
  read,
  versions,
  links,
  verifyText,
  deadlines,
  eventKinds,
  bills,
  measure,
]
