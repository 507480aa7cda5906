import { stem } from '../../../shared/french/stem.ts'
import { isStopWord } from '../../../shared/french/stop-words.ts'
import { type Term, writtenForm } from '../../../shared/search/terms.ts'
import type { Postings, Reading, WordReader } from '../index/model.ts'

/** Closeness of a source to a term: an inflected form, one in the title, the word without its accents, the word as typed. */
export const TIER = { inflection: 0, inTitle: 1, withoutAccents: 2, exact: 3 } as const

/** The sources that match a term in one way. Its arrays are valid until the next list is read. */
export interface List {
  read(how?: Reading): Postings
  /** its impacts by source, of a list that a large share of the sources is in (`stemImpacts`) */
  impacts?(): Uint8Array | undefined
  /** a bit for each of its sources, where their impacts are not at hand (`stemBits`) */
  bits?(): Uint8Array | undefined
  readonly tier: number
  /** multiplies the weights */
  readonly factor: number
  /** all its weights count as the lowest */
  readonly isFlat?: boolean
  /** about how many sources it has; absent when only reading it tells */
  readonly about?: number
  /** contains the sources of the exact lists of its word */
  readonly isWider?: boolean
  /** a wider list of its word contains its sources */
  readonly isCovered?: boolean
  /** the synonym searched, as shown to the user */
  readonly synonym?: string
  /** the synonym names exactly the thing asked: an article, an acronym */
  readonly isName?: boolean
}

/** The lists of a term, and estimates of the sources that match it, and match it exactly. */
export interface Plan {
  readonly lists: readonly List[]
  readonly estimate: number
  readonly exact: number
}

/** Adjacent words are one place apart; close words have at most two small words between them: `charge de la preuve`. */
const ADJACENT_WORDS = 1
export const CLOSE_WORDS = 3
/** A word of up to four letters with more sources than this is not taken as a prefix. */
const COMMON_SOURCES = 8000
/** A prefix this short begins words of all kinds: its weights mean nothing. */
const VAGUE_LETTERS = 3
const INFLECTION_FACTOR = 0.6
const PREFIX_FACTOR = 0.5
/** Synonyms rank as exact forms, and weigh less than the words typed. */
const SYNONYM_FACTORS = { words: 0.6, name: 0.9, everyday: 0.4 } as const
/** The weight of an article that a synonym names, as if its text were nothing but the term. */
const [ARTICLE_FACTOR, ARTICLE_IMPACT] = [1, 63]

/** The look-ups of words and numbers. */
export interface Sources {
  readonly reader: WordReader
  /** the sources of an article: `L. 761-1 CJA` */
  articles(text: string): readonly number[]
}

/** Plans the lists that answer a term. */
export function planOf(term: Term, { reader, articles }: Sources): Plan {
  if (term.synonym === 'article') return articlePlan(term.raw, articles)
  if (term.synonym) return synonymPlan(term, SYNONYM_FACTORS[term.synonym], reader)
  if (term.distance !== undefined) return nearPlan(term.forms[0] ?? [], term.distance, reader)
  const plans = term.forms.map(form =>
    form.length === 1 ? wordPlan(form[0] ?? '', term, reader) : phrasePlan(form, term.prefix, reader),
  )
  const compounds = term.stems.filter(form => form.length > 1).map(form => compoundList(form, reader))
  return {
    lists: [...plans.flatMap(plan => plan.lists), ...compounds],
    estimate: plans.reduce((sum, plan) => sum + plan.estimate, 0),
    exact: plans.reduce((sum, plan) => sum + plan.exact, 0),
  }
}

/** Reduces the lists of a very common word, whose exact form tells nothing, to the wide ones. */
export function inAllForms(lists: readonly List[]): List[] {
  return covering(lists).map(list => (list.isWider ? { ...list, tier: TIER.exact, factor: 1 } : list))
}

/** The lists without those a wider list contains. */
export const covering = (lists: readonly List[]): List[] => lists.filter(({ isCovered }) => !isCovered)

/** A synonym that is an article: the article itself, whatever its words. */
function articlePlan(text: string, articles: Sources['articles']): Plan {
  const seqs = Int32Array.from(articles(text)).sort()
  const postings = { count: seqs.length, seqs, impacts: new Uint8Array(seqs.length).fill(ARTICLE_IMPACT) }
  const list = {
    read: () => postings,
    about: seqs.length,
    ...asSynonym(`art. ${text}`),
    factor: ARTICLE_FACTOR,
    isName: true,
  }
  return { lists: seqs.length ? [list] : [], estimate: seqs.length, exact: 0 }
}

/**
 * A synonym in words: one word in all its inflections; several, as a close phrase without stop words, which are too common to be
 * worth reading.
 */
function synonymPlan({ forms: [form = []], raw: text }: Term, factor: number, reader: WordReader): Plan {
  const [only = '', ...next] = form.filter(one => !isStopWord(one))
  const root = stem(only)
  const words = [only, ...next]
  const about = next.length ? Math.min(...words.map(one => countOf(one, reader))) : reader.stemCount(root)
  const list: List = {
    read: next.length
      ? memoize(() => reader.phrase(words, CLOSE_WORDS, true))
      : how => reader.withStem(root, how),
    ...(next.length ? {} : { about }),
    ...asSynonym(`«\u00a0${text}\u00a0»`),
    factor,
  }
  return { lists: about ? [list] : [], estimate: about, exact: 0 }
}

const asSynonym = (wording: string) => ({ tier: TIER.exact, synonym: wording })

