import type { ClientBase } from 'pg'
import { type CitedHere, readCitations } from '../../../../shared/library/cite/links/read-citations.ts'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import { copyIn, type Field } from '../../../kernel/postgres/copy-in.ts'
import { OFTEN_CITED_SOURCES } from '../../../search/often-cited.ts'
import { sourceRows } from '../../source-rows.ts'
import { scratchLibrary } from './scratch-library.ts'
import { SOURCE_COLUMNS, type SourceRecord, storedSource } from './stored-source.ts'

/** Texts whose citations are read in one transaction: about half a second of work. */
const TRACED_TEXTS = 300

/**
 * Reads what the texts of an office that wait for it cite, batch after batch, then counts: what a load leaves to its end. It may stop
 * anywhere. `progress` is called after each batch with the texts left; true ends it there.
 */
export async function settleOffice(
  postgres: Pick<Postgres, 'transaction' | 'query'>,
  progress: (left: number) => boolean = () => false,
): Promise<void> {
  const [waiting] = await postgres.query<{ n: number }>('SELECT count(*)::int AS n FROM corpus.untraced')
  let left = waiting?.n ?? 0
  for (;;) {
    const traced = await postgres.transaction(traceBatch)
    if (traced === 0) break
    left = Math.max(0, left - traced)
    if (left > 0 && progress(left)) return
  }
  await postgres.transaction(async client => {
    for (const sql of COUNTS) await client.query(sql)
  })
  // what was just written goes from the waiting list of the index of words to the index
  for (const table of TABLES) await postgres.query(`VACUUM (ANALYZE) corpus.${table}`)
}

/** Reads the citations of a batch; returns of how many texts. */
async function traceBatch(client: ClientBase): Promise<number> {
  const { rows: queue } = await client.query<{ seq: number }>(
    'SELECT seq FROM corpus.untraced ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED',
    [TRACED_TEXTS],
  )
  const seqs = queue.map(({ seq }) => seq)
  if (!seqs.length) return 0
  const { rows } = await client.query<SourceRecord>(
    `SELECT ${SOURCE_COLUMNS} FROM corpus.sources WHERE seq = ANY($1) AND removed_at IS NULL`,
    [seqs],
  )
  const db = scratchLibrary()
  try {
    const { sourceOf } = sourceRows(db)
    const citations = rows.flatMap(record =>
      citationsIn(() => readCitations(sourceOf(storedSource(record)))).map((one): Field[] => [
        ...[record.seq, one.key, one.kind, one.label, one.treatment, one.times, JSON.stringify(one.places)],
      ]),
    )
    await client.query('DELETE FROM corpus.citations WHERE seq = ANY($1)', [seqs])
    await copyIn(client, 'corpus.citations (seq, key, kind, label, treatment, times, places)', citations)
  } finally {
    db.close()
  }
  await client.query('DELETE FROM corpus.untraced WHERE seq = ANY($1)', [seqs])
  return seqs.length
}

/** The citations of a text; one that cannot be read cites nothing: it must not be tried for ever. */
function citationsIn(read: () => CitedHere[]): CitedHere[] {
  try {
    return read()
  } catch {
    return []
  }
}

const TABLES = ['texts', 'sources', 'keys', 'answers', 'citations', 'cited', 'lexicon', 'stems']

/** Leads citations to sources (by the key they bear, else where one source alone may be cited so), then counts. */
const COUNTS = [
  `UPDATE corpus.citations c SET target = NULL
   WHERE target IS NOT NULL AND NOT EXISTS (SELECT FROM corpus.answers a WHERE a.seq = c.target)`,
  `UPDATE corpus.citations c SET target = k.seq FROM corpus.keys k JOIN corpus.texts t ON t.seq = k.seq
   WHERE k.key = regexp_replace(c.key, '\\.\\.[^|]*$', '') AND c.target IS DISTINCT FROM k.seq`,
  `UPDATE corpus.citations c SET target = one.seq
   FROM (SELECT key, min(seq) AS seq FROM corpus.answers GROUP BY key HAVING count(*) = 1) one
   WHERE one.key = c.key AND c.target IS NULL`,
  'DELETE FROM corpus.citations WHERE target = seq',
  'DELETE FROM corpus.cited',
  `INSERT INTO corpus.cited SELECT target, count(*) FROM corpus.citations WHERE target IS NOT NULL
   GROUP BY target HAVING count(*) >= ${OFTEN_CITED_SOURCES}`,
  ...(['lexicon word f', 'stems stem t'] as const).map(one => {
    const [table, column, flag] = one.split(' ')
    return `INSERT INTO corpus.${table} (${column}, docs) SELECT word, sum(docs) FROM corpus.counted WHERE is_stem = '${flag}' GROUP BY word
     ON CONFLICT (${column}) DO UPDATE SET docs = corpus.${table}.docs + excluded.docs`
  }),
  'DELETE FROM corpus.counted',
  `UPDATE corpus.funds f SET texts = (SELECT count(*) FROM corpus.texts t WHERE t.fund = f.fund)`,
  `INSERT INTO corpus.facts SELECT 'texts', count(*)::text FROM corpus.texts
   ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
]
