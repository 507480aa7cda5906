import {
  InternalHyperlink,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  type Table,
} from 'docx'
import { pictureRun } from '../compose/picture.ts'
import type { Para, Piece } from '../layout/page.ts'
import { closeField, openField } from './fields.ts'
import { printGrid } from './print-grid.ts'
import { type Press, runsOf, withBookmarks } from './runs.ts'
import { alignment, indent } from './styles.ts'

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
    ...(isIndented
      ? { indent: indent(para.left ?? style.left, style.right, para.first ?? style.first) }
      : {}),
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

function numbering({ numbering, style }: Para): IParagraphOptions {
  if (numbering === null) return { numbering: false }
  if (!numbering) return {}
  const { list, level, instance } = numbering
  // the style carries it already
  if (list === 'titles' || (list === 'margin' && style === 'NumberedParagraph')) return {}
  if (list === 'bullet') return level === 0 ? {} : { numbering: { reference: list, level } }
  return { numbering: { reference: list, level, instance } }
}
