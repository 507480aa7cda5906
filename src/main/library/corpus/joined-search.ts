import { AppError } from '../../../shared/kernel/errors.ts'
import type { RankedHit, SearchOutput } from '../../../shared/search/model.ts'
import { oncePer } from '../../kernel/database/once.ts'
import type { Database } from '../../kernel/database/open.ts'
import { wordIndex } from '../../search/index/word-index.ts'
import { ownThesaurus } from '../../search/own-thesaurus.ts'
import { outputOf, type RankedAnswer, type RankedSource } from '../../search/query/ranked-answer.ts'
import { type Search, search, searchOf } from '../../search/query/search.ts'
import {
  type CollectionSources,
  collectionIds,
  type SearchRequest,
} from '../../search/query/source-filters.ts'
import { type FundTexts, fundTexts } from '../funds/fund-texts.ts'

/** The answers of several places to one search, and what is to be said of those that gave none. */
export interface JoinedAnswers {
  readonly answers: readonly RankedAnswer[]
  readonly remarks: readonly string[]
}

/** The search of the library and of each fund attached to it, as one. Each weighs words by its own texts. */
export const joinedSearch = oncePer((db): ((request: SearchRequest) => SearchOutput) => {
  const own = search(db)
  const all = fundTexts(db)
  const answersOf = joinedAnswers(db)
  return request => (all().length ? readJoined(answersOf(request), request) : own.find(request))
})

/** The search of a fund attached to the library. */
const fundSearches = oncePer((db): ((texts: FundTexts) => Search) => {
  const searches = new WeakMap<FundTexts, Search>()
  return texts => {
    const fresh = searches.get(texts) ?? fundSearch(db, texts)
    searches.set(texts, fresh)
    return fresh
  }
})

