import { AppError } from '../../../shared/kernel/errors.ts'
import { Refusal } from '../../imports/refusal.ts'
import { scanXml } from '../../imports/xml/quick-xml.ts'
import type { Attributes, XmlEvents } from '../../imports/xml/strict-xml.ts'

/** An element of a part, its names under the usual prefixes whatever those of the file. */
export interface Node {
  readonly name: string
  readonly attributes: Attributes
  readonly children: readonly (Node | string)[]
}

/** Usual prefix of each namespace, that of the strict variant of Word included, and those of OpenDocument. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'urn:schemas-microsoft-com:office:word': 'w10',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup': 'wpg',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing': 'wp14',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://www.w3.org/1999/xlink': 'xlink',
  'urn:oasis:names:tc:opendocument:xmlns:office:1.0': 'office',
  'urn:oasis:names:tc:opendocument:xmlns:style:1.0': 'style',
  'urn:oasis:names:tc:opendocument:xmlns:text:1.0': 'text',
  'urn:oasis:names:tc:opendocument:xmlns:table:1.0': 'table',
  'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0': 'draw',
  'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0': 'fo',
  'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0': 'svg',
  'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0': 'loext',
}

type Scope = ReadonlyMap<string, string>

interface Open {
  readonly name: string
  readonly attributes: Attributes
  readonly children: (Node | string)[]
}

/** A visitor of the children of some elements, in order. `start` is called again when the reading starts over. */
export interface Each<T> {
  readonly of: readonly string[]
  readonly start: () => { readonly child: (node: Node, parent: string) => void; readonly result: T }
}

/** Reads a small part of a Word file as a tree. Throws `damaged` when it is not well formed. */
export const readTree = (text: string): Node => scanPart(text, () => builder()).root()

/** Reads a part whose elements `of` have many children: each is handed over and not kept, so that a long document is never whole in memory. */
export const readEach = <T>(text: string, { of, start }: Each<T>): T =>
  scanPart(text, () => {
    const { child, result } = start()
    return { ...builder({ of, child }), result }
  }).result

function scanPart<E extends XmlEvents>(text: string, fresh: () => E): E {
  try {
    return scanXml(text, fresh)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new AppError(
      'damaged',
      `Le document Word ne peut pas être lu : ${error.message}. Rien n’a été changé.`,
    )
  }
}

function builder(each?: {
  readonly of: readonly string[]
  readonly child: (node: Node, parent: string) => void
}) {
  const top: Open = { name: '', attributes: {}, children: [] }
  const open: Open[] = [top]
  const scopes: Scope[] = [new Map()]
  const names = new Map<string, string>()
  return {
    open(name: string, attributes: Attributes) {
      const scope = scopeOf(attributes, scopes.at(-1)!)
      if (scope !== scopes.at(-1)) names.clear()
      scopes.push(scope)
      open.push({
        name: usual(name, scope, names),
        attributes: usualAttributes(attributes, scope, names),
        children: [],
      })
    },
    text(chunk: string) {
      open.at(-1)!.children.push(chunk)
    },
    close() {
      const node = open.pop()!
      if (scopes.pop() !== scopes.at(-1)) names.clear()
      const parent = open.at(-1)!
      if (each?.of.includes(parent.name)) each.child(node, parent.name)
      else parent.children.push(node)
    },
    root(): Node {
      return top.children.find(isNode) ?? top
    },
  }
}

function scopeOf(attributes: Attributes, scope: Scope): Scope {
  let own: Map<string, string> | undefined
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    own ??= new Map(scope)
    own.set(name === 'xmlns' ? '' : name.slice(6), PREFIXES[attributes[name]!] ?? name.slice(6))
  }
  return own ?? scope
}

function usual(name: string, scope: Scope, names: Map<string, string>): string {
  const before = names.get(name)
  if (before !== undefined) return before
  const colon = name.indexOf(':')
  const prefix = scope.get(colon < 0 ? '' : name.slice(0, colon))
  const fullName = prefix === undefined || prefix === '' ? name : `${prefix}:${name.slice(colon + 1)}`
  names.set(name, fullName)
  return fullName
}

function usualAttributes(attributes: Attributes, scope: Scope, names: Map<string, string>): Attributes {
  let other: Record<string, string> | undefined
  for (const name in attributes) {
    // an attribute without a prefix is in no namespace
    if (!name.includes(':') || name.startsWith('xmlns')) continue
    const now = usual(name, scope, names)
    if (now === name) continue
    other ??= { ...attributes }
    other[now] = attributes[name]!
  }
  return other ?? attributes
}

export const isNode = (child: Node | string): child is Node => typeof child === 'object'

/** The first child of that name. */
export const child = (node: Node | undefined, name: string): Node | undefined =>
  node?.children.find((one): one is Node => isNode(one) && one.name === name)

export const children = (node: Node | undefined, name?: string): Node[] =>
  (node?.children ?? []).filter(
    (one): one is Node => isNode(one) && (name === undefined || one.name === name),
  )

/** `w:val`, where an element is little more than its value. */
export const val = (node: Node | undefined): string | undefined => node?.attributes['w:val']

/** A property that is on or off; nothing when it is not said. */
export function toggle(node: Node | undefined): boolean | undefined {
  if (!node) return undefined
  return !['false', '0', 'off', 'none'].includes(val(node) ?? 'true')
}

/** All the text under an element. */
export const textOf = (node: Node): string =>
  node.children.map(one => (isNode(one) ? textOf(one) : one)).join('')

/** The moment of a change or of a comment, of the place whatever its Z says; none where it is no date: `0-00-00T00:00:00Z`. */
export function momentIn(written: string): string {
  const moment = written.replace(/(?:\.\d+)?Z?$/, '')
  return Number.isNaN(Date.parse(moment)) ? '' : moment
}
