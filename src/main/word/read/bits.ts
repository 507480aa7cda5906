import { Mark } from '../../../shared/french/run.ts'
import { symbol } from '../../imports/formats/word-text.ts'
import { child, children, isNode, momentIn, type Node, textOf, toggle, val } from '../package/word-xml.ts'
import { formValue } from './form-field.ts'
import { mathText, reportFormula } from './formula.ts'
import { boxesIn, HIDDEN_TEXT, isObject, OBJECT_LEFT, RUBY_LEFT, SUBDOCUMENT_LEFT } from './left-out.ts'
import { withPlainEndings } from './plain-endings.ts'
import { type Faces, facesOf, type Styles } from './read-styles.ts'
import type { Bit, Control, Link, Revision } from './story.ts'

/** State of the reading of a story: fields and comments that are open run over paragraphs. */
export interface Reading {
  readonly styles: Styles
  readonly link: (id: string) => string | undefined
  readonly revisions: Revision[]
  /** names of the moves whose range is open, by the id of the range */
  readonly moves: Map<string, string>
  readonly fields: { instruction: string; inResult: boolean; link?: Link; value?: string }[]
  readonly openComments: Set<string>
  readonly leftOut: Set<string>
  /** paragraphs of a text box met in the paragraph being read */
  readonly boxes: Node[]
}

interface Around {
  readonly ins?: number
  readonly del?: number
  readonly control?: Control
  readonly link?: Link
}

/** The bits of a paragraph. */
export function bitsOf(para: Node, reading: Reading, around: Around = {}): Bit[] {
  const bits: Bit[] = []
  let noteMark: string | undefined
  walk(para, around)
  return withPlainEndings(bits)

  function walk(node: Node, context: Around) {
    for (const one of node.children) if (isNode(one)) element(one, context)
  }

  function element(node: Node, context: Around): void {
    switch (node.name) {
      case 'w:r':
        run(node, context)
        return
      case 'w:ins':
      case 'w:moveTo':
        walk(node, { ...context, ins: revision(node, 'insertion', node.name === 'w:moveTo', reading) })
        return
      case 'w:del':
      case 'w:moveFrom':
        walk(node, { ...context, del: revision(node, 'deletion', node.name === 'w:moveFrom', reading) })
        return
      case 'w:hyperlink': {
        const id = node.attributes['r:id']
        const target = id === undefined ? undefined : reading.link(id)
        walk(node, target ? { ...context, link: { url: target } } : context)
        return
      }
      case 'w:fldSimple':
        reading.fields.push({ instruction: node.attributes['w:instr'] ?? '', inResult: true })
        walk(node, context)
        reading.fields.pop()
        return
      case 'w:sdt': {
        const tag = val(child(child(node, 'w:sdtPr'), 'w:tag'))
        const content = child(node, 'w:sdtContent')
        if (content) walk(content, tag === undefined ? context : { ...context, control: { tag } })
        return
      }
      case 'w:bookmarkStart': {
        const name = node.attributes['w:name'] ?? ''
        if (name.startsWith('_Note_')) noteMark = name
        return
      }
      case 'w:commentRangeStart':
      case 'w:commentRangeEnd':
      case 'w:moveFromRangeStart':
      case 'w:moveToRangeStart':
      case 'w:moveFromRangeEnd':
      case 'w:moveToRangeEnd':
        rangeMark(node, reading)
        return
      case 'mc:AlternateContent':
        walk(child(node, 'mc:Choice') ?? child(node, 'mc:Fallback') ?? node, context)
        return
      case 'm:oMath':
      case 'm:oMathPara': {
        const signs = mathText(node)
        reportFormula(signs, reading.leftOut)
        push({ kind: 'text', text: signs, marks: [] }, context)
        return
      }
      case 'w:subDoc':
        reading.leftOut.add(SUBDOCUMENT_LEFT)
        return
      case 'w:pPr':
      case 'w:sdtPr':
      case 'w:rPr':
        return
      default:
        // w:smartTag, w:customXml, w:dir, w:bdo, and what is not known: their text counts
        walk(node, context)
        return
    }
  }

  function run(node: Node, context: Around) {
    const properties = child(node, 'w:rPr')
    const marks = marksOf(properties, reading.styles)
    const change = child(properties, 'w:rPrChange')
    const before = change && marksOf(child(change, 'w:rPr'), reading.styles)
    const former =
      change && before && before.join() !== marks.join()
        ? { marks: before, rev: revision(change, 'format', false, reading) }
        : undefined
    const isHidden = toggle(child(properties, 'w:vanish')) ?? false
    const say = (text: string) => {
      if (isHidden && text.trim()) reading.leftOut.add(HIDDEN_TEXT)
      if (text) push({ kind: 'text', text, marks, ...(former ? { was: former } : {}) }, context)
    }
    for (const one of node.children) if (isNode(one)) inRun(one, say, context)
  }

  function inRun(one: Node, say: (text: string) => void, context: Around): void {
    const { fields } = reading
    switch (one.name) {
      case 'w:t':
      case 'w:delText':
        say(textOf(one))
        return
      case 'w:instrText':
      case 'w:delInstrText': {
        const field = fields.at(-1)
        if (field && !field.inResult) field.instruction += textOf(one)
        return
      }
      case 'w:fldChar': {
        const type = one.attributes['w:fldCharType']
        if (type === 'begin') fields.push({ instruction: '', inResult: false, ...formValue(one) })
        else if (type === 'separate' && fields.length > 0) fields.at(-1)!.inResult = true
        else if (type === 'end') {
          const field = fields.pop()
          if (field && !field.inResult && field.value) say(field.value)
        }
        return
      }
      case 'w:tab':
      case 'w:ptab':
        say('\t')
        return
      case 'w:noBreakHyphen':
        say('\u2011')
        return
      case 'w:softHyphen':
        say('\u00ad')
        return
      case 'w:sym':
        say(symbol(one.attributes['w:char']))
        return
      case 'w:br':
      case 'w:cr':
        push({ kind: one.attributes['w:type'] === 'page' ? 'page' : 'break' }, context)
        return
      case 'w:footnoteReference':
        note(one.attributes['w:id'] ?? '', context)
        return
      case 'w:endnoteReference':
        note(`e${one.attributes['w:id'] ?? ''}`, context)
        return
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        picture(one, context)
        return
      case 'mc:AlternateContent': {
        const branch = child(one, 'mc:Choice') ?? child(one, 'mc:Fallback')
        for (const inner of children(branch)) inRun(inner, say, context)
        return
      }
      case 'w14:contentPart':
        reading.leftOut.add(OBJECT_LEFT)
        return
      case 'w:ruby':
        reading.leftOut.add(RUBY_LEFT)
        for (const inner of children(child(one, 'w:rubyBase'))) element(inner, context)
        return
      case 'w:commentReference':
      case 'w:rPr':
        return
      default:
        // what a reader does not know may still hold text
        for (const inner of children(one)) inRun(inner, say, context)
    }
  }

  function note(id: string, context: Around) {
    push({ kind: 'note', note: id, ...(noteMark === undefined ? {} : { mark: noteMark }) }, context)
    noteMark = undefined
  }

  function picture(node: Node, context: Around) {
    const boxes = boxesIn(node)
    reading.boxes.push(...boxes.flatMap(box => children(box)))
    if (boxes.length > 0) return
    if (isObject(node)) {
      reading.leftOut.add(OBJECT_LEFT)
      if (!find(node, 'v:imagedata')) return
    }
    const docPr = find(node, 'wp:docPr')?.attributes ?? {}
    // the older way of Word, which others still write
    const shape = find(node, 'v:shape')?.attributes ?? {}
    const blip = find(node, 'a:blip')?.attributes['r:embed'] ?? find(node, 'v:imagedata')?.attributes['r:id']
    const part = blip === undefined ? undefined : reading.link(blip)
    const width = Number(find(node, 'wp:extent')?.attributes.cx ?? 0)
    const alt = docPr.descr || docPr.title || shape.alt || ''
    push({ kind: 'image', alt, ...(part ? { part } : {}), ...(width > 0 ? { width } : {}) }, context)
  }

  function push(bit: Bit, context: Around) {
    const { fields, openComments } = reading
    // the instruction of a field is not on the page
    if (fields.some(field => !field.inResult)) return
    const own = fields.findLast(field => !/^\s*(?:TOC|TOA|INDEX)\b/.test(field.instruction))
    const instruction = own?.instruction.trim()
    const url = own?.inResult ? /^HYPERLINK\s+"([^"]*)"/.exec(instruction ?? '')?.[1] : undefined
    if (own && url) own.link ??= { url }
    const link = own?.link ?? context.link
    bits.push({
      ...bit,
      ...(context.ins === undefined ? {} : { ins: context.ins }),
      ...(context.del === undefined ? {} : { del: context.del }),
      ...(context.control ? { control: context.control } : {}),
      ...(link ? { link } : {}),
      ...(instruction && !instruction.startsWith('HYPERLINK') ? { field: instruction } : {}),
      ...(openComments.size > 0 ? { comments: [...openComments] } : {}),
    })
  }
}

