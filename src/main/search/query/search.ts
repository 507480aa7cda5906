import { finderOf } from '../../../shared/search/marks.ts'
import type { SearchOutput } from '../../../shared/search/model.ts'
import { parseQuery, type Query } from '../../../shared/search/query.ts'
import { shippedThesaurus, type Thesaurus } from '../../../shared/search/thesaurus/thesaurus.ts'
import { oncePer } from '../../kernel/database/once.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { columnReader } from '../column-reader.ts'
import type { Columns } from '../columns.ts'
import { isDamage } from '../index/format/damage.ts'
import { giveUp } from '../index/give-up.ts'
import type { WordReader } from '../index/model.ts'
import { wordIndex } from '../index/word-index.ts'
import { ownThesaurus } from '../own-thesaurus.ts'
import { correctSpelling } from './correct-spelling.ts'
import { courtTest } from './court-test.ts'
import { coverage } from './coverage.ts'
import { type DirectHits, direct } from './direct.ts'
import { filterAndCount, filterSources } from './facets.ts'
import { reasonsOf } from './hit-reasons.ts'
import { hits } from './hits.ts'
import { intersection } from './intersection.ts'
import { lawOfDay, lawOfDayRemarks } from './law-of-day.ts'
import { best, byDate } from './rank.ts'
import { emptyAnswer, outputOf, type RankedAnswer } from './ranked-answer.ts'
import { sharedRoom, sourceMarks } from './room.ts'
import { scales, type WeightedSources } from './scales.ts'
import { type Answers, seek } from './seek.ts'
import {
  type CollectionSources,
  collectionSources,
  filtersOf,
  namesSomething,
  type SearchRequest,
  type SourceFilters,
} from './source-filters.ts'
import { candidateScales } from './widening/candidates.ts'
import { fieldReader } from './widening/fields.ts'

/** The search of a library. */
export interface Search {
  find(request: SearchRequest): SearchOutput
  /** The first hits before they are read, in order, with what puts them in the order of those of other texts. */
  rank(request: SearchRequest): RankedAnswer
  /** the ids of a page alone, for benchmarks */
  ids(request: SearchRequest): string[]
}

/** The answer to a text, before a page of it is read. */
interface Answer {
  readonly query: Query
  readonly columns: Columns
  readonly answers: Answers
  readonly straight: DirectHits
  /** found by a number close to the one typed */
  readonly isNear: boolean
  readonly gate: SourceFilters
  readonly correction?: string | undefined
}

/** The search of a library: numbers first, then words. */
export const search = oncePer((db): Search => {
  const current = columnReader(db)
  const { reader } = wordIndex(db, () => current().since)
  return searchOf(db, current, reader, collectionSources(db), ownThesaurus(db))
})

