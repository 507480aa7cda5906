import { parseQuery } from '../../../../shared/search/query.ts'
import type { Database } from '../../../kernel/database/open.ts'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import { columnReader } from '../../../search/column-reader.ts'
import type { Columns } from '../../../search/columns.ts'
import { wordIndex } from '../../../search/index/word-index.ts'
import type { RankedAnswer } from '../../../search/query/ranked-answer.ts'
import { searchOf } from '../../../search/query/search.ts'
import type { CollectionSources, SearchRequest } from '../../../search/query/source-filters.ts'
import { sourceRows } from '../../source-rows.ts'
import { askedTerms, isCountedByWords } from './asked-terms.ts'
import type { Digest } from './digest.ts'
import {
  type Candidate,
  type CountedSources,
  countComplete,
  readCandidates,
  SEARCH_LIMITS,
  type SearchLimits,
} from './office-candidates.ts'
import {
  type ClassFilters,
  classFilters,
  classReader,
  facetsOfClasses,
  type OfficeClasses,
} from './office-classes.ts'
import { identifiedSources, seqsWithKeys } from './office-numbers.ts'
import { officeQuery } from './office-query.ts'
import { storedSources } from './office-reading.ts'
import { asInOffice, type OfficeVocabulary, readVocabulary } from './office-vocabulary.ts'
import { placeDigests, placeSources, placeTexts, scratchLibrary } from './scratch-library.ts'
import type { StoredSource } from './stored-source.ts'

/** When fewer sources than this have all the words, or where there are as many words, others that have some follow (search/query/seek.ts). */
const [FEW_SOURCES, DESCRIPTION_WORDS] = [10, 3]

const NO_COLLECTIONS: CollectionSources = { byId: () => [], byTitle: () => undefined }

/** An answer of the office, whose hits are read before it is closed. */
export interface OfficeAnswer extends RankedAnswer {
  /** the keys of a source of it, its id among them */
  keysOf(seq: number): string[]
  /** reads the texts of sources, which their hits need */
  readTexts(seqs: readonly number[]): Promise<void>
  close(): void
}

/** Texts of an office that a desk has itself, and which are not counted nor listed for their words. */
export interface TextsElsewhere {
  /** funds that it has newer */
  readonly funds: readonly string[]
  /** keys of its texts that answer the search */
  readonly keys: readonly string[]
  /** it has no others that do */
  readonly isWhole: boolean
}

/** Searches an office. */
export type OfficeSearch = (request: SearchRequest, elsewhere?: TextsElsewhere) => Promise<OfficeAnswer>

const NOTHING_ELSEWHERE: TextsElsewhere = { funds: [], keys: [], isWhole: true }

/** The search of an office: PostgreSQL chooses candidates, which are put in order as those of a library are. */
export function officeSearch(
  postgres: Pick<Postgres, 'query'>,
  { candidates: maxCandidates, ...opening }: SearchLimits = SEARCH_LIMITS,
): OfficeSearch {
  const readClasses = classReader(postgres)
  return async (request, elsewhere = NOTHING_ELSEWHERE) => {
    const query = parseQuery(request.text)
    const [vocabulary, classes, seqsElsewhere] = await Promise.all([
      readVocabulary(postgres, query),
      readClasses(),
      seqsWithKeys(postgres, elsewhere.keys),
    ])
    const filters = { ...classFilters(classes, request, query.filters), withoutFunds: elsewhere.funds }
    const officeQuestion = officeQuery(query, vocabulary)
    const { offset = 0, limit = 20 } = request
    const isElsewhere = new Set(seqsElsewhere)
    const maxRows = Math.max(maxCandidates, offset + limit)
    const choose = async (isWidened: boolean) => {
      const how = { ...opening, limit: maxRows + isElsewhere.size, isWidened }
      const all = await readCandidates(postgres, officeQuestion, filters, how)
      return all.filter(({ seq }) => !isElsewhere.has(seq)).slice(0, maxRows)
    }
    const isDescription = officeQuestion.clauses.length >= DESCRIPTION_WORDS
    const [identified, all, likeliest] = await Promise.all([
      identifiedSources(postgres, query, classes),
      countComplete(postgres, officeQuestion, filters),
      choose(isDescription),
    ])
    const counted = seqsElsewhere.length
      ? without(all, await countComplete(postgres, officeQuestion, filters, seqsElsewhere))
      : all
    const isScarce = !isDescription && counted.total < FEW_SOURCES
    const candidates = isScarce ? await choose(true) : likeliest
    const seqs = [...new Set([...identified, ...candidates.map(({ seq }) => seq)])]
    const [sources, cited] = await Promise.all([
      readSources(postgres, seqs, identified),
      postgres.query<{ seq: number; sources: number }>(
        'SELECT seq, sources FROM corpus.cited WHERE seq = ANY($1)',
        [seqs],
      ),
    ])
    const db = scratchLibrary()
    try {
      const places = new Map([
        ...placeSources(db, sources.whole, true),
        ...placeDigests(db, sources.digests, askedTerms(query, vocabulary)),
      ])
      const citing = new Map(cited.map(({ seq, sources: count }) => [places.get(seq) ?? 0, count]))
      const ranked = rank(db, vocabulary, citing, request, places.size)
      const isPartlySorted = request.newestFirst && counted.total > candidates.length
      const remarks = [
        ...(isPartlySorted ? [partlySorted(candidates.length)] : []),
        ...(request.lawOn ? [OF_ANY_DAY] : []),
      ]
      const answer = { ...ranked, remarks: [...ranked.remarks, ...remarks] }
      const isExact = elsewhere.isWhole && isCountedByWords(query, request) && !answer.corrected
      const rows = sourceRows(db)
      const numbers = new Map([...places].map(([seq, place]) => [place, seq]))
      return {
        ...inWhole(answer, { classes, filters, counted, candidates, places, vocabulary, isExact }),
        keysOf: seq => [`id:${rows.bySeq(seq)?.id}`, ...rows.naturalKeys(seq)],
        async readTexts(chosen) {
          const wanted = chosen.flatMap(place => numbers.get(place) ?? [])
          placeTexts(db, await storedSources(postgres, wanted), places)
        },
        close: () => void db.close(),
      }
    } catch (error) {
      db.close()
      throw error
    }
  }
}

