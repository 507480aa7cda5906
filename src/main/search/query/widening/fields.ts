import { eachWord } from '../../../../shared/french/fold.ts'
import { stem } from '../../../../shared/french/stem.ts'
import { isStopWord } from '../../../../shared/french/stop-words.ts'
import { rootOf } from '../../../../shared/french/words/derivation.ts'
import type { Term } from '../../../../shared/search/terms.ts'
import type { Database } from '../../../kernel/database/open.ts'

/** The parts of a source that say what it is about: its titles, the closest first, and its abstract or its first words. */
export interface Fields {
  readonly titles: readonly string[]
  readonly lead: string
  /** the number of an article, else empty */
  readonly number: string
}

/** Reads the fields of a source. */
export type FieldReader = (seq: number) => Fields | undefined

/** Characters of a text read as its abstract. */
const LEAD_CHARS = 420
/** Characters of an article read: what it is about stands first. */
const WORDING_CHARS = 240
/** Titles of the path of an article that are read, from its own section up. */
const MAX_TITLES = 3

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
  return seq => {
    const fields = row.get({ seq })
    if (!fields) return undefined
    const path: readonly string[] = fields.path ? JSON.parse(fields.path) : []
    const titles = fields.isArticle ? path.toReversed() : [fields.title ?? '']
    if (!fields.isArticle) return { titles, lead: fields.lead ?? '', number: '' }
    return { titles, lead: fields.lead ?? wording.get({ seq }) ?? '', number: fields.number ?? '' }
  }
}

/** A clause looked for in fields, and its weight. */
export interface FieldClause {
  readonly terms: readonly Term[]
  readonly weight: number
}

/** Weights of all the words of a query in the closest title of a source, in the next ones, and in its abstract. */
const TITLE_WEIGHTS = [4, 2, 1] as const
const LEAD_WEIGHT = 6
/** The shares of a derived word and of a synonym beside the word typed. */
const [DERIVED_SHARE, SYNONYM_SHARE] = [0.6, 0.7]
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
  for (const [n, words] of titles
    .map(vocabularyOf)
    .filter(({ count }) => count > 0)
    .slice(0, MAX_TITLES)
    .entries()) {
    const { covered, used } = coverageOf(words, clauses)
    const precision = 1 - PRECISION_SHARE + PRECISION_SHARE * Math.min(1, used / words.count)
    ofTitles += TITLE_WEIGHTS[n]! * (covered / total) * precision
  }
  const abstract = LEAD_WEIGHT * (coverageOf(vocabularyOf(lead), clauses).covered / total)
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

interface Vocabulary {
  readonly stems: ReadonlySet<string>
  readonly roots: ReadonlySet<string>
  readonly count: number
}

/** Words that number the parts of a code. */
const PART_WORDS = new Set(
  'partie livre titre chapitre section sous sousection paragraphe ier 1er unique dispositions generales commun communes article'.split(
    ' ',
  ),
)

function vocabularyOf(text: string): Vocabulary {
  const [stems, roots] = [new Set<string>(), new Set<string>()]
  eachWord(text, word => {
    if (isStopWord(word) || PART_WORDS.has(word)) return
    stems.add(stem(word))
    roots.add(rootOf(word))
  })
  return { stems, roots, count: stems.size }
}

function coverageOf(
  { stems, roots }: Vocabulary,
  clauses: readonly FieldClause[],
): { covered: number; used: number } {
  let [covered, used] = [0, 0]
  for (const { terms, weight } of clauses) {
    let share = 0
    for (const { forms, synonym } of terms)
      for (const form of forms) {
        const content = form.length > 1 ? form.filter(word => !isStopWord(word)) : form
        const factor = synonym ? SYNONYM_SHARE : 1
        if (content.length && content.every(word => stems.has(stem(word)))) share = Math.max(share, factor)
        else if (content.length === 1 && !synonym && roots.has(rootOf(content[0]!)))
          share = Math.max(share, DERIVED_SHARE)
      }
    covered += share * weight
    if (share) used += 1
  }
  return { covered, used }
}
