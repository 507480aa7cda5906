import { stem } from '../../../shared/text/stem.ts'
import { isStopWord, type Term, writtenForm } from '../../../shared/text/terms.ts'
import type { Postings, WordReader } from '../words/types.ts'

/** How close to what was typed a source is: an inflected form, one in the title, the word without its accents, the word. */
export const tier = { inflected: 0, titled: 1, unaccented: 2, exact: 3 } as const

/** Sources that answer to a term in one way. Read when its turn comes: the arrays last until the next list is read. */
export interface List {
  read(): Postings
  readonly tier: number
  /** what the weights are worth, written so */
  readonly factor: number
  /** has all the sources of the exact lists, and more */
  readonly wider?: boolean
}

/** The ways a term is looked for, and about how many sources have it. */
export interface Plan {
  readonly lists: readonly List[]
  readonly estimate: number
}

/** Words that follow each other are one word apart. */
const next = 1
/** Beyond, a word of three letters at most is not the beginning of another. */
const many = 8000
/** More than any list is long. */
export const often = 1e9
const inflectedFactor = 0.6
const begunFactor = 0.5

/** What the index is asked for a term. */
export function planOf(term: Term, reader: WordReader): Plan {
  if (term.within !== undefined) return near(term.forms[0] ?? [], term.within, reader)
  const plans = term.forms.map(form =>
    form.length === 1 ? word(form[0] ?? '', term, reader) : run(form, term.prefix, reader),
  )
  const compounds = term.stems.filter(form => form.length > 1).map(form => together(form, reader))
  return {
    lists: [...plans.flatMap(plan => plan.lists), ...compounds],
    estimate: plans.reduce((sum, plan) => sum + plan.estimate, 0),
  }
}

/** The same in fewer lists: of a word so common, the form written tells nothing. */
export function lightened(lists: readonly List[]): List[] {
  if (!lists.some(({ wider }) => wider)) return [...lists]
  const left = lists.filter(list => list.wider || list.tier === tier.inflected)
  return left.map(list => (list.wider ? { ...list, tier: tier.exact, factor: 1 } : list))
}

/** A word as it is written, then inflected, then gone on with. */
function word(asked: string, { written, stems, prefix }: Term, reader: WordReader): Plan {
  const forms = reader.variants(asked)
  const exact = forms.map(({ key, written: form }): List => {
    const same = written === undefined || writtenForm(form) === written
    return { read: () => reader.postings(key), tier: same ? tier.exact : tier.unaccented, factor: 1 }
  })
  const stemmed = stems.some(form => form.length === 1) && !isStopWord(asked)
  const inflected: List[] = stemmed
    ? [
        {
          read: () => reader.stemmed(stem(asked)),
          tier: tier.inflected,
          factor: inflectedFactor,
          wider: true,
        },
      ]
    : []
  const known = forms.reduce((sum, { count }) => sum + count, 0)
  // A short word in thousands of texts is one: those that only have longer ones would come last and cost as much again.
  const goesOn = prefix && (asked.length > 3 || known <= many)
  const begun: List[] = goesOn
    ? [{ read: () => reader.begun(asked), tier: tier.inflected, factor: begunFactor }]
    : []
  // To count what so few letters begin would cost more than to read it.
  const longer = !goesOn
    ? 0
    : asked.length < 4
      ? often
      : reader.completions(asked, 20).reduce((sum, { count }) => sum + count, 0)
  return { lists: [...exact, ...inflected, ...begun], estimate: Math.max(known, longer) }
}

/** Words one after the other; the last may be the beginning of one. */
function run(form: readonly string[], prefix: boolean, reader: WordReader): Plan {
  const last = form.at(-1) ?? ''
  const ends = new Set([last, ...(prefix ? reader.completions(last, 8).map(one => one.word) : [])])
  const lists = [...ends].map((end, at): List => {
    const words = [...form.slice(0, -1), end]
    return {
      read: () => reader.phrase(words, next, true),
      tier: at ? tier.inflected : tier.exact,
      factor: at ? begunFactor : 1,
    }
  })
  return { lists, estimate: Math.min(...form.slice(0, -1).map(one => countOf(one, reader))) }
}

const countOf = (asked: string, reader: WordReader) =>
  reader.variants(asked).reduce((sum, { count }) => sum + count, 0)

/** Words near each other in any order, as they were typed and in their most common inflections. */
function near(form: readonly string[], within: number, reader: WordReader): Plan {
  const runs = form.reduce<string[][]>(
    (all, asked) => all.flatMap(begun => sisters(asked, reader).map(one => [...begun, one])),
    [[]],
  )
  const lists = runs.slice(0, 24).map((words, at): List => {
    const factor = at ? inflectedFactor : 1
    return { read: () => reader.phrase(words, within, false), tier: at ? tier.inflected : tier.exact, factor }
  })
  return { lists, estimate: Math.min(...form.map(asked => countOf(asked, reader))) }
}

/** The word and the most common ones of the same stem. */
function sisters(asked: string, reader: WordReader): string[] {
  const same = stem(asked)
  const start = asked.slice(0, Math.max(3, asked.length - 3))
  const found = reader.completions(start, 60).filter(({ word }) => word !== asked && stem(word) === same)
  return [asked, ...found.slice(0, 3).map(({ word }) => word)]
}

/** The pieces of a compound, inflected, anywhere in a source. */
function together(stems: readonly string[], reader: WordReader): List {
  const read = (): Postings => {
    const [first = '', ...others] = stems
    const seqs = reader.stemmed(first)
    let kept = new Map<number, number>()
    for (let i = 0; i < seqs.count; i += 1) kept.set(seqs.seqs[i] as number, seqs.impacts[i] as number)
    for (const other of others) {
      const found = reader.stemmed(other)
      const both = new Map<number, number>()
      for (let i = 0; i < found.count; i += 1) {
        const [seq, impact] = [found.seqs[i] as number, found.impacts[i] as number]
        const before = kept.get(seq)
        if (before !== undefined) both.set(seq, Math.min(before, impact))
      }
      kept = both
    }
    return { count: kept.size, seqs: Int32Array.from(kept.keys()), impacts: Uint8Array.from(kept.values()) }
  }
  return { read, tier: tier.inflected, factor: inflectedFactor }
}
