import { borneAs } from '../../../shared/library/cite/links/answers.ts'
import { ofDay } from '../../../shared/library/cite/links/day.ts'
import type { Database } from '../../kernel/database/open.ts'
import { decisionsOfDay } from './same-day.ts'

/** Looks for the source of the library that a citation is of, removed ones left out. */
export function resolving(db: Database) {
  const exact = db
    .prepare<[string], number>(
      'SELECT seq FROM source_keys JOIN sources USING (seq) WHERE key = ? AND removed_at IS NULL',
    )
    .pluck()
  const byId = db
    .prepare<[string], number>('SELECT seq FROM sources WHERE id = ? AND removed_at IS NULL')
    .pluck()
  const byPrefix = db
    .prepare<{ from: string; to: string }, number>(
      `SELECT DISTINCT seq FROM source_keys JOIN sources USING (seq)
       WHERE key > @from AND key < @to AND removed_at IS NULL LIMIT 2`,
    )
    .pluck()
  const days = decisionsOfDay(db)
  const startingWith = (from: string) => byPrefix.all({ from, to: `${from}\u{10ffff}` })

  function one(key: string): number | undefined {
    const seq = exact.get(key)
    if (seq !== undefined) return seq
    if (key.startsWith('id:')) return byId.get(key.slice(3))
    // a range leads to its first article
    const range = /^(article:.*)\.\.[^|]*$/.exec(key)
    if (range) return exact.get(range[1] ?? '')
    const decision = ofDay(key)
    if (decision) return days.only(decision)
    if (!/^(?:decision|document):.*[^|]\|$/.test(key)) return undefined
    // without its date, when only one bears that number
    const [only, second] = startingWith(key)
    return second === undefined ? only : undefined
  }

  return {
    /** the first of these keys that leads somewhere */
    resolve(keys: readonly string[]): number | null {
      for (const key of new Set(keys.flatMap(borneAs))) {
        const seq = one(key)
        if (seq !== undefined) return seq
      }
      return null
    },
    /** whether the library has articles of this text (`article:code de commerce|`) */
    holds: (text: string): boolean => borneAs(text).some(key => startingWith(key).length > 0),
  }
}
