import type { Mark } from '../../../shared/drafts/model.ts'
import type { Bit, Control, Link, Revision } from './story.ts'
import { type Faces, facesOf, type Styles } from './styles.ts'
import { child, children, isNode, type Node, textOf, val } from './tree.ts'

/** What is open while a story is read from its beginning to its end: fields and comments run over paragraphs. */
export interface Reading {
  readonly styles: Styles
  readonly link: (id: string) => string | undefined
  readonly revisions: Revision[]
  /** names of the moves whose range is open, by the id of the range */
  readonly moves: Map<string, string>
  readonly fields: { instruction: string; shown: boolean; link?: Link }[]
  readonly commented: Set<string>
  readonly left: Set<string>
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
  return bits

  function walk(node: Node, here: Around) {
    for (const one of node.children) if (isNode(one)) element(one, here)
  }

  function element(node: Node, here: Around): void {
    switch (node.name) {
      case 'w:r':
        run(node, here)
        return
      case 'w:ins':
      case 'w:moveTo':
        walk(node, { ...here, ins: revision(node, 'insertion', node.name === 'w:moveTo', reading) })
        return
      case 'w:del':
      case 'w:moveFrom':
        walk(node, { ...here, del: revision(node, 'deletion', node.name === 'w:moveFrom', reading) })
        return
      case 'w:hyperlink': {
        const id = node.attributes['r:id']
        const target = id === undefined ? undefined : reading.link(id)
        walk(node, target ? { ...here, link: { url: target } } : here)
        return
      }
      case 'w:fldSimple':
        reading.fields.push({ instruction: node.attributes['w:instr'] ?? '', shown: true })
        walk(node, here)
        reading.fields.pop()
        return
      case 'w:sdt': {
        const tag = val(child(child(node, 'w:sdtPr'), 'w:tag'))
        const content = child(node, 'w:sdtContent')
        if (content) walk(content, tag === undefined ? here : { ...here, control: { tag } })
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
        walk(child(node, 'mc:Choice') ?? child(node, 'mc:Fallback') ?? node, here)
        return
      case 'm:oMath':
      case 'm:oMathPara':
        push({ kind: 'text', text: mathText(node), marks: [] }, here)
        return
      case 'w:pPr':
      case 'w:sdtPr':
      case 'w:rPr':
        return
      default:
        // w:smartTag, w:customXml, w:dir, w:bdo, and what is not known: their text counts
        walk(node, here)
        return
    }
  }

  function run(node: Node, here: Around) {
    const properties = child(node, 'w:rPr')
    const marks = marksOf(properties, reading.styles)
    const change = child(properties, 'w:rPrChange')
    const before = change && marksOf(child(change, 'w:rPr'), reading.styles)
    const was =
      change && before && before.join() !== marks.join()
        ? { marks: before, rev: revision(change, 'format', false, reading) }
        : undefined
    const say = (text: string) => text && push({ kind: 'text', text, marks, ...(was ? { was } : {}) }, here)
    for (const one of node.children) if (isNode(one)) inRun(one, say, here)
  }

  function inRun(one: Node, say: (text: string) => void, here: Around): void {
    const { fields } = reading
    switch (one.name) {
      case 'w:t':
      case 'w:delText':
        say(textOf(one))
        return
      case 'w:instrText':
      case 'w:delInstrText': {
        const field = fields.at(-1)
        if (field && !field.shown) field.instruction += textOf(one)
        return
      }
      case 'w:fldChar': {
        const type = one.attributes['w:fldCharType']
        if (type === 'begin') fields.push({ instruction: '', shown: false })
        else if (type === 'separate' && fields.length > 0) fields.at(-1)!.shown = true
        else if (type === 'end') fields.pop()
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
        push({ kind: one.attributes['w:type'] === 'page' ? 'page' : 'break' }, here)
        return
      case 'w:footnoteReference':
        note(one.attributes['w:id'] ?? '', here)
        return
      case 'w:endnoteReference':
        note(`e${one.attributes['w:id'] ?? ''}`, here)
        return
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        picture(one, here)
        return
      case 'mc:AlternateContent': {
        const chosen = child(one, 'mc:Choice') ?? child(one, 'mc:Fallback')
        for (const inner of children(chosen)) inRun(inner, say, here)
        return
      }
      case 'w:ruby':
        for (const inner of children(child(one, 'w:rubyBase'))) element(inner, here)
        return
      case 'w:commentReference':
      case 'w:rPr':
        return
      default:
        // what a reader does not know may still hold text
        for (const inner of children(one)) inRun(inner, say, here)
    }
  }

  function note(id: string, here: Around) {
    push({ kind: 'note', note: id, ...(noteMark === undefined ? {} : { mark: noteMark }) }, here)
    noteMark = undefined
  }

  function picture(node: Node, here: Around) {
    const box = find(node, 'w:txbxContent')
    if (box) {
      reading.boxes.push(...children(box))
      return
    }
    const said = find(node, 'wp:docPr')?.attributes ?? {}
    // the older way of Word, which others still write
    const shape = find(node, 'v:shape')?.attributes ?? {}
    const blip = find(node, 'a:blip')?.attributes['r:embed'] ?? find(node, 'v:imagedata')?.attributes['r:id']
    const part = blip === undefined ? undefined : reading.link(blip)
    const width = Number(find(node, 'wp:extent')?.attributes.cx ?? 0)
    const alt = said.descr || said.title || shape.alt || ''
    push({ kind: 'image', alt, ...(part ? { part } : {}), ...(width > 0 ? { width } : {}) }, here)
  }

  function push(bit: Bit, here: Around) {
    const { fields, commented } = reading
    // the instruction of a field is not on the page
    if (fields.some(field => !field.shown)) return
    const own = fields.findLast(field => !/^\s*(?:TOC|TOA|INDEX)\b/.test(field.instruction))
    const instruction = own?.instruction.trim()
    const url = own?.shown ? /^HYPERLINK\s+"([^"]*)"/.exec(instruction ?? '')?.[1] : undefined
    if (own && url) own.link ??= { url }
    const link = own?.link ?? here.link
    bits.push({
      ...bit,
      ...(here.ins === undefined ? {} : { ins: here.ins }),
      ...(here.del === undefined ? {} : { del: here.del }),
      ...(here.control ? { control: here.control } : {}),
      ...(link ? { link } : {}),
      ...(instruction && !instruction.startsWith('HYPERLINK') ? { field: instruction } : {}),
      ...(commented.size > 0 ? { comments: [...commented] } : {}),
    })
  }
}

