import type { Handlers } from '../../src/shared/contract/contract.ts'
import { SearchInput } from '../../src/shared/search/model.ts'
import { round } from '../measure.ts'
import { QUERY_KINDS, type RankingQuery } from './queries.ts'

/** The ids that an engine ranks first for a text, best first: at least ten where it has as many. */
export type Engine = (text: string) => Promise<readonly string[]> | readonly string[]

const FIRST_PAGE = 10
/** A query succeeds when a source wanted is among this many. */
const FIRST_ANSWERS = 3

/** Prétoire, through the message of the window. */
export const pretoire =
  (app: Pick<Handlers, 'library.search'>): Engine =>
  async text => {
    const { hits } = await app['library.search'](SearchInput.parse({ text, limit: FIRST_PAGE }))
    return hits.map(({ id }) => id)
  }

/** The place of the first of the sources wanted, from 1; 0 when none is on the first page. */
export async function placeOf(engine: Engine, { asked, first }: RankingQuery): Promise<number> {
  const ids = await engine(asked)
  return ids.slice(0, FIRST_PAGE).findIndex(id => first.includes(id)) + 1
}

/** Success in the first three answers, by kind of query and over all, and the mean of one over the places; with `details`, the misses. */
export async function score(engine: Engine, queries: readonly RankingQuery[], details = false) {
  const places: { readonly query: RankingQuery; readonly place: number }[] = []
  for (const query of queries) places.push({ query, place: await placeOf(engine, query) })
  const succeeds = ({ place }: { readonly place: number }) => place > 0 && place <= FIRST_ANSWERS
  const share = (some: typeof places) => `${some.filter(succeeds).length} of ${some.length}`
  const mean = places.reduce((sum, { place }) => sum + (place ? 1 / place : 0), 0) / places.length
  return {
    ...Object.fromEntries(
      QUERY_KINDS.map(kind => [kind, share(places.filter(one => one.query.kind === kind))]),
    ),
    all: share(places),
    success: round(places.filter(succeeds).length / places.length, 3),
    reciprocal: round(mean, 3),
    ...(details
      ? { misses: places.filter(one => !succeeds(one)).map(({ query, place }) => [query.asked, place]) }
      : {}),
  }
}