/** Opens or closes the range of a comment or of a move. */
export function rangeMark({ name, attributes }: Node, { openComments, moves }: Reading): void {
  const id = attributes['w:id'] ?? ''
  const begins = name.endsWith('Start')
  if (name.startsWith('w:comment')) {
    if (begins) openComments.add(id)
    else openComments.delete(id)
  } else if (begins) moves.set(id, attributes['w:name'] ?? '')
  else moves.delete(id)
}

/** Records a tracked change; returns its index in `revisions`. */
export function revision(
  node: Node,
  kind: Revision['kind'],
  isMove: boolean,
  { revisions, moves }: Pick<Reading, 'revisions' | 'moves'>,
): number {
  const move = isMove ? [...moves.values()].at(-1) : undefined
  revisions.push({
    kind,
    author: node.attributes['w:author'] ?? '',
    at: momentIn(node.attributes['w:date'] ?? ''),
    isMove,
    ...(move ? { move } : {}),
  })
  return revisions.length - 1
}

/** The marks that are on, in a fixed order. */
export const marksIn = (faces: Faces): Mark[] => Mark.options.filter(mark => faces[mark] === true)

/** The marks of a run. */
function marksOf(properties: Node | undefined, styles: Styles): Mark[] {
  const style = val(child(properties, 'w:rStyle'))
  // the look of a link or of a note's call is not the writer's emphasis
  const styleFaces =
    style === undefined || /hyperlink|footnote|endnote|lienhypertexte|appelnote/i.test(style)
      ? {}
      : styles.face(style)
  const own: Faces = { ...styleFaces, ...facesOf(properties) }
  return marksIn(own)
}

function find(node: Node, name: string): Node | undefined {
  if (node.name === name) return node
  for (const one of children(node)) {
    const match = find(one, name)
    if (match) return match
  }
  return undefined
}
