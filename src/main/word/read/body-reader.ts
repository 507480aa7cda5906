import { child, children, type Node, toggle, val } from '../package/word-xml.ts'
import { bitsOf, marksIn, type Reading, rangeMark, revision } from './bits.ts'
import { type Lookups, shapeOf } from './shape.ts'
import type { ReadCell, ReadPara, ReadPiece, ReadRow, ReadTable } from './story.ts'

/** Reads what stands in a body, a note, a cell or a comment, one child at a time. `pieces` fills as it is told. */
export function bodyReader(reading: Reading, lookups: Lookups) {
  const pieces: ReadPiece[] = []
  let bookmarks: string[] = []

  function block(node: Node): void {
    switch (node.name) {
      case 'w:p':
        pieces.push(...paragraph(node))
        return
      case 'w:tbl':
        pieces.push(table(node))
        return
      case 'w:bookmarkStart':
        bookmarks.push(node.attributes['w:name'] ?? '')
        return
      case 'w:commentRangeStart':
      case 'w:commentRangeEnd':
      case 'w:moveFromRangeStart':
      case 'w:moveToRangeStart':
      case 'w:moveFromRangeEnd':
      case 'w:moveToRangeEnd':
        rangeMark(node, reading)
        return
      case 'w:sdt':
        for (const inner of children(child(node, 'w:sdtContent'))) block(inner)
        return
      case 'mc:AlternateContent':
        for (const inner of children(child(node, 'mc:Choice') ?? child(node, 'mc:Fallback'))) block(inner)
        return
      case 'w:customXml':
      case 'w:ins':
      case 'w:moveTo':
        for (const inner of children(node)) block(inner)
        return
      case 'w:altChunk':
        reading.leftOut.add('un document joint dans le fichier')
        return
      default:
        return
    }
  }

  function paragraph(node: Node): ReadPara[] {
    const properties = child(node, 'w:pPr')
    const shape = shapeOf(properties, lookups)
    const change = child(properties, 'w:pPrChange')
    const before = change && shapeOf(child(change, 'w:pPr'), lookups)
    const mark = child(properties, 'w:rPr')
    const [insertion, deletion] = [
      child(mark, 'w:ins') ?? child(mark, 'w:moveTo'),
      child(mark, 'w:del') ?? child(mark, 'w:moveFrom'),
    ]
    const isArrival = insertion?.name === 'w:moveTo'
    const names = [...bookmarks, ...bookmarksIn(node)].map(name =>
      isArrival ? name.replace(COPY_ENDING, '') : name,
    )
    bookmarks = []
    const wasGenerated = computedIn(reading)
    const styleMarks = marksIn(lookups.styles.of(val(child(properties, 'w:pStyle'))).faces)
    const bits = bitsOf(node, reading)
    const boxes = reading.boxes.splice(0)
    const para: ReadPara = {
      kind: 'para',
      shape,
      ...(change && before && JSON.stringify(before) !== JSON.stringify(shape)
        ? { was: { shape: before, rev: revision(change, 'format', false, reading) } }
        : {}),
      ...(styleMarks.length > 0 ? { styleMarks } : {}),
      bookmarks: names,
      bits,
      ...(insertion ? { ins: revision(insertion, 'insertion', insertion.name === 'w:moveTo', reading) } : {}),
      ...(deletion ? { del: revision(deletion, 'deletion', deletion.name === 'w:moveFrom', reading) } : {}),
      ...(wasGenerated || computedIn(reading) || TABLE_LINE_STYLE.test(shape.name)
        ? { isGenerated: true }
        : {}),
      ...(toggle(child(properties, 'w:pageBreakBefore')) ? { pageBreakBefore: true } : {}),
    }
    joinMovedWords(para, reading)
    if (boxes.length === 0) return [para]
    // the text of a box follows the paragraph it hangs on
    const inner = bodyReader(reading, lookups)
    boxes.forEach(inner.block)
    return [para, ...inner.pieces.flatMap(parasIn)]
  }

  function table(node: Node): ReadTable {
    const rows = rowsOf(node).map((row): ReadRow => {
      const properties = child(row, 'w:trPr')
      const [insertion, deletion] = [child(properties, 'w:ins'), child(properties, 'w:del')]
      return {
        header: toggle(child(properties, 'w:tblHeader')) ?? false,
        ...(insertion ? { ins: revision(insertion, 'insertion', false, reading) } : {}),
        ...(deletion ? { del: revision(deletion, 'deletion', false, reading) } : {}),
        cells: cellsOf(row).map(cell),
      }
    })
    const widths = children(child(node, 'w:tblGrid'), 'w:gridCol').map(one =>
      Number(one.attributes['w:w'] ?? 0),
    )
    return { kind: 'table', widths, rows }
  }

  function cell(node: Node): ReadCell {
    const properties = child(node, 'w:tcPr')
    const merge = child(properties, 'w:vMerge')
    const inner = bodyReader(reading, lookups)
    children(node).forEach(inner.block)
    return {
      span: Math.max(1, Math.min(200, Number(val(child(properties, 'w:gridSpan')) ?? 1) || 1)),
      ...(merge ? { merge: val(merge) === 'restart' ? ('start' as const) : ('go' as const) } : {}),
      paras: inner.pieces.flatMap(parasIn),
    }
  }

  return { pieces, block }
}

