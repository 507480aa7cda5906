import { after, match } from '../match-at.ts'
import type { Bench } from './benches.ts'

/** `odd`: a number of no court, misshapen */
export type Shape = 'caa' | 'cass' | 'cc' | 'cj' | 'cedh' | 'plain' | 'odd'

export interface Docket {
  /** as printed, without the letter the Cour de cassation puts before it */
  readonly number: string
  readonly shape: Shape
  /** DC, QPC, L... after a number of the Conseil constitutionnel */
  readonly nature?: string
}

/** The parts of a citation of a decision, in whatever order they come. */
export interface Parts {
  noun?: string
  bench?: Bench
  formation?: string
  dockets?: readonly Docket[]
  date?: string
  name?: string
  /** after a court, a word such as « décision » */
  hasNoun?: boolean
}

const sign = /(?:n\s?[°ºo]\s?s?|numéros?|N[°º]s?)\s?(?:RG\s?)?:?\s?/y
const natures = 'QPC|DC|LP|LOM|LOI|ORGA|FNR|AN|SEN|REF|RIP|PDR|ELEC|D|I|L'
const item = new RegExp(
  [
    '(\\d{2}[A-Z]{2}\\d{4,6})(?![\\dA-Za-z])',
    '(?:[A-Z]\\s)?(\\d{2}[-‑.]\\d{2}[.\\s]?\\d{3})(?!\\d)',
    `(\\d{2,4}[-‑]\\d{1,4}(?:[-‑]\\d{1,4})?(?:\\/\\d{1,4})*)(?:\\/\\d{4}[-‑]\\d{1,4})?\\s?(${natures})(?![\\p{L}])`,
    '([CTF][-‑]\\d{1,4}\\/\\d{2}(?:\\s(?:P|PPU|RX)\\b)?)',
    '(\\d{1,5}\\/\\d{2}|\\d{2}\\/\\d{4,5})(?![\\d/])',
    '(\\d{4}[-‑]\\d{1,4}(?:\\/\\d{1,4})*)(?![\\d-])',
    // « n° 434 742 »: a blank within six figures is of who types
    `(C\\s?\\d{4}(?!\\d)|\\d{3}[ \u00a0\u202f]\\d{3}(?![\\d ]|\\s?(?:€|euros?))|\\d{4,8}(?:\\/[\\d-]+)?)(?:\\s(QPC|DC)(?![\\p{L}]))?(?![\\d\\p{L}]|\\.\\d)`,
  ].join('|'),
  'uy',
)
const shapes: readonly (readonly [number, Shape])[] = [
  [1, 'caa'],
  [2, 'cass'],
  [3, 'cc'],
  [5, 'cj'],
  [6, 'cedh'],
  [7, 'cc'],
  [8, 'plain'],
]
const between =
  /\s?(?:,\s?(?:et\s)?|et\s(?:de\s)?|&\s|;\s|\/\s?|à\s)(?:(?:aff\.|affaires?|pourvois?|req\.|requêtes?)\s)?(?:n\s?[°ºo]s?\s?)?/y
const andOthers = /\s(?:et\s(?:autres|a\.|suivants?)|e\.a\.)/y
/** Signs that stand for a number after its sign, or after the letter of the Court of Justice, and is the number of no court. */
const odd =
  /(?=[\dA-Za-z./‑-]*\d{3})[\dA-Z][\dA-Za-z./‑-]{3,}(?<![./-])|\d{1,4}[ \u00a0\u202f]\d{3,5}(?![\d\p{L} ]|\s?(?:€|euros?))/uy
const oddCase = /[CTF][-‑]\d{3,}(?![\d/])/y
const year = /^(?:19|20)\d{2}$/
const bare = /[CTF][-‑]\d/y

/** Docket numbers listed from this place: `n° 405548`, `nos 424394, 424656 et autres`, `C-511/18`. */
export function readDockets(text: string, at: number): { dockets: Docket[]; end: number } | undefined {
  const start = after(sign, text, at)
  if (start === at && !match(bare, text, at)) return undefined
  const misshapen = start === at ? match(oddCase, text, at) : undefined
  if (misshapen) return { dockets: [{ number: misshapen[0], shape: 'odd' }], end: oddCase.lastIndex }
  const dockets: Docket[] = []
  let place = start
  let end = at
  for (;;) {
    const capture = match(item, text, place)
    if (!capture) break
    const [group, shape] = shapes.find(([n]) => capture[n])!
    // a year after a comma is no number, nor is a number of another court
    if (dockets.length > 0 && (dockets[0]!.shape !== shape || year.test(capture[0]))) break
    const number = capture[group]!.replaceAll('‑', '-').replace(/^(\d{3})\s(\d{3})$/, '$1$2')
    dockets.push({ number, shape, nature: capture[4] ?? capture[9] })
    end = item.lastIndex
    place = after(between, text, end)
    if (place === end) break
  }
  if (dockets.length > 0) return { dockets, end: after(andOthers, text, end) }
  const other = start > at ? match(odd, text, start) : undefined
  return other ? { dockets: [{ number: other[0], shape: 'odd' }], end: odd.lastIndex } : undefined
}
