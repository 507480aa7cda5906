import { fold } from '../../../shared/french/fold.ts'
import { dayOf, isDay } from '../../../shared/kernel/days.ts'
import type { Passage } from '../../../shared/library/model.ts'
import type { Part } from '../dila/judgment.ts'

/** Recognises a line: a regular expression, or a phrase of a language. */
interface LinePattern {
  test(line: string): boolean
}

/** Beginnings of the parts of a judgment of a European court. */
export interface EuropeanLayout {
  readonly starts: readonly (readonly [Part, LinePattern])[]
}

const ORDER: readonly Part[] = ['header', 'facts', 'visas', 'reasons', 'ruling', 'annex']
/** The number that begins a paragraph: `12. `, or, in a cell or alone before it, `12 | `, `12 `. */
const NUMBERED = /^(\d{1,4})(?:\s*\.|\s*\||(?=\s))\s*(?=\S)/

/**
 * The paragraphs of a judgment, each in its part. Numbers follow each other through the whole of it, up to the ruling, whose own are
 * text: one that does not continue the series is text too. The printed number is taken off.
 */
export function europeanPassages(lines: readonly string[], { starts }: EuropeanLayout): Passage[] {
  let part: Part = 'header'
  let last = 0
  const passages: Passage[] = []
  for (let at = 0; at < lines.length; at += 1) {
    let line = lines[at] ?? ''
    // old pages put the number on a line of its own
    const next = lines[at + 1]
    if (Number(line) === last + 1 && /^\d{1,4}$/.test(line) && next && isSeries(part)) {
      line = `${line} ${next}`
      at += 1
    }
    const opening = starts.find(
      ([target, pattern]) => ORDER.indexOf(target) > ORDER.indexOf(part) && pattern.test(line),
    )?.[0]
    if (opening && (opening !== 'annex' || part === 'ruling')) part = opening
    const number = isSeries(part) || part === 'header' ? NUMBERED.exec(line) : null
    if (!number || Number(number[1]) !== last + 1) {
      passages.push({ section: part, text: line })
      continue
    }
    last += 1
    if (part === 'header') part = 'facts'
    passages.push({ n: last, section: part, text: line.slice(number[0].length) })
  }
  return passages
}

const isSeries = (part: Part) => part === 'facts' || part === 'visas' || part === 'reasons'

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
    'january february march april may june july august september october november december',
  ].flatMap(names => names.split(' ').map((name, at): [string, number] => [name, at + 1])),
)
const WRITTEN_DAY = /(?<!\d)(\d{1,2})(?:er|st|nd|rd|th)?\s+(\p{L}{3,9})\s+(\d{4})(?!\d)/gu

/** The first day written out in a text, in French or in English: `25 mai 2021`, `1er mars 2020`. */
export function writtenDay(text: string): string | undefined {
  for (const [, date = '', name = '', year = ''] of text.matchAll(WRITTEN_DAY)) {
    const month = MONTHS.get(fold(name))
    const day = month && dayOf(year, month, Number(date))
    if (day && isDay(day)) return day
  }
  return undefined
}

/** A day of Formex, `20200716`; undefined for `99999999`, which stands for none. */
export const formexDay = (figures: string | undefined): string | undefined => {
  const [, year = '', month = '', date = ''] = /^([12]\d{3})(\d{2})(\d{2})$/.exec(figures ?? '') ?? []
  return year ? `${year}-${month}-${date}` : undefined
}

/** Words that stay small in a name. */
const SMALL_WORDS = new Set('et autres e.a. du des de la le les en sur aux au pour par contre'.split(' '))
const ACRONYMS = new Set('SARL SAS SASU SA ONG SCI EURL GIE ASBL LTD'.split(' '))

/** A name given in capitals, as lawyers write it: « ASSOCIATION DES AMIS ET AUTRES » is « Association des Amis et autres »; another is kept. */
export function withoutCapitals(name: string): string {
  if (/\p{Ll}/u.test(name.replace(/^(?:c|v|e\.a)\.|\bn[°o]\b/gu, ''))) return name
  return name
    .split(' ')
    .map((word, at) => {
      const small = word.toLowerCase()
      if (/^\p{Lu}(?:\.\p{Lu})*\.?$/u.test(word) || ACRONYMS.has(word)) return word
      if (SMALL_WORDS.has(small)) return at ? small : capital(small)
      return small
        .split(/(?<=[-’'])/u)
        .map(capital)
        .join('')
    })
    .join(' ')
}

const capital = (word: string): string => word.replace(/^[(«]?\p{L}/u, letter => letter.toUpperCase())

/** Plain hyphens and apostrophes: pages use non-breaking ones. */
export const plainSigns = (text: string): string =>
  text
    .replace(/[\u2010-\u2012]/g, '-')
    .replaceAll("'", '’')
    .replace(/\s+/g, ' ')
    .trim()