const partlySorted = (closest: number): string =>
  `Des textes du bureau, les ${closest.toLocaleString('fr-FR')} qui répondent le mieux sont classés par date.`

/** Its digests have no days of wordings. */
const OF_ANY_DAY =
  'Les articles du bureau ne sont pas choisis d’après ce jour : ouvrez-les pour lire leur rédaction.'

/** Reads sources by their digests; those of `whole`, and those that have none yet, with their texts. */
async function readSources(
  postgres: Pick<Postgres, 'query'>,
  seqs: readonly number[],
  whole: readonly number[],
): Promise<{ readonly whole: readonly StoredSource[]; readonly digests: readonly DigestRow[] }> {
  const isWhole = new Set(whole)
  const rows = await postgres.query<DigestRow>(
    'SELECT seq, id, digest FROM corpus.sources WHERE seq = ANY($1) AND removed_at IS NULL AND digest IS NOT NULL',
    [seqs.filter(seq => !isWhole.has(seq))],
  )
  const bySeq = new Map(rows.map(row => [row.seq, row]))
  return {
    whole: await storedSources(
      postgres,
      seqs.filter(seq => !bySeq.has(seq)),
    ),
    digests: seqs.flatMap(seq => bySeq.get(seq) ?? []),
  }
}

interface DigestRow {
  readonly seq: number
  readonly id: string
  readonly digest: Digest
}

function rank(
  db: Database,
  vocabulary: OfficeVocabulary,
  citing: ReadonlyMap<number, number>,
  request: SearchRequest,
  size: number,
): RankedAnswer {
  const columns = withCitations(columnReader(db)(), citing)
  const { reader } = wordIndex(db, () => columns.since)
  const { rank: rankAll } = searchOf(db, () => columns, asInOffice(reader, vocabulary), NO_COLLECTIONS)
  return rankAll({ ...request, lawOn: undefined, offset: 0, limit: Math.max(1, size) })
}

function withCitations(columns: Columns, citing: ReadonlyMap<number, number>): Columns {
  const counts = Int32Array.from({ length: columns.size }, (_, seq) => citing.get(seq) ?? 0)
  return { ...columns, citationCounts: () => counts, table: {}, changedSince: () => undefined }
}

const without = (all: CountedSources, some: CountedSources): CountedSources => ({
  total: all.total - some.total,
  byClass: new Map([...all.byClass].map(([of, n]) => [of, n - (some.byClass.get(of) ?? 0)])),
})

interface Whole {
  readonly classes: OfficeClasses
  readonly filters: ClassFilters
  readonly counted: CountedSources
  readonly candidates: readonly Candidate[]
  readonly places: ReadonlyMap<number, number>
  readonly vocabulary: OfficeVocabulary
  /** a source that is counted answers the search */
  readonly isExact: boolean
}

/** Counts an answer as that of all the texts of the office: those that have all the words, and what the candidates add to them. */
function inWhole(answer: RankedAnswer, whole: Whole): RankedAnswer {
  const { classes, filters, counted, candidates, places, vocabulary, isExact } = whole
  const complete = new Set(candidates.flatMap(one => (one.complete ? [places.get(one.seq)] : [])))
  const extra = answer.sources.filter(({ seq }) => !complete.has(seq)).length
  const isWhole = counted.total <= complete.size
  // those of the values that were not chosen are no candidates
  const isEach = [...counted.byClass.values()].reduce((sum, n) => sum + n, 0) <= complete.size
  return {
    ...answer,
    total: isWhole ? answer.total : counted.total + extra,
    isApproximate: !isWhole && !isExact,
    facets: isEach ? answer.facets : facetsOfClasses(classes, filters, counted.byClass),
    coverage: { texts: vocabulary.docs, indexed: vocabulary.docs },
  }
}
