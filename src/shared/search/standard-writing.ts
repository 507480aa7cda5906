import { dateText, dayOfNumber, daysOf, weekdays } from '../french/dates.ts'

/** A longer text is a page that was pasted: its beginning is searched. */
export const MAX_SEARCHED_CHARS = 2000

/** A day in figures or with a short month: `24.11.2021`, `2021-11-24`, `8 nov. 2023`. */
const SHORT_DAY =
  /(?<![\p{L}\p{N}./:-])(?:\d{1,2}([-/.])\d{1,2}\1\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:\s?er)?\s+\p{L}{3,5}\.?\s+\d{4})(?![\p{L}\p{N}/:-]|\.\d)/giu

/** The same with a year of two figures: `24/11/21`, `24.11.21`, `8 nov. 23`; between hyphens it may be an article. */
const DAY_OF_SHORT_YEAR =
  /(?<![\p{L}\p{N}./:-])(\d{1,2}([/.])\d{1,2}\2|\d{1,2}(?:\s?er)?\s+\p{L}{3,9}\.?\s+)(\d{2})(?![\p{L}\p{N}/:-]|\.\d)/giu

/** A year of two figures is one from 1950 to 2049. */
const FIRST_OF_THIS_CENTURY = 50

/** The day of the week before a day, which no decision repeats: `mercredi 22 décembre 2020`. */
const WEEKDAY = new RegExp(`(?<!\\p{L})(?:${weekdays.join('|')})\\s+(?=\\d{1,2}(?:er)?[\\s/.-])`, 'giu')

/** The number of an article typed with spaces, and nothing else but its text: `l 411 1`, `art. R 421 1 CJA`. */
const SPACED_ARTICLE =
  /^(\s*(?:art(?:icle|\.)?\s*)?)(LO|[LRDA])[\s.]*(\d{1,4})\s(\d{1,3})(?:\s(\d{1,3}))?(?=\s*$|\s+\p{L})/iu

const hyphened = (_: string, before: string, letter: string, ...groups: readonly (string | undefined)[]) =>
  `${before}${letter.toUpperCase()}. ${groups
    .slice(0, 3)
    .filter(group => group !== undefined)
    .join('-')}`

/** Writes the days and the article of a text typed as decisions write them, and keeps of a long one its beginning, with the remark that says so. */
export function standardWriting(typed: string): { readonly text: string; readonly remark?: string } {
  const text = beginningOf(typed)
    .replace(WEEKDAY, '')
    .replace(SHORT_DAY, fullDay)
    .replace(DAY_OF_SHORT_YEAR, dayOfShortYear)
    .replace(SPACED_ARTICLE, hyphened)
  return beginningOf(typed) === typed
    ? { text }
    : {
        text,
        remark: `Texte long\u00a0: ses ${MAX_SEARCHED_CHARS.toLocaleString('fr-FR')} premiers signes sont cherchés.`,
      }
}

function fullDay(written: string): string {
  const days = daysOf(written)
  const day = days && days.from === days.to ? dayOfNumber(days.from) : undefined
  return day ? dateText(day) : written
}

function dayOfShortYear(
  written: string,
  before: string,
  _separator: string | undefined,
  year: string,
): string {
  const full = `${before}${Number(year) < FIRST_OF_THIS_CENTURY ? '20' : '19'}${year}`
  const read = fullDay(full)
  return read === full ? written : read
}

/** The whole words of the first characters. */
const beginningOf = (text: string): string =>
  text.length > MAX_SEARCHED_CHARS ? text.slice(0, MAX_SEARCHED_CHARS).replace(/\S+$/u, '') : text
