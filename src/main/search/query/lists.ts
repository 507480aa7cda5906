import { stem } from '../../../shared/french/stem.ts'
import { isStopWord, type Term, writtenForm } from '../../../shared/search/terms.ts'
import type { Postings, Reading, WordReader } from '../index/types.ts'

/** How close to what was typed a source is: an inflected form, one in the title, the word without its accents, the word. */
export const tier = { inflected: 0, titled: 1, unaccented: 2, exact: 3 } as const
/** Added to the tier of what has all the words, where others that lack one come after. */
export const above = 4

/** Sources that answer to a term in one way. Read when its turn comes: the arrays last until the next list is read. */
export interface List {
  read(how?: Reading): Postings
  readonly tier: number
  /** what the weights are worth, written so */
  readonly factor: number
  /** its weights say nothing: each is the least */
  readonly flat?: boolean
  /** about how many sources it has; absent where reading it is the only way to know */
  readonly about?: number
  /** has all the sources of the exact lists of its word, and more */
  readonly wider?: boolean
  /** a wider list of its word has all its sources */
  readonly covered?: boolean
  /** what means the same as what was typed, as it is told */
  readonly synonym?: string
}

/** The ways a term is looked for, about how many sources have it, and have it as written. */
export interface Plan {
  readonly lists: readonly List[]
  readonly estimate: number
  readonly exact: number
}

/** Words that follow each other are one word apart; with at most two little ones between, `charge de la preuve`, they are close. */
const next = 1
export const close = 3
/** Beyond, a word of four letters at most is not the beginning of another. */
const many = 8000
/** So few letters begin words of all kinds. */
const vague = 3
const inflectedFactor = 0.6
const begunFactor = 0.5
/** What means the same is as good an answer, and weighs less than the words typed. */
const synonymFactor = 0.6
/** An article that is itself what was meant: as much of it as a text can say. */
const [meantFactor, meant] = [0.75, 63]

/** Where words and numbers are looked up. */
export interface Sources {
  readonly reader: WordReader
  /** the places of the articles of a number and a text of law */
  articles(asked: string): readonly number[]
}

/** What the index is asked for a term. */
export function planOf(term: Term, { reader, articles }: Sources): Plan {
  if (term.synonym === 'article') return article(term.typed, articles)
  if (term.synonym) return synonym(term, reader)
  if (term.within !== undefined) return near(term.forms[0] ?? [], term.within, reader)
  const plans = term.forms.map(form =>
    form.length === 1 ? word(form[0] ?? '', term, reader) : run(form, term.prefix, reader),
  )
  const compounds = term.stems.filter(form => form.length > 1).map(form => together(form, reader))
  return {
    lists: [...plans.flatMap(plan => plan.lists), ...compounds],
    estimate: plans.reduce((sum, plan) => sum + plan.estimate, 0),
    exact: plans.reduce((sum, plan) => sum + plan.exact, 0),
  }
}

/** The same in fewer lists: of a word so common, the form written tells nothing. */
export function lightened(lists: readonly List[]): List[] {
  return covering(lists).map(list => (list.wider ? { ...list, tier: tier.exact, factor: 1 } : list))
}

/** The fewest of the lists that have all their sources. */
export const covering = (lists: readonly List[]): List[] => lists.filter(({ covered }) => !covered)

/** The articles themselves, whatever their words are. */
function article(typed: string, articles: Sources['articles']): Plan {
  const seqs = Int32Array.from(articles(typed)).sort()
  const found = { count: seqs.length, seqs, impacts: new Uint8Array(seqs.length).fill(meant) }
  const list = { read: () => found, about: seqs.length, ...asSynonym(`art. ${typed}`), factor: meantFactor }
  return { lists: seqs.length ? [list] : [], estimate: seqs.length, exact: 0 }
}

/**
 * What means the same: one word in all its inflections; several one after the other, without the little words between, which are
 * everywhere and take longer to look at than they tell.
 */
