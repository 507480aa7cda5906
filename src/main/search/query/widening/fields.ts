import { eachWord } from '../../../../shared/french/fold.ts'
import { stem } from '../../../../shared/french/stem.ts'
import { isStopWord } from '../../../../shared/french/stop-words.ts'
import { rootOf } from '../../../../shared/french/words/derivation.ts'
import type { Term } from '../../../../shared/search/terms.ts'
import type { Database } from '../../../kernel/database/open.ts'

/** The parts of a source that say what it is about: its titles, the closest first, and its abstract or its first words. */
export interface Fields {
  readonly titles: readonly Vocabulary[]
  readonly lead: Vocabulary
  /** the number of an article, else empty */
  readonly number: string
}

/** The words of a field, stop words apart, and their stems. */
interface Vocabulary {
  readonly words: readonly string[]
  readonly stems: ReadonlySet<string>
}

/** Reads the fields of a source; `moment`: the columns of the library at the time, a new value of which empties the cache. */
export type FieldReader = (seq: number, moment: object) => Fields | undefined

/** Sources the fields of which are kept between searches: those of one letter more, of the next page. */
const CACHED_SOURCES = 1200
/** Characters of a text read as its abstract. */
const LEAD_CHARS = 420
/** Characters of an article read: what it is about stands first. */
const WORDING_CHARS = 240

interface Row {
  readonly title: string | null
  readonly path: string | null
  readonly lead: string | null
  readonly isArticle: number
  readonly number: string | null
}

/** Reads the fields in SQL: parsing whole decisions would dominate a search. */
export function fieldReader(db: Database): FieldReader {
  const row = db.prepare<unknown[], Row>(
    `SELECT coalesce(data ->> '$.title', data ->> '$.name') AS title, data ->> '$.path' AS path,
       substr(coalesce(nullif(data ->> '$.holding', ''), data ->> '$.thesis', data ->> '$.abstract'), 1, ${LEAD_CHARS}) AS lead,
       kind = 'article' AS isArticle, data ->> '$.number' AS number
     FROM source_bodies JOIN sources USING (seq) WHERE seq = @seq`,
  )
  const wording = db
    .prepare<unknown[], string>(
      `SELECT substr(data ->> '$.text', 1, ${WORDING_CHARS}) FROM source_versions WHERE seq = @seq ORDER BY n DESC LIMIT 1`,
    )
    .pluck()
  function read(seq: number): Fields | undefined {
    const fields = row.get({ seq })
    if (!fields) return undefined
    const path: readonly string[] = fields.path ? JSON.parse(fields.path) : []
    const titles = fields.isArticle ? path.toReversed() : [fields.title ?? '']
    const lead = fields.lead ?? (fields.isArticle ? wording.get({ seq }) : undefined) ?? ''
    return {
      titles: firstTitles(titles),
      lead: vocabularyOf(lead),
      number: fields.isArticle ? (fields.number ?? '') : '',
    }
  }

  let cache = new Map<number, Fields | undefined>()
  let of: object | undefined
  return (seq, moment) => {
    if (of !== moment || cache.size >= CACHED_SOURCES) cache = new Map()
    of = moment
    if (!cache.has(seq)) cache.set(seq, read(seq))
    return cache.get(seq)
  }
}

/** A clause looked for in fields, and its weight. */
export interface FieldClause {
  readonly weight: number
  readonly alternatives: readonly Alternative[]
}

/** A way to have a clause: all of these stems, or a word of this root. */
interface Alternative {
  readonly stems: readonly string[]
  readonly share: number
  readonly root?: string
}

/** The clause of terms, synonyms included. */
export function fieldClause(terms: readonly Term[], weight: number): FieldClause {
  const alternatives = terms.flatMap(({ forms, synonym }) =>
    forms.flatMap((form): Alternative[] => {
      const content = form.length > 1 ? form.filter(word => !isStopWord(word)) : form
      const [only, ...next] = content
      if (only === undefined) return []
      const root = synonym || next.length ? {} : { root: rootOf(only) }
      return [{ stems: content.map(stem), share: synonym ? SYNONYM_SHARES[synonym] : 1, ...root }]
    }),
  )
  return { weight, alternatives }
}

