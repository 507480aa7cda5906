import { inclusiveForms } from './inclusive.ts'

/** A word of a text that may be misspelt, and its place. */
export interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:[’'‑-]\p{L}[\p{L}\p{M}]*)*/gu
const ADDRESS =
  /(?:(?:https?|ftp|file):\/\/|mailto:|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|ECLI:[\w:.]+|(?<![\p{L}])[\w-]+(?:\.[\w-]+)+\/\S*/giu
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)[’'](?=\p{L})/iu
const SHORT = new Set(
  'adm al art ass aff anc app bull c cass ch chron cf circ civ coll com comm concl confl cons const cre crim délib dern déc décis disc disp éd ét ex fasc gde ibid int janv juill jur lég lett max min n obs oct op ord p plén préc préf prés prop pt pts rapp rec rect réf règl réun req sect sept soc somm spéc ss suiv supp t th trad trib v vol'.split(
    ' ',
  ),
)

/** The words a dictionary is asked about: no address, acronym, number, name with capitals in it, abbreviation or inclusive form. */
export function wordsToCheck(text: string): Word[] {
  const skippedRanges = [
    ...[...text.matchAll(ADDRESS)].map(match => [match.index, match.index + match[0].length] as const),
    ...inclusiveForms(text).map(({ start, end }) => [start, end] as const),
  ]
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const elisionLength = ELISION.exec(match[0])?.[0].length ?? 0
    const word = match[0].slice(elisionLength)
    const start = match.index + elisionLength
    const end = start + word.length
    if (skippedRanges.some(([from, to]) => start < to && end > from)) continue
    if (!isAsked(word) || /[\d°]/.test(`${text[match.index - 1] ?? ''}${text[end] ?? ''}`)) continue
    if (text[end] === '.' && SHORT.has(word.toLowerCase())) continue
    // an elided letter before a note, a citation
    if (word.length === 1) continue
    words.push({ word, start, end })
  }
  return words
}

/** Acronyms, Roman numbers and names with a capital inside are not in dictionaries. */
const isAsked = (word: string): boolean =>
  !word.split(/[-‑’']/).some(part => /^.+\p{Lu}/u.test(part)) && !/^[IVXLC]+(?:e|er|re)?$/.test(word)

/** The words of a list: one a line, `mot +s +e` for its other forms, `#` before a remark. */
export function readWordList(list: string): string[] {
  return list.split(/\r?\n/).flatMap(line => {
    const [word = '', ...endings] = line.replace(/#.*$/, '').trim().split(/\s*\+/)
    return word ? [word, ...endings.map(ending => word + ending)] : []
  })
}

/** The words of the user's own dictionary, as a setting keeps them. */
export const ownWords = (setting: string | undefined): string[] =>
  [...new Set((setting ?? '').split('\n'))]
    .filter(word => word !== '')
    .sort((a, b) => a.localeCompare(b, 'fr'))
