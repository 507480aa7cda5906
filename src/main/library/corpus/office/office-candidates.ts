import type { Postgres } from '../../../kernel/postgres/connect.ts'
import type { ClassFilters } from './office-classes.ts'
import type { OfficeQuery, QueryPart } from './office-query.ts'

/** A source that may stand among the first: by its words and its worth, as the index of the office alone tells them. */
export interface Candidate {
  readonly seq: number
  /** it has all the words, and is among those counted */
  readonly complete: boolean
}

/** The sources that have all the words. */
export interface CountedSources {
  readonly total: number
  /** by class: how many */
  readonly byClass: ReadonlyMap<number, number>
}

const LAST_DAY = 99_999_999

/** The days between which a source lies; of several periods, all that they span: the reading of the candidates tells them apart. */
function daysOf({ days, from, to }: ClassFilters): [from: number, to: number] {
  const first = days.length ? Math.min(...days.map(one => one.from)) : 0
  const last = days.length ? Math.max(...days.map(one => one.to)) : LAST_DAY
  const end = Math.min(last, to || LAST_DAY)
  // a source without a day is of no period that ends
  return [Math.max(first, from, end < LAST_DAY ? 1 : 0), end]
}

const matchOf = ({ all, without }: OfficeQuery): string =>
  all ? `(${all})${without}` : without.replace(/^ & /, '')

/** Counts the sources that have all the words, by class; without words, all. Classes are not filtered: facets need each. */
export async function countComplete(
  postgres: Pick<Postgres, 'query'>,
  query: OfficeQuery,
  filters: ClassFilters,
): Promise<CountedSources> {
  const match = matchOf(query)
  const days = daysOf(filters)
  const rows = match
    ? await postgres.query<{ class: number; n: number }>(
        'SELECT class, n FROM corpus.count_matches($1, $2, $3)',
        [match, ...days],
      )
    : await postgres.query<{ class: number; n: number }>(
        'SELECT class, count(*)::int AS n FROM corpus.texts WHERE day BETWEEN $1 AND $2 GROUP BY class',
        days,
      )
  const passing = new Set(filters.passing)
  return {
    total: rows.reduce((sum, { class: of, n }) => sum + (passing.has(of) ? n : 0), 0),
    byClass: new Map(rows.map(({ class: of, n }) => [of, n])),
  }
}

/** The sources that may stand first, the likeliest first; without words, the newest. `isWidened`: also those that lack some of the words. */
export async function readCandidates(
  postgres: Pick<Postgres, 'query'>,
  query: OfficeQuery,
  filters: ClassFilters,
  { limit, isWidened }: { readonly limit: number; readonly isWidened: boolean },
): Promise<readonly Candidate[]> {
  const match = matchOf(query)
  const [from, to] = daysOf(filters)
  if (!query.all)
    return postgres.query<Candidate>(
      `SELECT seq, true AS complete FROM corpus.texts
       WHERE class = ANY($1::int[]) AND day BETWEEN $2 AND $3 ${match ? 'AND words @@ $5::tsquery' : ''}
       ORDER BY day DESC, seq LIMIT $4`,
      [filters.passing, from, to, limit, ...(match ? [match] : [])],
    )
  const parts: readonly QueryPart[] = [
    { match, weight: 0, clause: -1, share: 0 },
    ...query.parts.map(part => ({
      ...part,
      match: isWidened ? `(${part.match})${query.without}` : `(${part.match}) & (${match})`,
    })),
  ]
  return postgres.query<Candidate>(
    'SELECT seq, complete FROM corpus.candidates($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [
      parts.map(part => part.match),
      parts.map(part => part.weight),
      parts.map(part => part.clause),
      parts.map(part => part.share),
      query.totalShare || 1,
      filters.passing,
      ...[from, to, limit],
    ],
  )
}
