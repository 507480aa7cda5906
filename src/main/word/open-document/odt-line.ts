import { child, children, isNode, momentIn, type Node, textOf } from '../package/word-xml.ts'
import { marksIn } from '../read/bits.ts'
import { reportFormula } from '../read/formula.ts'
import { OBJECT_LEFT } from '../read/left-out.ts'
import type { Bit, ReadPara } from '../read/story.ts'
import { type Around, changeMark, changesAround, type OdtReading, takeDeletion } from './odt-reading.ts'
import { twips } from './odt-styles.ts'

/** Receives the bits of a paragraph, and the paragraphs that a tracked deletion took out in the midst of it. */
export interface LineTarget {
  readonly push: (bit: Bit) => void
  readonly deleted: (paras: readonly ReadPara[], rev: number) => void
  readonly bookmark: (name: string) => void
  /** blocks of a text box, which follow the paragraph */
  readonly box: (blocks: readonly Node[]) => void
  /** reads blocks apart: of a note, of a comment, of what was taken out */
  readonly blocks: (nodes: readonly Node[], del?: number) => readonly ReadPara[]
}

/** Drawings measure in these units, 635 to the twip. */
const UNITS_PER_TWIP = 635
/** More spaces than that in a row are no text. */
const MAX_SPACES = 1000
const FIELDS_WITHOUT_TEXT = new Set([
  'text:soft-page-break',
  'text:toc-mark',
  'text:toc-mark-start',
  'text:toc-mark-end',
  'text:alphabetical-index-mark',
  'text:alphabetical-index-mark-start',
  'text:alphabetical-index-mark-end',
  'text:note-citation',
  'text:hidden-paragraph',
  'text:ruby-text',
  'text:variable-decl',
  'office:forms',
  'svg:title',
  'svg:desc',
])

