import { finderOf } from '../../../shared/french/marks.ts'
import type { Ranked, SearchOutput } from '../../../shared/search/model.ts'
import { parseQuery, type Query } from '../../../shared/search/query.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { Columns } from '../columns.ts'
import { columns } from '../columns.ts'
import type { WordReader } from '../index/types.ts'
import { wordIndex } from '../index/words.ts'
import { collected } from './collected.ts'
import { corrected } from './corrected.ts'
import { coverage } from './coverage.ts'
import { direct, type Straight } from './direct.ts'
import { type Asked, type Gate, gateOf } from './gate.ts'
import { emptyPage, healed } from './healed.ts'
import { hits } from './hits.ts'
import { meeting } from './meet.ts'
import { best } from './rank.ts'
import { seats } from './seated.ts'
import { type Sought, seek } from './seek.ts'
import { passing, tally } from './tally.ts'
import { scales, type Weighed } from './weigh.ts'
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
  readonly gate: Gate
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
  const articles = (asked: string) => numbers.find(asked, current()).seqs
  const tools = { reader, articles, meet: meeting(), weigh: scales() }
  const idOf = db.prepare<unknown[], string>('SELECT id FROM sources WHERE seq = @seq').pluck()

  function answer(asked: Asked): Answer {
    const typed = parseQuery(asked.text)
    const columns = current()
    const exact = numbers.find(typed.text, columns)
    const ask = (one: Query) =>
      exact.clauses ? seek({ ...one, clauses: exact.clauses }, columns, tools, 1) : seek(one, columns, tools)
    let { query, text } = corrected(typed, reader)
    let sought = ask(query)
    // the last word may begin another that is nowhere beside the rest: it was mistyped, then
    if (!exact.seqs.length && typed.clauses.length > 1 && !sought.all().length) {
      const again = corrected(typed, reader, true)
      if (again.text !== text) {
        ;({ query, text } = again)
        sought = ask(query)
      }
    }
    const none = !exact.seqs.length && mayBeNumber(typed.text) && !sought.all().length
    const straight = none ? numbers.almost(typed.text) : exact
    const gate = gateOf(asked, query.filters, columns, { collected: collections, seated })
    return {
      ...{ query, columns, sought, straight, gate },
      // A number that leads somewhere was not mistyped.
      corrected: exact.seqs.length ? undefined : text,
    }
  }

  /** The page asked, in order: what numbers lead to, then what weighs most, then the newest; and what it weighs. */
  function page(
    { columns, sought, straight, gate }: Answer,
    { limit = 20, offset = 0 }: Asked,
  ): { seqs: Int32Array; weighed: Weighed | undefined } {
    const pass = (seqs: Int32Array) => passing(columns, seqs, gate)
    const end = offset + limit
    const direct = pass(Int32Array.from(straight.seqs)).filter(seq => columns.kind[seq])
    const weighed = sought.first(end + direct.length, pass)
    if (!weighed) {
      const all = pass(together(direct, sought.all(), columns.size))
      return { seqs: all.subarray(offset, end), weighed }
    }
    const first = best(weighed.seqs, end + direct.length, { ...weighed, date: columns.date })
    return { seqs: together(direct, first, columns.size).subarray(offset, end), weighed }
  }

  function find(asked: Asked): SearchOutput {
    const found = answer(asked)
    const { query, columns, sought, straight, gate } = found
    const all = together(straight.seqs, sought.all(), columns.size)
    const counted = tally(columns, all, gate)
    const finder = finderOf(query)
    const direct = new Set(straight.seqs)
    const { seqs, weighed } = page(found, asked)
    const synonyms = sought.synonyms(seqs)
    const shown = [...seqs].flatMap((seq): Ranked[] => {
      const why = direct.has(seq) ? [straight.why] : []
      const said = whyOf(seq, {
        lacks: sought.lacks(seq),
        weighed: direct.has(seq) ? undefined : weighed,
        synonyms: [...synonyms].flatMap(([told, seqs]) => (seqs.has(seq) ? [told] : [])),
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
      remarks: [...query.remarks, ...gate.remarks, ...aside(found), ...besides([...synonyms.keys()])],
    }
  }

  function first(asked: Asked): string[] {
    return [...page(answer(asked), asked).seqs].flatMap(seq => idOf.get({ seq }) ?? [])
  }

  const at = db.transaction(<T>(moment: Columns, work: () => T): { readonly done?: T } =>
    current() === moment ? { done: work() } : {},
  )
  /** One moment of the library for a whole search; asked again when another connection has just written. */
  function still<T>(work: () => T): T {
    if (db.inTransaction) return work()
    for (;;) {
      const moment = current()
      reader.totals()
      const result = at(moment, work) as { readonly done?: T }
      if ('done' in result) return result.done as T
    }
  }

  return {
    find: asked =>
      healed(
        db,
        () => still(() => find(asked)),
        () => emptyPage(current()),
      ),
    ids: asked =>
      healed(
        db,
        () => still(() => first(asked)),
        () => [],
      ),
  }
}

function aside({ sought, straight }: Answer): string[] {
  // the words left aside are those its code is spelt with, which were not typed
  if (straight.absent) {
    const { absent = [] } = sought.ways() ?? {}
    const unsaid = absent.some(word => /\d/.test(word)) || sought.all().length === 0
    return [
      unsaid
        ? 'Cet article n’est pas dans la bibliothèque, et aucun texte n’en parle.'
        : 'Cet article n’est pas dans la bibliothèque ; voici ce qui parle d’un article de ce numéro.',
    ]
  }
  const ways = sought.ways()
  if (!ways || straight.seqs.length) return []
  const { absent, complete } = ways
  const left = absent.map(word => `« ${word} »`).join(', ')
  const rest = left ? `laissé de côté : ${left}` : 'voici ceux auxquels il en manque un'
  if (!complete) return [`Aucun texte n’a tous ces mots ; ${rest}.`]
  const have = complete === 1 ? 'Un seul texte a tous ces mots' : `${complete} textes ont tous ces mots`
  return [`${have} ; viennent ensuite ceux auxquels il en manque un.`]
}

const besides = (synonyms: readonly string[]): string[] =>
  synonyms.length ? [`Cherché aussi : ${synonyms.join(', ')}.`] : []

/** Only a number can be one keystroke away from another. */
const mayBeNumber = (text: string) => /\d/.test(text)

/** What numbers lead to and what the words answer, each once. */
function together(first: ArrayLike<number>, seqs: Int32Array, size: number): Int32Array {
  if (!first.length) return seqs
  const known = new Uint8Array(size)
  const all = new Int32Array(first.length + seqs.length)
  let count = 0
  for (const list of [first, seqs])
    for (let i = 0; i < list.length; i += 1) {
      const seq = list[i]!
      if (seq >= size || known[seq]) continue
      known[seq] = 1
      all[count++] = seq
    }
  return all.subarray(0, count)
}
