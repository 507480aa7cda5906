import { AppError } from '../../../shared/kernel/errors.ts'
import { readStored, storedSize } from './stored.ts'

/** More than any template, log, table of openings or text to verify that a person wrote. */
const MAX_SMALL_FILE_BYTES = 20 * 2 ** 20

/** Reads a file that the program's own thread parses: beyond 20 MB it is refused unread, and nothing is changed. */
export async function readSmallFile(path: string, name: string): Promise<Buffer> {
  if (storedSize(path) > MAX_SMALL_FILE_BYTES)
    throw new AppError(
      'refused',
      `«\u00a0${name}\u00a0» dépasse 20\u00a0Mo\u00a0: il n’a pas été lu, et rien n’a été changé.`,
    )
  return readStored(path)
}
