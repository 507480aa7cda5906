import { words } from '../french/fold.ts'
import { inclusiveForms } from '../french/inclusive.ts'
import { stem } from '../french/stem.ts'

/** One thing a search asks for: any of `forms`, each a run of folded words. */
export interface Term {
  readonly forms: readonly (readonly string[])[]
  /** the same without inflection; empty for a phrase between quotes and for numbers */
  readonly stems: readonly (readonly string[])[]
  /** in lower case, with the accents typed; absent where none was */
  readonly written?: string
  /** the last word may go on */
  readonly prefix: boolean
  /** its words in any order, each within so many of the next (`proche:5`) */
  readonly within?: number
  /** as the user typed it */
  readonly typed: string
  /** not typed: what means the same (synonyms.ts), by words or by the number of an article */
  readonly synonym?: 'words' | 'article'
}

const stopWords = new Set(
  (
    'a au aux avec ce ces cette cet dans de des du elle en et eux il ils je la le les leur leurs lui ma mais me meme mes mon ne nos ' +
    'notre nous on ou par pas pour qu que qui sa se ses son sur ta te tes ton tu un une vos votre vous c d j l m n s t y est'
  ).split(' '),
)
const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)$/i
/** `sont-elles`, `peut-on`, `a-t-il`: the verb alone is asked for. */
const inverted = /^(\p{L}+)(?:-t)?-(?:ils?|elles?|on|je|tu|nous|vous|ce)(?!\p{L})/iu
const apostrophe = /['’ʼ‘`´]/

/** Is it a word of the language rather than of the question? */
export const isStopWord = (word: string): boolean => stopWords.has(word)

/** Is a term such a word and nothing else? */
export const isStop = ({ forms, stems }: Term): boolean =>
  stems.length > 0 && forms.every(form => form.length === 1 && stopWords.has(form[0] ?? ''))

/** The words between two quotes, one after the other, as they stand. */
export function phraseOf(text: string, prefix = false): Term | undefined {
  const form = words(text).map(({ word }) => word)
  return form.length ? { forms: [form], stems: [], prefix, typed: text.trim() } : undefined
}

/** The words of the texts where those of several terms stand near each other; undefined for fewer than two words. */
export function nearOf(terms: readonly Term[], within: number): Term | undefined {
  const form = terms.flatMap(term => term.forms[0] ?? [])
  if (form.length < 2) return undefined
  const typed = terms.map(term => term.typed).join(' ')
  return { forms: [form], stems: [form.map(stem)], prefix: false, within, typed }
}

/** The terms of what was typed between two spaces: its elided article is left out, its numbers and compounds stay whole. */
export function termsOf(chunk: string, open: boolean): Term[] {
  const inclusive = inclusiveForms(chunk)
  if (inclusive.length)
    return [
      termOf(
        inclusive.map(({ word }) => [word]),
        chunk,
        open,
      ),
    ]
  const pieces = chunk.replace(inverted, '$1').split(apostrophe)
  const kept = pieces.filter(
    (piece, at) => at === pieces.length - 1 || !elided.test(piece.replace(/^\P{L}+/u, '')),
  )
  const asked = kept
    .map(piece => ({ piece, form: words(piece).map(({ word }) => word) }))
    .filter(({ form }) => form.length)
  return asked.map(({ piece, form }, at) => termOf([form], piece, open && at === asked.length - 1))
}

function termOf(forms: string[][], typed: string, prefix: boolean): Term {
  const [first = []] = forms
  const numeric = first.some(word => /\d/.test(word))
  const joined = first.length > 1 ? [...forms, [first.join('')]] : forms
  const stems = numeric ? [] : unique(joined.map(form => form.map(stem)))
  const written = first.length === 1 && forms.length === 1 ? writtenForm(typed) : undefined
  return { forms: joined, stems, prefix, typed, ...(written && written !== first[0] ? { written } : {}) }
}

/** A word in lower case, its ligatures undone: two of them are the same but for their accents. */
export function writtenForm(text: string): string {
  const [only] = words(text)
  const word = only ? text.slice(only.start, only.end) : ''
  return word.toLowerCase().normalize('NFC').replaceAll('œ', 'oe').replaceAll('æ', 'ae')
}

const unique = (all: string[][]) => [...new Map(all.map(one => [one.join(' '), one])).values()]
