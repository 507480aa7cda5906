import type { Assembled } from '../../../shared/drafts/assemble/assembled.ts'
import type { DrawnPage, DrawnPicture, DrawnText } from '../../../shared/word/drawn-page.ts'
import { footLines, letterheadLine, letterheadParas } from '../compose/letterhead-paras.ts'
import { type Look, textWidth } from '../looks/look.ts'
import type { StyleId } from '../looks/style-names.ts'
import { BASELINE_SHARE, HALF_POINTS_PER_POINT, TWIPS_PER_POINT } from '../looks/units.ts'
import { drawAreas } from '../model/areas/draw-areas.ts'
import type { Model } from '../model/model.ts'
import { hasFirstPageMargins, silentCover } from '../write/margins.ts'
import { drawnPicture } from './draw-pages.ts'

/** A drawn page with what stands above and under its text. */
export function withMargins(
  page: DrawnPage,
  document: Assembled,
  look: Look,
  pages: number,
  model?: Model,
): DrawnPage {
  const { letterhead } = document
  const above =
    page.number === 1 && letterhead
      ? head(letterheadParas(letterhead, look), look)
      : { texts: [], rules: [], pictures: [] }
  const paper = model
    ? drawAreas(
        model,
        look,
        { number: page.number, pages },
        {
          letterhead: letterhead !== undefined && letterheadParas(letterhead, look).length > 0,
          titlePage: hasFirstPageMargins(document, look, model),
        },
      )
    : { texts: [], rules: [], pictures: [] }
  const own = model?.areas.some(one => one.kind === 'footer')
    ? []
    : foot(page.number, document, look, pages, silentCover(document, look, model))
  return {
    ...page,
    texts: [...paper.texts, ...above.texts, ...page.texts, ...own],
    rules: [...page.rules, ...above.rules, ...paper.rules],
    pictures: [...paper.pictures, ...page.pictures, ...above.pictures],
  }
}

const word = (text: string, style: StyleId, x: number, y: number, look: Look): DrawnText => {
  const { size, bold, italic } = look.styles[style]
  return {
    text,
    x: x / TWIPS_PER_POINT,
    y: y / TWIPS_PER_POINT,
    width: 0,
    size: size / HALF_POINTS_PER_POINT,
    bold,
    italic,
    underline: false,
  }
}

function head(
  paras: ReturnType<typeof letterheadParas>,
  look: Look,
): Pick<DrawnPage, 'texts' | 'rules' | 'pictures'> {
  const { page, styles } = look
  const texts: DrawnText[] = []
  const pictures: DrawnPicture[] = []
  const rules: { x: number; y: number; width: number }[] = []
  let y = page.header ?? page.footer
  for (const one of paras) {
    const { style, spans, picture } = one
    const { line, top } = styles[style]
    if (picture) pictures.push(drawnPicture(picture, page.left, y))
    if (top)
      rules.push({
        x: page.left / TWIPS_PER_POINT,
        y: (y + top.space * TWIPS_PER_POINT) / TWIPS_PER_POINT,
        width: textWidth(look) / TWIPS_PER_POINT,
      })
    for (const span of spans)
      if (span.kind === 'text') texts.push(word(span.text, style, page.left, y + line * BASELINE_SHARE, look))
    y += letterheadLine(one, look) + (one.after ?? 0)
  }
  return { texts, rules, pictures }
}

function foot(number: number, document: Assembled, look: Look, pages: number, silent: boolean): DrawnText[] {
  const { page, styles } = look
  const { title, lines } = footLines(document)
  const cover = number === 1 && silent
  const footer = cover
    ? lines.map(text => ({ text, italic: false }))
    : [
        ...(title ? [{ text: title, italic: true }] : []),
        ...lines.map(text => ({ text, italic: false })),
        { text: `${number}\u00a0/\u00a0${pages}`, italic: false },
      ]
  const { line } = styles.Footer
  const from = page.height - page.footer - footer.length * line
  const middle = page.left + textWidth(look) / 2
  return footer.map(({ text, italic }, index) => ({
    ...word(text, 'Footer', middle, from + index * line + line * BASELINE_SHARE, look),
    italic,
    centred: true,
  }))
}
