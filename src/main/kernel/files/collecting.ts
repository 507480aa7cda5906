import { rmSync } from 'node:fs'
import type { Database } from '../database/open.ts'
import { guarded } from '../database/refusals.ts'
import type { Library } from '../library.ts'
import { picturesBefore, unusedPictures } from './unused-pictures.ts'

/** A picture is no longer of use when nothing names it and it was last put in so many days ago: what is undone or pasted names it again. */
const days = 30

const before = (now: number): string => new Date(now - days * 24 * 3600_000).toISOString()

/** Whether there are pictures old enough to be looked for. */
export const hasOldPictures = (db: Database, now = Date.now()): boolean =>
  picturesBefore(db, before(now)).length > 0

/** Takes out the pictures nothing names any more, and their files. Returns their hashes. */
export function collectPictures(library: Pick<Library, 'db' | 'file'>, now = Date.now()): string[] {
  const { db } = library
  const unused = () => unusedPictures(db, picturesBefore(db, before(now)))
  // looked for twice: the library is held only when there is something to take out
  if (unused().length === 0) return []
  const drop = db.prepare('DELETE FROM pictures WHERE sha256 = @sha256')
  const collect = db.transaction(() => {
    const hashes = unused()
    for (const sha256 of hashes) {
      drop.run({ sha256 })
      rmSync(library.file(sha256), { force: true })
    }
    return hashes
  })
  return guarded(() => collect.immediate())
}
