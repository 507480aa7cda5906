import { MONTH_PATTERN } from '../../french/dates.ts'
import { typeset } from '../../french/typography.ts'
import { escapeXml } from '../../kernel/escape.ts'

/** A piece of a page whose words are already escaped. `html` alone makes one, so that no text of the library is read as markup. */
export interface Html {
  readonly markup: string
}

type Hole = string | number | Html | readonly Html[] | undefined | false

/** Writes a piece of a page: words put in the holes are escaped, pieces stand as they are, `undefined` and `false` write nothing. */
export function html(literals: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  return { markup: literals.map((literal, n) => `${literal}${write(holes[n])}`).join('') }
}

function write(hole: Hole): string {
  if (hole === undefined || hole === false) return ''
  if (typeof hole === 'string' || typeof hole === 'number') return escapeXml(String(hole))
  return 'markup' in hole ? hole.markup : hole.map(one => one.markup).join('')
}

/** Elements inside a line: what stands before them counts for the spaces of what follows. */
const INLINE_TAG = /^<\/?(?:a|abbr|b|cite|em|i|q|small|span|strong|sub|sup|time)\b/
/** The last letter or sign of a line, with the spaces after it. */
const LAST_SIGN = /\S\s*$/
const TAG_OR_WORDS = /<[^>]*>|[^<]+/g
const DAY_AND_MONTH = new RegExp(`(\\d|1er) (?=(?:${MONTH_PATTERN})\\b)`, 'g')
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** French typography on the words of a page, its tags left as they are: no-break spaces, ’, « ». Twice changes nothing more. */
export function typesetPage(markup: string): string {
  let before = ''
  return markup.replace(TAG_OR_WORDS, part => {
    if (part.startsWith('<')) {
      if (!INLINE_TAG.test(part)) before = ''
      return part
    }
    const words = part.replace(/&(?:amp|lt|gt|quot);/g, entity => ENTITIES[entity] ?? entity)
    const set = typeset(before + words).replace(DAY_AND_MONTH, '$1\u00a0')
    const result = set.startsWith(before) ? set.slice(before.length) : words
    before = LAST_SIGN.exec(before + result)?.[0] ?? ''
    return escapeXml(result)
  })
}

/** The address of a source, where it is one of the web: anything else is printed as words, never followed. */
export const webAddress = (text: string): string | undefined => {
  const address = text.trim()
  return /^https?:\/\/[^\s"<>\\]+$/i.test(address) ? address : undefined
}

/** The name of the site an address leads to, as a reader recognises it: `senat.fr`. */
export const siteName = (address: string): string =>
  /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(address)?.[1] ?? address
