import { isStopWord } from '../../../../shared/french/stop-words.ts'
import type { Query } from '../../../../shared/search/query.ts'
import type { Term } from '../../../../shared/search/terms.ts'
import { IMPACT_SCALE, rarity } from '../../../search/query/weights.ts'
import { HIGH_IMPACT, LEXEME_TIERS, MID_IMPACT, quoted, rootOf } from './lexemes.ts'
import { isOpenTerm, type OfficeVocabulary } from './office-vocabulary.ts'

/** A part of the sources of a query: those that match a tsquery, what that is worth, the bit of its clause. */
export interface QueryPart {
  readonly match: string
  readonly weight: number
  readonly bit: number
}

/** A clause of a query: a word in its forms, its synonyms, its neighbours. */
export interface OfficeClause {
  readonly match: string
  /** in about how many sources it is */
  readonly docs: number
  readonly bit: number
  /** of all that have it, those of which it tells more: empty for a clause without single words */
  readonly base: QueryPart
  readonly tiers: readonly Tier[]
}

/** The sources of which a clause tells something more; `share`: about which part of its sources they are. */
interface Tier extends QueryPart {
  readonly share: number
}

/** A query as PostgreSQL is asked it. */
export interface OfficeQuery {
  /** the sources that have all the words; '' where there are none to look for */
  readonly all: string
  /** the words excluded, as `& !'x'` */
  readonly without: string
  /** the rarest first */
  readonly clauses: readonly OfficeClause[]
  /** by mask of the clauses that a source has, the factor of its weight */
  readonly shares: readonly number[]
}

interface Alternative {
  readonly match: string
  readonly docs: number
  /** its stems, all of which a source has */
  readonly roots: readonly string[]
}

/** Clauses that are weighed, the rarest ones: their masks are a table. */
const MAX_CLAUSES = 10
/** The impact of a text of which nothing more is known than that it has the word (search/index/format/impact.ts). */
const LOW_IMPACT = 10
/** Impacts added by a word in a short title, and in a long one. */
const [TITLE_IMPACT, LONG_TITLE_IMPACT] = [44, 16]
/** Of the sources of a word, about how many are of a tier: measured on decisions and articles. */
const TIER_SHARES = { mid: 0.46, high: 0.09, title: 0.05, longTitle: 0.05 } as const
/** Neighbours of a mistyped word that are looked for with it, and words that go on as the one being typed. */
const [MAX_NEIGHBOURS, MAX_LONGER_WORDS] = [4, 6]
/** The share of its weight that a source keeps however few of the words it has (search/query/widening/candidates.ts). */
const BASE_SHARE = 0.4

/** Writes a query as PostgreSQL reads it, its words by their stems. */
export function officeQuery({ clauses, exclusions }: Query, vocabulary: OfficeVocabulary): OfficeQuery {
  const plans = clauses
    .map(({ any }) => any.flatMap(term => alternativesOf(term, vocabulary)))
    .filter(alternatives => alternatives.length > 0)
    .map(alternatives => ({ alternatives, docs: Math.max(...alternatives.map(one => one.docs)) }))
    .toSorted((a, b) => a.docs - b.docs)
  const rarities = plans.map(({ docs }) => rarity(vocabulary.docs, docs))
  const all = plans.map(({ alternatives }) => matchOf(alternatives)).join(' & ')
  const without = exclusions
    .flatMap(term =>
      alternativesOf({ ...term, prefix: false }, vocabulary).map(({ match }) => ` & !(${match})`),
    )
    .join('')
  const weighed = plans.slice(0, MAX_CLAUSES)
  return {
    ...{ all, without },
    clauses: weighed.map((plan, n) => clauseOf(plan, rarities[n] ?? 0, 1 << n)),
    shares: sharesOf(rarities.slice(0, MAX_CLAUSES)),
  }
}

const matchOf = (alternatives: readonly Alternative[]): string =>
  `(${alternatives.map(({ match }) => match).join(' | ')})`

function clauseOf(
  { alternatives, docs }: { readonly alternatives: readonly Alternative[]; readonly docs: number },
  rare: number,
  bit: number,
): OfficeClause {
  const worth = (impact: number) => IMPACT_SCALE * rare * impact
  const roots = alternatives.filter(one => one.roots.length > 0)
  const tier = (name: keyof typeof LEXEME_TIERS, impact: number): Tier[] =>
    roots.length
      ? [
          {
            match: roots
              .map(one => `(${one.roots.map(root => quoted(root + LEXEME_TIERS[name])).join(' & ')})`)
              .join(' | '),
            ...{ weight: worth(impact), bit, share: TIER_SHARES[name] },
          },
        ]
      : []
  const match = matchOf(alternatives)
  return {
    ...{ match, docs, bit },
    base: { match, weight: worth(LOW_IMPACT), bit },
    tiers: [
      ...tier('title', TITLE_IMPACT),
      ...tier('longTitle', LONG_TITLE_IMPACT),
      ...tier('high', HIGH_IMPACT - MID_IMPACT),
      ...tier('mid', MID_IMPACT - LOW_IMPACT),
    ],
  }
}

/** The factor of the weight of a source, by mask of the clauses that it has. */
function sharesOf(rarities: readonly number[]): number[] {
  const total = rarities.reduce((sum, one) => sum + one, 0) || 1
  return Array.from({ length: 1 << rarities.length }, (_, mask) => {
    const share = rarities.reduce((sum, one, n) => sum + (mask & (1 << n) ? one : 0), 0)
    return BASE_SHARE + (1 - BASE_SHARE) * (share / total)
  })
}

/** The ways in which a term is met. An article that a synonym names is looked up by its number. */
function alternativesOf(term: Term, vocabulary: OfficeVocabulary): Alternative[] {
  const { words, stems, near, longer } = vocabulary
  if (term.synonym === 'article') return []
  const countOf = (root: string) => stems.get(root) ?? 0
  return term.forms.flatMap((form): Alternative[] => {
    const content = form.filter(word => !isStopWord(word))
    const [only, ...next] = content
    if (only === undefined) return []
    const last = content.at(-1) ?? ''
    const isOpen = isOpenTerm(term, form)
    const beginning = (longer.get(last) ?? []).slice(0, MAX_LONGER_WORDS)
    if (next.length) {
      const roots = content.map(rootOf)
      const matches = roots.map((root, at) =>
        isOpen && at === roots.length - 1 ? `(${quoted(root)} | ${quoted(last)}:*)` : quoted(root),
      )
      return [
        {
          match: `(${matches.join(' & ')})`,
          docs: Math.min(
            ...roots.map((root, at) =>
              Math.max(
                countOf(root),
                ...(isOpen && at === roots.length - 1 ? beginning.map(({ count }) => count) : []),
              ),
            ),
          ),
          roots,
        },
      ]
    }
    const root = rootOf(only)
    const plain: Alternative = {
      match: quoted(root),
      docs: Math.max(countOf(root), words.get(only) ?? 0),
      roots: [root],
    }
    const single = ({ word, count }: { word: string; count: number }): Alternative => ({
      match: quoted(rootOf(word)),
      docs: count,
      roots: [rootOf(word)],
    })
    const neighbours = (near.get(only) ?? []).slice(0, MAX_NEIGHBOURS).map(single)
    const open: Alternative[] = isOpen
      ? [{ match: `${quoted(only)}:*`, docs: plain.docs, roots: [] }, ...beginning.map(single)]
      : []
    return [plain, ...open, ...neighbours]
  })
}