function synonym({ forms: [form = []], typed }: Term, reader: WordReader): Plan {
  const [only = '', ...others] = form.filter(one => !isStopWord(one))
  const root = stem(only)
  const words = [only, ...others]
  const about = others.length ? Math.min(...words.map(one => countOf(one, reader))) : reader.stemCount(root)
  const list: List = {
    read: others.length ? once(() => reader.phrase(words, close, true)) : how => reader.stemmed(root, how),
    ...(others.length ? {} : { about }),
    ...asSynonym(`« ${typed} »`),
  }
  return { lists: about ? [list] : [], estimate: about, exact: 0 }
}

const asSynonym = (told: string) => ({ tier: tier.exact, factor: synonymFactor, synonym: told })

/** A word as it is written, then inflected, then gone on with. */
function word(asked: string, { written, stems, prefix }: Term, reader: WordReader): Plan {
  const forms = reader.variants(asked)
  const known = forms.reduce((sum, { count }) => sum + count, 0)
  const root = stem(asked)
  const stemmed = stems.some(form => form.length === 1) && !isStopWord(asked)
  const inflected: List[] = stemmed
    ? [
        {
          read: how => reader.stemmed(root, how),
          tier: tier.inflected,
          factor: inflectedFactor,
          about: reader.stemCount(root),
          wider: true,
        },
      ]
    : []
  // A short word in thousands of texts is one: those that only have longer ones would come last and cost as much again.
  const goesOn = prefix && (asked.length > 4 || known <= many)
  const besides = stemmed ? root : undefined
  const longer = goesOn ? reader.beyondCount(asked, besides) : 0
  const begun: List[] = longer
    ? [
        {
          read: how => reader.beyond(asked, besides, how),
          tier: tier.inflected,
          factor: begunFactor,
          about: longer,
          flat: asked.length <= vague,
        },
      ]
    : []
  const exact = forms.map(
    ({ key, written: form, count }): List => ({
      read: how => reader.postings(key, how),
      tier: written === undefined || writtenForm(form) === written ? tier.exact : tier.unaccented,
      factor: 1,
      about: count,
      covered: stemmed,
    }),
  )
  return { lists: [...exact, ...inflected, ...begun], estimate: known + longer, exact: known }
}

/** Words one after the other; the last may be the beginning of one. */
function run(form: readonly string[], prefix: boolean, reader: WordReader): Plan {
  const last = form.at(-1) ?? ''
  const ends = new Set([last, ...(prefix ? reader.completions(last, 8).map(one => one.word) : [])])
  const lists = [...ends].map((end, at): List => {
    const words = [...form.slice(0, -1), end]
    return {
      read: once(() => reader.phrase(words, next, true)),
      tier: at ? tier.inflected : tier.exact,
      factor: at ? begunFactor : 1,
    }
  })
  const estimate = Math.min(...form.slice(0, -1).map(one => countOf(one, reader)))
  return { lists, estimate, exact: estimate }
}

const countOf = (asked: string, reader: WordReader) =>
  reader.variants(asked).reduce((sum, { count }) => sum + count, 0)

/** What costs much to find is found once a search, and kept until its end. */
function once(read: () => Postings): () => Postings {
  let kept: Postings | undefined
  return () => {
    kept ??= read()
    return kept
  }
}

/** Words near each other in any order, as they were typed and in their most common inflections. */
function near(form: readonly string[], within: number, reader: WordReader): Plan {
  const runs = form.reduce<string[][]>(
    (all, asked) => all.flatMap(begun => sisters(asked, reader).map(one => [...begun, one])),
    [[]],
  )
  const lists = runs.slice(0, 24).map((words, at): List => {
    const factor = at ? inflectedFactor : 1
    const read = once(() => reader.phrase(words, within, false))
    return { read, tier: at ? tier.inflected : tier.exact, factor }
  })
  const estimate = Math.min(...form.map(asked => countOf(asked, reader)))
  return { lists, estimate, exact: estimate }
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
  return { read: once(read), tier: tier.inflected, factor: inflectedFactor }
}
