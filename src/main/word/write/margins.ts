import { Footer, Header, Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { Assembled } from '../../../shared/drafts/assemble/assembled.ts'
import { footLines, letterheadParas } from '../compose/letterhead-paras.ts'
import { printable } from '../compose/spans.ts'
import type { Look } from '../looks/look.ts'
import type { Model } from '../model/model.ts'
import { field } from './field-codes.ts'
import { printPara } from './print-piece.ts'
import type { Press } from './runs.ts'

/** Builds the headers and footers of the section: the letterhead on the first page, the foot on each. */
export function margins(document: Assembled, pages: number, press: Press, model?: Model) {
  const { look } = press
  const above = document.letterhead ? letterheadParas(document.letterhead, look) : []
  const cover = silentCover(document, look, model)
  const titlePage = hasFirstPageMargins(document, look, model)
  const foot = (figures: boolean) => new Footer({ children: footer(document, figures ? pages : 0, look) })
  return {
    titlePage,
    ...(above.length > 0
      ? { headers: { first: new Header({ children: above.map(one => printPara(one, press)) }) } }
      : {}),
    footers: bringsFooter(model)
      ? {}
      : {
          default: foot(true),
          ...(model?.even ? { even: foot(true) } : {}),
          ...(titlePage && (!cover || footLines(document).lines.length > 0) ? { first: foot(!cover) } : {}),
        },
  }
}

const bringsFooter = (model: Model | undefined) => model?.areas.some(one => one.kind === 'footer') ?? false

/** A cover whose foot has no figures: where it is ours. */
export const silentCover = (document: Assembled, look: Look, model?: Model): boolean =>
  !bringsFooter(model) && look.coverWithoutFooter && document.blocks[0]?.kind === 'cover'

/** Whether the first page has margins of its own. */
export const hasFirstPageMargins = (document: Assembled, look: Look, model?: Model): boolean =>
  silentCover(document, look, model) ||
  (model?.first ?? false) ||
  (document.letterhead !== undefined && letterheadParas(document.letterhead, look).length > 0)

/** The short name of the case, the lines of the letterhead, then the page on how many; a cover has the second alone. */
function footer(document: Assembled, pages: number, { styles }: Look): Paragraph[] {
  const { title, lines } = footLines(document)
  const line = (text: string, italics: boolean) =>
    new Paragraph({
      style: 'Footer',
      children: [new TextRun({ text: printable(text), italics, size: styles.Footer.size })],
    })
  const letterhead = lines.map(text => line(text, false))
  if (pages === 0) return letterhead
  const figures = new Paragraph({
    style: 'Footer',
    children: [
      ...(field('PAGE', '1') as ParagraphChild[]),
      new TextRun({ text: '\u00a0/\u00a0' }),
      ...(field('NUMPAGES', String(pages)) as ParagraphChild[]),
    ],
  })
  return [...(title ? [line(title, true)] : []), ...letterhead, figures]
}