/** Reads what stands in a paragraph, in order. */
export function readLine(para: Node, around: Around, reading: OdtReading, target: LineTarget): void {
  // runs of blanks are one space, none at the beginning
  let endsBlank = true
  let noteMark: string | undefined
  walk(para, around)

  function walk(node: Node, context: Around): void {
    for (const one of node.children)
      if (isNode(one)) element(one, context)
      else text(one, context)
  }

  function text(raw: string, context: Around): void {
    let words = raw.replace(/[ \t\r\n]+/g, ' ')
    if (endsBlank && words.startsWith(' ')) words = words.slice(1)
    if (words === '') return
    endsBlank = words.endsWith(' ')
    say(words, context)
  }

  function say(words: string, context: Around): void {
    push({ kind: 'text', text: words, marks: marksIn(context.faces) }, context)
  }

  function exact(words: string, context: Around): void {
    endsBlank = false
    say(words, context)
  }

  function element(node: Node, context: Around): void {
    if (changeMark(node, reading) || FIELDS_WITHOUT_TEXT.has(node.name)) return
    const { attributes } = node
    switch (node.name) {
      case 'text:s':
        exact(' '.repeat(Math.min(MAX_SPACES, Math.max(1, Number(attributes['text:c'] ?? 1) || 1))), context)
        return
      case 'text:tab':
        exact('\t', context)
        return
      case 'text:line-break':
        endsBlank = true
        push({ kind: 'break' }, context)
        return
      case 'text:span':
        walk(node, {
          ...context,
          faces: { ...context.faces, ...reading.styles.text(attributes['text:style-name']) },
        })
        return
      case 'text:a': {
        const url = attributes['xlink:href'] ?? ''
        walk(node, /^(?:https?|mailto):/i.test(url) ? { ...context, link: { url } } : context)
        return
      }
      case 'loext:content-control': {
        const tag = attributes['loext:tag']
        walk(node, tag === undefined ? context : { ...context, control: { tag } })
        return
      }
      case 'text:bookmark-ref': {
        const name = attributes['text:ref-name'] ?? ''
        const isPage = attributes['text:reference-format'] === 'page'
        walk(node, { ...context, field: `${isPage ? 'PAGEREF' : 'REF'} ${name}` })
        return
      }
      case 'text:bookmark':
      case 'text:bookmark-start': {
        const name = attributes['text:name'] ?? ''
        if (name.startsWith('_Note_')) noteMark = name
        else target.bookmark(name)
        return
      }
      case 'text:note':
        note(node, context)
        return
      case 'text:change':
        deletion(attributes['text:change-id'] ?? '')
        return
      case 'office:annotation':
        comment(node)
        return
      case 'office:annotation-end':
        reading.openComments.delete(attributes['office:name'] ?? '')
        return
      case 'text:ruby':
        for (const base of children(node, 'text:ruby-base')) walk(base, context)
        return
      case 'draw:frame':
        frame(node, context)
        return
      case 'draw:g':
      case 'draw:custom-shape':
      case 'draw:rect':
        target.box(children(node).filter(one => one.name === 'text:p'))
        for (const one of children(node)) if (one.name.startsWith('draw:')) element(one, context)
        return
      default:
        // a field prints its own text; what is not known may still hold some
        walk(node, context)
    }
  }

  function note(node: Node, context: Around): void {
    const end = node.attributes['text:note-class'] === 'endnote' ? 'e' : ''
    // their own ids come twice where some were taken out
    const id = `${end}${reading.notes.size + 1}`
    reading.notes.set(id, target.blocks(children(child(node, 'text:note-body'))))
    endsBlank = false
    push({ kind: 'note', note: id, ...(noteMark === undefined ? {} : { mark: noteMark }) }, context)
    noteMark = undefined
  }

  function deletion(id: string): void {
    const change = takeDeletion(id, reading)
    if (!change) return
    endsBlank = false
    target.deleted(target.blocks(change.content, change.rev), change.rev)
  }

  function comment(node: Node): void {
    const name = node.attributes['office:name'] ?? `annotation-${reading.comments.length + 1}`
    const parent = node.attributes['loext:parent-name']
    const words = (name: string) => {
      const one = child(node, name)
      return one ? textOf(one).trim() : ''
    }
    const lines = children(node)
      .filter(one => one.name === 'text:p' || one.name === 'text:list')
      .map(textOf)
    reading.comments.push({
      id: name,
      author: words('dc:creator'),
      at: momentIn(words('dc:date')),
      text: lines.join('\n').trim(),
      isResolved: node.attributes['loext:resolved'] === 'true',
      ...(parent ? { parent } : {}),
    })
    if (reading.rangedComments.has(name)) reading.openComments.add(name)
  }

  function frame(node: Node, context: Around): void {
    const box = child(node, 'draw:text-box')
    if (box) {
      target.box(children(box))
      return
    }
    const object = child(node, 'draw:object') ?? child(node, 'draw:object-ole')
    const formula = object && reading.formula(object.attributes['xlink:href'] ?? '')
    if (formula !== undefined) {
      reportFormula(formula, reading.leftOut)
      exact(formula, context)
      return
    }
    if (object) {
      reading.leftOut.add(OBJECT_LEFT)
      return
    }
    const href = child(node, 'draw:image')?.attributes['xlink:href'] ?? ''
    const part = /^[a-z]+:/i.test(href) ? '' : href.replace(/^\.\//, '')
    const words = child(node, 'svg:desc') ?? child(node, 'svg:title')
    const alt = words ? textOf(words) : ''
    const width = twips(node.attributes['svg:width']) * UNITS_PER_TWIP
    endsBlank = false
    push(
      { kind: 'image', alt: alt.trim(), ...(part ? { part } : {}), ...(width > 0 ? { width } : {}) },
      context,
    )
  }

  function push(bit: Bit, context: Around): void {
    target.push({
      ...bit,
      ...changesAround(reading),
      ...(context.del === undefined ? {} : { del: context.del }),
      ...(context.control ? { control: context.control } : {}),
      ...(context.link ? { link: context.link } : {}),
      ...(context.field ? { field: context.field } : {}),
      ...(reading.openComments.size > 0 ? { comments: [...reading.openComments] } : {}),
    })
  }
}
