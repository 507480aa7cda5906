import type { Mark } from '../../../shared/french/run.ts'
import { child, children, type Node, readTree, toggle, val } from '../package/word-xml.ts'

/** A style with all it inherits. */
export interface ReadStyle {
  readonly id: string
  readonly name: string
  readonly heading?: number
  readonly numId?: string
  readonly level?: number
  readonly faces: Faces
  readonly right?: boolean
}

/** Marks said by properties: on, off, or not said. */
export type Faces = Readonly<Partial<Record<Mark, boolean>>>

/** The styles of a document, by id. */
export interface Styles {
  readonly of: (id: string | undefined) => ReadStyle
  readonly face: (id: string | undefined) => Faces
  readonly defaults: Faces
}

export const MONOSPACE = /courier|consolas|mono\b|menlo|monaco|typewriter/i

/** The marks run properties speak of. */
export function facesOf(properties: Node | undefined): Faces {
  const faces: Partial<Record<Mark, boolean>> = {}
  for (const one of children(properties)) {
    switch (one.name) {
      case 'w:b':
        faces.bold = toggle(one) ?? true
        break
      case 'w:i':
        faces.italic = toggle(one) ?? true
        break
      case 'w:smallCaps':
        faces.smallcaps = toggle(one) ?? true
        break
      case 'w:u':
        faces.underline = toggle(one) ?? true
        break
      case 'w:vertAlign':
        faces.superscript = val(one) === 'superscript'
        faces.subscript = val(one) === 'subscript'
        break
      case 'w:rFonts': {
        const font = one.attributes['w:ascii'] ?? one.attributes['w:hAnsi']
        if (font) faces.mono = MONOSPACE.test(font)
      }
    }
  }
  return faces
}

const HEADING_NAME = /^(?:heading|titre|überschrift|título|titolo|kop|nagłówek)\s?([1-9])$/i
const normal: ReadStyle = { id: '', name: 'Normal', faces: {} }

/** Reads styles.xml. */
export function readStyles(text: string | undefined): Styles {
  const root = text === undefined ? undefined : readTree(text)
  const nodes = new Map<string, Node>()
  let standard: string | undefined
  for (const node of children(root, 'w:style')) {
    const id = node.attributes['w:styleId'] ?? ''
    nodes.set(id, node)
    if (node.attributes['w:type'] === 'paragraph' && node.attributes['w:default'] === '1') standard = id
  }
  const memo = new Map<string, ReadStyle>()
  const resolve = (id: string, depth: number): ReadStyle => {
    const before = memo.get(id)
    if (before) return before
    const node = nodes.get(id)
    if (!node) return { ...normal, id, name: id }
    const base = val(child(node, 'w:basedOn'))
    const from = base !== undefined && depth < 30 ? resolve(base, depth + 1) : normal
    const properties = child(node, 'w:pPr')
    const name = val(child(node, 'w:name')) ?? id
    const match = /^(?:Heading|Titre|berschrift)([1-9])$/.exec(id) ?? HEADING_NAME.exec(name)
    const outline = val(child(properties, 'w:outlineLvl'))
    const heading = match ? Number(match[1]) : outline !== undefined ? Number(outline) + 1 : from.heading
    const numbering = child(properties, 'w:numPr')
    const align = val(child(properties, 'w:jc'))
    const style: ReadStyle = {
      id,
      name,
      ...(heading !== undefined && heading < 10 ? { heading } : {}),
      ...optional('numId', val(child(numbering, 'w:numId')) ?? from.numId),
      ...optional('level', Number(val(child(numbering, 'w:ilvl')) ?? from.level ?? 0)),
      ...optional('right', align === undefined ? from.right : align === 'right' || align === 'end'),
      faces: { ...from.faces, ...facesOf(child(node, 'w:rPr')) },
    }
    memo.set(id, style)
    return style
  }
  const defaults = child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr')
  return {
    of: id => resolve(id ?? standard ?? '', 0),
    face: id => (id === undefined ? {} : resolve(id, 0).faces),
    defaults: facesOf(defaults),
  }
}

const optional = <K extends string, T>(key: K, value: T | undefined) =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<K, T>>
