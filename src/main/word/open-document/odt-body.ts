import { child, children, type Node } from '../package/word-xml.ts'
import { marksIn } from '../read/bits.ts'
import { parasIn, TABLE_LINE_STYLE } from '../read/body-reader.ts'
import type { Bit, ReadPara, ReadPiece, Shape } from '../read/story.ts'
import { readLine } from './odt-line.ts'
import { changeMark, changesAround, type OdtReading, takeDeletion } from './odt-reading.ts'
import type { OdtParagraphStyle } from './odt-styles.ts'
import { readTable } from './odt-table.ts'

/** Where a block stands: in an item of a list, or in what was taken out. */
interface Place {
  readonly del?: number
  readonly list?: { readonly id: string; readonly style: string | undefined; readonly level: number }
  /** the first block of its item, which bears the marker */
  readonly start?: number
  readonly isMarked?: boolean
}

/** Reads the blocks of a body, a note, a cell or a comment, one at a time. `pieces` fills as it goes. */
export function odtBody(reading: OdtReading, around: { readonly del?: number } = {}) {
  const pieces: ReadPiece[] = []
  return { pieces, block: (node: Node) => block(node, around) }

  function block(node: Node, place: Place): void {
    if (changeMark(node, reading)) return
    switch (node.name) {
      case 'text:p':
      case 'text:h':
        pieces.push(...paragraph(node, place))
        return
      case 'text:list':
        list(node, place)
        return
      case 'table:table':
        pieces.push(readTable(node, reading, place.del, nodes => blocks(nodes, place.del)))
        return
      case 'text:change': {
        const change = takeDeletion(node.attributes['text:change-id'] ?? '', reading)
        if (!change) return
        for (const para of blocks(change.content, change.rev)) pieces.push({ ...para, del: change.rev })
        return
      }
      case 'text:table-of-content':
      case 'text:alphabetical-index':
      case 'text:illustration-index':
      case 'text:table-index':
      case 'text:object-index':
      case 'text:user-index':
      case 'text:bibliography':
        reading.generated += 1
        for (const one of children(child(node, 'text:index-body'))) block(one, place)
        reading.generated -= 1
        return
      case 'text:section':
      case 'text:index-title':
      case 'text:numbered-paragraph':
        for (const one of children(node)) block(one, place)
        return
      case 'draw:frame':
        // anchored to the page: it has no place in the text
        for (const one of children(child(node, 'draw:text-box'))) block(one, place)
        return
      default:
        return
    }
  }

  function blocks(nodes: readonly Node[], del?: number): readonly ReadPara[] {
    const inner = odtBody(reading, del === undefined ? {} : { del })
    nodes.forEach(inner.block)
    return inner.pieces.flatMap(parasIn)
  }

  function list(node: Node, place: Place): void {
    const outer = place.list
    const style = node.attributes['text:style-name'] ?? outer?.style
    const level = outer ? outer.level + 1 : 0
    const id = outer ? outer.id : listId(node, style, reading)
    for (const item of children(node)) {
      if (changeMark(item, reading) || !/^text:list-(?:item|header)$/.test(item.name)) continue
      const start = Number(item.attributes['text:start-value']) || undefined
      let isMarked = item.name === 'text:list-item'
      for (const one of children(item)) {
        block(one, {
          ...(place.del === undefined ? {} : { del: place.del }),
          list: { id, style, level },
          ...(start === undefined ? {} : { start }),
          isMarked,
        })
        if (one.name === 'text:p' || one.name === 'text:h') isMarked = false
      }
    }
  }

  function paragraph(node: Node, place: Place): ReadPara[] {
    const style = reading.styles.paragraph(node.attributes['text:style-name'])
    const outerShape = shapeOf(node, style, place, reading)
    const styleMarks = marksIn(style.faces)
    const out: ReadPara[] = []
    const boxes: Node[] = []
    let shape = outerShape
    let bits: Bit[] = []
    let bookmarks: string[] = []
    const close = (end: Pick<ReadPara, 'ins' | 'del'>): ReadPara => ({
      kind: 'para',
      shape,
      ...(styleMarks.length > 0 ? { styleMarks } : {}),
      bookmarks,
      bits,
      ...(place.del === undefined ? {} : { del: place.del }),
      ...end,
      ...(reading.generated > 0 || TABLE_LINE_STYLE.test(shape.name) ? { isGenerated: true } : {}),
      ...(style.pageBreakBefore && out.length === 0 ? { pageBreakBefore: true } : {}),
    })
    readLine(
      node,
      { faces: style.ownFaces, ...(place.del === undefined ? {} : { del: place.del }) },
      reading,
      {
        push: bit => bits.push(bit),
        bookmark: name => bookmarks.push(name),
        box: nodes => boxes.push(...nodes),
        blocks,
        deleted: (paras, rev) => {
          const [first, ...rest] = paras
          const last = rest.at(-1)
          if (!first) return
          bits.push(...first.bits)
          if (!last) return
          // what was taken out held the ends of paragraphs: refused, they come back
          const isWhole = bits.length === first.bits.length
          if (isWhole) shape = first.shape
          out.push(close({ del: rev }), ...rest.slice(0, -1).map(one => ({ ...one, del: rev })))
          shape = isWhole ? outerShape : last.shape
          bits = [...last.bits]
          bookmarks = []
        },
      },
    )
    out.push(close(changesAround(reading)))
    // the text of a box follows the paragraph it hangs on
    return [...out, ...blocks(boxes, place.del)]
  }
}

function shapeOf(node: Node, style: OdtParagraphStyle, place: Place, { styles }: OdtReading): Shape {
  const outline =
    node.name === 'text:h' ? Number(node.attributes['text:outline-level'] ?? 1) || 1 : style.heading
  const { list, isMarked = false, start } = place
  const isNumbered = style.list !== '' && node.attributes['text:is-list-header'] !== 'true'
  if (outline !== undefined && outline < 10)
    return {
      ...{ style: style.id, name: style.name, heading: outline },
      ...(isMarked || (isNumbered && styles.numbersHeadings(outline)) ? { autoNumbered: true } : {}),
    }
  const level = list && isMarked ? styles.list(list.style ?? style.list, list.level) : undefined
  return {
    ...{ style: style.id, name: style.name },
    ...(list && level ? { list: { id: list.id, ...level, ...(start === undefined ? {} : { start }) } } : {}),
    ...(style.right ? { right: true } : {}),
  }
}

/** The numbering a list follows: its own, or that of the list it goes on with. */
function listId(node: Node, style: string | undefined, { lists }: OdtReading): string {
  const goesOn = node.attributes['text:continue-list']
  const before =
    (goesOn === undefined ? undefined : lists.byName.get(goesOn)) ??
    (node.attributes['text:continue-numbering'] === 'true' ? lists.byStyle.get(style ?? '') : undefined)
  lists.count += 1
  const id = before ?? `list-${lists.count}`
  const name = node.attributes['xml:id'] ?? node.attributes['text:id']
  if (name !== undefined) lists.byName.set(name, id)
  lists.byStyle.set(style ?? '', id)
  return id
}