/** Weights of all the words of a query in the closest title of a source, in the next ones, and in its abstract. */
const TITLE_WEIGHTS = [4, 2, 1] as const
const LEAD_WEIGHT = 6
/** The shares of a derived word and of synonyms beside the word typed. */
const DERIVED_SHARE = 0.6
const SYNONYM_SHARES = { words: 0.7, article: 0.7, name: 0.9, everyday: 0.7 } as const
/** The share of its weight that a title loses when few of its words are asked. */
const PRECISION_SHARE = 0.7
/** Weights of a law beside what applies it, and of the article that opens a chapter. */
const [LAW_WEIGHT, OPENING_WEIGHT] = [0.8, 2]
/** Places that `L. 1225-35-1` stands after `L. 1225-35`. */
const INSERTED_PLACES = 4

/** The weight that the fields of a source add to it: how much of the query they have, and how much of a title the query is. */
export function fieldWeight({ titles, lead, number }: Fields, clauses: readonly FieldClause[]): number {
  const total = clauses.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return 0
  let ofTitles = 0
  for (const [n, title] of titles.entries()) {
    const { covered, used } = coverageOf(title, clauses)
    const precision = 1 - PRECISION_SHARE + PRECISION_SHARE * Math.min(1, used / title.stems.size)
    ofTitles += TITLE_WEIGHTS[n]! * (covered / total) * precision
  }
  const abstract = LEAD_WEIGHT * (coverageOf(lead, clauses).covered / total)
  return ofTitles + abstract + rankOfArticle(number)
}

/** A law above what applies it, and the articles that open a chapter, which lay the rule down, above those that detail it. */
function rankOfArticle(number: string): number {
  const parts = number.match(/\d+/g) ?? []
  if (!parts.length) return 0
  const isLaw = !/^\s*[RDA]/i.test(number)
  const place =
    parts.length === 1
      ? Number.POSITIVE_INFINITY
      : Number(parts[1]) + (parts.length > 2 ? INSERTED_PLACES : 0)
  return (isLaw ? LAW_WEIGHT : 0) + OPENING_WEIGHT / Math.max(1, place)
}

/** Words that number the parts of a code. */
const PART_WORDS = new Set(
  'partie livre titre chapitre section sous sousection paragraphe ier 1er unique dispositions generales commun communes article'.split(
    ' ',
  ),
)

function vocabularyOf(text: string): Vocabulary {
  const words = new Set<string>()
  eachWord(text, word => {
    if (!isStopWord(word) && !PART_WORDS.has(word)) words.add(word)
  })
  return { words: [...words], stems: new Set([...words].map(stem)) }
}

/** The vocabularies of the closest titles, without those that only number a part. */
function firstTitles(titles: readonly string[]): Vocabulary[] {
  const all: Vocabulary[] = []
  for (const title of titles) {
    const words = vocabularyOf(title)
    if (words.stems.size) all.push(words)
    if (all.length === TITLE_WEIGHTS.length) break
  }
  return all
}

/** Words of one root have these first letters in common. */
const ROOT_LETTERS = 4

function coverageOf(
  { words, stems }: Vocabulary,
  clauses: readonly FieldClause[],
): { covered: number; used: number } {
  let [covered, used] = [0, 0]
  for (const { alternatives, weight } of clauses) {
    let share = 0
    for (const one of alternatives)
      if (one.share > share && one.stems.every(word => stems.has(word))) share = one.share
    if (share < DERIVED_SHARE && alternatives.some(({ root }) => root !== undefined && hasRoot(words, root)))
      share = DERIVED_SHARE
    covered += share * weight
    if (share) used += 1
  }
  return { covered, used }
}

function hasRoot(words: readonly string[], root: string): boolean {
  const start = root.slice(0, ROOT_LETTERS)
  return words.some(word => word.startsWith(start) && rootOf(word) === root)
}