/** Notes where the range of a comment or of a move begins or ends. */
export function rangeMark({ name, attributes }: Node, { commented, moves }: Reading): void {
  const id = attributes['w:id'] ?? ''
  const begins = name.endsWith('Start')
  if (name.startsWith('w:comment')) {
    if (begins) commented.add(id)
    else commented.delete(id)
  } else if (begins) moves.set(id, attributes['w:name'] ?? '')
  else moves.delete(id)
}

/** Notes a tracked change; returns its place. */
export function revision(
  node: Node,
  kind: Revision['kind'],
  moved: boolean,
  { revisions, moves }: Pick<Reading, 'revisions' | 'moves'>,
): number {
  const move = moved ? [...moves.values()].at(-1) : undefined
  revisions.push({
    kind,
    author: node.attributes['w:author'] ?? '',
    // editors write the time of the place, whatever the Z says
    at: (node.attributes['w:date'] ?? '').replace(/Z$/, ''),
    moved,
    ...(move ? { move } : {}),
  })
  return revisions.length - 1
}

const order: readonly Mark[] = [
  'bold',
  'italic',
  'underline',
  'smallcaps',
  'superscript',
  'subscript',
  'mono',
]

/** Those that are on, in their order. */
export const marksIn = (faces: Faces): Mark[] => order.filter(mark => faces[mark] === true)

/** The marks of a run. */
function marksOf(properties: Node | undefined, styles: Styles): Mark[] {
  const style = val(child(properties, 'w:rStyle'))
  // the look of a link or of a note's call is not the writer's emphasis
  const named =
    style === undefined || /hyperlink|footnote|endnote|lienhypertexte|appelnote/i.test(style)
      ? {}
      : styles.face(style)
  const own: Faces = { ...named, ...facesOf(properties) }
  return marksIn(own)
}

const symbol = (code: string | undefined): string => {
  const value = Number.parseInt(code ?? '', 16)
  if (!(value > 31)) return ''
  return value >= 0xf000 && value <= 0xf0ff
    ? value === 0xf0b7
      ? '•'
      : value === 0xf0e0
        ? '→'
        : '□'
    : String.fromCodePoint(value)
}

const mathText = (node: Node): string =>
  node.name === 'm:t' ? textOf(node) : children(node).map(mathText).join('')

function find(node: Node, name: string): Node | undefined {
  if (node.name === name) return node
  for (const one of children(node)) {
    const found = find(one, name)
    if (found) return found
  }
  return undefined
}
