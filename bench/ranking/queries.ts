import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The kinds of queries: what its author types. */
export const QUERY_KINDS = ['reference', 'name', 'phrase', 'question', 'typo', 'acronym'] as const

/** A query as it is typed, and the sources of which one should stand in the first three. */
export interface RankingQuery {
  readonly kind: (typeof QUERY_KINDS)[number]
  readonly asked: string
  readonly first: readonly string[]
}

/** `dev` may be looked at while the order is tuned; of `held`, only the score. */
export const asked = (half: 'dev' | 'held'): RankingQuery[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, `${half}.json`), 'utf8'))
