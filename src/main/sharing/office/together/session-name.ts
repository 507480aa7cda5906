import { createHash } from 'node:crypto'
import { isHeld } from '../../../kernel/database/hold.ts'
import type { Library } from '../../../kernel/library.ts'

/** Name of the session of a text, which says nothing of it to the host. */
export const sessionOf = (space: string, draft: string): string =>
  createHash('sha256').update(`pretoire together ${space} ${draft}`).digest('hex').slice(0, 32)

/** The work that a program holds while one of its pages is in a session. */
export const sessionWork = (session: string): string => `together-${session}`

/**
 * Whether a program of this library writes a text with others. The space is then brought no version of it, nor the text one of the
 * space, until the session is folded.
 */
export const isWrittenTogether = (
  { folder }: Pick<Library, 'folder'>,
  space: string,
  draft: string,
): boolean => isHeld(folder, sessionWork(sessionOf(space, draft)))
