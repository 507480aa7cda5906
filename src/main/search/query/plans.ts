import type { Query } from '../../../shared/search/query.ts'
import type { Term } from '../../../shared/search/terms.ts'
import type { WeightedClause } from './intersection.ts'
import { covering, inAllForms, type List, type Plan, planOf, type Sources, TIER } from './query-plan.ts'

/** A clause with its lists and estimates. */
export interface ClausePlan extends WeightedClause {
  readonly estimate: number
  readonly exact: number
  readonly words: string
  /** words of the law for those of every day, which the sources that have all the words need not have */
  readonly nearLists: readonly List[]
  /** its place among the clauses typed, and its terms as typed */
  readonly at: number
  readonly terms: readonly Term[]
  /** with synonyms */
  readonly any: readonly Term[]
}

/** Beside a rarer word, a word in more sources than this is searched in all its forms at once. */
const COMMON_SOURCES = 20_000
/** Words in more sources than this are the texts' own: their synonyms are not searched. */
const PLENTY_SOURCES = 20_000
/** A prefix this short only filters the answers of the other words: it weighs nothing. */
const SHORT_LETTERS = 2

/** The clauses, rarest first. */
export function planClauses(clauses: Query['clauses'], sources: Sources): ClausePlan[] {
  // a synonym of several clauses is in each of them: its plan is shared
  const plans = new Map<Term, Plan>()
  const planFor = (term: Term): Plan => {
    const plan = plans.get(term) ?? planOf(term, sources)
    plans.set(term, plan)
    return plan
  }
  const exactCounts = clauses.map(({ any }) =>
    asTyped(any).reduce((sum, term) => sum + planFor(term).exact, 0),
  )
  const helps = (term: Term) =>
    (term.synonym !== 'words' && term.synonym !== 'everyday') ||
    clauses.some(({ any }, n) => any.includes(term) && exactCounts[n]! <= PLENTY_SOURCES)
  return clauses
    .map(({ any }, at): ClausePlan => {
      const helping = any.filter(helps)
      const all = helping.filter(({ synonym }) => synonym !== 'everyday').map(planFor)
      const near = helping.filter(({ synonym }) => synonym === 'everyday').map(planFor)
      return {
        nearLists: near.flatMap(({ lists }) => lists),
        lists: all.flatMap(({ lists }) => lists),
        estimate: all.reduce((sum, { estimate }) => sum + estimate, 0),
        exact: all.reduce((sum, { exact }) => sum + exact, 0),
        weightless: clauses.length > 1 && any.every(isBeginning),
        words: asTyped(any)
          .map(({ raw }) => raw)
          .join(' OU '),
        at,
        terms: asTyped(any),
        any,
      }
    })
    .sort((a, b) => Number(a.weightless) - Number(b.weightless) || a.estimate - b.estimate)
    .map((plan, at) =>
      at > 0 && plan.exact > COMMON_SOURCES ? { ...plan, lists: inAllForms(plan.lists) } : plan,
    )
}

/** Estimates how many sources have the exact forms of a clause. */
export const asWritten = ({ lists, weightless, estimate }: ClausePlan): number =>
  weightless
    ? estimate
    : lists.reduce((sum, list) => sum + (list.tier === TIER.exact ? (list.about ?? list.read().count) : 0), 0)

/** Orders clauses by their exact forms, rarest first. */
export const byWritten = (a: ClausePlan, b: ClausePlan): number =>
  Number(a.weightless) - Number(b.weightless) || asWritten(a) - asWritten(b)

/** The words of a plain query as a phrase, which ranks higher the texts where they follow each other. */
export function runsOf({ clauses }: Query): string[][] {
  const words = clauses.map(({ any }) => {
    const [term, other] = asTyped(any)
    return term && !other && !isBeginning(term) && term.distance === undefined && term.forms[0]?.length === 1
      ? (term.forms[0][0] ?? '')
      : ''
  })
  const run = words.slice(0, 4)
  return run.length > 1 && run.every(Boolean) ? [run] : []
}

/** The lists of an excluded word: all its inflections, or only its exact form when it is short and has accents. */
export function excludedBy(term: Term, sources: Sources): List[] {
  const { lists } = planOf({ ...term, prefix: false }, sources)
  const brief = term.accents !== undefined && (term.forms[0]?.[0]?.length ?? 0) < 4
  return brief ? lists.filter(list => list.tier === TIER.exact) : covering(lists)
}

/** The synonyms that some source has, each with those of `seqs` that have it. */
export function synonymsIn(plans: readonly ClausePlan[], seqs: Int32Array): Map<string, Set<number>> {
  const hits = new Map<string, Set<number>>()
  const among = seqs.toSorted()
  for (const { synonym, read, about } of plans.flatMap(({ lists, nearLists }) => [...lists, ...nearLists])) {
    if (synonym === undefined || hits.has(synonym)) continue
    const { seqs: synonymSeqs, count } = read({ weights: false, among })
    const all = new Set(synonymSeqs.subarray(0, count))
    if (about ?? count) hits.set(synonym, new Set([...seqs].filter(seq => all.has(seq))))
  }
  return hits
}

const asTyped = (any: readonly Term[]) => any.filter(({ synonym }) => !synonym)

export const isBeginning = ({ prefix, forms }: Term) =>
  prefix && forms.every(form => form.length === 1 && (form[0]?.length ?? 0) <= SHORT_LETTERS)
