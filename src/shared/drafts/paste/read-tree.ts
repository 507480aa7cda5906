import type { Mark } from '../../french/run.ts'
import type { Block, Inline } from '../model.ts'
import { toBlocks } from './blocks.ts'
import { isBlank, type Piece, squeeze, toInlines, visibleText } from './line.ts'
import { findNotes } from './notes.ts'
import type { Item, Raw, Shape } from './raw.ts'
import { isLayout, readTable } from './read-table.ts'
import { headingOf, htmlMarker, isContents, isQuote, marksOf, wordItem } from './shape.ts'
import { DEAD, type Element, hasClass, isElement, isHidden, type Node, styleOf, textOf } from './tree.ts'

/** Counts what was on the page and is not taken, to be reported. */
export interface Omissions {
  readonly images: number
  /** passages a tracked change had taken out */
  readonly deletions: number
  /** lines of a table of contents, which the page makes itself */
  readonly contents: number
}

/** A pasted page as blocks of a draft. */
export interface PastedPage {
  readonly blocks: Block[]
  /** some words of a line, not a paragraph */
  readonly inline: boolean
  readonly omissions: Omissions
  /** the pictures: what is known of a block of the text, and its bytes as an address; empty where the page has but its place */
  readonly pictures: readonly { readonly block: string; readonly data: string }[]
}

interface Context {
  readonly marks: readonly Mark[]
  readonly shape: Shape
  /** spaces and line ends are as they stand */
  readonly pre: boolean
  readonly url?: string
  readonly list?: { readonly top: unknown; readonly level: number }
  readonly inNote?: boolean
  /** in one line, where no picture may stand */
  readonly flat?: boolean
}

interface Into {
  readonly out: Raw[]
  /** pictures met in the line, which follow it */
  readonly pictures: Raw[]
  line: Piece[]
}

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const LISTS = new Set(['ul', 'ol', 'menu', 'dir'])
const PARAGRAPH: Shape = { kind: 'paragraph' }
const SAFE = /^(?:https?:\/\/[^\s<>"]{1,2040}|mailto:[^\s<>"]{1,300})$/i

/**
 * The blocks of what was copied from Word, LibreOffice, a web page or a PDF: headings, lists, tables, notes, quotes, emphasis
 * and links kept, styles and anything that acts dropped. Pure: the same tree gives the same blocks, `newId` apart.
 */
