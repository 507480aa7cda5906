import { eachWord, words } from '../french/fold.ts'
import { inclusiveForms } from '../french/inclusive.ts'
import { stem } from '../french/stem.ts'
import { isStopWord } from '../french/stop-words.ts'
import type { Query } from './query.ts'

/** A match in a text: which clause of the query, from where to where. */
export interface Match {
  readonly term: number
  readonly start: number
  readonly end: number
}

/** A run of words to be marked. */
interface WordPattern {
  readonly term: number
  readonly form: readonly string[]
  readonly byStem: boolean
  readonly prefix: boolean
}

/** Finds the words of a query in original texts: made once for all the texts of an answer. */
export interface Finder {
  /** how many clauses there are to be found */
  readonly terms: number
  /** calls back for each match, in order, until told `false` */
  each(text: string, onMatch: (match: Match) => boolean): void
}

const ACCENTED_FORMS: Readonly<Record<string, string>> = {
  a: 'aàâäáãåæ',
  c: 'cç',
  e: 'eéèêëœ',
  i: 'iîïíìı',
  n: 'nñ',
  o: 'oôöóòõøœ',
  s: 'sß',
  u: 'uùûüú',
  y: 'yÿý',
}
const joiners = /[\u0300-\u036f\u00ad\u200d]/
const inclusive = /[·⋅•‧∙・(.-]/
const letter = /[\p{L}\p{M}\u00ad\u200d]/u
const plain = /^[a-z]+$/

/** Makes the finder of a query; it marks nothing where the query asks for nothing. */
export function finderOf({ clauses }: Query): Finder {
  const patterns = clauses.flatMap(({ any }, term) =>
    any.flatMap(({ forms, stems, prefix, distance }): WordPattern[] => {
      const run = (form: readonly string[], byStem: boolean) => ({
        term,
        form,
        byStem,
        prefix: prefix && !byStem,
      })
      const splitForms = (form: readonly string[], byStem: boolean) =>
        form.map(word => ({ ...run([word], byStem), prefix: false }))
      if (distance !== undefined) return [...forms, ...stems].flatMap((form, at) => splitForms(form, at > 0))
      // A compound without inflection is its words, wherever they are.
      return [
        ...forms.map(form => run(form, false)),
        ...stems.flatMap(form =>
          splitForms(form.length > 1 ? form.filter(word => !isStopWord(word)) : form, true),
        ),
      ]
    }),
  )
  const longest = patterns.reduce((length, { form }) => Math.max(length, form.length), 1)
  const windowChars = longest === 1 ? WORD_CHARS : RUN_CHARS
  const beginnings = [...new Set(patterns.map(beginning))]
  const [fast, careful] = [pattern(beginnings, ''), pattern(beginnings, '[\u0300-\u036f\u00ad\u200d]*')]
  return {
    terms: clauses.length,
    each(text, onMatch) {
      if (!beginnings.length) return
      const search = joiners.test(text) ? careful : fast
      search.lastIndex = 0
      for (let at = search.exec(text); at; at = search.exec(text)) {
        const match = startsWord(text, at.index) ? matchAt(text, at.index, patterns, windowChars) : undefined
        if (match && !onMatch(match)) return
        search.lastIndex = match ? Math.max(match.end, at.index + 1) : at.index + 1
      }
    },
  }
}

/** All matches of a text, in order. */
export function matchesIn(text: string, finder: Finder): Match[] {
  const all: Match[] = []
  finder.each(text, match => all.push(match) > 0)
  return all
}

/** The common beginning of every word that answers, without what an inflection may change. */
function beginning({ form: [word = ''], byStem, prefix }: WordPattern): string {
  if (!byStem || prefix || !plain.test(word)) return word
  return word.slice(0, Math.max(2, word.length - (word.length > 8 ? 3 : 2)))
}

const NO_MATCH = /(?!)/g
const literal = (char: string) =>
  /[\p{L}\p{N}]/u.test(char) ? char : `\\u{${char.codePointAt(0)?.toString(16)}}`

function pattern(beginnings: readonly string[], between: string): RegExp {
  const one = (word: string) =>
    [...word.replace(/oe/g, '\u0001').replace(/ae/g, '\u0002').replace(/ss/g, '\u0003')]
      .map(char => {
        if (char === '\u0001') return `(?:[oôöóòõø]${between}[eéèêë]|œ)`
        if (char === '\u0002') return `(?:[aàâäáãå]${between}[eéèêë]|æ)`
        if (char === '\u0003') return `(?:s${between}s|ß)`
        return ACCENTED_FORMS[char] ? `[${ACCENTED_FORMS[char]}]` : literal(char)
      })
      .join(between)
  if (!beginnings.length) return NO_MATCH
  const shortest = beginnings.filter(
    word => !beginnings.some(other => other !== word && other !== '' && word.startsWith(other)),
  )
  return new RegExp(shortest.map(one).join('|'), 'giu')
}

const digit = /\p{N}/u

/** Does a word begin here? Words are cut between letters and digits too. */
function startsWord(text: string, at: number): boolean {
  if (at === 0) return true
  const before = text[at - 1] ?? ''
  return digit.test(text[at] ?? '') ? !digit.test(before) : !letter.test(before)
}

/** Characters read for a word, and for a run of words: a longer one is read again, further. */
const [WORD_CHARS, RUN_CHARS] = [24, 48]

function matchAt(
  text: string,
  at: number,
  patterns: readonly WordPattern[],
  windowChars: number,
): Match | undefined {
  const tokens = words(text.slice(at, at + windowChars))
  const [first] = tokens
  if (first?.start !== 0) return undefined
  const list = first.end >= windowChars ? words(text.slice(at, at + 400)) : tokens
  const isInclusive = inclusive.test(text[at + first.end] ?? '')
    ? inclusiveForms(text.slice(at, at + RUN_CHARS)).filter(({ start }) => start === 0)
    : []
  for (const one of patterns) {
    const { form, byStem, prefix, term } = one
    const same = (target: string, word: string, open: boolean) =>
      byStem ? target === stem(word) : open ? word.startsWith(target) : target === word
    const whole = isInclusive.find(({ word }) => form.length === 1 && same(form[0] ?? '', word, prefix))
    if (whole) return { term, start: at, end: at + whole.end }
    const run = form.length > 3 ? runAt(text, at, form.length) : list
    const fits = form.every((target, n) => {
      const token = run[n]
      return token !== undefined && same(target, token.word, prefix && n === form.length - 1)
    })
    const last = run[form.length - 1]
    if (fits && last)
      return {
        term,
        start: at,
        end: at + (isInclusive[0] && form.length === 1 ? isInclusive[0].end : last.end),
      }
  }
  return undefined
}

/** The stretch of `count` words that begins at a place. */
function runAt(text: string, at: number, count: number) {
  const run: { word: string; start: number; end: number }[] = []
  eachWord(text.slice(at, at + 40 * count), (word, start, end) => run.push({ word, start, end }))
  return run
}
