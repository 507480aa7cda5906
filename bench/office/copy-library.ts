import type { Database } from '../../src/main/kernel/database/open.ts'
import type { Postgres } from '../../src/main/kernel/postgres/connect.ts'
import { migratePostgres } from '../../src/main/kernel/postgres/postgres-migrations.ts'
import { changeOffice } from '../../src/main/library/corpus/office/change-office.ts'
import { corpusSchema } from '../../src/main/library/corpus/office/corpus-schema.ts'
import { placeSources } from '../../src/main/library/corpus/office/scratch-library.ts'
import { settleOffice } from '../../src/main/library/corpus/office/settle-office.ts'
import type { StoredSource } from '../../src/main/library/corpus/office/stored-source.ts'
import { sourceRows } from '../../src/main/library/source-rows.ts'

const BATCH_SOURCES = 1000

/** Copies all the sources of a library to an empty office, what they cite read. */
export async function copyLibrary(db: Database, postgres: Postgres): Promise<void> {
  await migratePostgres(postgres, corpusSchema)
  const rows = sourceRows(db)
  const seqs = db
    .prepare<[], number>('SELECT seq FROM sources WHERE removed_at IS NULL ORDER BY seq')
    .pluck()
    .all()
  const versions = db
    .prepare<[number], string>('SELECT data FROM source_versions WHERE seq = ? ORDER BY n')
    .pluck()
  for (let from = 0; from < seqs.length; from += BATCH_SOURCES) {
    const stored = seqs.slice(from, from + BATCH_SOURCES).flatMap((seq): StoredSource[] => {
      const row = rows.bySeq(seq)
      if (!row) return []
      return [
        {
          ...row,
          fund: '',
          data: () => row.data,
          versions: versions.all(seq).map(text => ({ data: () => text })),
          keys: rows.keys(seq),
        },
      ]
    })
    await changeOffice(postgres, [], scratch => void placeSources(scratch, stored, false))
  }
  await settleOffice(postgres)
}
