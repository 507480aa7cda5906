import { Parser } from 'htmlparser2'
import { nestingCounter } from '../../containers/nesting.ts'
import { Refusal } from '../../refusal.ts'

/** A paragraph of a published text, and the class its publisher gives it; a table is one, its rows and cells told apart. */
export interface Block {
  readonly text: string
  readonly style: string
}

/** A page as its publisher made it: what its head says, and its paragraphs in order. */
export interface Page {
  readonly meta: ReadonlyMap<string, string>
  readonly title: string
  readonly blocks: readonly Block[]
}

const HIDDEN_TAGS = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'nav',
  'svg',
  'header',
  'footer',
  'form',
  'select',
])
const lines = new Set(
  'p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 center blockquote section article main table'.split(' '),
)
/** Notes and contents are no text of the bill, nor are the calls of notes inside it. */
const asideStyle = /(?:Endnote|Footnote)(?:Text|Reference)|TOC\d|noteBasPage/i

/** The paragraphs of an HTML page; menus, scripts, notes and tables of contents left out. */
export function pageOf(html: string): Page {
  const meta = new Map<string, string>()
  const blocks: Block[] = []
  let title = ''
  let hasTitle = false
  let text = ''
  let style = ''
  let tables = 0
  const skippedTags: string[] = []
  const flush = () => {
    const blockText = text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim()
    if (blockText.replace(/[\s\u00a0|/]/g, ''))
      blocks.push({ text: blockText.replace(/^[|/]\s*/, ''), style })
    text = ''
  }
  const nesting = nestingCounter(() => new Refusal('la page emboîte trop d’éléments les uns dans les autres'))
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        nesting.open()
        if (skippedTags.length > 0) {
          if (tag === skippedTags[0]) skippedTags.push(tag)
          return
        }
        if (tag === 'meta' && attributes.name)
          meta.set(attributes.name.toUpperCase(), attributes.content ?? '')
        if (tag === 'link' && attributes.rel === 'canonical') meta.set('CANONICAL', attributes.href ?? '')
        if (tag === 'title') hasTitle = true
        if (HIDDEN_TAGS.has(tag) || asideStyle.test(attributes.class ?? '')) {
          skippedTags.push(tag)
          return
        }
        if (tag === 'table') {
          if (tables === 0) flush()
          tables += 1
          style = 'table'
        } else if (tables > 0) {
          if (tag === 'tr') text += ' / '
          if (tag === 'td' || tag === 'th') text += ' | '
          if (tag === 'p' || tag === 'br') text += ' '
        } else if (tag === 'br') flush()
        else if (lines.has(tag)) {
          flush()
          style = attributes.class ?? (tag === 'p' || tag === 'li' ? '' : style)
        }
      },
      ontext(blockText) {
        if (hasTitle) title += blockText
        else if (skippedTags.length === 0) text += blockText
      },
      onclosetag(tag) {
        nesting.close()
        if (skippedTags.length > 0) {
          if (tag === skippedTags[0]) skippedTags.pop()
          return
        }
        if (tag === 'title') hasTitle = false
        else if (tag === 'table') {
          tables -= 1
          text = text.replace(/\/\s*\|/g, '/').trim()
          if (tables === 0) {
            flush()
            style = ''
          }
        } else if (tables === 0 && lines.has(tag)) flush()
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(html)
  flush()
  return { meta, title: title.replace(/\s+/g, ' ').trim(), blocks }
}
