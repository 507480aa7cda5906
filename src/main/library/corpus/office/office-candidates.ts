import type { Postgres } from '../../../kernel/postgres/connect.ts'
import type { OfficeFilters } from './office-classes.ts'
import type { OfficeClause, OfficeQuery, QueryPart } from './office-query.ts'

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
/** How much of the office a search looks at before it is put in order. */
export interface SearchLimits {
  /** candidates that are read whole and put in our order */
  readonly candidates: number
  /** rows of the parts of a query that are opened, about: some ten milliseconds of the server for each ten thousand */
  readonly openRows: number
  /** sources of the opened parts that are weighed by all of them */
  readonly poolSources: number
}

export const SEARCH_LIMITS: SearchLimits = { candidates: 200, openRows: 40_000, poolSources: 1200 }
/** Tiers of the rarest clause that are opened however many they are: titles. */
const FIRST_TIERS = 2

/** The days between which a source lies; of several periods, all that they span: the reading of the candidates tells them apart. */
function daysOf({ days, from, to }: OfficeFilters): [from: number, to: number] {
  const first = days.length ? Math.min(...days.map(one => one.from)) : 0
  const last = days.length ? Math.max(...days.map(one => one.to)) : LAST_DAY
  const end = Math.min(last, to || LAST_DAY)
  // a source without a day is of no period that ends
  return [Math.max(first, from, end < LAST_DAY ? 1 : 0), end]
}

const matchOf = ({ all, without }: OfficeQuery): string =>
  all ? `(${all})${without}` : without.replace(/^ & /, '')

/**
 * Counts the sources that have all the words, by class; without words, all. Classes are not filtered: facets need each. `among`: only
 * those of these numbers.
 */
export async function countComplete(
  postgres: Pick<Postgres, 'query'>,
  query: OfficeQuery,
  filters: OfficeFilters,
  among?: readonly number[],
): Promise<CountedSources> {
  const match = matchOf(query)
  const days = daysOf(filters)
  const rows = among
    ? await postgres.query<{ class: number; n: number }>(
        `SELECT class, count(*)::int AS n FROM corpus.texts
         WHERE seq = ANY($1) AND fund <> ALL($2) AND day BETWEEN $3 AND $4 ${match ? 'AND words @@ $5::tsquery' : ''} GROUP BY class`,
        [among, filters.withoutFunds, ...days, ...(match ? [match] : [])],
      )
    : match
      ? await postgres.query<{ class: number; n: number }>(
          'SELECT class, n FROM corpus.count_matches($1, $2, $3, $4)',
          [match, filters.withoutFunds, ...days],
        )
      : await postgres.query<{ class: number; n: number }>(
          'SELECT class, count(*)::int AS n FROM corpus.texts WHERE fund <> ALL($1) AND day BETWEEN $2 AND $3 GROUP BY class',
          [filters.withoutFunds, ...days],
        )
  const passing = new Set(filters.passing)
  return {
    total: rows.reduce((sum, { class: of, n }) => sum + (passing.has(of) ? n : 0), 0),
    byClass: new Map(rows.map(({ class: of, n }) => [of, n])),
  }
}

/** How many candidates are wanted; `isWidened`: also sources that lack some of the words. */
interface CandidatesWish extends Pick<SearchLimits, 'openRows' | 'poolSources'> {
  readonly limit: number
  readonly isWidened: boolean
}

/** The sources that may stand first, the likeliest first; without words, the newest. */
export async function readCandidates(
  postgres: Pick<Postgres, 'query'>,
  query: OfficeQuery,
  filters: OfficeFilters,
  how: CandidatesWish,
): Promise<readonly Candidate[]> {
  if (!query.all) return readNewest(postgres, query, filters, how.limit)
  const bounded = openedParts(query, { ...how, isWhole: false })
  const candidates = await readOpened(postgres, query, filters, { ...how, ...bounded })
  if (bounded.isWhole || candidates.length >= how.limit) return candidates
  // common words that tell little of any text: the tiers of the rarest do not fill the page
  return readOpened(postgres, query, filters, { ...how, ...openedParts(query, { ...how, isWhole: true }) })
}

function readNewest(
  postgres: Pick<Postgres, 'query'>,
  query: OfficeQuery,
  filters: OfficeFilters,
  limit: number,
): Promise<readonly Candidate[]> {
  const match = matchOf(query)
  return postgres.query<Candidate>(
    `SELECT seq, true AS complete FROM corpus.texts
     WHERE class = ANY($1::int[]) AND fund <> ALL($2) AND day BETWEEN $3 AND $4 ${match ? 'AND words @@ $6::tsquery' : ''}
     ORDER BY day DESC, seq LIMIT $5`,
    [filters.passing, filters.withoutFunds, ...daysOf(filters), limit, ...(match ? [match] : [])],
  )
}

interface OpenedParts {
  readonly parts: readonly QueryPart[]
  /** every part is opened: what they add up to is the weight */
  readonly isWhole: boolean
}

/** The parts that lead to the candidates, the rarest clauses first, while they are few enough; the first one in any case. */
function openedParts(
  { clauses, all, without }: OfficeQuery,
  { isWidened, isWhole, openRows }: CandidatesWish & { readonly isWhole: boolean },
): OpenedParts {
  const rarest = clauses[0]?.docs ?? 0
  let rows = 0
  let areAllOpen = true
  const parts = clauses.flatMap((clause, n): QueryPart[] => {
    const others = isWidened ? '' : othersThan(clauses, clause)
    const within = (part: QueryPart): QueryPart => ({
      ...part,
      match: `(${part.match})${others}${without}`,
    })
    // a source that must have all the words is one of the rarest
    const docs = isWidened ? clause.docs : Math.min(clause.docs, rarest)
    const isFirst = n === 0
    const whole = clause.tiers.reduce((sum, { share }) => sum + share, 1)
    const open = (share: number, isForced: boolean): boolean => {
      const isOpen = isForced || rows + docs * share <= openRows
      if (isOpen) rows += docs * share
      return isOpen
    }
    if (open(whole, (isWhole && isFirst) || (isFirst && !clause.tiers.length)))
      return [clause.base, ...clause.tiers].map(within)
    areAllOpen = false
    return clause.tiers.filter(({ share }, at) => open(share, isFirst && at < FIRST_TIERS)).map(within)
  })
  return { parts, isWhole: areAllOpen && all !== '' }
}

const othersThan = (clauses: readonly OfficeClause[], own: OfficeClause): string =>
  clauses.flatMap(one => (one === own ? [] : ` & ${one.match}`)).join('')

function readOpened(
  postgres: Pick<Postgres, 'query'>,
  { clauses, shares, without }: OfficeQuery,
  filters: OfficeFilters,
  { parts, isWhole, limit, poolSources }: OpenedParts & CandidatesWish,
): Promise<readonly Candidate[]> {
  const every = isWhole
    ? []
    : clauses.flatMap(({ base, tiers }) =>
        [base, ...tiers].map(part => ({ ...part, match: `(${part.match})${without}` })),
      )
  return postgres.query<Candidate>(
    'SELECT seq, complete FROM corpus.candidates($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)',
    [
      ...columnsOf(parts),
      ...columnsOf(every),
      shares,
      shares.length - 1,
      filters.passing,
      filters.withoutFunds,
      ...daysOf(filters),
      isWhole ? limit : Math.max(poolSources, limit),
      limit,
    ],
  )
}

const columnsOf = (parts: readonly QueryPart[]): [string[], number[], number[]] => [
  parts.map(({ match }) => match),
  parts.map(({ weight }) => weight),
  parts.map(({ bit }) => bit),
]
