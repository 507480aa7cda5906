/** A piece of a pasted page: an element with what is read of its attributes, or text. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
}
export type Node = Element | string

/** Attributes that tell something; the others are not even kept. */
export const READ = new Set([
  'aria-level',
  'class',
  'colspan',
  'data-aria-level',
  'datetime',
  'height',
  'hidden',
  'href',
  'id',
  'alt',
  'name',
  'role',
  'rowspan',
  'start',
  'style',
  'type',
  'value',
  'width',
])

/** Elements nothing is read from: what they hold is no text for a reader. */
export const DEAD = new Set([
  'applet',
  'audio',
  'canvas',
  'datalist',
  'embed',
  'frameset',
  'iframe',
  'math',
  'noembed',
  'noframes',
  'noscript',
  'object',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'title',
  'video',
  'xml',
])

/** Deeper elements are read as if they were not there: their text stands in the last one kept. */
export const DEEPEST = 200

export const isElement = (node: Node): node is Element => typeof node !== 'string'

/** A property of an element's own style, in lower case; empty when it has none. */
export const styleOf = ({ attributes }: Element, property: string): string => {
  const style = attributes.style
  if (!style?.includes(property)) return ''
  for (const rule of style.split(';')) {
    const at = rule.indexOf(':')
    if (at > 0 && rule.slice(0, at).trim().toLowerCase() === property)
      return rule
        .slice(at + 1)
        .trim()
        .toLowerCase()
  }
  return ''
}

/** Whether one of the classes of an element is of this form. */
export const hasClass = ({ attributes }: Element, form: RegExp): boolean =>
  attributes.class?.split(/\s+/).some(name => form.test(name)) ?? false

/** All the text in an element, as it stands. */
export const textOf = (node: Node): string => (isElement(node) ? node.children.map(textOf).join('') : node)

/** Every element, those that hold others first. */
export function* elements(root: Element): Generator<Element> {
  yield root
  for (const child of root.children) if (isElement(child)) yield* elements(child)
}

/** Whether a reader does not see an element: hidden by its style, by an attribute, or a mark of Word for itself. */
export const isHidden = (element: Element): boolean =>
  'hidden' in element.attributes ||
  styleOf(element, 'display') === 'none' ||
  styleOf(element, 'mso-hide') === 'all' ||
  styleOf(element, 'visibility') === 'hidden'