export function readTree(root: Element, newId: () => string): PastedPage {
  const notes = findNotes(root)
  const omissions = { images: 0, deletions: 0, contents: 0 }
  const pictures: { block: string; data: string }[] = []
  let isStructured = false

  const end = (into: Into, shape: Shape): void => {
    if (!isBlank(into.line)) into.out.push({ kind: 'line', shape, pieces: into.line })
    into.line = []
    into.out.push(...into.pictures.splice(0))
  }
  const inside = (element: Element, scope: Context): Raw[] => {
    const into: Into = { out: [], line: [], pictures: [] }
    for (const child of element.children) walk(child, scope, into)
    end(into, scope.shape)
    return into.out
  }
  const flat = (element: Element, scope: Context): Inline[] =>
    flatten(inside(element, { ...scope, shape: PARAGRAPH, list: undefined, pre: false, flat: true }))

  const noteOf = (body: Element, comment: boolean): Inline => {
    const inlines = flat(body, { marks: [], shape: PARAGRAPH, pre: false, inNote: true })
    const [first] = inlines
    if (first?.kind === 'text') inlines[0] = { ...first, text: first.text.replace(/^[\s\u00a0↑^,]+/, '') }
    if (!comment) return { kind: 'note', id: newId(), inlines: inlines.filter(one => one.kind !== 'note') }
    const text = inlines.map(one => (one.kind === 'text' || one.kind === 'link' ? one.text : ' ')).join('')
    return { kind: 'private', id: newId(), text: text.trim() }
  }

  const walk = (node: Node, scope: Context, into: Into): void => {
    if (!isElement(node)) {
      addText(into, node, scope)
      return
    }
    if (DEAD.has(node.name) || isHidden(node) || notes.backs.has(node)) return
    if (notes.bodies.has(node) && !scope.inNote) return
    const note = scope.inNote ? undefined : notes.of.get(node)
    if (note) {
      into.line.push({ kind: 'atom', inline: noteOf(note.body, note.comment) })
      return
    }
    if (isDeletion(node)) {
      omissions.deletions += 1
      return
    }
    if (styleOf(node, 'mso-list') === 'ignore') return
    switch (node.name) {
      case 'br':
        into.line.push({ kind: 'break' })
        return
      case 'wbr':
        return
      case 'img':
        picture(node, scope, into)
        return
      case 'input':
      case 'textarea':
        addText(into, node.attributes.value ?? textOf(node), scope)
        return
      case 'q':
        addText(into, '«\u00a0', scope)
        children(node, scope, into)
        addText(into, '\u00a0»', scope)
        return
    }
    if (BLOCKS.has(node.name) || node.attributes.role === 'heading') block(node, scope, into)
    else if (node.name === 'a') link(node, scope, into)
    else children(node, { ...scope, marks: marksOf(node, scope.marks), pre: isPre(node, scope) }, into)
  }
  const children = (element: Element, context: Context, into: Into): void => {
    for (const child of element.children) walk(child, context, into)
  }

  const link = (element: Element, context: Context, into: Into): void => {
    const url = element.attributes.href?.trim() ?? ''
    const marks = marksOf(element, context.marks).filter(mark => mark !== 'underline')
    const own = { ...context, marks }
    // one of a page to itself, or that runs something, leaves its words
    children(element, SAFE.test(url) ? { ...own, url } : own, into)
  }

  const block = (element: Element, context: Context, into: Into): void => {
    isStructured = true
    if (isContents(element)) {
      omissions.contents += 1
      return
    }
    end(into, context.shape)
    if (element.name === 'table' && !isLayout(element)) {
      const table = readTable(element, cell =>
        flat(cell, { ...context, marks: cell.name === 'th' ? [] : context.marks }),
      )
      if (table.rows.length > 0) into.out.push(table)
      return
    }
    const own = inheritedBy(element, context, into)
    children(element, own, into)
    end(into, own.shape)
  }

  const inheritedBy = (element: Element, context: Context, into: Into): Context => {
    const marks = marksOf(element, context.marks)
    const pre = isPre(element, context)
    if (LISTS.has(element.name))
      return {
        ...context,
        pre,
        list: { top: context.list?.top ?? element, level: context.list ? context.list.level + 1 : 0 },
      }
    const heading = headingOf(element)
    if (heading) return { ...context, pre, shape: heading, marks: marks.filter(mark => mark !== 'bold') }
    if (element.name === 'li') return { ...context, pre, marks, shape: itemOf(element, context) }
    const last = into.out.at(-1)
    const before = last?.kind === 'line' && last.shape.kind === 'item' ? last.shape : undefined
    const word = wordItem(element, before?.marker.number)
    if (word) return { ...context, pre, marks, shape: { kind: 'item', key: element, ...word } }
    // a second paragraph of an item of Word says no list
    if (before && typeof before.list === 'string' && hasClass(element, /^MsoListParagraph/i))
      return { ...context, pre, marks, shape: before }
    if (isQuote(element) && context.shape.kind !== 'item')
      return { ...context, pre, marks, shape: { kind: 'quote' } }
    const strong: readonly Mark[] =
      element.name === 'dt' && !marks.includes('bold') ? ['bold', ...marks] : marks
    return { ...context, pre, marks: strong }
  }

  const numbers = new Map<unknown, number>()
  const parents = new Map<Element, Element>()
  const itemOf = (element: Element, context: Context): Item => {
    const list = parents.get(element) ?? element
    const rank = Number.parseInt(element.attributes.value ?? '', 10)
    const n = Number.isNaN(rank) ? (numbers.get(list) ?? startOf(list)) : rank
    numbers.set(list, n + 1)
    const level = Number(element.attributes['aria-level'] ?? element.attributes['data-aria-level']) - 1
    return {
      kind: 'item',
      key: element,
      list: context.list?.top ?? list,
      level: Number.isNaN(level) ? (context.list?.level ?? 0) : Math.max(level, 0),
      marker: htmlMarker(list, n),
    }
  }
  const adopt = (element: Element): void => {
    for (const child of element.children) {
      if (!isElement(child)) continue
      if (child.name === 'li') parents.set(child, element)
      adopt(child)
    }
  }
  adopt(root)

  const picture = (element: Element, context: Context, into: Into): void => {
    const alt = element.attributes.alt ?? ''
    if (/^\p{Extended_Pictographic}/u.test(alt) && alt.length < 12) addText(into, alt, context)
    else if (Number(element.attributes.width) <= 2 || Number(element.attributes.height) <= 2) return
    else if (context.flat) omissions.images += 1
    else {
      const id = newId()
      into.pictures.push({ kind: 'picture', id, alt: squeeze(visibleText(alt)).trim() })
      pictures.push({ block: id, data: element.attributes.src ?? '' })
    }
  }

  const raws = inside(root, { marks: [], shape: PARAGRAPH, pre: false })
  const inline = !isStructured && raws.length === 1 && pictures.length === 0
  return { blocks: toBlocks(raws, newId, !isStructured), inline, omissions, pictures }
}

