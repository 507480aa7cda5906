import type { Query } from '../../../shared/text/query.ts'
import type { Term } from '../../../shared/text/terms.ts'
import type { Columns } from '../columns.ts'
import type { WordReader } from '../words/types.ts'
import { covering, type List, lightened, planOf, tier } from './lists.ts'
import type { meeting, Weighing } from './meet.ts'
import { best, standing } from './rank.ts'
import { following, type scales, type Weighed } from './weigh.ts'
import { phraseWorth } from './worth.ts'

/** What searches use again from one to the next. */
export interface Tools {
  readonly reader: WordReader
  readonly meet: ReturnType<typeof meeting>
  readonly weigh: ReturnType<typeof scales>
}

/** The sources that answer to the words; unweighed, the newest first, where no word was asked. */
export interface Sought {
  /** all of them */
  all(): Int32Array
  /**
   * at least the first `count` of those that pass, if so many do, weighed against one another; undefined where no word was asked.
   * What they weigh lasts until the next call.
   */
  first(count: number, pass: (seqs: Int32Array) => Int32Array): Weighed | undefined
  /** the words left aside, no source having them all */
  left(): readonly string[]
}

/** A clause, as it is looked for. */
interface Planned extends Weighing {
  readonly estimate: number
  readonly exact: number
  readonly typed: string
}

/** How many ways of leaving a word aside are tried. */
const mostTries = 6
/** Beside a rarer word, one in more sources than that is looked for in all its forms at once. */
const common = 20_000
/** Where each word is in more, whether they follow each other is not looked at: it is in the titles that it shows. */
const lookedAt = 12_000
/** Words that follow each other, with at most two little ones between: `charge de la preuve`. */
const close = 3
/** The beginning of a word, so short, chooses among what the other words answer: it weighs nothing. */
const short = 2

/** Looks the words of a query up; they are weighed when that is asked. */
export function seek(query: Query, columns: Columns, { reader, meet, weigh }: Tools): Sought {
  const { clauses, without } = query
  const excluded = without.flatMap(term => excludedBy(term, reader))
  if (!clauses.length) return { all: () => newest(columns, excluded), first: () => undefined, left: () => [] }
  const docs = reader.totals().docs
  const known = { size: columns.size, kind: columns.kind, worth: standing(columns).worth }
  const plans = planned(clauses, reader)
  const every = (chosen: readonly Planned[]) => meet(chosen, excluded, columns.size)
  let [chosen, left]: [readonly Planned[], string[]] = [plans, []]
  let whole: Int32Array | undefined

  /** All the sources; where there are none, those that answer without what is nowhere, else without the one word that says least. */
  function all(): Int32Array {
    if (whole) return whole
    whole = every(plans)
    if (whole.length || plans.length < 3) return whole
    const present = plans.filter(({ estimate }) => estimate > 0)
    const tries = [present, ...plans.map((_, at) => plans.toSpliced(plans.length - 1 - at, 1))]
    for (const some of tries.slice(0, mostTries)) {
      if (!some.length || some.length === plans.length) continue
      whole = every(some)
      if (!whole.length) continue
      chosen = some.map((plan, at) => (at ? plan : { ...plan, weightless: false }))
      left = plans.filter(plan => !some.includes(plan)).map(({ typed }) => typed)
      break
    }
    return whole
  }

  const rarest = Math.min(...plans.map(({ exact }) => exact))
  const runs = rarest <= lookedAt ? runsOf(query) : []
  const bonus = phraseWorth(docs, rarest)

  function first(count: number, pass: (seqs: Int32Array) => Int32Array): Weighed | undefined {
    const written = Math.min(...chosen.map(asWritten))
    for (const from of [tier.exact, tier.inflected]) {
      if (from === tier.exact && written < count) continue
      if (from === tier.inflected && !all().length) return undefined
      const inOrder = from === tier.exact ? chosen.toSorted(byWritten) : chosen
      const weighed = weigh(inOrder, excluded, docs, known, from)
      const seqs = pass(weighed.seqs)
      if (from === tier.exact && seqs.length < count) continue
      for (const run of runs) raise({ ...weighed, seqs }, run, count)
      return { ...weighed, seqs }
    }
    return undefined
  }

  /** Adds to the weight of those where the words follow each other; those that could not reach the first `count` are not looked at. */
  function raise({ seqs, weight, tier, titled }: Weighed, words: readonly string[], count: number): void {
    if (seqs.length < 2) return
    const last = best(seqs, count, { weight, tier, date: columns.date }).at(-1)
    if (last === undefined) return
    const [level, least] = [tier[last]!, weight[last]! - bonus]
    // Of those that are not among them, what was weighed before says nothing, and is not looked at after.
    const reaching = (seq: number) => tier[seq]! > level || (tier[seq] === level && weight[seq]! >= least)
    const found = reader.phrase(words, close, true, reaching)
    for (let i = 0; i < found.count; i += 1) {
      const seq = found.seqs[i]!
      weight[seq]! += bonus
      titled[seq]! |= following
    }
  }

  return {
    all,
    first,
    left() {
      all()
      return left
    },
  }
}

/** About how many sources have a clause exactly as it is written. */
const asWritten = ({ lists, weightless, estimate }: Planned): number =>
  weightless
    ? estimate
    : lists.reduce((sum, list) => sum + (list.tier === tier.exact ? (list.about ?? list.read().count) : 0), 0)

const byWritten = (a: Planned, b: Planned): number =>
  Number(a.weightless) - Number(b.weightless) || asWritten(a) - asWritten(b)

/** The clauses, rarest first. */
function planned(clauses: Query['clauses'], reader: WordReader): Planned[] {
  return clauses
    .map(({ any }): Planned => {
      const all = any.map(term => planOf(term, reader))
      return {
        lists: all.flatMap(({ lists }) => lists),
        estimate: all.reduce((sum, { estimate }) => sum + estimate, 0),
        exact: all.reduce((sum, { exact }) => sum + exact, 0),
        weightless: clauses.length > 1 && any.every(isBeginning),
        typed: any.map(({ typed }) => typed).join(' OU '),
      }
    })
    .sort((a, b) => Number(a.weightless) - Number(b.weightless) || a.estimate - b.estimate)
    .map((plan, at) => (at > 0 && plan.exact > common ? { ...plan, lists: lightened(plan.lists) } : plan))
}

/** Everything, the newest first, but what must not be there. */
function newest(columns: Columns, excluded: readonly List[]): Int32Array {
  const all = columns.newest()
  if (!excluded.length) return all
  const no = new Uint8Array(columns.size)
  for (const list of covering(excluded)) for (const seq of list.read({ weights: false }).seqs) no[seq] = 1
  return all.filter(seq => !no[seq])
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

/** What must not be there: the word in all its inflections, as written where accents were typed. */
function excludedBy(term: Term, reader: WordReader): List[] {
  const { lists } = planOf({ ...term, prefix: false }, reader)
  const short = term.written !== undefined && (term.forms[0]?.[0]?.length ?? 0) < 4
  return short ? lists.filter(list => list.tier === tier.exact) : covering(lists)
}
