import type { ItemMarker } from '../../../shared/drafts/model.ts'
import type { Mark } from '../../../shared/french/run.ts'
import { TWIPS_PER_CM, TWIPS_PER_INCH, TWIPS_PER_POINT } from '../looks/units.ts'
import { child, children, type Node } from '../package/word-xml.ts'
import { type Faces, MONOSPACE } from '../read/read-styles.ts'
import type { Shape } from '../read/story.ts'

/** A paragraph style as a reader needs it: the named one it rests on, and what was set by hand over it. */
export interface OdtParagraphStyle {
  readonly id: string
  /** the name Word gives the same style */
  readonly name: string
  /** marks of the named style */
  readonly faces: Faces
  /** marks set by hand on the whole paragraph */
  readonly ownFaces: Faces
  readonly right: boolean
  readonly heading?: number
  /** the list it is numbered by; empty where it was taken out of one */
  readonly list?: string
  readonly pageBreakBefore: boolean
}

/** The styles of an OpenDocument text. */
export interface OdtStyles {
  readonly paragraph: (name: string | undefined) => OdtParagraphStyle
  /** marks of a style of characters; none for the look of a link or of a note's call */
  readonly text: (name: string | undefined) => Faces
  /** in twips; 0 where it is not stated */
  readonly columnWidth: (name: string | undefined) => number
  /** what stands before the items of a list, at a level from 0; nothing where nothing does */
  readonly list: (
    name: string | undefined,
    level: number,
  ) => Omit<NonNullable<Shape['list']>, 'id'> | undefined
  /** whether headings of that level, from 1, are numbered by the program */
  readonly numbersHeadings: (level: number) => boolean
}

/** Names of Word for styles that LibreOffice names otherwise. */
const WORD_NAMES: Readonly<Record<string, string>> = {
  standard: 'Normal',
  'text body': 'Body Text',
  'contents heading': 'TOC Heading',
  'list 1': 'List Bullet',
  'numbering 1': 'List Number',
  quotations: 'Quote',
}
const NOT_EMPHASIS = /internet.?link|footnote|endnote|index.?link|numbering.?symbols|bullet.?symbols/i
/** Styles rest on each other at most so deep. */
const MAX_PARENTS = 30

/** Reads the styles: the named ones, and those that the program made of what was set by hand. */
export function odtStyles(named: readonly Node[], automatic: readonly Node[]): OdtStyles {
  const byKey = new Map<string, { readonly node: Node; readonly isNamed: boolean }>()
  const lists = new Map<string, Node>()
  let outline: Node | undefined
  for (const [nodes, isNamed] of [
    [named, true],
    [automatic, false],
  ] as const)
    for (const node of nodes) {
      const name = node.attributes['style:name'] ?? ''
      if (node.name === 'style:style')
        byKey.set(keyOf(node.attributes['style:family'], name), { node, isNamed })
      if (node.name === 'text:list-style') lists.set(name, node)
      if (node.name === 'text:outline-style') outline = node
    }
  const chainOf = (family: string, name: string | undefined) => {
    const chain: { readonly node: Node; readonly isNamed: boolean }[] = []
    for (let next = name; next !== undefined && chain.length < MAX_PARENTS; ) {
      const style = byKey.get(keyOf(family, next))
      if (!style) break
      chain.push(style)
      next = style.node.attributes['style:parent-style-name']
    }
    return chain
  }
  const paragraphs = new Map<string, OdtParagraphStyle>()
  const texts = new Map<string, Faces>()
  return {
    paragraph: name =>
      memo(paragraphs, name ?? 'Standard', id => paragraphStyle(id, chainOf('paragraph', id))),
    text: name =>
      name === undefined || NOT_EMPHASIS.test(name)
        ? {}
        : memo(texts, name, id => facesOf(chainOf('text', id).map(one => one.node))),
    columnWidth: name => {
      const [style] = chainOf('table-column', name)
      return twips(child(style?.node, 'style:table-column-properties')?.attributes['style:column-width'])
    },
    list: (name, level) => {
      const style = lists.get(name ?? '')
      const node = children(style).find(one => one.attributes['text:level'] === String(level + 1))
      return node && listLevel(node, level, style)
    },
    numbersHeadings: level =>
      children(outline).some(
        one => one.attributes['text:level'] === String(level) && Boolean(one.attributes['style:num-format']),
      ),
  }
}

const keyOf = (family: string | undefined, name: string) => `${family ?? ''} ${name}`