/** The paragraphs of a piece; a table inside a cell gives those of its cells. */
export const parasIn = (piece: ReadPiece): readonly ReadPara[] =>
  piece.kind === 'para' ? [piece] : piece.rows.flatMap(row => row.cells.flatMap(cell => cell.paras))

/** Names of the styles of lines that Word makes by itself: of contents, of authorities, of figures. */
export const TABLE_LINE_STYLE =
  /^(?:toc|tm|table des matières|contents|table of authorities|toa heading|table of figures)(?: (?:heading )?\d+)?$/i

const computedIn = ({ fields }: Reading) =>
  fields.some(field => /^\s*(?:TOC|TOA|INDEX)\b/.test(field.instruction))

/**
 * The endings by which LibreOffice tells the bookmarks of a moved paragraph from those of the one it stood in, one for each place it went
 * through; a name is cut at forty signs.
 */
const COPY_ENDING = /(?:_Copy_\d+)*(?:_Copy_\d+|_(?:C(?:o(?:p(?:y_?)?)?)?)?)$/

/** Makes the words of a moved paragraph part of the move: LibreOffice marks its end as moved, and its words as struck and put in. */
function joinMovedWords({ ins, del, bits }: ReadPara, { revisions }: Reading): void {
  const [arrival, departure] = [ins, del].map(rev => (rev === undefined ? undefined : revisions[rev]))
  for (const bit of bits)
    for (const [mark, rev] of [
      [arrival, bit.ins],
      [departure, bit.del],
    ] as const) {
      const words = rev === undefined ? undefined : revisions[rev]
      if (rev === undefined || !words || !mark?.isMove) continue
      if (words.author === mark.author && words.at === mark.at)
        revisions[rev] = { ...words, isMove: true, ...(mark.move ? { move: mark.move } : {}) }
    }
}

const TRANSPARENT = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:ins',
  'w:del',
  'w:moveTo',
  'w:moveFrom',
  'mc:AlternateContent',
  'mc:Choice',
  'w:hyperlink',
])

function bookmarksIn(node: Node): string[] {
  return children(node).flatMap(one =>
    one.name === 'w:bookmarkStart'
      ? [one.attributes['w:name'] ?? '']
      : TRANSPARENT.has(one.name)
        ? bookmarksIn(one)
        : [],
  )
}

const rowsOf = (node: Node): Node[] => childrenThrough(node, 'w:tr')
const cellsOf = (node: Node): Node[] => childrenThrough(node, 'w:tc')

const childrenThrough = (node: Node, name: string): Node[] =>
  children(node).flatMap(one =>
    one.name === name ? [one] : TRANSPARENT.has(one.name) ? childrenThrough(one, name) : [],
  )