const startOf = (list: Element): number => {
  const start = Number.parseInt(list.attributes.start ?? '', 10)
  return Number.isNaN(start) ? 1 : start
}

/** Whether a tracked change of Word took a passage out; a deletion of a web page is only struck through. */
const isDeletion = (element: Element): boolean =>
  (element.name === 'del' && 'datetime' in element.attributes) || hasClass(element, /^msoDel$/i)

const isPre = (element: Element, context: Context): boolean => {
  if (element.name === 'pre' || element.name === 'textarea') return true
  const space = styleOf(element, 'white-space')
  return space === 'pre' || (space === 'normal' ? false : context.pre)
}

function addText(into: Into, text: string, context: Context): void {
  if (text === '') return
  const { marks, url } = context
  const last = into.line.at(-1)
  if (url) {
    const words = text.replace(/\s+/g, ' ')
    if (words === ' ' && last?.kind !== 'atom') {
      into.line.push({ kind: 'text', text: words, marks })
      return
    }
    // one link, whatever faces it is written in
    if (last?.kind === 'atom' && last.inline.kind === 'link' && last.inline.url === url)
      into.line[into.line.length - 1] = {
        kind: 'atom',
        inline: { ...last.inline, text: last.inline.text + words },
      }
    else into.line.push({ kind: 'atom', inline: { kind: 'link', url, text: words } })
    return
  }
  if (!context.pre) {
    into.line.push({ kind: 'text', text, marks })
    return
  }
  for (const [at, part] of text.split(/\r\n?|\n/).entries()) {
    if (at > 0) into.line.push({ kind: 'break' })
    if (part)
      into.line.push({
        kind: 'text',
        text: part.replace(/^[ \t]+/, indent => '\u2003'.repeat(Math.ceil(indent.length / 4))),
        marks,
      })
  }
}

/** Lines as those of a cell or a note: one after the other, items under their bullets. */
function flatten(raws: readonly Raw[]): Inline[] {
  const all: Inline[] = []
  const add = (inlines: readonly Inline[]): void => {
    if (inlines.length === 0) return
    if (all.length > 0) all.push({ kind: 'linebreak' })
    all.push(...inlines)
  }
  for (const raw of raws) {
    if (raw.kind === 'picture') continue
    if (raw.kind === 'table') for (const row of raw.rows) for (const cell of row) add(cell)
    else {
      const marker = raw.shape.kind === 'item' ? `${raw.shape.marker.source}\u00a0` : ''
      const inlines = toInlines(raw.pieces)
      add(marker ? [{ kind: 'text', text: marker }, ...inlines] : inlines)
    }
  }
  return all
}
