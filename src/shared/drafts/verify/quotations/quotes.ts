import { repairPunctuation } from '../../../french/repair.ts'
import { memo } from '../../../kernel/caches.ts'
import { passageAt } from '../../../library/cite/pin.ts'
import { entryOf } from '../../../library/kinds/registry.ts'
import type { Source } from '../../../library/model.ts'
import type { BlockOf, Inline } from '../../model.ts'

type Quote = BlockOf<'quote'>

/** Whether words of a quotation are in bold that are not so in its source: said beside it, *souligné par nous*. */
export const isEmphasised = (quote: Quote): boolean =>
  quote.source !== undefined &&
  quote.verbatim &&
  quote.inlines.some(one => one.kind === 'text' && (one.marks?.includes('bold') ?? false))

/** How a quotation stands to its source; `from`: the words from which it departs. */
export type Comparison =
  | { readonly kind: 'same' }
  /** word for word, but not at the point that is cited */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'different'; readonly from: string }
  /** the source has no text here to compare with */
  | { readonly kind: 'unread' }

/** Compares a quotation with its source, its cuts and what stands in brackets apart: spaces, guillemets and apostrophes do not count. */
export function compareQuote(quote: Quote, source: Source): Comparison {
  const stretches = stretchesOf(quote.inlines)
  const whole = wordings(source)
  if (whole.every(text => text === '')) return { kind: 'unread' }
  const pin = quote.source?.pin
  const passages = pin ? passageAt(source, pin).map(one => one.text) : []
  if (
    passages.length > 0 &&
    readings(passages.join('\n')).some(text => follow(stretches, text) === undefined)
  )
    return { kind: 'same' }
  const texts = whole.flatMap(readings)
  if (texts.some(text => follow(stretches, text) === undefined))
    return passages.length > 0 ? { kind: 'elsewhere' } : { kind: 'same' }
  // the reading that goes farthest says best where they part
  const parts = texts.map(text => follow(stretches, text) ?? { length: 0, from: '' })
  const best = parts.reduce((a, b) => (b.length > a.length ? b : a))
  return { kind: 'different', from: best.from }
}

/** Whether quoted words are in a text, cuts and brackets apart; the case of the first letter and the last stop are the sentence's around them. */
export function isFaithful(words: string, text: string): boolean {
  const whole = words.trim().replace(/[\s.,;:]+$/u, '')
  const first = whole.charAt(0)
  const otherCase = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()
  return readings(text).some(reading =>
    [whole, otherCase + whole.slice(1)].some(one => follow(stretchesIn(one), reading) === undefined),
  )
}

/** The words of a quotation as its source has them: what was cut or adapted is put back. */
export const uncutText = (inlines: readonly Inline[]): string => textOf(inlines.flatMap(uncut))

/** A cut taken back: the words it hides. */
export const uncut = (inline: Inline): Inline[] => (inline.kind === 'cut' ? inline.hidden : [inline])

/** The wordings a source has had, each as one text. */
export const wordings = (source: Source): string[] => entryOf(source).wordings(source)

/** Readings of a text: as it was published, and with its punctuation restored. */
const readings = memo((text: string): string[] => [...new Set([text, repairPunctuation(text).text])], 8)

const textOf = (inlines: readonly Inline[]): string =>
  inlines
    .map(one =>
      one.kind === 'text' || one.kind === 'link' ? one.text : one.kind === 'linebreak' ? '\n' : '',
    )
    .join('')

/** Cuts and adaptations typed by hand: `[…]`, `[...]`, `(…)`, `[la commune]`. */
const byHand = /\[[^\]]*\]|\((?:…|\.\.\.|\s*)\)|(?<=\s)\/(?=\s)/g

/** Stretches without a cut, which must follow one another in the source. */
const stretchesOf = (inlines: readonly Inline[]): string[] => stretchesIn(uncutText(inlines))
const stretchesIn = (text: string): string[] => text.split(byHand).filter(part => letters(part).text !== '')

/** Letters and signs that count, and where each stands in the text. */
function letters(text: string): { readonly text: string; readonly at: readonly number[] } {
  let signs = ''
  const at: number[] = []
  let place = 0
  for (const sign of text) {
    const plain = alike[sign] ?? sign
    if (!/[\s«»"“”„\u00a0\u202f\u200b\u00ad]/u.test(plain)) {
      signs += plain
      for (let unit = 0; unit < plain.length; unit += 1) at.push(place)
    }
    place += sign.length
  }
  return { text: signs, at }
}

/** The same without the places: a whole decision is read so, many times. */
const lettersAlone = memo(
  (text: string): string =>
    text
      .replace(/[\s«»"“”„\u00a0\u202f\u200b\u00ad]+/gu, '')
      .replace(/[’‘‑–—…]/gu, sign => alike[sign] ?? sign),
  8,
)

const alike: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '‑': '-',
  '–': '-',
  '—': '-',
  '…': '...',
}

/** Follows the stretches through a text; where they leave it, or nothing when they do not. */
function follow(
  stretches: readonly string[],
  text: string,
): { readonly length: number; readonly from: string } | undefined {
  const whole = lettersAlone(text)
  let from = 0
  let matchLength = 0
  for (const stretch of stretches) {
    const target = letters(stretch)
    const place = whole.indexOf(target.text, from)
    if (place < 0) {
      const common = longest(target.text, whole, from)
      return { length: matchLength + common, from: words(stretch, target.at[common] ?? 0) }
    }
    from = place + target.text.length
    matchLength += target.text.length
  }
  return undefined
}

/** How long a beginning of `wanted` the text still has. */
function longest(target: string, text: string, from: number): number {
  let low = 0
  let high = target.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (text.indexOf(target.slice(0, middle), from) >= 0) low = middle
    else high = middle - 1
  }
  return low
}

/** A few words from the one that holds a place. */
function words(text: string, at: number): string {
  const start = text.lastIndexOf(' ', at) + 1
  return text.slice(start).trim().split(/\s+/).slice(0, 6).join(' ')
}
