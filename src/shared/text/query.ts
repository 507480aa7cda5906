import { eachWord, squash, words } from './fold.ts'
import { inclusiveForms } from './inclusive.ts'
import { stem } from './stem.ts'

/** One thing a search asks for: any of `forms`, each a run of folded words. */
export interface Term {
  readonly forms: readonly (readonly string[])[]
  /** the same without inflection; empty for a phrase between quotes and for numbers */
  readonly stems: readonly (readonly string[])[]
  /** the last word may go on */
  readonly prefix: boolean
}

/** What the user typed, as terms that must all be there. */
export interface Query {
  readonly terms: readonly Term[]
  /** letters and digits of the whole text, when it may be a number typed alone */
  readonly number?: string
}

const stopWords = new Set(
  (
    'a au aux avec ce ces cette cet dans de des du elle en et eux il ils je la le les leur leurs lui ma mais me meme mes mon ne nos ' +
    'notre nous on ou par pas pour qu que qui sa se ses son sur ta te tes ton tu un une vos votre vous c d j l m n s t y est'
  ).split(' '),
)
const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)$/i
/** `L. 251-2`: the letter of an article goes with its number. */
const lettered = /\b([LRDA])\s*\*{0,2}\.?\s+(?=\d)/gi
const quoted = /["«»“”„]/

/** Reads what the user typed; whatever it is, it is a query. */
export function parseQuery(text: string): Query {
  const terms = text.split(quoted).flatMap((part, at, parts) => {
    if (at % 2 === 1) return phrase(part)
    return loose(part, at === parts.length - 1)
  })
  const wanted = terms.filter(term => !isStop(term))
  const all = text.trim().length <= 80 && /\d/.test(text) ? squash(text) : ''
  return { terms: wanted.length ? wanted : terms, ...(all ? { number: all } : {}) }
}

const isStop = ({ forms, stems }: Term) =>
  stems.length > 0 && forms.every(form => form.length === 1 && stopWords.has(form[0]!))

function phrase(text: string): Term[] {
  const form = words(text).map(({ word }) => word)
  return form.length ? [{ forms: [form], stems: [], prefix: false }] : []
}

/** Words between spaces; the elided article of one is left out, its numbers and compounds are kept in one piece. */
function loose(text: string, last: boolean): Term[] {
  const chunks = text
    .replace(lettered, '$1')
    .split(/\s+/)
    .flatMap(chunk => {
      const inclusive = inclusiveForms(chunk)
      if (inclusive.length) return [inclusive.map(({ word }) => [word])]
      const pieces = chunk.split(/['’ʼ‘`´]/)
      return pieces
        .filter((piece, at) => at === pieces.length - 1 || !elided.test(piece.replace(/^\P{L}+/u, '')))
        .map(piece => [words(piece).map(({ word }) => word)])
    })
  const terms = chunks.map(forms => forms.filter(form => form.length)).filter(forms => forms.length)
  return terms.map((forms, at) => termOf(forms, last && at === terms.length - 1))
}

function termOf(forms: string[][], prefix: boolean): Term {
  const [first = []] = forms
  const numeric = first.some(word => /\d/.test(word))
  const joined = first.length > 1 ? [...forms, [first.join('')]] : forms
  return { forms: joined, stems: numeric ? [] : unique(joined.map(form => form.map(stem))), prefix }
}

/** The terms in the language of FTS5; `exactly` leaves inflected forms out. Undefined when nothing is asked. */
export function matchOf({ terms }: Query, exactly = false): string | undefined {
  if (!terms.length) return undefined
  const [only] = terms
  // One letter alone is in every text: the titles that have a word begun by it are answer enough.
  if (terms.length === 1 && only?.prefix && only.forms[0]?.join('').length === 1)
    return `head : ${string(only.forms[0])} *`
  return terms.map(term => `(${alternatives(term, exactly).join(' OR ')})`).join(' AND ')
}

/** The same sought in titles, numbers, paths and tags alone. */
export function inTitles(query: Query): string | undefined {
  const match = matchOf(query, true)
  return match && `head : (${match.replaceAll('{head exact} : ', '')})`
}

/** The same, its last word taken as finished. */
export function finished(query: Query): Query {
  return { ...query, terms: query.terms.map(term => ({ ...term, prefix: false })) }
}

/**
 * Without its last word, where that is an unfinished word of at most `length` letters from a to z and something is left to
 * look for; `letter` begins the word left out.
 */
export function shortened(query: Query, length: number): { query: Query; letter?: string } {
  const last = query.terms.at(-1)
  const [word = ''] = last?.forms[0] ?? []
  const short =
    last?.prefix && last.forms.length === 1 && last.forms[0]?.length === 1 && word.length <= length
  if (!short || query.terms.length < 2 || !/^[a-z]+$/.test(word)) return { query }
  return { query: { ...query, terms: query.terms.slice(0, -1) }, letter: word.charAt(0) }
}

const string = (form: readonly string[]) => `"${form.join(' ').replaceAll('"', '""')}"`

/** An inflected word is in the column of stems; one that has none stands as it is. A compound is its words, wherever they are. */
const anyForm = (word: string) => `(stem : ${string([word])} OR {head exact} : ${string([word])})`

function alternatives({ forms, stems, prefix }: Term, exactly: boolean): string[] {
  const exact = forms.map(form => `{head exact} : ${string(form)}${prefix ? ' *' : ''}`)
  if (exactly) return exact
  // A whole word without inflection is already sought as it is: only its column of stems is left to look at.
  const written = new Set(forms.map(form => form.join(' ')))
  const any = (form: readonly string[]) =>
    !prefix && form.length === 1 && written.has(form[0] ?? '')
      ? `stem : ${string(form)}`
      : `(${form.map(anyForm).join(' AND ')})`
  return [...exact, ...stems.map(any)]
}

const unique = (all: string[][]) => [...new Map(all.map(one => [one.join(' '), one])).values()]

/** A match in a text: which term, from where to where. */
export interface Match {
  readonly term: number
  readonly start: number
  readonly end: number
}

/** Where the terms of a query stand in an original text, in order. */
export function matchesIn(text: string, { terms }: Query): Match[] {
  const all = words(text)
  const found: Match[] = []
  const spellings = inclusiveForms(text)
  const same = (wanted: string, word: string, stemmed: boolean, open: boolean) =>
    stemmed ? wanted === stem(word) : open ? word.startsWith(wanted) : wanted === word
  const tries = terms.flatMap(({ forms, stems, prefix }, term) => [
    ...forms.map(form => ({ term, form, stemmed: false, prefix })),
    ...stems.map(form => ({ term, form, stemmed: true, prefix: false })),
  ])
  for (let at = 0; at < all.length; at += 1) {
    const hit = tries.find(({ form, stemmed, prefix }) =>
      form.every((wanted, n) => {
        const token = all[at + n]
        return token !== undefined && same(wanted, token.word, stemmed, prefix && n === form.length - 1)
      }),
    )
    if (!hit) continue
    const end = at + hit.form.length - 1
    found.push({ term: hit.term, start: all[at]!.start, end: all[end]!.end })
    at = end
  }
  for (const { word, start, end } of spellings) {
    const hit = tries.find(
      ({ form, stemmed, prefix }) => form.length === 1 && same(form[0]!, word, stemmed, prefix),
    )
    if (hit) found.push({ term: hit.term, start, end })
  }
  return merged(found)
}

/** In order, those that touch or overlap made one. */
function merged(found: Match[]): Match[] {
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const all: Match[] = []
  for (const match of sorted) {
    const before = all.at(-1)
    if (before && match.start < before.end)
      all[all.length - 1] = { ...before, end: Math.max(before.end, match.end) }
    else all.push(match)
  }
  return all
}

/** An article asked by its number and its text: `L251-2 CSI`, `R. 421-1 du code de justice administrative`, `art. 6 LIL`. */
export interface ArticleQuery {
  /** as keys.ts writes it: `l-251-2` */
  readonly number: string
  /** the words that name its text; empty when it was typed alone */
  readonly text: readonly string[]
}

const article =
  /^(?:art(?:icles?|\.)?\s*)?((?:[LRDA]\s*\*{0,2}\s*\.?\s*)?\d+(?:er)?(?:\s?[-–.]\s?\d+)*(?:[- ](?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|[A-Z](?![\p{L}.])))*)(?:\s*,?\s+(.*))?$/iu

/** Reads a text as the number of an article, with or without the name of its text. */
export function parseArticle(text: string): ArticleQuery | undefined {
  const [, number, rest = ''] = article.exec(text.trim()) ?? []
  if (!number) return undefined
  const named: string[] = []
  eachWord(rest, word => named.push(word))
  return {
    number: words(number)
      .map(({ word }) => word)
      .join('-'),
    text: named.filter(word => !stopWords.has(word)),
  }
}
