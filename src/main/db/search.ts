import { label } from '../../shared/cite/print.ts'
import type { Hit, SourceKind } from '../../shared/model/source.ts'
import { excerpt } from '../../shared/text/excerpt.ts'
import { matchOf, parseQuery, type Query } from '../../shared/text/query.ts'
import { direct } from './direct.ts'
import type { Database } from './open.ts'
import { guarded } from './refusals.ts'
import { dateOf, fromRow, type Row } from './source-rows.ts'
import { textsOf } from './source-words.ts'

/** What is looked for, and among which sources. */
export interface SearchQuery {
  readonly text: string
  readonly kind?: SourceKind | undefined
  readonly court?: string | undefined
  readonly tag?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

/** One page of hits; `total` counts them all. A facet counts what choosing another of its values would give. */
export interface Found {
  readonly hits: Hit[]
  readonly total: number
  readonly facets: Record<'kind' | 'court' | 'tag', Record<string, number>>
}

const matched = {
  /** every source, when no word is asked for */
  all: 'SELECT seq FROM sources WHERE removed_at IS NULL',
  words:
    'SELECT rowid AS seq FROM source_words WHERE source_words MATCH @match UNION SELECT value FROM json_each(@direct)',
}
const wanted = {
  kind: '(@kind IS NULL OR kind = @kind)',
  court: '(@court IS NULL OR court = @court)',
  tag: '(@tag IS NULL OR EXISTS (SELECT 1 FROM source_tags t WHERE t.seq = s.seq AND t.tag = @tag))',
  dates: '(@from IS NULL OR date >= @from) AND (@to IS NULL OR date <= @to)',
}
type Count = { facet: 'total' | 'kind' | 'court' | 'tag'; value: string; n: number }

const everything = Object.values(wanted).join(' AND ')

const counting = (from: string) => `
  WITH m AS (${from}),
  s AS MATERIALIZED (SELECT s.seq, kind, court FROM m JOIN sources s USING (seq) WHERE ${wanted.dates})
  SELECT 'total' AS facet, '' AS value, count(*) AS n FROM s WHERE ${wanted.kind} AND ${wanted.court} AND ${wanted.tag}
  UNION ALL SELECT 'kind', kind, count(*) FROM s WHERE ${wanted.court} AND ${wanted.tag} GROUP BY kind
  UNION ALL SELECT 'court', court, count(*) FROM s WHERE court IS NOT NULL AND ${wanted.kind} AND ${wanted.tag} GROUP BY court
  UNION ALL SELECT 'tag', tag, count(*) FROM s JOIN source_tags USING (seq) WHERE ${wanted.kind} AND ${wanted.court} GROUP BY tag`

/** Exact forms come first, then what speaks most of it. Where thousands match, exact forms only weigh more; on a letter or two, the newest. */
const orders = {
  exact:
    's.seq NOT IN (SELECT rowid FROM source_words WHERE source_words MATCH @exact), bm25(source_words, 8, 2, 1), s.seq',
  weighed: 'bm25(source_words, 8, 2, 1), s.seq',
  newest: 'date DESC, s.seq',
}
const many = 4000

const ranking = (order: string) => `
  SELECT s.seq FROM source_words JOIN sources s ON s.seq = source_words.rowid
  WHERE source_words MATCH @match AND ${everything} AND s.seq NOT IN (SELECT value FROM json_each(@direct))
  ORDER BY ${order}
  LIMIT @limit OFFSET @offset`

const listing = `
  SELECT s.seq FROM sources s WHERE removed_at IS NULL AND ${everything} ORDER BY date DESC, seq LIMIT @limit OFFSET @offset`

function orderFor({ terms }: Query, counted: readonly Count[]): keyof typeof orders {
  const total = counted.find(({ facet }) => facet === 'total')?.n ?? 0
  if (total <= many) return 'exact'
  return terms.every(({ forms }) => forms.every(form => form.join('').length < 3)) ? 'newest' : 'weighed'
}

/** The search of a library: numbers first, then words. */
export function search(db: Database): (query: SearchQuery) => Found {
  const countAll = db.prepare<unknown[], Count>(counting(matched.all))
  const countWords = db.prepare<unknown[], Count>(counting(matched.words))
  const rank = {
    exact: db.prepare<unknown[], number>(ranking(orders.exact)).pluck(),
    weighed: db.prepare<unknown[], number>(ranking(orders.weighed)).pluck(),
    newest: db.prepare<unknown[], number>(ranking(orders.newest)).pluck(),
  }
  const list = db.prepare<unknown[], number>(listing).pluck()
  const among = db
    .prepare<unknown[], number>(
      `SELECT s.seq FROM json_each(@direct) d JOIN sources s ON s.seq = d.value WHERE removed_at IS NULL AND ${everything} ORDER BY d.key`,
    )
    .pluck()
  const body = db.prepare<unknown[], Row>(
    'SELECT seq, id, revision, updated_at AS updatedAt, data FROM sources JOIN source_bodies USING (seq) WHERE seq = @seq',
  )
  const numbers = direct(db)

  function hit(seq: number, query: Query): Hit[] {
    const row = body.get({ seq })
    if (!row) return []
    const source = fromRow(row)
    return [
      {
        id: source.id,
        kind: source.kind,
        label: label(source),
        excerpt: excerpt(textsOf(source), query),
        date: dateOf(source),
        certainty: source.certainty,
        tags: source.tags,
      },
    ]
  }

  return asked =>
    guarded(() => {
      const { limit = 20, offset = 0 } = asked
      const query = parseQuery(asked.text)
      const match = matchOf(query)
      const filters = {
        kind: asked.kind ?? null,
        court: asked.court ?? null,
        tag: asked.tag ?? null,
        from: asked.from ?? null,
        to: asked.to ?? null,
      }
      const counts = { total: 0, kind: {}, court: {}, tag: {} } as Found['facets'] & { total: number }
      let seqs: number[]
      let counted: Count[]
      if (match) {
        const straight = among.all({ ...filters, direct: JSON.stringify(numbers(asked.text, query)) })
        const words = { ...filters, match, direct: JSON.stringify(straight) }
        counted = countWords.all(words)
        const first = straight.slice(offset, offset + limit)
        const rest = limit - first.length
        const ranked =
          rest > 0
            ? rank[orderFor(query, counted)].all({
                ...words,
                exact: matchOf(query, true),
                limit: rest,
                offset: Math.max(0, offset - straight.length),
              })
            : []
        seqs = [...first, ...ranked]
      } else {
        counted = countAll.all(filters)
        seqs = list.all({ ...filters, limit, offset })
      }
      for (const { facet, value, n } of counted) {
        if (facet === 'total') counts.total = n
        else counts[facet][value] = n
      }
      const { total, ...facets } = counts
      return { hits: seqs.flatMap(seq => hit(seq, query)), total, facets }
    })
}
