import type { Links } from '../../../../shared/library/graph.ts'
import type { Database } from '../../../kernel/database/open.ts'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import { links } from '../../citations/citation-links.ts'
import { noSource } from '../../source-reader.ts'
import type { LinksPage } from '../corpus.ts'
import { amongSources, readSource, seqOfId, storedSources } from './office-reading.ts'

/** A citation, as the office has it. */
interface CitationRow {
  readonly seq: number
  readonly key: string
  readonly target: number | null
  readonly kind: string
  readonly label: string
  readonly treatment: string
  readonly times: number
  readonly places: string
  /** a text of law of which articles are there */
  readonly held: boolean
}

const COLUMNS = 'c.seq, c.key, c.target, c.kind, c.label, c.treatment, c.times, c.places'

/** Follows the citations of a source of the office both ways. */
export async function officeLinks(
  postgres: Pick<Postgres, 'query'>,
  id: string,
  { limit, offset }: LinksPage,
): Promise<Links> {
  // a source that was taken out is refused by its reading
  const { id: ownId } = await readSource(postgres, id, undefined)
  const seq = await seqOfId(postgres, id)
  const [cites, citing, [count]] = await Promise.all([
    postgres.query<CitationRow>(
      `SELECT ${COLUMNS}, c.kind = 'text' AND EXISTS (
         SELECT FROM corpus.keys k WHERE k.key > c.key AND k.key < c.key || U&'\\+10FFFF') AS held
       FROM corpus.citations c WHERE c.seq = $1`,
      [seq],
    ),
    postgres.query<CitationRow>(
      `SELECT ${COLUMNS}, false AS held FROM corpus.citations c JOIN corpus.texts t ON t.seq = c.seq
       WHERE c.target = $1 ORDER BY c.treatment <> 'cites' DESC, t.day DESC, c.seq LIMIT $2 OFFSET $3`,
      [seq, limit, offset],
    ),
    postgres.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM corpus.citations c JOIN corpus.texts t ON t.seq = c.seq WHERE c.target = $1',
      [seq],
    ),
  ])
  const others = [...cites.map(({ target }) => target), ...citing.map(one => one.seq)].flatMap(n => n ?? [])
  const stored = await storedSources(postgres, [...new Set([seq, ...others])])
  const present = stored.filter(({ removedAt }) => !removedAt)
  return amongSources(present, (db, places) => {
    placeCitations(db, [...cites, ...citing], places)
    const answer = links(db).of(ownId, limit, 0)
    if (!answer) throw noSource(id)
    return { ...answer, citedByTotal: count?.n ?? 0 }
  })
}

/** Writes citations to a library in memory, as reading its texts would. */
function placeCitations(
  db: Database,
  rows: readonly CitationRow[],
  places: ReadonlyMap<number, number>,
): void {
  const addCited = db.prepare(
    `INSERT INTO cited (key, kind, label, target, held, times, sources) VALUES (@key, @kind, @label, @target, @held, @times, 1)
     ON CONFLICT (key) DO UPDATE SET times = times + excluded.times, sources = sources + 1`,
  )
  const numberOf = db.prepare<[string], number>('SELECT n FROM cited WHERE key = ?').pluck()
  const add = db.prepare(
    'INSERT OR IGNORE INTO citations (seq, cited, treatment, times, places) VALUES (@seq, @cited, @treatment, @times, @places)',
  )
  const markRead = db.prepare(
    'INSERT OR REPLACE INTO citations_read SELECT seq, revision FROM sources WHERE seq = @seq',
  )
  db.exec('DELETE FROM citations_waiting')
  for (const { seq: from, target, held, ...row } of rows) {
    const seq = places.get(from)
    if (seq === undefined) continue
    addCited.run({
      ...row,
      held: held ? 1 : 0,
      target: target === null ? null : (places.get(target) ?? null),
    })
    add.run({ ...row, seq, cited: numberOf.get(row.key) })
    markRead.run({ seq })
  }
}
