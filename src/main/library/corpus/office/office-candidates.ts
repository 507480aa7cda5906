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

/** The share of its weight that a source keeps however few of the words it has, and the weight of its worth (widening/candidates.ts). */
const [BASE_SHARE, WORTH_FACTOR] = [0.4, 1.5]
/** Worth of each doubling of the number of citing sources (search/query/rank.ts). */
const WORTH = 't.worth + coalesce(0.35 * log(2, 1 + cited.sources / 4.0), 0)'

/** The tests of days and classes; parameters begin at `first`. */
function filterOf(
  { days, from, to, passing }: ClassFilters,
  first: number,
): { sql: string; values: unknown[] } {
  const values: unknown[] = [passing]
  const tests = [`class = ANY($${first}::int[])`]
  const add = (sql: (at: string) => string, value: number) => {
    values.push(value)
    tests.push(sql(`$${first + values.length - 1}::int`))
  }
  if (from) add(at => `day >= ${at}`, from)
  if (to) add(at => `day <= ${at} AND day <> 0`, to)
  for (const one of days) {
    add(at => `day >= ${at} AND day <> 0`, one.from)
    add(at => `day <= ${at}`, one.to)
  }
  return { sql: tests.join(' AND '), values }
}

/** Counts the sources that have all the words, by class; without words, all. Classes are not filtered: facets need each. */
export async function countComplete(
  postgres: Pick<Postgres, 'query'>,
  { all, without }: OfficeQuery,
  filters: ClassFilters,
): Promise<CountedSources> {
  const everyClass = { ...filters, passing: [] }
  const filter = filterOf(everyClass, 1)
  const days = filter.sql.replace('class = ANY($1::int[])', '($1::int[] IS NOT NULL)')
  const words = matchOf(all, without)
  const rows = await postgres.query<{ class: number; n: number }>(
    `SELECT class, count(*)::int AS n FROM corpus.texts t WHERE ${days}${words ? ` AND words @@ $${filter.values.length + 1}::tsquery` : ''} GROUP BY class`,
    [...filter.values, ...(words ? [words] : [])],
  )
  const byClass = new Map(rows.map(({ class: of, n }) => [of, n]))
  const passing = new Set(filters.passing)
  const total = rows.reduce((sum, { class: of, n }) => sum + (passing.has(of) ? n : 0), 0)
  return { total, byClass }
}

const matchOf = (all: string, without: string): string =>
  all ? `(${all})${without}` : without.replace(/^ & /, '')

/** The sources that may stand first, the likeliest first; without words, the newest. `isWidened`: also those that lack some of the words. */
export async function readCandidates(
  postgres: Pick<Postgres, 'query'>,
  query: OfficeQuery,
  filters: ClassFilters,
  { limit, isWidened }: { readonly limit: number; readonly isWidened: boolean },
): Promise<Candidate[]> {
  const filter = filterOf(filters, 1)
  const words = matchOf(query.all, query.without)
  if (!query.all)
    return [
      ...(await postgres.query<Candidate>(
        `SELECT seq, true AS complete FROM corpus.texts t WHERE ${filter.sql}${words ? ` AND words @@ $${filter.values.length + 2}::tsquery` : ''}
         ORDER BY day DESC, seq LIMIT $${filter.values.length + 1}`,
        [...filter.values, limit, ...(words ? [words] : [])],
      )),
    ]
  const parts: readonly QueryPart[] = [
    { match: words, weight: 0, clause: -1, share: 0 },
    ...query.parts.map(part => ({
      ...part,
      match: isWidened ? `(${part.match})${query.without}` : `(${part.match}) & (${words})`,
    })),
  ]
  const values: unknown[] = [...filter.values]
  const bind = (value: unknown): string => `$${values.push(value)}`
  const unions = parts.map(
    ({ match, weight, clause, share }) =>
      `SELECT seq, ${clause}::int AS clause, ${bind(weight)}::real AS weight, ${bind(share)}::real AS share
       FROM corpus.texts WHERE words @@ ${bind(match)}::tsquery AND ${filter.sql}`,
  )
  const total = bind(query.totalShare || 1)
  return [
    ...(await postgres.query<Candidate>(
      `WITH parts AS (${unions.join(' UNION ALL ')}),
       clauses AS (SELECT seq, clause, sum(weight) AS weight, max(share) AS share FROM parts GROUP BY seq, clause),
       sums AS (SELECT seq, sum(weight) AS weight, sum(share) AS share, bool_or(clause = -1) AS complete FROM clauses GROUP BY seq)
       SELECT sums.seq, complete FROM sums JOIN corpus.texts t ON t.seq = sums.seq LEFT JOIN corpus.cited ON cited.seq = sums.seq
       ORDER BY sums.weight * (${BASE_SHARE} + ${1 - BASE_SHARE} * sums.share / ${total}::real) + ${WORTH_FACTOR} * (${WORTH}) DESC, t.day DESC, t.seq
       LIMIT ${bind(limit)}`,
      values,
    )),
  ]
}
