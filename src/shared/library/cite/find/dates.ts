import { dayOf } from '../../../kernel/days.ts'
import { match } from './match-at.ts'

const months =
  'janv(?:ier|\\.)?|f[ée]v(?:rier|r\\.|\\.)?|mars|avr(?:il|\\.)|mai|juin|juil(?:let|l\\.|\\.)|ao[ûu]t|sept(?:embre|\\.)?|' +
  'oct(?:obre|\\.)|nov(?:embre|\\.)|d[ée]c(?:embre|\\.)'
const longDate = new RegExp(`(1\\s?er|\\d{1,2})\\s{1,3}(${months})\\s{1,3}(\\d{4})(?!\\d)`, 'iy')
const figures = /(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)/y
const begins = ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec']

/** A date written in French at this place: `24 novembre 2021`, `1er avr. 2021`, `24/11/2021`, `quinze mars deux mille dix-huit`. */
export function readDate(text: string, at: number): { day: string; end: number } | undefined {
  const code = text.charCodeAt(at)
  if (code < 48 || code > 57) return inWords(text, at)
  const full = match(longDate, text, at)
  if (full) return dateReading(full[3]!, month(full[2]!), full[1]!, longDate.lastIndex)
  const short = match(figures, text, at)
  return short ? dateReading(short[4]!, Number(short[3]), short[1]!, figures.lastIndex) : undefined
}

/** The date that some words lead to: « , du 24 novembre 2021 »; undefined without these words, or where no date follows them. */
export function dateAfter(lead: RegExp, text: string, at: number): { day: string; end: number } | undefined {
  return match(lead, text, at) ? readDate(text, lead.lastIndex) : undefined
}

function month(word: string): number {
  const plain = word.toLowerCase().replaceAll('é', 'e').replaceAll('û', 'u')
  return begins.findIndex(beginning => plain.startsWith(beginning)) + 1
}

function dateReading(year: string, month: number, date: string, end: number) {
  const day = Number.parseInt(date, 10)
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  return { day: dayOf(year, month, day), end }
}

const units =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' ')
const values = new Map<string, number>([
  ...units.map((word, n) => [word, n] as const),
  ['une', 1],
  ['premier', 1],
  ['vingt', 20],
  ['vingts', 20],
  ['trente', 30],
  ['quarante', 40],
  ['cinquante', 50],
  ['soixante', 60],
])
const small = `(?:${[...values.keys()].join('|')}|et|cents?)`
const dateInWords = new RegExp(
  `((?:premier|${small})(?:[\\s-]${small}){0,3})\\s(${months})\\s((?:deux[\\s-])?mil(?:le)?(?:[\\s-]${small}){0,7})(?![\\p{L}])`,
  'iuy',
)

function inWords(text: string, at: number): { day: string; end: number } | undefined {
  const capture = match(dateInWords, text, at)
  if (!capture) return undefined
  return dateReading(
    String(spokenNumber(capture[3]!)),
    month(capture[2]!),
    String(spokenNumber(capture[1]!)),
    dateInWords.lastIndex,
  )
}

/** « mil neuf cent quatre-vingt-dix-neuf » */
export function spokenNumber(words: string): number {
  let whole = 0
  let part = 0
  for (const word of words.toLowerCase().split(/[\s-]/)) {
    if (word.startsWith('mil')) {
      whole += (part || 1) * 1000
      part = 0
    } else if (word.startsWith('cent')) {
      whole += (part || 1) * 100
      part = 0
    } else {
      const value = values.get(word) ?? 0
      part = value === 20 && part === 4 ? 80 : part + value
    }
  }
  return whole + part
}
