import { Parser } from 'htmlparser2'
import { fold } from '../../../shared/french/fold.ts'
import { idOf } from '../../../shared/library/keys.ts'
import { bareSource } from '../../../shared/library/kinds/registry.ts'
import type { Document } from '../../../shared/library/model.ts'
import { Refusal } from '../refusal.ts'
import { plainText } from './html-text.ts'
import { nestingCounter } from './nesting.ts'

/** Elements of a page whose content is not its text. */
const HIDDEN_TAGS = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'nav',
  'svg',
  'head',
  'iframe',
  'object',
])

/** Whether a text begins like a web page. */
export const isPage = (text: string): boolean =>
  /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html)[\s>]/i.test(text)

/** A page without its markup: its lines of text, its titles, and what it says of itself in its head. */
export interface PageContent {
  readonly lines: readonly string[]
  readonly titles: { readonly title: string; readonly h1: string }
  readonly meta: ReadonlyMap<string, string>
}

/** The text of a page, without what was around it. Nothing of its markup is kept, nor fetched. */
export function pageContent(html: string): PageContent {
  const content = plainText()
  const meta = new Map<string, string>()
  let inside = 0
  let titleTag: 'title' | 'h1' | undefined
  const titles = { title: '', h1: '' }
  const nesting = nestingCounter(() => new Refusal('la page emboîte trop d’éléments les uns dans les autres'))
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        nesting.open()
        if (tag === 'meta') keep(meta, attributes.name ?? attributes.property, attributes.content)
        if (tag === 'link') keep(meta, attributes.rel, attributes.href)
        if (tag === 'title' || (tag === 'h1' && !titles.h1)) titleTag = tag
        if (HIDDEN_TAGS.has(tag)) inside += 1
        else if (!inside) content.open(tag)
      },
      ontext(text) {
        if (titleTag) titles[titleTag] += text
        if (!inside) content.text(text)
      },
      onclosetag(tag) {
        nesting.close()
        if (tag === titleTag) titleTag = undefined
        if (HIDDEN_TAGS.has(tag)) inside = Math.max(0, inside - 1)
        else if (!inside) content.close(tag)
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(html)
  return { lines: content.end().split('\n').filter(Boolean), titles, meta }
}

/**
 * A page of the web or a text of the user's, as a document: its title, author, date and address where it tells them, and its text.
 * `name` is the name of its file.
 */
export function readPage({ lines, titles, meta }: PageContent, name: string): Document {
  if (!lines.length) throw new Refusal('la page n’a pas de texte')
  const one = (...names: string[]) => names.map(key => meta.get(key)).find(Boolean)
  const url = one('canonical', 'og:url')
  const date = /^\d{4}-\d{2}-\d{2}/.exec(
    one('article:published_time', 'date', 'dc.date', 'dcterms.date') ?? '',
  )?.[0]
  const title =
    withSingleSpaces(titles.title) || withSingleSpaces(titles.h1) || name.replace(/^.*[/\\]|\.\w{1,5}$/g, '')
  const page: Document = {
    ...bareSource('document', `document-fichier-${fold(title).replaceAll(' ', '-')}`.slice(0, 200)),
    type: url ? 'web' : 'other',
    certainty: 'to-verify',
    title,
    author: one('author', 'dc.creator'),
    publisher: one('og:site_name'),
    date: date && !Number.isNaN(Date.parse(date)) ? date : undefined,
    url: url && /^https?:\/\/\S+$/i.test(url) ? url : undefined,
    text: lines.map(text => ({ text })),
    provenance: [{ publisher: 'fichier importé', licence: '', file: name }],
  }
  return { ...page, id: idOf(page) }
}

const withSingleSpaces = (text: string) => text.replace(/\s+/g, ' ').trim()

function keep(meta: Map<string, string>, name: string | undefined, value: string | undefined): void {
  const key = name?.toLowerCase()
  if (key && value?.trim() && !meta.has(key)) meta.set(key, value.trim())
}
