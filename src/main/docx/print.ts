import {
  BorderStyle,
  InternalHyperlink,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { closeField, openField } from './fields.ts'
import { cellMargins, tableRules } from './grid.ts'
import type { Grid, Para, Piece } from './page.ts'
import { bookmarked, type Press, runsOf } from './runs.ts'
import { alignment, indent } from './styles.ts'

/** A paragraph or table of the page, as Word has it. */
export const printPiece = (piece: Piece, press: Press): Paragraph | Table =>
  piece.kind === 'para' ? printPara(piece, press) : printGrid(piece, press)

/** A paragraph: its style, what it changes of it, its runs. */
export function printPara(para: Para, press: Press): Paragraph {
  const inside = bookmarked(
    para.bookmarks,
    para.spans.flatMap(span => runsOf(span, press)),
    press,
  )
  const linked = para.anchor
    ? [new InternalHyperlink({ anchor: para.anchor, children: inside as ParagraphChild[] })]
    : inside
  const children = [
    ...(para.contents?.open ? openField(`TOC \\o "1-${press.look.contentsLevels}" \\h \\z \\u`) : []),
    ...linked,
    ...(para.contents?.close ? [closeField()] : []),
  ]
  return new Paragraph({ style: para.style, ...changes(para, press), children: children as ParagraphChild[] })
}

function changes(para: Para, { look }: Press): IParagraphOptions {
  const style = look.styles[para.style]
  const moved = para.left !== undefined || para.first !== undefined
  const spaced = para.before !== undefined || para.after !== undefined
  return {
    ...numbering(para),
    ...(para.pageBreakBefore === undefined ? {} : { pageBreakBefore: para.pageBreakBefore }),
    ...(para.keepNext === undefined ? {} : { keepNext: para.keepNext }),
    ...(para.align ? { alignment: alignment(para.align) } : {}),
    ...(moved ? { indent: indent(para.left ?? style.left, style.right, para.first ?? style.first) } : {}),
    ...(spaced
      ? {
          spacing: {
            before: para.before ?? style.before,
            after: para.after ?? style.after,
            line: style.line,
            lineRule: LineRuleType.EXACT,
          },
        }
      : {}),
  }
}

function numbering({ numbering, style }: Para): IParagraphOptions {
  if (numbering === null) return { numbering: false }
  if (!numbering) return {}
  const { list, level, instance } = numbering
  // the style carries it already
  if (list === 'titles' || (list === 'margin' && style === 'NumberedParagraph')) return {}
  return { numbering: { reference: list, level, instance } }
}

function printGrid(grid: Grid, press: Press): Table {
  const rule = { style: BorderStyle.SINGLE, size: tableRules.inner, color: '000000', space: 0 }
  const outer = { ...rule, size: tableRules.outer }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto', space: 0 }
  return new Table({
    width: { size: grid.columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: [...grid.columns],
    layout: TableLayoutType.FIXED,
    margins: { ...cellMargins, marginUnitType: WidthType.DXA },
    borders: {
      top: outer,
      bottom: outer,
      left: none,
      right: none,
      insideHorizontal: rule,
      insideVertical: none,
    },
    rows: grid.rows.map(
      (row, index) =>
        new TableRow({
          cantSplit: true,
          ...(grid.header && index === 0 ? { tableHeader: true } : {}),
          children: row.map(
            (cell, column) =>
              new TableCell({
                width: { size: grid.columns[column] ?? 0, type: WidthType.DXA },
                verticalAlign: VerticalAlignTable.TOP,
                children: cell.map(para => printPara(para, press)),
              }),
          ),
        }),
    ),
  })
}
