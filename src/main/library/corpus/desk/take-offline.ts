import type { Database } from '../../../kernel/database/open.ts'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import { noSource } from '../../source-reader.ts'
import { sourceRows } from '../../source-rows.ts'
import { writing } from '../../writing.ts'
import { seqOfId, sourcesWithKeys } from '../office/office-reading.ts'
import { placeSources } from '../office/scratch-library.ts'
import type { StoredSource } from '../office/stored-source.ts'

/** Texts copied in one transaction. */
const COPIED_TEXTS = 200

/** A choice of texts to copy from an office. */
export type Offline = { readonly fund: string } | { readonly code: string } | { readonly cited: true }

/** Copies a text of the office into the library, which then keeps it; returns its id here. */
export async function takeById(db: Database, postgres: Pick<Postgres, 'query'>, id: string): Promise<string> {
  const stored = await sourcesWithKeys(postgres, [await seqOfId(postgres, id)])
  const [one] = stored
  if (!one || one.removedAt) throw noSource(id)
  copy(db, stored)
  return sourceRows(db).byId(one.id)?.id ?? one.id
}

/** Copies texts of the office into the library, those it holds left as they are. `present`: it had them already. */
export async function takeOffline(
  db: Database,
  postgres: Pick<Postgres, 'query'>,
  what: Offline,
): Promise<{ taken: number; present: number }> {
  const seqs = await seqsOf(db, postgres, what)
  let taken = 0
  for (let from = 0; from < seqs.length; from += COPIED_TEXTS) {
    const stored = await sourcesWithKeys(postgres, seqs.slice(from, from + COPIED_TEXTS))
    taken += copy(db, stored)
  }
  return { taken, present: seqs.length - taken }
}

/** The texts that the library has not are put in it, with their keys and what is remembered of their records. How many? */
function copy(db: Database, stored: readonly StoredSource[]): number {
  return writing(db, () => {
    const rows = sourceRows(db)
    const absent = stored.filter(
      ({ id, keys, removedAt }) =>
        !removedAt && [`id:${id}`, ...keys.map(({ key }) => key)].every(key => rows.key(key) === undefined),
    )
    placeSources(db, absent, true)
    return absent.length
  })
}

async function seqsOf(db: Database, postgres: Pick<Postgres, 'query'>, what: Offline): Promise<number[]> {
  const read = async (sql: string, value: unknown) =>
    (await postgres.query<{ seq: number }>(sql, [value])).map(({ seq }) => seq)
  if ('fund' in what)
    return read('SELECT seq FROM corpus.texts WHERE fund = $1 ORDER BY seq', what.fund.toUpperCase())
  if ('code' in what)
    return read(
      `SELECT seq FROM corpus.texts WHERE class IN (SELECT n FROM corpus.classes WHERE lower(code) = lower($1)) ORDER BY seq`,
      what.code,
    )
  const keys = db
    .prepare<[], string>('SELECT key FROM cited WHERE target IS NULL AND held = 0 AND times > 0')
    .pluck()
    .all()
  return read(
    `SELECT DISTINCT seq FROM corpus.answers WHERE key = ANY($1)
       AND key IN (SELECT key FROM corpus.answers WHERE key = ANY($1) GROUP BY key HAVING count(*) = 1) ORDER BY seq`,
    keys,
  )
}
