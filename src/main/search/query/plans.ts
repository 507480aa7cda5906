import type { Query } from '../../../shared/search/query.ts'
import type { Term } from '../../../shared/search/terms.ts'
import { covering, type List, lightened, type Plan, planOf, type Sources, tier } from './lists.ts'
import type { Weighing } from './meet.ts'

/** A clause, as it is looked for. */
export interface Planned extends Weighing {
  readonly estimate: number
  readonly exact: number
  readonly typed: string
}

/** Beside a rarer word, one in more sources than that is looked for in all its forms at once. */
const common = 20_000
/** Words that so many sources have are how texts say it: other words for the same are not looked for. */
const plenty = 20_000
/** The beginning of a word, so short, chooses among what the other words answer: it weighs nothing. */
const short = 2

/** The clauses, rarest first. */
export function planned(clauses: Query['clauses'], sources: Sources): Planned[] {
  // What means the same as several clauses is in each of them, and looked for once.
  const known = new Map<Term, Plan>()
  const planFor = (term: Term): Plan => {
    const plan = known.get(term) ?? planOf(term, sources)
    known.set(term, plan)
    return plan
  }
  const typed = clauses.map(({ any }) => asTyped(any).reduce((sum, term) => sum + planFor(term).exact, 0))
  const helps = (term: Term) =>
    term.synonym !== 'words' || clauses.some(({ any }, n) => any.includes(term) && typed[n]! <= plenty)
  return clauses
    .map(({ any }): Planned => {
      const all = any.filter(helps).map(planFor)
      return {
        lists: all.flatMap(({ lists }) => lists),
        estimate: all.reduce((sum, { estimate }) => sum + estimate, 0),
        exact: all.reduce((sum, { exact }) => sum + exact, 0),
        weightless: clauses.length > 1 && any.every(isBeginning),
        typed: asTyped(any)
          .map(({ typed }) => typed)
          .join(' OU '),
      }
    })
    .sort((a, b) => Number(a.weightless) - Number(b.weightless) || a.estimate - b.estimate)
    .map((plan, at) => (at > 0 && plan.exact > common ? { ...plan, lists: lightened(plan.lists) } : plan))
}

/** About how many sources have a clause exactly as it is written. */
export const asWritten = ({ lists, weightless, estimate }: Planned): number =>
  weightless
    ? estimate
    : lists.reduce((sum, list) => sum + (list.tier === tier.exact ? (list.about ?? list.read().count) : 0), 0)

/** Rarest first, of those that are exactly as they are written. */
export const byWritten = (a: Planned, b: Planned): number =>
  Number(a.weightless) - Number(b.weightless) || asWritten(a) - asWritten(b)

/** Words asked one after the other, not as a phrase: where they follow each other in a text, it speaks of that. */
export function runsOf({ clauses }: Query): string[][] {
  const words = clauses.map(({ any }) => {
    const [term, other] = asTyped(any)
    return term &&
      !other &&
      !isBeginning(term) &&
      term.within === undefined &&
      term.forms.length === 1 &&
      term.forms[0]?.length === 1
      ? (term.forms[0][0] ?? '')
      : ''
  })
  const run = words.slice(0, 4)
  return run.length > 1 && run.every(Boolean) ? [run] : []
}

/** What must not be there: the word in all its inflections, as written where accents were typed. */
export function excludedBy(term: Term, sources: Sources): List[] {
  const { lists } = planOf({ ...term, prefix: false }, sources)
  const brief = term.written !== undefined && (term.forms[0]?.[0]?.length ?? 0) < 4
  return brief ? lists.filter(list => list.tier === tier.exact) : covering(lists)
}

/** The synonyms that are in some source, each with those of `seqs` that have it. */
export function synonymsIn(plans: readonly Planned[], seqs: Int32Array): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>()
  const among = seqs.toSorted()
  for (const { synonym, read, about } of plans.flatMap(({ lists }) => lists)) {
    if (synonym === undefined || found.has(synonym)) continue
    const { seqs: having, count } = read({ weights: false, among })
    const all = new Set(having.subarray(0, count))
    if (about ?? count) found.set(synonym, new Set([...seqs].filter(seq => all.has(seq))))
  }
  return found
}

const asTyped = (any: readonly Term[]) => any.filter(({ synonym }) => !synonym)

const isBeginning = ({ prefix, forms }: Term) =>
  prefix && forms.every(form => form.length === 1 && (form[0]?.length ?? 0) <= short)
