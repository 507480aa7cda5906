import { label } from '../../shared/cite/print.ts'
import type { Hit, SourceKind } from '../../shared/model/source.ts'
import { excerpt } from '../../shared/text/excerpt.ts'
import { finished, inTitles, matchOf, parseQuery, type Query, shortened } from '../../shared/text/query.ts'
import { columns } from './columns.ts'
import { direct } from './direct.ts'
import type { Database } from './open.ts'
import { guarded } from './refusals.ts'
import { dateOf, fromRow, type Row } from './source-rows.ts'
import { textsOf } from './source-words.ts'
import { tally } from './tally.ts'

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

/** Beyond, a word says nothing of the sources that have it: titles come first, then the newest, and no weight is computed. */
const many = 8000

/** The search of a library: numbers first, then words. */
export function search(db: Database): (query: SearchQuery) => Found {
  // One row of JSON costs less than thousands of rows.
  const matching = db
    .prepare<{ match: string }, string>(
      'SELECT json_group_array(rowid) FROM source_words WHERE source_words MATCH @match',
    )
    .pluck()
  const weighing = db
    .prepare<{ match: string }, number>(
      'SELECT rowid FROM source_words WHERE source_words MATCH @match ORDER BY bm25(source_words, 8, 2, 1), rowid',
    )
    .pluck()
  const body = db.prepare<unknown[], Row>(
    'SELECT seq, id, revision, updated_at AS updatedAt, data FROM sources JOIN source_bodies USING (seq) WHERE seq = @seq',
  )
  const numbers = direct(db)
  const current = columns(db)
  const all = (match: string | undefined): number[] =>
    match ? (JSON.parse(matching.get({ match }) ?? '[]') as number[]) : []

  /**
   * The sources that have the words. A last word of three letters at most that is itself in thousands of them (`de`, `par`) is
   * taken as finished: to gather the longer ones costs ten times as much and adds next to nothing.
   */
  function wordsOf(query: Query): number[] {
    const last = query.terms.at(-1)
    if (last?.prefix && (last.forms[0]?.join('').length ?? 0) <= 3) {
      const whole = all(matchOf(finished(query)))
      if (whole.length > many) return whole
    }
    return all(matchOf(query))
  }

  /** Exact forms come first, then what speaks most of it. */
  function weighed(query: Query): number[] {
    // A last word that nobody wrote as it stands is the beginning of one: it chooses the sources, the others weigh them.
    const { query: others, letter } = shortened(query, 4)
    const begun = letter !== undefined && !all(matchOf(finished(query))).length
    const telling = begun ? others : shortened(query, 2).query
    const ordered = weighing.all({ match: matchOf(telling) ?? '' })
    if (query.terms.every(({ stems }) => stems.length === 0)) return ordered
    const exact = new Set(all(matchOf(telling, true)))
    return [...ordered.filter(seq => exact.has(seq)), ...ordered.filter(seq => !exact.has(seq))]
  }

  /** Those in whose titles the words are, the newest first; then the newest. */
  function* newestFirst(query: Query, newest: Int32Array): Generator<number> {
    const long = query.terms.some(({ forms }) => forms.some(form => form.join('').length > 2))
    const titled = new Set(long ? all(inTitles(query)) : [])
    if (titled.size > 0) for (const seq of newest) if (titled.has(seq)) yield seq
    for (const seq of newest) if (!titled.has(seq)) yield seq
  }

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

  const find = (asked: SearchQuery): Found => {
    const { limit = 20, offset = 0 } = asked
    const query = parseQuery(asked.text)
    const known = current()
    if (!query.terms.length) {
      const { passed, ...counted } = tally(known, known.newest(), asked)
      const page = known
        .newest()
        .filter(seq => passed[seq])
        .subarray(offset, offset + limit)
      return { ...counted, hits: [...page].flatMap(seq => hit(seq, query)) }
    }
    const straight = numbers(asked.text, query)
    const words = wordsOf(query)
    const { passed, ...counted } = tally(known, [...straight, ...words], asked)

    const seqs: number[] = []
    const take = (ordered: Iterable<number>) => {
      for (const seq of ordered) {
        if (seqs.length >= offset + limit) return
        if (!passed[seq]) continue
        passed[seq] = 0
        seqs.push(seq)
      }
    }
    take(straight)
    take(counted.total > many ? newestFirst(query, known.newest()) : weighed(query))
    return { ...counted, hits: seqs.slice(offset).flatMap(seq => hit(seq, query)) }
  }
  return asked => guarded(() => find(asked))
}
