import {
  BorderStyle,
  InternalHyperlink,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  type Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import { spanAt } from '../../../shared/drafts/editing/table-geometry.ts'
import { pictureRun } from '../compose/picture-pieces.ts'
import { cellMargins, headerRows, keepsNextRow, tableRules } from '../layout/grid.ts'
import type { Grid, Para, Piece } from '../layout/pieces.ts'
import type { Format, Rule } from '../looks/look.ts'
import { closeField, openField } from './field-codes.ts'
import { NamedTable } from './named-table.ts'
import { type Press, runsOf, withBookmarks } from './runs.ts'
import { alignment, indent } from './word-styles.ts'

/** A paragraph or table of the page, as Word has it. */
export const printPiece = (piece: Piece, press: Press): Paragraph | Table =>
  piece.kind === 'para' ? printPara(piece, press) : printGrid(piece, press)

/** A paragraph: its style, what it changes of it, its runs. */
export function printPara(para: Para, press: Press): Paragraph {
  const runs = para.picture
    ? [pictureRun(para.picture, press)]
    : para.spans.flatMap(span => runsOf(span, press))
  const inside = withBookmarks(para.bookmarks, runs, press)
  const content = para.anchor
    ? [new InternalHyperlink({ anchor: para.anchor, children: inside as ParagraphChild[] })]
    : inside
  const hasListFields = press.live && press.fields
  const children = [
    ...(press.fields && para.contents?.open
      ? openField(`TOC \\o "1-${press.look.contentsLevels}" \\h \\z \\u`)
      : []),
    ...(hasListFields && para.authorities?.open ? openField(`TOA \\c "${para.authorities.open}"`) : []),
    ...content,
    ...((press.fields && para.contents?.close) || (hasListFields && para.authorities?.close)
      ? [closeField()]
      : []),
  ]
  return new Paragraph({ style: para.style, ...changes(para, press), children: children as ParagraphChild[] })
}

function changes(para: Para, { look }: Press): IParagraphOptions {
  const style = look.styles[para.style]
  const isIndented = para.left !== undefined || para.first !== undefined
  const hasSpacing = [para.before, para.after, para.line, para.picture].some(one => one !== undefined)
  return {
    ...numbering(para),
    ...(para.pageBreakBefore === undefined ? {} : { pageBreakBefore: para.pageBreakBefore }),
    ...(para.keepNext === undefined ? {} : { keepNext: para.keepNext }),
    ...(para.align ? { alignment: alignment(para.align) } : {}),
    ...(isIndented ? { indent: indent(para.left ?? style.left, style.right, firstIndent(para, style)) } : {}),
    ...(hasSpacing
      ? {
          spacing: {
            before: para.before ?? style.before,
            after: para.after ?? style.after,
            // an exact pitch would cut a picture to the height of a line
            ...(para.picture
              ? { line: 240, lineRule: LineRuleType.AUTO }
              : { line: para.line ?? style.line, lineRule: LineRuleType.EXACT }),
          },
        }
      : {}),
  }
}

/** A number beside its text takes no room of the first line; that of a title hangs by the indent of its style. */
const firstIndent = ({ numbering, first }: Para, style: Format): number =>
  numbering && numbering.list !== 'titles' ? 0 : (first ?? style.first)

function numbering({ numbering, style }: Para): IParagraphOptions {
  if (numbering === null) return { numbering: false }
  if (!numbering) return {}
  const { list, level, instance } = numbering
  // the style carries it already
  if (list === 'titles' || (list === 'margin' && style === 'NumberedParagraph')) return {}
  if (list === 'bullet') return level === 0 ? {} : { numbering: { reference: list, level } }
  return { numbering: { reference: list, level, instance } }
}

const rule = { style: BorderStyle.SINGLE, size: tableRules.inner, color: '000000', space: 0 }
const outer = { ...rule, size: tableRules.outer }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto', space: 0 }

/** A table: its rows whole on a page, its header on each, its merged cells as Word merges them. */
export function printGrid(grid: Grid, press: Press): Table {
  const heads = headerRows(grid.header, grid.spans)
  // between merged cells and their neighbours a rule down is what tells them apart
  const down = grid.spans?.length ? rule : none
  const { tables } = press.look
  return new NamedTable(
    {
      width: { size: grid.columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      columnWidths: [...grid.columns],
      layout: TableLayoutType.FIXED,
      margins: { ...cellMargins, marginUnitType: WidthType.DXA },
      borders: tables
        ? {
            top: borderOf(tables.top),
            bottom: borderOf(tables.bottom),
            left: borderOf(tables.sides),
            right: borderOf(tables.sides),
            insideHorizontal: borderOf(tables.inner),
            insideVertical: tables.down ? borderOf(tables.down) : down,
          }
        : {
            top: outer,
            bottom: outer,
            left: none,
            right: none,
            insideHorizontal: rule,
            insideVertical: down,
          },
      rows: grid.rows.map(
        (_, index) =>
          new TableRow({
            cantSplit: true,
            ...(index < heads ? { tableHeader: true } : {}),
            children: cellsOf(grid, index, press),
          }),
      ),
    },
    grid.words,
  )
}

/** A rule of a model. */
const borderOf = (one: Rule | undefined) =>
  one ? { ...rule, size: one.size, color: one.color ?? '000000' } : none

/** The fill behind the cells of a row, where a model has one. */
function fillOf({ header, spans }: Grid, at: number, { look }: Press) {
  const heads = headerRows(header, spans)
  const fill = at < heads ? look.tables?.head : (at - heads) % 2 === 0 ? look.tables?.band : undefined
  return fill ? { shading: { type: ShadingType.CLEAR, fill } } : {}
}

/** The cells of a row: one over several columns once, one that comes from above as its continuation. */
function cellsOf(grid: Grid, at: number, press: Press): TableCell[] {
  const isKept = keepsNextRow(at, headerRows(grid.header, grid.spans), grid.rows.length)
  return (grid.rows[at] ?? []).flatMap((cell, column) => {
    const span = spanAt(grid.spans ?? [], at, column)
    if (span && column !== span.column) return []
    const wide = span?.columns ?? 1
    const width = grid.columns.slice(column, column + wide).reduce((sum, one) => sum + one, 0)
    const isContinuation = span !== undefined && at > span.row
    return [
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.TOP,
        ...fillOf(grid, at, press),
        ...(wide > 1 ? { columnSpan: wide } : {}),
        ...((span?.rows ?? 1) > 1
          ? { verticalMerge: isContinuation ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART }
          : {}),
        children: cell.map(para => printPara(isKept ? { ...para, keepNext: true } : para, press)),
      }),
    ]
  })
}
