import type { Database } from '../../kernel/database/open.ts'
import { unusedPictures } from '../../kernel/files/collecting.ts'
import { pictureFiles } from '../../kernel/files/picture-store.ts'
import { labelledFiles } from '../kept-files.ts'
import { type ErasureScope, eraseScope, scopeFiles } from './scope.ts'

/** Takes a scope out of a database, with the pictures that nothing names without it: the files it named, the names it masked. */
export function eraseFrom(db: Database, scope: ErasureScope): { files: string[]; masked: number } {
  db.pragma('secure_delete = ON')
  const candidates = scopeFiles(db, scope)
  const pictures = pictureFiles(db)
  // one that nothing names yet was just put in a text that is not saved
  const unsaved = new Set(unusedPictures(db, pictures))
  const masked = eraseScope(db, scope)
  const drop = db.prepare('DELETE FROM pictures WHERE sha256 = ?')
  for (const sha256 of unusedPictures(db, pictures)) if (!unsaved.has(sha256)) drop.run(sha256)
  const stillNamed = new Set(labelledFiles(db).map(({ sha256 }) => sha256))
  return { files: candidates.filter(sha256 => !stillNamed.has(sha256)), masked }
}
