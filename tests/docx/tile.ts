/** A paragraph as it ought to be printed: its number and its text, fields by their cached results. */
export interface Expected {
  readonly label: string
  readonly text: string
  /** first row of a table, that is printed again at the top of each page the table goes on to */
  readonly header?: readonly string[]
}

/** The lines at the foot of a page. */
export type FooterOf = (page: number) => string

/** The page on which each paragraph starts, from 1; or where the two part, and in which paragraph, after how many signs of it. */
export type Tiled = { readonly pages: readonly number[] } | Apart
export interface Apart {
  readonly apart: string
  readonly where?: { readonly paragraph: number; readonly after: number }
}

const folded = new Map<string, string>()

/** The characters that two programs agree on: letters and figures, no case, no accents, no spaces. A page looked for again and again is folded once. */
export function fold(text: string): string {
  const letters = folded.get(text) ?? lettersOf(text)
  folded.set(text, letters)
  return letters
}

const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]/g, '')

/**
 * Lays the paragraphs of a file, then its notes, over the pages that were printed. Every letter and figure printed is accounted for,
 * in order and once: a wrong number anywhere leaves the two apart.
 */
export function tile(
  printed: readonly string[],
  body: readonly Expected[],
  notes: readonly string[],
  footerOf: FooterOf,
): Tiled {
  const starts: number[] = []
  let text = ''
  const headers = new Map<number, string>()
  for (const { label, text: own, header } of body) {
    starts.push(text.length)
    if (header) headers.set(text.length, header.map(fold).join(''))
    text += fold(label) + fold(own)
  }
  const foot = notes.map(fold).join('')
  const ends: number[] = []
  let at = 0
  let noted = 0
  for (const [index, raw] of printed.entries()) {
    const number = index + 1
    const page = fold(raw)
    const footer = fold(footerOf(number))
    // the foot of the page comes first in what LibreOffice writes
    if (!page.startsWith(footer))
      return { apart: `p. ${number} : pied « ${page.slice(0, 40)} » au lieu de « ${footer} »` }
    const inner = page.slice(footer.length)
    const taken = take(inner, text, at, foot, noted, headers.get(at) ?? '', number === printed.length)
    if (!taken) {
      const common = alike(inner, text, at)
      return { apart: parting(inner, text, at, number, common), where: placeOf(at + common, starts) }
    }
    at = taken.at
    noted = taken.noted
    ends.push(at)
  }
  if (at < text.length) return { apart: `non imprimé : « ${text.slice(at, at + 60)} »` }
  if (noted < foot.length) return { apart: `note non imprimée : « ${foot.slice(noted, noted + 60)} »` }
  return { pages: starts.map(start => Math.max(1, ends.findIndex(end => start < end) + 1)) }
}

/** The page as a stretch of the text then a stretch of the notes, the text as long as can be. */
function take(
  page: string,
  text: string,
  at: number,
  foot: string,
  noted: number,
  header: string,
  last: boolean,
) {
  for (const repeated of header ? [header, ''] : ['']) {
    if (!page.startsWith(repeated)) continue
    const rest = page.slice(repeated.length)
    const common = alike(rest, text, at)
    for (let length = common; length >= 0; length -= 1) {
      const note = rest.slice(length)
      if (!foot.startsWith(note, noted)) continue
      // the last page has all that is left, or the cut is not there
      if (last && (at + length !== text.length || noted + note.length !== foot.length)) continue
      return { at: at + length, noted: noted + note.length }
    }
  }
  return undefined
}

function alike(page: string, text: string, at: number): number {
  let common = 0
  while (common < page.length && page[common] === text[at + common]) common += 1
  return common
}

function placeOf(at: number, starts: readonly number[]): NonNullable<Apart['where']> {
  const paragraph = starts.findLastIndex(start => start <= at)
  return { paragraph, after: at - (starts[paragraph] ?? 0) }
}

function parting(page: string, text: string, at: number, number: number, common: number): string {
  const here = Math.max(0, common - 25)
  return `p. ${number} : imprimé « ${page.slice(here, common + 40)} », fichier « ${text.slice(at + here, at + common + 40)} »`
}
