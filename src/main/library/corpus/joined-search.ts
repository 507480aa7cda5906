import { AppError } from '../../../shared/kernel/errors.ts'
import type { RankedHit, SearchOutput } from '../../../shared/search/model.ts'
import { oncePer } from '../../kernel/database/once.ts'
import type { Database } from '../../kernel/database/open.ts'
import { wordIndex } from '../../search/index/word-index.ts'
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

/** The ranked answers of the library and of each fund attached to it, or of those of them that are asked. */
export const joinedAnswers = oncePer(
  (db): ((request: SearchRequest, asked?: readonly FundTexts[]) => JoinedAnswers) => {
    const own = search(db)
    const all = fundTexts(db)
    const searches = new WeakMap<FundTexts, Search>()
    const searchIn = (texts: FundTexts): Search => {
      const fresh = searches.get(texts) ?? fundSearch(db, texts)
      searches.set(texts, fresh)
      return fresh
    }

    return (request, asked = all()) => {
      const damagedTitles: string[] = []
      const answers = [
        own.rank(request),
        ...asked.flatMap(texts => {
          try {
            return searchIn(texts).rank(request)
          } catch (error) {
            if (!(error instanceof AppError)) throw error
            damagedTitles.push(texts.fund.description.title)
            return []
          }
        }),
      ]
      return { answers, remarks: damagedTitles.map(damageRemark) }
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
  return searchOf(fund.db, columns, wordIndex(fund.db, () => columns().since).reader, collections)
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