/** The search over given columns and word index. */
export function searchOf(
  db: Database,
  current: () => Columns,
  reader: WordReader,
  collections: CollectionSources = collectionSources(db),
  thesaurus: () => Thesaurus = shippedThesaurus,
): Search {
  const courts = courtTest(reader)
  const numbers = direct(db, courts, thesaurus)
  const show = hits(db)
  const articles = (text: string) => numbers.find(text, current()).seqs
  const tests = { collections, courtTest: courts, lawOfDay: lawOfDay(db) }
  const room = sharedRoom()
  const tools = {
    ...{ reader, articles, marks: sourceMarks(), meet: intersection(room) },
    ...{ weigh: scales(room), weighAny: candidateScales(room, reader, fieldReader(db)) },
  }
  const idOf = db.prepare<unknown[], string>('SELECT id FROM sources WHERE seq = @seq').pluck()

  function answer(request: SearchRequest): Answer {
    const columns = current()
    const typedQuery = parseQuery(request.text, filter => namesSomething(filter, columns))
    const exact = numbers.find(typedQuery.text, columns)
    const gate = filtersOf(request, typedQuery.filters, columns, tests)
    const pass = (seqs: Int32Array) => filterSources(columns, seqs, gate)
    const ask = (one: Query) =>
      exact.clauses
        ? seek({ ...one, clauses: exact.clauses }, columns, tools, { pass, widens: 'none' })
        : seek(one, columns, tools, { pass, ...(exact.seqs.length ? { widens: 'never' as const } : {}) })
    let { query, text } = correctSpelling(typedQuery, reader)
    let answers = ask(query)
    // no text has the longer words of the last one beside the rest: it may be mistyped
    if (!exact.seqs.length && typedQuery.clauses.length > 1 && !answers.complete()) {
      const correction = correctSpelling(typedQuery, reader, true)
      if (correction.text !== text) {
        ;({ query, text } = correction)
        answers = ask(query)
      }
    }
    const none = !exact.seqs.length && mayBeNumber(typedQuery.text) && !answers.all().length
    const near = none ? numbers.nearNumber(typedQuery.text) : exact
    const isNumber = near.seqs.length > 0 || near.clauses !== undefined
    const straight = (isNumber ? undefined : numbers.advised(typedQuery.text, columns)) ?? near
    return {
      ...{ query, columns, answers, straight, gate, isNear: none && isNumber },
      // a number that identifies a source was not mistyped
      correction: exact.seqs.length ? undefined : text,
    }
  }

  /** Reads a page: sources identified by number, then the heaviest, then the newest; and their weights. */
  function page(
    { columns, answers, straight, gate }: Answer,
    { limit = 20, offset = 0 }: SearchRequest,
  ): { seqs: Int32Array; weights: WeightedSources | undefined } {
    const pass = (seqs: Int32Array) => filterSources(columns, seqs, gate)
    const end = offset + limit
    const direct = pass(Int32Array.from(straight.seqs)).filter(seq => columns.kind[seq])
    const weights = answers.first(end + direct.length, pass)
    if (!weights) {
      const all = pass(union(direct, answers.all(), columns.size))
      return { seqs: all.subarray(offset, end), weights }
    }
    const first = weights.isOrdered
      ? weights.seqs
      : best(weights.seqs, end + direct.length, { ...weights, date: columns.date })
    return { seqs: union(direct, first, columns.size).subarray(offset, end), weights }
  }

  function rank(request: SearchRequest): RankedAnswer {
    const result = answer(request)
    const { query, columns, answers, straight, gate } = result
    const absentArticle = absentArticleOf(result)
    // what has some of the words only is no answer to an article that nothing mentions
    const all =
      absentArticle === 'nowhere' ? new Int32Array() : union(straight.seqs, answers.all(), columns.size)
    const counts = filterAndCount(columns, all, gate)
    const finder = finderOf(query)
    const direct = new Set(straight.seqs)
    const { limit = 20, offset = 0 } = request
    const { seqs, weights } =
      request.newestFirst || absentArticle === 'nowhere'
        ? { seqs: byDate(counts.seqs, columns).subarray(0, offset + limit), weights: undefined }
        : page(result, { ...request, limit: offset + limit, offset: 0 })
    const isNumber = straight.seqs.length > 0 && !straight.advised
    const widening = isNumber ? undefined : answers.widening()

    function read(chosen: readonly number[]): ReturnType<RankedAnswer['read']> {
      const synonyms = answers.synonyms(Int32Array.from(chosen))
      const hits = chosen.map(seq => {
        const why = direct.has(seq) ? [straight.why] : []
        const reasons = reasonsOf(seq, {
          lacks: answers.lacks(seq),
          weights: direct.has(seq) ? undefined : weights,
          synonyms: [...synonyms].flatMap(([wording, seqs]) => (seqs.has(seq) ? [wording] : [])),
          clauses: query.clauses.length,
          columns,
        })
        return show(seq, columns, finder, [...why, ...reasons], request.lawOn)
      })
      return {
        hits,
        synonyms: isNumber ? [] : [...new Set([...(straight.advised ?? []), ...synonyms.keys()])],
      }
    }

    return {
      sources: [...seqs].map(seq => ({
        seq,
        isDirect: direct.has(seq) && !request.newestFirst,
        // those in order were put in it by their weights alone
        tier: weights && !weights.isOrdered ? weights.tier[seq]! : 0,
        weight: weights ? weights.weight[seq]! : 0,
        date: columns.date[seq]!,
      })),
      total: counts.seqs.length,
      facets: counts.facets,
      coverage: coverage(columns),
      corrected: result.correction,
      isNear: result.isNear,
      absentArticle,
      widening: widening && { ...widening, words: query.clauses.length },
      remarks: [...query.remarks, ...lawOfDayRemarks(request.lawOn)],
      operators: query.operators,
      filterRemarks: gate.remarks,
      dropped: query.dropped,
      read,
    }
  }

  function find(request: SearchRequest): SearchOutput {
    const result = rank(request)
    const { hits, synonyms } = result.read(result.sources.slice(request.offset ?? 0).map(({ seq }) => seq))
    return outputOf([result], hits, synonyms)
  }

  function first(request: SearchRequest): string[] {
    return [...page(answer(request), request).seqs].flatMap(seq => idOf.get({ seq }) ?? [])
  }

  const at = db.transaction(<T>(moment: Columns, work: () => T): { readonly outcome?: T } =>
    current() === moment ? { outcome: work() } : {},
  )
  /** Runs a search within one read transaction, starting over when another connection has just written. */
  function atOneMoment<T>(work: () => T): T {
    if (db.inTransaction) return work()
    for (;;) {
      const moment = current()
      reader.totals()
      const result = at(moment, work) as { readonly outcome?: T }
      if ('outcome' in result) return result.outcome as T
    }
  }

  return {
    find: request =>
      withDamageRepair(
        db,
        () => atOneMoment(() => find(request)),
        () => outputOf([emptyAnswer(current())], [], []),
      ),
    rank: request =>
      withDamageRepair(
        db,
        () => atOneMoment(() => rank(request)),
        () => emptyAnswer(current()),
      ),
    ids: request =>
      withDamageRepair(
        db,
        () => atOneMoment(() => first(request)),
        () => [],
      ),
  }
}

