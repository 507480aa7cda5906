import type { Query } from '../../../shared/text/query.ts'
import type { Term } from '../../../shared/text/terms.ts'
import type { Columns } from '../columns.ts'
import type { WordReader } from '../words/types.ts'
import { type List, lightened, often, planOf, tier } from './lists.ts'
import { standing } from './rank.ts'
import type { scales, Weighed } from './weigh.ts'

/** The sources that answer to the words, and what they weigh; unweighed, the newest first, where no word was asked. */
export interface Sought {
  readonly seqs: Int32Array
  readonly weighed?: Weighed
  /** the words left aside, no source having them all */
  readonly left?: readonly string[]
}

/** How many ways of leaving a word aside are tried. */
const mostTries = 6
/** Beside a rarer word, one in more sources than that is looked for in all its forms at once. */
const common = 20_000
/** Beyond so many, whether the words follow each other is not looked at: it is in the titles that it shows. */
const lookedAt = 12_000
/** Words that follow each other, with at most one between. */
const close = 2
const bonus = 2.5
/** The beginning of a word, so short, chooses among what the other words answer: it weighs nothing. */
const short = 2

/** Looks the words of a query up and weighs what answers. */
export function seek(
  query: Query,
  columns: Columns,
  reader: WordReader,
  weigh: ReturnType<typeof scales>,
): Sought {
  const { clauses, without } = query
  const excluded = without.flatMap(term => excludedBy(term, reader))
  const known = { size: columns.size, kind: columns.kind, worth: standing(columns).worth }
  if (!clauses.length) {
    const all = columns.newest()
    if (!excluded.length) return { seqs: all }
    const no = new Uint8Array(columns.size)
    for (const list of excluded) for (const seq of list.read().seqs) no[seq] = 1
    return { seqs: all.filter(seq => !no[seq]) }
  }
  const plans = clauses
    .map(({ any }) => {
      const all = any.map(term => planOf(term, reader))
      return {
        lists: all.flatMap(({ lists }) => lists),
        estimate: all.reduce((sum, { estimate }) => sum + estimate, 0),
        weightless: clauses.length > 1 && any.every(isBeginning),
        typed: any.map(({ typed }) => typed).join(' OU '),
      }
    })
    .sort((a, b) => Number(a.weightless) - Number(b.weightless) || a.estimate - b.estimate)
    .map((plan, at) =>
      at > 0 && plan.estimate > common && plan.estimate < often
        ? { ...plan, lists: lightened(plan.lists) }
        : plan,
    )
  const run = (chosen: typeof plans) => weigh(chosen, excluded, reader.totals().docs, known)
  let weighed = run(plans)
  let left: string[] = []
  if (!weighed.seqs.length && plans.length > 2) {
    // Without what is nowhere, else without the one word that says least.
    const present = plans.filter(({ estimate }) => estimate > 0)
    const tries = [present, ...plans.map((_, at) => plans.toSpliced(plans.length - 1 - at, 1))]
    for (const chosen of tries.slice(0, mostTries)) {
      if (!chosen.length || chosen.length === plans.length) continue
      weighed = run(chosen)
      left = plans.filter(plan => !chosen.includes(plan)).map(({ typed }) => typed)
      if (weighed.seqs.length) break
    }
  }
  const { seqs } = weighed
  if (seqs.length <= lookedAt && seqs.length > 1)
    for (const run of runsOf(query)) weighed.raise(follow(run, reader), bonus)
  return { seqs, weighed, ...(seqs.length ? { left } : {}) }
}

const isBeginning = ({ prefix, forms }: Term) =>
  prefix && forms.every(form => form.length === 1 && (form[0]?.length ?? 0) <= short)

/** Words asked one after the other, not as a phrase: where they follow each other in a text, it speaks of that. */
function runsOf({ clauses }: Query): string[][] {
  const words = clauses.map(({ any: [term, other] }) =>
    term &&
    !other &&
    !isBeginning(term) &&
    term.within === undefined &&
    term.forms.length === 1 &&
    term.forms[0]?.length === 1
      ? (term.forms[0][0] ?? '')
      : '',
  )
  const run = words.slice(0, 4)
  return run.length > 1 && run.every(Boolean) ? [run] : []
}

const follow = (words: readonly string[], reader: WordReader): List => ({
  read: () => reader.phrase(words, close, true),
  tier: tier.exact,
  factor: 1,
})

/** What must not be there: the word in all its inflections, as written where accents were typed. */
function excludedBy(term: Term, reader: WordReader): List[] {
  const { lists } = planOf({ ...term, prefix: false }, reader)
  const short = term.written !== undefined && (term.forms[0]?.[0]?.length ?? 0) < 4
  return short ? lists.filter(list => list.tier === tier.exact) : [...lists]
}
