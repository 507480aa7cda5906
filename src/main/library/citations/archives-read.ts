import { type ArchiveName, archiveName } from '../../../shared/imports/archive-name.ts'
import type { Database } from '../../kernel/database/open.ts'

/** The archives of public funds that were read to their end with no record refused: what they lack, they do not have. */
export const archivesRead = (db: Database): readonly ArchiveName[] =>
  db
    .prepare<[], string>('SELECT name FROM archives JOIN archive_refusals USING (name) WHERE refused = 0')
    .pluck()
    .all()
    .flatMap(name => archiveName(name) ?? [])
