import { daysBetween } from '../../../kernel/days.ts'
import type { Cite, CitedLine } from '../lines.ts'
import { citesIn, type Sentence } from '../sentences.ts'

/** The order in which a sentence says that two decisions were given, held against their days, or in words that cannot be read. */
export type ToldOrder =
  | { readonly kind: 'wrong'; readonly text: string }
  | { readonly kind: 'right'; readonly words: readonly string[] }
  | { readonly kind: 'unread'; readonly written: string }

const dayOf = (cite: Cite): string | undefined => cite.offer?.citation.date

const NUMBERS = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']
const LATER =
  /(?<!\p{L})(?:postérieure?s?|ultérieure?s?|plus\srécente?s?|plus\stard|par\sla\ssuite|depuis\slors)(?!\s(?:à|au|aux)\s)(?!\p{L})/iu
const EARLIER =
  /(?<!\p{L})(?:antérieure?s?|plus\sanciennes?|plus\sanciens?|plus\stôt|précédentes?)(?!\s(?:à|au|aux)\s)(?!\p{L})/iu
const NOUN = String.raw`(?:l[’']|la\s|le\s|cet(?:te)?\s|ce\s)?(?:avis|décision|arrêt|jugement|ordonnance)?`
const AFTER_IT = new RegExp(
  String.raw`(?<!\p{L})(?:après|postérieure?(?:ment)?\sà|depuis)\s${NOUN}\s?\(?$`,
  'iu',
)
const BEFORE_IT = new RegExp(String.raw`(?<!\p{L})(?:avant|antérieure?(?:ment)?\sà)\s${NOUN}\s?\(?$`, 'iu')
const ANY = new RegExp(
  `${LATER.source}|${EARLIER.source}|(?<!\\p{L})(?:le\\smême\\sjour|la\\smême\\sannée|l[’']année\\s(?:suivante|précédente)|entre-temps)(?!\\p{L})`,
  'iu',
)
const LAPSE = new RegExp(
  `(?<!\\p{L})(\\d{1,3}|${NUMBERS.slice(1).join('|')}|une)\\s(jours?|semaines?|mois|ans?|années?)\\splus\\s(tard|tôt)`,
  'iu',
)
const DAYS: Readonly<Record<string, readonly [length: number, margin: number]>> = {
  j: [1, 0],
  s: [7, 3],
  m: [30.44, 16],
  a: [365.25, 200],
}

function lapse(words: string): { readonly days: number; readonly margin: number } | undefined {
  const [, number = '', unit = '', way] = LAPSE.exec(words) ?? []
  if (!way) return undefined
  const n = number.toLowerCase() === 'une' ? 1 : NUMBERS.indexOf(number.toLowerCase())
  const [length, margin] = DAYS[unit.charAt(0).toLowerCase()]!
  return { days: (n > 0 ? n : Number(number)) * length * (way === 'tôt' ? -1 : 1), margin }
}

/** Holds the order that a sentence gives two decisions, by such words as « dans une décision postérieure », against their days. */
export function toldOrder(line: CitedLine, sentence: Sentence): ToldOrder | undefined {
  const cites = citesIn(line, sentence).filter(one => one.offer?.citation.kind === 'decision' && dayOf(one))
  const [first] = cites
  if (!first || cites.length < 2) return undefined
  const spaced = line.text.replace(/[\u00a0\u202f]/g, ' ')
  const opening = spaced.slice(sentence.from, first.start)
  for (const [n, next] of cites.entries()) {
    const previous = cites[n - 1]
    if (!previous) continue
    const between = spaced.slice(previous.end, next.start)
    const gap = daysBetween(dayOf(previous)!, dayOf(next)!)
    const length = lapse(between)
    if (length && Math.abs(gap - length.days) > length.margin) return wrong(previous, next)
    const isAfter = LATER.test(between) || (n === 1 && AFTER_IT.test(opening))
    const isBefore = EARLIER.test(between) || (n === 1 && BEFORE_IT.test(opening))
    if (isAfter && isBefore) return { kind: 'unread', written: between.trim().slice(0, 60) }
    if ((isAfter && gap <= 0) || (isBefore && gap >= 0)) return wrong(previous, next)
    if (isAfter || isBefore || length)
      return { kind: 'right', words: [LAPSE, LATER, EARLIER].flatMap(one => one.exec(between)?.[0] ?? []) }
  }
  const words = ANY.exec(spaced.slice(sentence.from, sentence.to))?.[0]
  return words === undefined ? undefined : { kind: 'unread', written: words }
}

const wrong = (one: Cite, other: Cite): ToldOrder => ({
  kind: 'wrong',
  text: `L’ordre des dates n’est pas celui que dit la phrase : «\u00a0${one.written}\u00a0» et «\u00a0${other.written}\u00a0».`,
})
