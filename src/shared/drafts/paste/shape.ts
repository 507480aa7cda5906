import { Mark } from '../../french/run.ts'
import { itemLabel } from '../assemble/list-markers.ts'
import type { ItemMarker } from '../model.ts'
import { type Marker, readMarker } from './marker.ts'
import type { Shape } from './raw.ts'
import { type Element, elements, hasClass, styleOf, textOf } from './tree.ts'

const tags: Readonly<Record<string, Mark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  sup: 'superscript',
  sub: 'subscript',
  code: 'mono',
  kbd: 'mono',
  samp: 'mono',
  tt: 'mono',
  pre: 'mono',
}

/** The emphasis of an element over that of what holds it: its tag, then what its style says or denies of it. */
export function marksOf(element: Element, marksAround: readonly Mark[]): readonly Mark[] {
  const own = tags[element.name]
  if (!own && !element.attributes.style) return marksAround
  const marks = new Set(marksAround)
  const set = (mark: Mark, on: boolean) => (on ? marks.add(mark) : marks.delete(mark))
  if (own) set(own, true)
  const weight = styleOf(element, 'font-weight')
  if (weight) set('bold', weight === 'bold' || weight === 'bolder' || Number(weight) >= 600)
  const slant = styleOf(element, 'font-style')
  if (slant) set('italic', slant === 'italic' || slant === 'oblique')
  const line = styleOf(element, 'text-decoration') || styleOf(element, 'text-decoration-line')
  if (line) set('underline', line.includes('underline'))
  if (styleOf(element, 'font-variant').startsWith('small-caps')) set('smallcaps', true)
  const rise = styleOf(element, 'vertical-align')
  if (rise === 'super') set('superscript', true)
  if (rise === 'sub') set('subscript', true)
  return Mark.options.filter(mark => marks.has(mark))
}

/** Whether a line is of the contents that Word makes: the page makes its own. */
export const isContents = (element: Element): boolean => hasClass(element, /^MsoToc(?:\d|Heading)$/i)

/** The heading a paragraph is by its tag, its role, or the style Word gives it. */
export function headingOf(element: Element): Shape | undefined {
  const level =
    Number(/^h([1-6])$/.exec(element.name)?.[1]) ||
    (element.attributes.role === 'heading' && (Number(element.attributes['aria-level']) || 2)) ||
    Number(/(?:^|\s)Mso(?:Heading|Titre)([1-9])(?:\s|$)/i.exec(element.attributes.class ?? '')?.[1]) ||
    (hasClass(element, /^MsoTitle$/i) && 1) ||
    Number(/^level([1-9])$|^([1-9])$/.exec(styleOf(element, 'mso-outline-level'))?.slice(1).find(Boolean))
  return level ? { kind: 'heading', level: Math.min(level, 5), numbered: true } : undefined
}

/** Whether a paragraph is a quote by the style Word or LibreOffice gives it. */
export const isQuote = (element: Element): boolean =>
  element.name === 'blockquote' ||
  hasClass(element, /^(?:MsoQuote|MsoIntenseQuote|Citation|citation-western)$/i)

/** A list item of Word: a paragraph that says its list and level in its style, its bullet or number in its text. */
export function wordItem(
  element: Element,
  after: number | undefined,
): { readonly list: string; readonly level: number; readonly marker: Marker } | undefined {
  const listMatch = /^(l\d+)\s+level(\d)(?:\s+(lfo\d+))?/.exec(styleOf(element, 'mso-list'))
  if (!listMatch) return undefined
  const [, list = '', level = '1', override = ''] = listMatch
  let markerText = '·'
  for (const part of elements(element))
    if (styleOf(part, 'mso-list') === 'ignore') {
      markerText = textOf(part)
      break
    }
  return { list: `${list} ${override}`, level: Number(level) - 1, marker: readMarker(markerText, after) }
}

const types: readonly (readonly [RegExp, ItemMarker])[] = [
  [/^(?:a|lower-alpha|lower-latin)$/, 'a)'],
  [/^(?:A|upper-alpha|upper-latin)$/, 'A.'],
  [/^(?:i|lower-roman)$/, 'i)'],
  [/^(?:I|upper-roman)$/, 'I.'],
]

/** The marker of an item of an HTML list. */
export function htmlMarker(list: Element, n: number): Marker {
  if (list.name !== 'ol') return { style: 'bullet', kind: '•', source: '•' }
  const type = list.attributes.type ?? styleOf(list, 'list-style-type')
  const kind = types.find(([form]) => form.test(type))?.[1] ?? '1.'
  return { style: 'decimal', kind, source: itemLabel(kind, n), number: n }
}
