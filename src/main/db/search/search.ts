import type { Ranked, SearchOutput } from '../../../shared/model/search.ts'
import { finderOf } from '../../../shared/text/marks.ts'
import { parseQuery, type Query } from '../../../shared/text/query.ts'
import type { Columns } from '../columns.ts'
import { columns } from '../columns.ts'
import type { Database } from '../open.ts'
import { guarded } from '../refusals.ts'
import type { WordReader } from '../words/types.ts'
import { wordIndex } from '../words/words.ts'
import { collected } from './collected.ts'
import { corrected } from './corrected.ts'
import { coverage } from './coverage.ts'
import { direct, type Straight } from './direct.ts'
import { type Asked, type Gate, gateOf } from './gate.ts'
import { hits } from './hits.ts'
import { best } from './rank.ts'
import { seats } from './seated.ts'
import { type Sought, seek } from './seek.ts'
import { passing, tally } from './tally.ts'
import { scales } from './weigh.ts'
import { whyOf } from './why.ts'

/** The search of a library. */
export interface Search {
  find(asked: Asked): SearchOutput
  /** the ids of a page alone: what the time of a search is compared by */
  ids(asked: Asked): string[]
}

/** All that answers to a text, before a page of it is shown. */
interface Answer {
  readonly query: Query
  readonly columns: Columns
  readonly sought: Sought
  readonly straight: Straight
  readonly all: Int32Array
  readonly gate: Gate
  readonly remarks: readonly string[]
  readonly corrected?: string | undefined
}

/** The search of a library: numbers first, then words. */
export const search = (db: Database): Search => {
  const current = columns(db)
  return searchOf(db, current, wordIndex(db, () => current().since).reader)
}

/** The same over the columns and the words given. */
export function searchOf(db: Database, current: () => Columns, reader: WordReader): Search {
  const seated = seats(reader)
  const numbers = direct(db, seated)
  const collections = collected(db)
  const show = hits(db)
  const weigh = scales()
  const idOf = db.prepare<unknown[], string>('SELECT id FROM sources WHERE seq = @seq').pluck()

  function answer(asked: Asked): Answer {
    const typed = parseQuery(asked.text)
    const columns = current()
    const { query, text } = corrected(typed, reader)
    const exact = numbers.find(typed.text, columns)
    const sought = seek({ ...query, clauses: exact.clauses ?? query.clauses }, columns, reader, weigh)
    const none = !exact.seqs.length && !sought.seqs.length
    const straight = none ? numbers.almost(typed.text) : exact
    const gate = gateOf(asked, query.filters, columns, { collected: collections, seated })
    const left = (sought.left ?? []).map(word => `« ${word} »`).join(', ')
    const aside =
      left && !straight.seqs.length ? [`Aucun texte n’a tous ces mots ; laissé de côté : ${left}.`] : []
    const remarks = [...query.remarks, ...gate.remarks, ...aside]
    const all = together(straight.seqs, sought, columns.size)
    return {
      ...{ query, columns, sought, straight, all, gate, remarks },
      // A number that leads somewhere was not mistyped.
      corrected: exact.seqs.length ? undefined : text,
    }
  }

  /** The page asked, in order: what numbers lead to, then what weighs most, then the newest. */
  function page(
    { columns, sought, straight }: Answer,
    passed: Int32Array,
    { limit = 20, offset = 0 }: Asked,
  ): Int32Array {
    const first = new Map(straight.seqs.map((seq, at) => [seq, at]))
    const { date } = columns
    const { weighed } = sought
    if (!weighed && !first.size) return passed.subarray(offset, offset + limit)
    const rank = (seq: number) => first.get(seq) ?? 1e6
    const level = weighed?.tier
    const weight = weighed?.weight
    const before = (a: number, b: number): boolean => {
      if (first.size) {
        const [x, y] = [rank(a), rank(b)]
        if (x !== y) return x < y
        if (x < 1e6) return false
      }
      if (level && weight) {
        const [x, y] = [level[a] as number, level[b] as number]
        if (x !== y) return x > y
        const [v, w] = [weight[a] as number, weight[b] as number]
        if (v !== w) return v > w
      }
      const [d, e] = [date[a] as number, date[b] as number]
      return d === e ? a < b : d > e
    }
    return best(passed, offset + limit, before).subarray(offset)
  }

  function find(asked: Asked): SearchOutput {
    const found = answer(asked)
    const { query, columns, sought, straight, remarks } = found
    const counted = tally(columns, found.all, found.gate)
    const finder = finderOf(query)
    const direct = new Set(straight.seqs)
    const shown = [...page(found, counted.passed, asked)].flatMap((seq): Ranked[] => {
      const why = direct.has(seq) ? [straight.why] : []
      const said = whyOf(seq, {
        weighed: direct.has(seq) ? undefined : sought.weighed,
        clauses: query.clauses.length,
        columns,
      })
      const hit = show(seq, columns, finder, [...why, ...said])
      return hit ? [hit] : []
    })
    return {
      hits: shown,
      total: counted.passed.length,
      facets: counted.facets,
      coverage: coverage(columns),
      ...(found.corrected === undefined ? {} : { corrected: found.corrected }),
      remarks: [...remarks],
    }
  }

  function first(asked: Asked): string[] {
    const found = answer(asked)
    const passed = passing(found.columns, found.all, found.gate)
    return [...page(found, passed, asked)].flatMap(seq => idOf.get({ seq }) ?? [])
  }

  return {
    find: asked => guarded(() => find(asked)),
    ids: asked => guarded(() => first(asked)),
  }
}

/** What numbers lead to and what the words answer, each once. */
function together(first: readonly number[], { seqs }: Sought, size: number): Int32Array {
  if (!first.length) return seqs
  const known = new Uint8Array(size)
  const all = new Int32Array(first.length + seqs.length)
  let count = 0
  for (const list of [first, seqs])
    for (const seq of list) {
      if (seq >= size || known[seq]) continue
      known[seq] = 1
      all[count++] = seq
    }
  return all.subarray(0, count)
}
