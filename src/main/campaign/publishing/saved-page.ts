import { isUtf8 } from 'node:buffer'
import { Parser } from 'htmlparser2'
import { webAddress } from '../../../shared/campaign/publishing/html.ts'
import type { PageParagraph } from '../../../shared/campaign/publishing/take-up.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { nestingCounter } from '../../imports/containers/nesting.ts'
import type { GivenFile } from '../../kernel/files/named-place.ts'
import { readStored, storedSize } from '../../kernel/files/stored.ts'
import type { ForeignReader } from '../../kernel/readers/foreign-reader.ts'

const MAX_FILE_BYTES = 20 * 2 ** 20
const MAX_LETTERS = 5000
/** The head of a file, where it tells its charset and where it was saved from. */
const HEAD_BYTES = 4096

/** A saved page: its title, where it was, the day it says it was saved, its paragraphs. */
export interface SavedPage {
  readonly title: string
  readonly address: string
  readonly savedOn: string | undefined
  readonly paragraphs: readonly PageParagraph[]
}

/** Reads a saved page of the web. */
export const savedPageReader: ForeignReader<GivenFile, SavedPage> = {
  name: 'saved page',
  run: async ({ path, name }) => {
    if (storedSize(path) > MAX_FILE_BYTES) throw refusal(name, 'elle dépasse 20\u00a0Mo')
    const page = readSavedPage(decode(readStored(path)), () => refusal(name, 'elle emboîte trop d’éléments'))
    if (page.paragraphs.length === 0) throw refusal(name, 'aucun paragraphe n’y a été trouvé')
    return page
  },
}

const refusal = (name: string, reason: string) =>
  new AppError(
    'refused',
    `La page «\u00a0${name}\u00a0» n’a pas été reprise\u00a0: ${reason}. Rien n’a été changé.`,
  )

/** The text of a page by its mark, its charset, or as browsers read one that tells none. */
export function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (isUtf8(bytes)) return bytes.toString().replace(/^\ufeff/, '')
  const charset = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})/i.exec(
    bytes.toString('latin1', 0, HEAD_BYTES),
  )?.[1]
  try {
    return new TextDecoder(charset && !/^utf-?8$/i.test(charset) ? charset : 'windows-1252').decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Elements whose content is not what the page says. */
const HIDDEN_TAGS = new Set(
  'script style noscript template svg nav footer aside form button select iframe object math head'.split(' '),
)
const BLOCK_TAGS = new Set(
  'address article blockquote body br caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const TITLE_TAG = /^h[1-6]$/
/** How browsers and SingleFile say where a page was saved from, and when. */
const SAVED_FROM = /<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000}?)\s*-->/i
const SINGLE_FILE = /<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})\s+saved date:\s*([^\n(]{1,80})/i

/** The paragraphs of a page under their titles. Nothing of it is run, fetched or kept but its words. */
export function readSavedPage(html: string, tooDeep: () => Error): SavedPage {
  const paragraphs: PageParagraph[] = []
  let [title, h1, address] = ['', '', '']
  let [heading, text, isTitle, isHeadTitle] = ['', '', false, false]
  const hidden: string[] = []
  const flush = () => {
    const line = text
      .replace(/[\s\u00a0\u202f]+/g, ' ')
      .trim()
      .slice(0, MAX_LETTERS)
    text = ''
    if (!line) return
    if (isTitle) heading = line
    else paragraphs.push({ heading, text: line })
  }
  const nesting = nestingCounter(tooDeep)
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        nesting.open()
        if (tag === 'link' && attributes.rel === 'canonical')
          address ||= webAddress(attributes.href ?? '') ?? ''
        if (tag === 'meta' && attributes.property === 'og:url')
          address ||= webAddress(attributes.content ?? '') ?? ''
        if (tag === 'title') isHeadTitle = hidden.every(one => one === 'head')
        if (hidden.length > 0 || HIDDEN_TAGS.has(tag)) {
          if (tag === hidden[0] || HIDDEN_TAGS.has(tag)) hidden.push(tag)
        } else if (BLOCK_TAGS.has(tag)) {
          flush()
          if (TITLE_TAG.test(tag)) isTitle = true
        }
      },
      ontext(part) {
        if (isHeadTitle && title.length < 500) title += part
        else if (hidden.length === 0) text += part
      },
      onclosetag(tag) {
        nesting.close()
        if (tag === 'title') isHeadTitle = false
        const at = hidden.lastIndexOf(tag)
        if (at >= 0) hidden.splice(at)
        else if (hidden.length === 0 && BLOCK_TAGS.has(tag)) {
          flush()
          if (TITLE_TAG.test(tag)) {
            h1 ||= heading
            isTitle = false
          }
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(html)
  flush()
  const head = html.slice(0, HEAD_BYTES)
  const single = SINGLE_FILE.exec(head)
  const time = Date.parse(single?.[2]?.trim() ?? '')
  return {
    title: (title.replace(/\s+/g, ' ').trim() || h1).slice(0, 500),
    address: webAddress(single?.[1] ?? '') ?? webAddress(SAVED_FROM.exec(head)?.[1] ?? '') ?? address,
    savedOn: Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10),
    paragraphs,
  }
}
