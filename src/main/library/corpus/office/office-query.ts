import { isStopWord } from '../../../../shared/french/stop-words.ts'
import type { Query } from '../../../../shared/search/query.ts'
import type { Term } from '../../../../shared/search/terms.ts'
import { IMPACT_SCALE, rarity } from '../../../search/query/weights.ts'
import { HIGH_IMPACT, LEXEME_TIERS, MID_IMPACT, quoted, rootOf } from './lexemes.ts'
import type { OfficeVocabulary } from './office-vocabulary.ts'

/** A part of the sources of a query: those that match a tsquery, and what that is worth. */
export interface QueryPart {
  readonly match: string
  readonly weight: number
  /** of the rarity of all the words, that of this one; once for each clause */
  readonly clause: number
  readonly share: number
}

/** A query as PostgreSQL is asked it. */
export interface OfficeQuery {
  /** the sources that have all the words; '' where there are none to look for */
  readonly all: string
  /** the words excluded, as `& !'x'` */
  readonly without: string
  readonly parts: readonly QueryPart[]
  readonly totalShare: number
  readonly clauses: number
}

interface Alternative {
  readonly match: string
  readonly docs: number
  /** its stem, where it is one word */
  readonly root?: string
}

/** A word in more texts than this is looked for only where it tells something of a text. */
const COMMON_DOCS = 20_000
/** A word being typed is the beginning of others from so many letters on. */
const MIN_PREFIX_LETTERS = 3
/** The impact of a text of which nothing more is known than that it has the word (search/index/format/impact.ts). */
const LOW_IMPACT = 10
/** Impacts added by a word in a short title, and in a long one. */
const [TITLE_IMPACT, LONG_TITLE_IMPACT] = [44, 16]
/** Neighbours of a mistyped word that are looked for with it. */
const MAX_NEIGHBOURS = 4

/** Writes a query as PostgreSQL reads it, its words by their stems. */
export function officeQuery({ clauses, exclusions }: Query, vocabulary: OfficeVocabulary): OfficeQuery {
  const { docs } = vocabulary
  const plans = clauses
    .map(({ any }) => any.flatMap(term => alternativesOf(term, vocabulary)))
    .filter(alternatives => alternatives.length > 0)
    .map(alternatives => ({
      alternatives,
      match: `(${alternatives.map(({ match }) => match).join(' | ')})`,
      docs: Math.max(...alternatives.map(one => one.docs)),
    }))
  const without = exclusions
    .flatMap(term =>
      alternativesOf({ ...term, prefix: false }, vocabulary).map(({ match }) => ` & !(${match})`),
    )
    .join('')
  const shares = plans.map(plan => rarity(docs, plan.docs))
  const parts = plans.flatMap(({ alternatives, match, docs: count }, clause): QueryPart[] => {
    const share = shares[clause] ?? 0
    const worth = (impact: number) => IMPACT_SCALE * share * impact
    const roots = alternatives.flatMap(({ root }) => root ?? [])
    const tier = (mark: string, impact: number): QueryPart[] =>
      roots.length
        ? [
            {
              match: roots.map(root => quoted(root + mark)).join(' | '),
              weight: worth(impact),
              clause,
              share,
            },
          ]
        : []
    const isCommon = count > COMMON_DOCS && roots.length > 0
    const base: QueryPart[] = isCommon ? [] : [{ match, weight: worth(LOW_IMPACT), clause, share }]
    return [
      ...base,
      ...tier(LEXEME_TIERS.mid, MID_IMPACT - (isCommon ? 0 : LOW_IMPACT)),
      ...tier(LEXEME_TIERS.high, HIGH_IMPACT - MID_IMPACT),
      ...tier(LEXEME_TIERS.title, TITLE_IMPACT),
      ...tier(LEXEME_TIERS.longTitle, LONG_TITLE_IMPACT),
    ]
  })
  return {
    all: plans.map(({ match }) => match).join(' & '),
    without,
    parts,
    totalShare: shares.reduce((sum, share) => sum + share, 0),
    clauses: plans.length,
  }
}

/** The ways in which a term is met. An article that a synonym names is looked up by its number. */
function alternativesOf(term: Term, { words, stems, near, docs }: OfficeVocabulary): Alternative[] {
  if (term.synonym === 'article') return []
  const countOf = (root: string) => stems.get(root) ?? 0
  return term.forms.flatMap((form): Alternative[] => {
    const content = form.filter(word => !isStopWord(word))
    const [only, ...next] = content
    if (only === undefined) return []
    const last = content.at(-1) ?? ''
    const isOpen = term.prefix && last === form.at(-1) && last.length >= MIN_PREFIX_LETTERS
    if (next.length) {
      const roots = content.map(rootOf)
      const matches = roots.map((root, at) =>
        isOpen && at === roots.length - 1 ? `(${quoted(root)} | ${quoted(last)}:*)` : quoted(root),
      )
      return [{ match: `(${matches.join(' & ')})`, docs: Math.min(...roots.map(countOf)) }]
    }
    const root = rootOf(only)
    const plain: Alternative = {
      match: quoted(root),
      docs: Math.max(countOf(root), words.get(only) ?? 0),
      root,
    }
    const neighbours = (near.get(only) ?? [])
      .slice(0, MAX_NEIGHBOURS)
      .map(
        ({ word, count }): Alternative => ({ match: quoted(rootOf(word)), docs: count, root: rootOf(word) }),
      )
    const open: Alternative[] = isOpen
      ? [{ match: `${quoted(only)}:*`, docs: Math.min(docs, plain.docs) }]
      : []
    return [plain, ...open, ...neighbours]
  })
}