/** The ranked answer of a place; undefined where its texts no longer read. */
function rankIn(place: Search, request: SearchRequest): RankedAnswer | undefined {
  try {
    return place.rank(request)
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

/** The ranked answers of the library and of each fund attached to it, or of those of them that are asked. */
export const joinedAnswers = oncePer(
  (db): ((request: SearchRequest, asked?: readonly FundTexts[]) => JoinedAnswers) => {
    const own = search(db)
    const all = fundTexts(db)
    const searchIn = fundSearches(db)
    return (request, asked = all()) => {
      const damagedTitles: string[] = []
      const answers = [
        own.rank(request),
        ...asked.flatMap(texts => {
          const answer = rankIn(searchIn(texts), request)
          if (!answer) damagedTitles.push(texts.fund.description.title)
          return answer ?? []
        }),
      ]
      return { answers, remarks: damagedTitles.map(damageRemark) }
    }
  },
)

/** The keys under which a publisher's archive brought a source: a source written or filed here has none, and its keys tell nobody anything. */
const publicKeys = oncePer(db => {
  const keys = db
    .prepare<[number], string>('SELECT key FROM source_keys WHERE seq = ? AND hash IS NOT NULL')
    .pluck()
  return (seq: number): string[] => keys.all(seq)
})

/** Keys of the public sources that answer a search. */
export interface MatchKeys {
  readonly keys: readonly string[]
  /** there is no other source that answers, nor one without a public key */
  readonly isWhole: boolean
}

/** The public keys of the sources that answer a search in the library and in some of the funds attached to it: of each place, the first so many. */
export const matchKeys = oncePer(
  (db): ((request: SearchRequest, asked: readonly FundTexts[], limit: number) => MatchKeys) => {
    const own = search(db)
    const searchIn = fundSearches(db)
    return (request, asked, limit) => {
      const places = [
        { place: own, keysOf: publicKeys(db) },
        ...asked.map(texts => ({ place: searchIn(texts), keysOf: publicKeys(texts.fund.db) })),
      ]
      const all = places.map(({ place, keysOf }): MatchKeys => {
        const { sources = [], total = 0 } = rankIn(place, { ...request, limit, offset: 0 }) ?? {}
        const keys = sources.map(({ seq }) => keysOf(seq))
        const isWhole = total <= sources.length && keys.every(own => own.length > 0)
        return { keys: keys.flat(), isWhole }
      })
      return { keys: all.flatMap(({ keys }) => keys), isWhole: all.every(one => one.isWhole) }
    }
  },
)

/** Reads a page of several answers, as one. */
export function readJoined({ answers, remarks }: JoinedAnswers, request: SearchRequest): SearchOutput {
  const closestAnswers = closest(answers)
  const { offset = 0, limit = 20 } = request
  const { hits, synonyms } = readPage(merge(closestAnswers).slice(offset, offset + limit))
  const output = outputOf(closestAnswers, hits, synonyms)
  return {
    ...output,
    coverage: outputOf(answers, [], []).coverage,
    remarks: [...output.remarks, ...remarks],
  }
}

const damageRemark = (title: string): string =>
  `Le fonds attaché «\u00a0${title}\u00a0» ne se lit plus : ses textes manquent à cette recherche. Rattachez-le depuis son fichier.`

/** The search of a fund. A collection names its sources by id: those that the fund has are told by the library. */
function fundSearch(db: Database, { fund, columns, rows }: FundTexts): Search {
  const ids = collectionIds(db)
  const seqsOf = (sources: readonly string[]) => sources.flatMap(id => rows.key(`id:${id}`)?.seq ?? [])
  const collections: CollectionSources = {
    byId: id => seqsOf(ids.byId(id)),
    byTitle: title => {
      const sources = ids.byTitle(title)
      return sources && seqsOf(sources)
    },
  }
  const { reader } = wordIndex(fund.db, () => columns().since)
  return searchOf(fund.db, columns, reader, collections, ownThesaurus(db))
}

/** Leaves out the places that answered only to other words or numbers than those typed, where some place answers to these. */
function closest(answers: readonly RankedAnswer[]): readonly RankedAnswer[] {
  const exact = answers.filter(one => one.corrected === undefined && !one.isNear)
  if (exact.some(({ total }) => total > 0)) return exact
  const [first] = answers.filter(({ total }) => total > 0)
  return first
    ? answers.filter(one => one.corrected === first.corrected && one.isNear === first.isNear)
    : answers
}

interface PlacedSource extends RankedSource {
  readonly place: RankedAnswer
}

/** Puts the hits of several places in one order; those of one place keep theirs. */
function merge(answers: readonly RankedAnswer[]): PlacedSource[] {
  const heads = answers.map(place => ({ place, at: 0 }))
  const merged: PlacedSource[] = []
  for (;;) {
    let best: { readonly place: RankedAnswer; at: number } | undefined
    for (const head of heads) {
      const [one, other] = [head.place.sources[head.at], best?.place.sources[best.at]]
      if (one && (!other || isBefore(one, other))) best = head
    }
    const source = best?.place.sources[best.at]
    if (!best || !source) return merged
    merged.push({ ...source, place: best.place })
    best.at += 1
  }
}

/** Whether a hit comes strictly before another: a number, then the closest, the heaviest, the newest. */
function isBefore(one: RankedSource, other: RankedSource): boolean {
  if (one.isDirect !== other.isDirect) return one.isDirect
  if (one.isDirect) return one.date > other.date
  if (one.tier !== other.tier) return one.tier > other.tier
  if (one.weight !== other.weight) return one.weight > other.weight
  return one.date > other.date
}

function readPage(page: readonly PlacedSource[]): { hits: RankedHit[]; synonyms: string[] } {
  const hits = new Map<PlacedSource, RankedHit>()
  const synonyms = new Set<string>()
  for (const place of new Set(page.map(one => one.place))) {
    const here = page.filter(one => one.place === place)
    const output = place.read(here.map(({ seq }) => seq))
    for (const synonym of output.synonyms) synonyms.add(synonym)
    for (const [n, source] of here.entries()) {
      const hit = output.hits[n]
      if (hit) hits.set(source, hit)
    }
  }
  return { hits: page.flatMap(source => hits.get(source) ?? []), synonyms: [...synonyms] }
}