function memo<T>(values: Map<string, T>, key: string, make: (key: string) => T): T {
  const before = values.get(key)
  if (before !== undefined) return before
  const value = make(key)
  values.set(key, value)
  return value
}

function paragraphStyle(
  id: string,
  chain: readonly { readonly node: Node; readonly isNamed: boolean }[],
): OdtParagraphStyle {
  const named = chain.find(one => one.isNamed)?.node
  const nodes = chain.map(one => one.node)
  const display = named?.attributes['style:display-name'] ?? named?.attributes['style:name'] ?? id
  const first = (read: (node: Node) => string | undefined) =>
    nodes.map(read).find(value => value !== undefined)
  const property = (name: string) =>
    first(node => child(node, 'style:paragraph-properties')?.attributes[name])
  const heading = Number(first(node => node.attributes['style:default-outline-level'] || undefined))
  const list = first(node => node.attributes['style:list-style-name'])
  return {
    id: named?.attributes['style:name'] ?? id,
    name: WORD_NAMES[display.toLowerCase()] ?? display,
    faces: facesOf(chain.filter(one => one.isNamed).map(one => one.node)),
    ownFaces: facesOf(chain.filter(one => !one.isNamed).map(one => one.node)),
    right: /^(?:end|right)$/.test(property('fo:text-align') ?? ''),
    ...(heading >= 1 && heading <= 9 ? { heading } : {}),
    ...(list === undefined ? {} : { list }),
    // a break is set by hand on a paragraph; that of a style is its look
    pageBreakBefore: chain.some(
      ({ node, isNamed }) =>
        !isNamed && child(node, 'style:paragraph-properties')?.attributes['fo:break-before'] === 'page',
    ),
  }
}

/** The marks that styles set, the nearest first. */
function facesOf(nodes: readonly Node[]): Faces {
  const faces: Partial<Record<Mark, boolean>> = {}
  for (const node of nodes.toReversed()) {
    const set = child(node, 'style:text-properties')?.attributes ?? {}
    const weight = set['fo:font-weight']
    if (weight !== undefined) faces.bold = weight === 'bold' || Number(weight) >= 600
    const slant = set['fo:font-style']
    if (slant !== undefined) faces.italic = slant !== 'normal'
    const variant = set['fo:font-variant']
    if (variant !== undefined) faces.smallcaps = variant === 'small-caps'
    const line = set['style:text-underline-style']
    if (line !== undefined) faces.underline = line !== 'none'
    const [position] = (set['style:text-position'] ?? '').split(' ')
    if (position) {
      faces.superscript = position === 'super' || Number.parseFloat(position) > 0
      faces.subscript = position === 'sub' || Number.parseFloat(position) < 0
    }
    const font = set['style:font-name'] ?? set['fo:font-family']
    if (font) faces.mono = MONOSPACE.test(font)
  }
  return faces
}

const ITEM_MARKERS: Readonly<Record<string, ItemMarker>> = { a: 'a)', i: 'i)', A: 'A.', I: 'I.' }

function listLevel(
  node: Node,
  level: number,
  style: Node | undefined,
): Omit<NonNullable<Shape['list']>, 'id'> | undefined {
  const at = Math.min(4, Math.max(0, level))
  const start = Number(node.attributes['text:start-value'] ?? 1) || 1
  if (node.name === 'text:list-level-style-bullet') {
    const isDash = /^[-–—]/.test(node.attributes['text:bullet-char'] ?? '')
    return { kind: 'bullet', level: at, marker: isDash ? '–' : '•', start }
  }
  const format = node.attributes['style:num-format']
  if (node.name !== 'text:list-level-style-number' || !format) return undefined
  const claims =
    /conclusions/i.test(style?.attributes['style:name'] ?? '') ||
    children(style)[0]?.attributes['style:num-suffix'] === '°)'
  const marker = claims && level === 0 ? '1°)' : (ITEM_MARKERS[format] ?? '1.')
  return { kind: claims ? 'claims' : 'decimal', level: at, marker, start }
}

const TWIPS_PER_UNIT: Readonly<Record<string, number>> = {
  cm: TWIPS_PER_CM,
  mm: TWIPS_PER_CM / 10,
  in: TWIPS_PER_INCH,
  pt: TWIPS_PER_POINT,
  pc: 12 * TWIPS_PER_POINT,
}

/** A length of OpenDocument, `2.5cm`, in twips; 0 where it is none. */
export function twips(length: string | undefined): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)(cm|mm|in|pt|pc)$/.exec(length ?? '') ?? []
  return Math.round(Number(number) * (TWIPS_PER_UNIT[unit] ?? 0)) || 0
}