/** A word in its exact forms, then inflected, then as a prefix. */
function wordPlan(text: string, { accents, stems, prefix }: Term, reader: WordReader): Plan {
  const forms = reader.variants(text)
  const exactCount = forms.reduce((sum, { count }) => sum + count, 0)
  const root = stem(text)
  const hasStem = stems.some(form => form.length === 1) && !isStopWord(text)
  const inflections: List[] = hasStem
    ? [
        {
          read: how => reader.withStem(root, how),
          impacts: () => reader.stemImpacts(root),
          bits: () => reader.stemBits(root),
          tier: TIER.inflection,
          factor: INFLECTION_FACTOR,
          about: reader.stemCount(root),
          isWider: true,
        },
      ]
    : []
  // a short word in thousands of texts is no prefix: sources with longer words alone would come last and double the cost
  const goesOn = prefix && (text.length > 4 || exactCount <= COMMON_SOURCES)
  const excludedStem = hasStem ? root : undefined
  const longer = goesOn ? reader.beyondCount(text, excludedStem) : 0
  const longerWords: List[] = longer
    ? [
        {
          read: how => reader.beyond(text, excludedStem, how),
          tier: TIER.inflection,
          factor: PREFIX_FACTOR,
          about: longer,
          isFlat: text.length <= VAGUE_LETTERS,
        },
      ]
    : []
  const exact = forms.map(
    ({ key, spelling: form, count }): List => ({
      read: how => reader.postings(key, how),
      tier: accents === undefined || writtenForm(form) === accents ? TIER.exact : TIER.withoutAccents,
      factor: 1,
      about: count,
      isCovered: hasStem,
    }),
  )
  return {
    lists: [...exact, ...inflections, ...longerWords],
    estimate: exactCount + longer,
    exact: exactCount,
  }
}

/** A phrase, whose last word may be a prefix. */
function phrasePlan(form: readonly string[], prefix: boolean, reader: WordReader): Plan {
  const last = form.at(-1) ?? ''
  const ends = new Set([last, ...(prefix ? endingsOf(last, reader) : [])])
  const lists = [...ends].map((end, at): List => {
    const words = [...form.slice(0, -1), end]
    return {
      read: memoize(() => reader.phrase(words, ADJACENT_WORDS, true)),
      tier: at ? TIER.inflection : TIER.exact,
      factor: at ? PREFIX_FACTOR : 1,
    }
  })
  const estimate = Math.min(...form.slice(0, -1).map(one => countOf(one, reader)))
  return { lists, estimate, exact: estimate }
}

/** Ways in which the last word of a phrase goes on, at most. */
const MAX_ENDINGS = 8

/** The commonest words that begin with the one being typed; of a number, those of one more figure: a library has many thousands of longer ones. */
function endingsOf(last: string, reader: WordReader): string[] {
  if (!/^\d+$/.test(last)) return reader.completions(last, MAX_ENDINGS).map(({ word }) => word)
  return [...'0123456789']
    .map(figure => ({ word: last + figure, count: countOf(last + figure, reader) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MAX_ENDINGS)
    .map(({ word }) => word)
}

const countOf = (text: string, reader: WordReader) =>
  reader.variants(text).reduce((sum, { count }) => sum + count, 0)

/** Memoizes an expensive read for the duration of a search. */
function memoize(read: () => Postings): () => Postings {
  let memo: Postings | undefined
  return () => {
    memo ??= read()
    return memo
  }
}

/** Words near each other in any order, as typed and in their most common inflections. */
function nearPlan(form: readonly string[], distance: number, reader: WordReader): Plan {
  const runs = form.reduce<string[][]>(
    (all, text) => all.flatMap(start => commonInflections(text, reader).map(one => [...start, one])),
    [[]],
  )
  const lists = runs.slice(0, 24).map((words, at): List => {
    const factor = at ? INFLECTION_FACTOR : 1
    const postings = memoize(() => reader.phrase(words, distance, false))
    return { read: postings, tier: at ? TIER.inflection : TIER.exact, factor }
  })
  const estimate = Math.min(...form.map(text => countOf(text, reader)))
  return { lists, estimate, exact: estimate }
}

/** The word and the most common ones of the same stem. */
function commonInflections(text: string, reader: WordReader): string[] {
  const same = stem(text)
  const start = text.slice(0, Math.max(3, text.length - 3))
  const completions = reader.completions(start, 60).filter(({ word }) => word !== text && stem(word) === same)
  return [text, ...completions.slice(0, 3).map(({ word }) => word)]
}

/** The parts of a compound, inflected, anywhere in a source. */
function compoundList(stems: readonly string[], reader: WordReader): List {
  const read = (): Postings => {
    const [first = '', ...next] = stems
    const seqs = reader.withStem(first)
    let impacts = new Map<number, number>()
    for (let i = 0; i < seqs.count; i += 1) impacts.set(seqs.seqs[i] as number, seqs.impacts[i] as number)
    for (const other of next) {
      const postings = reader.withStem(other)
      const both = new Map<number, number>()
      for (let i = 0; i < postings.count; i += 1) {
        const [seq, impact] = [postings.seqs[i] as number, postings.impacts[i] as number]
        const before = impacts.get(seq)
        if (before !== undefined) both.set(seq, Math.min(before, impact))
      }
      impacts = both
    }
    return {
      count: impacts.size,
      seqs: Int32Array.from(impacts.keys()),
      impacts: Uint8Array.from(impacts.values()),
    }
  }
  return { read: memoize(read), tier: TIER.inflection, factor: INFLECTION_FACTOR }
}
