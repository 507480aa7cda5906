import { words } from '../french/fold.ts'
import { inclusiveForms } from '../french/inclusive.ts'
import { stem } from '../french/stem.ts'
import { isStopWord } from '../french/stop-words.ts'
import { otherNumberForm } from '../french/words/number-words.ts'

/** A term of a query, which any of `forms` matches: each a run of folded words. */
export interface Term {
  readonly forms: readonly (readonly string[])[]
  /** the same without inflection; empty for a phrase between quotes and for numbers */
  readonly stems: readonly (readonly string[])[]
  /** the word in lower case with its accents; absent when none was typed */
  readonly accents?: string
  /** the last word is a prefix */
  readonly prefix: boolean
  /** its words in any order, each within so many of the next (`proche:5`) */
  readonly distance?: number
  /** as the user typed it */
  readonly raw: string
  /**
   * a synonym (synonyms.ts): in words, as the number of an article, as another form of a name, or a word of the law for one of every
   * day, which is near in meaning
   */
  readonly synonym?: 'words' | 'article' | 'name' | 'everyday'
}

const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)$/i
/** `sont-elles`, `peut-on`, `a-t-il`: the verb alone is asked for. */
const INVERSION = /^(\p{L}+)(?:-t)?-(?:ils?|elles?|on|je|tu|nous|vous|ce)(?!\p{L})/iu
const APOSTROPHE = /['’ʼ‘`´]/

/** Tells whether a term is nothing but a stop word. */
export const isStop = ({ forms, stems }: Term): boolean =>
  stems.length > 0 && forms.every(form => form.length === 1 && isStopWord(form[0] ?? ''))

/** The term of a quoted phrase. */
export function phraseOf(text: string, prefix = false): Term | undefined {
  const form = words(text).map(({ word }) => word)
  return form.length ? { forms: [form], stems: [], prefix, raw: text.trim() } : undefined
}

/** The term of words near each other; undefined for fewer than two words. */
export function nearOf(terms: readonly Term[], distance: number): Term | undefined {
  const form = terms.flatMap(term => term.forms[0] ?? [])
  if (form.length < 2) return undefined
  const raw = terms.map(term => term.raw).join(' ')
  return { forms: [form], stems: [form.map(stem)], prefix: false, distance, raw }
}

/** The terms of a chunk between two spaces: its elided article is dropped, numbers and compounds stay whole. */
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
  const pieces = chunk.replace(INVERSION, '$1').split(APOSTROPHE)
  const bare = pieces.filter(
    (piece, at) => at === pieces.length - 1 || !ELISION.test(piece.replace(/^\P{L}+/u, '')),
  )
  const wordPieces = bare
    .map(piece => ({ piece, form: words(piece).map(({ word }) => word) }))
    .filter(({ form }) => form.length)
  return wordPieces.map(({ piece, form }, at) => termOf([form], piece, open && at === wordPieces.length - 1))
}

function termOf(forms: string[][], raw: string, prefix: boolean): Term {
  const [first = []] = forms
  const numeric = first.some(word => /\d/.test(word))
  const written = first.length > 1 ? [...forms, [first.join('')]] : forms
  const number = prefix ? undefined : otherNumberForm(first)
  const allForms = number ? [...written, number] : written
  const stems = numeric ? [] : unique(written.map(form => form.map(stem)))
  const accents = first.length === 1 && forms.length === 1 ? writtenForm(raw) : undefined
  return { forms: allForms, stems, prefix, raw, ...(accents && accents !== first[0] ? { accents } : {}) }
}

/** A word in lower case without ligatures, with its accents. */
export function writtenForm(text: string): string {
  const [only] = words(text)
  const word = only ? text.slice(only.start, only.end) : ''
  return word.toLowerCase().normalize('NFC').replaceAll('œ', 'oe').replaceAll('æ', 'ae')
}

const unique = (all: string[][]) => [...new Map(all.map(one => [one.join(' '), one])).values()]