/** Whether the article asked for is absent from a text of law that is there, and some other text speaks of it. */
function absentArticleOf({ answers, straight }: Answer): RankedAnswer['absentArticle'] {
  if (!straight.absent) return undefined
  // the absent words come from the full name of the code, which was not typed
  const { absent = [] } = answers.widening() ?? {}
  return absent.some(word => /\d/.test(word)) || answers.all().length === 0 ? 'nowhere' : 'mentioned'
}

/** Whether a text may be a number, which alone can be one keystroke away from another. */
const mayBeNumber = (text: string) => /\d/.test(text)

/** The sources identified by number, then those of the words, each once. */
function union(first: ArrayLike<number>, seqs: Int32Array, size: number): Int32Array {
  if (!first.length) return seqs
  const isListed = new Uint8Array(size)
  const all = new Int32Array(first.length + seqs.length)
  let count = 0
  for (const list of [first, seqs])
    for (let i = 0; i < list.length; i += 1) {
      const seq = list[i]!
      if (seq >= size || isListed[seq]) continue
      isListed[seq] = 1
      all[count++] = seq
    }
  return all.subarray(0, count)
}

/** Runs a search; on a damaged index, gives the index up and runs it again, so that numbers still answer, else runs `fallback`. */
function withDamageRepair<T extends object>(db: Database, ask: () => T, fallback: () => T): T {
  return guarded(() => {
    try {
      return ask()
    } catch (error) {
      if (!isDamage(error) || db.inTransaction) throw error
      giveUp(db)
    }
    return withRemark(askOrFallBack(ask, fallback))
  })
}

function askOrFallBack<T>(ask: () => T, fallback: () => T): T {
  try {
    return ask()
  } catch (error) {
    if (!isDamage(error)) throw error
    return fallback()
  }
}

const REMARK =
  'L’index de recherche était endommagé\u00a0: il se refait. Vos textes et votre travail ne sont pas touchés.'

function withRemark<T extends object>(answer: T): T {
  if (!('remarks' in answer) || !Array.isArray(answer.remarks)) return answer
  return { ...answer, remarks: [...answer.remarks, REMARK] }
}
