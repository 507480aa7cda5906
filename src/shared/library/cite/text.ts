import { MONTH_FORM_PATTERN } from '../../french/dates.ts'
import { listText } from '../../french/wording.ts'

/** `n° 1` or `nos 1, 2`; `last` is what stands before the last one (`, ` or ` et `). */
export function numbersText(
  numbers: readonly string[],
  last: ', ' | ' et ' = ', ',
  andOthers = false,
): string {
  if (numbers.length === 0) return ''
  const mark = numbers.length > 1 || andOthers ? 'nos' : 'n°'
  return `${mark} ${listText(numbers, last)}${andOthers ? ' et autres' : ''}`
}

const nbsp = '\u00a0'
const mark =
  /(?<=^|[\s(«,])(n°|nos|arts?\.|articles?|§§?|pts?|pp?\.|al\.|cons\.|MM\.|Mmes?|Me|LO|aff\.) (?=\S)|(?<=^|[\s(«,])(\p{Lu}\.\*?) (?=[\d\p{Lu}])/gu
const betweenDayAndMonth = new RegExp(`\\b(1er|\\d{1,2}) (${MONTH_FORM_PATTERN})(?= \\d{4}|$)`, 'gu')

/** Most texts have none of those that take a space. */
const signs = /[:;!?«»]/

/** Ties what must not be cut at the end of a line: a mark and its number, a day and its month, a word and its colon or guillemet. */
export function tie(text: string): string {
  const textWithTies = text
    .replace(mark, sign => `${sign.trimEnd()}${nbsp}`)
    .replace(betweenDayAndMonth, `$1${nbsp}$2`)
  if (!signs.test(textWithTies)) return textWithTies
  return textWithTies
    .replace(/ ([:»])/g, `${nbsp}$1`)
    .replace(/« /g, `«${nbsp}`)
    .replace(/ ([;!?])/g, '\u202f$1')
}

/** A court and its seat: `TA Grenoble`; « la Guadeloupe », no town, is led by a preposition: `TA de la Guadeloupe`. */
export const courtAtSeat = (court: string, seat: string): string =>
  seat.startsWith('la ') ? `${court} de ${seat}` : `${court} ${seat}`
