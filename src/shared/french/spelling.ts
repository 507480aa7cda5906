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
/** Words that a period cuts short: the titles, courts, reviews and codes of a citation. */
const SHORT = new Set(
  'adm aff al anc ann app art ass assur aviat bibl bull c cass cf ch chron circ cit civ cmt coll com comm comp concl confl cons consom const constit cre crim dern dir disc disp doctr dr déc décis délib dép env ex fam fasc fin fisc gaz gde gén hab ibid int intell janv juill jur lett loc lég max min mon n not nouv obs oct op ord org p pal patr pers plén pr proc prof prop préc préf prés pt pts pub publ pén rapp rec rect rel req rev rur règl réf rég rép réun sec sect sept soc somm spéc ss sté suiv supp synd t th trad transp trav trib tél univ urb v vol vs éd éduc élect ét éts'.split(
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
