import type { PDFDocument } from 'mupdf'
import type { FilePage, Place, RecognisedWord } from '../../../shared/exhibits/scans/model.ts'
import { mupdf } from '../mupdf.ts'
import { encodedText, over } from '../stamp-pages.ts'

/** The name of the font of the layer in the resources of a page. */
const FONT = 'PJTexte'
/** Share of the height of a word that is under its line. */
const DESCENT = 0.2
/** Text rendering of PDF: neither filled nor drawn, found and copied. */
const INVISIBLE = 3

/** Lays the words read on the pictures of a file under its pages, invisible: they are found and copied, and change nothing that is seen. */
export async function addTextLayer(pdf: PDFDocument, pages: readonly FilePage[]): Promise<void> {
  const { Font, Matrix, PDFPage } = await mupdf()
  const font = new Font('Helvetica')
  const resource = pdf.addSimpleFont(font)
  const widthOf = (text: string) => {
    let width = 0
    for (const letter of text) width += font.advanceGlyph(font.encodeCharacter(letter.codePointAt(0) ?? 32))
    return width
  }
  for (const page of pages) {
    const sheet = page.page <= pdf.countPages() ? pdf.loadPage(page.page - 1) : undefined
    if (!(sheet instanceof PDFPage)) continue
    const [left, top, right, bottom] = sheet.getBounds()
    const shown = { x: left, y: top, w: right - left, h: bottom - top }
    const picture = isSameSize(shown, page) ? shown : (largestPicture(sheet) ?? shown)
    const content = page.words.map(word => layerWord(word, page, picture, widthOf))
    const toPageSpace = Matrix.invert(sheet.getTransform())
    const space = toPageSpace.map(one => one.toFixed(4)).join(' ')
    over(pdf, sheet, resource, `${space} cm BT ${INVISIBLE} Tr ${content.join(' ')} ET`, FONT)
    sheet.destroy()
  }
  font.destroy()
}

/** Two sizes of a page, in points, as far as its writer rounded them. */
const isSameSize = ({ w, h }: Place, { width, height }: FilePage) =>
  Math.abs(w - width) < 1 && Math.abs(h - height) < 1

/** Where the largest picture of a page stands: a photograph printed on A4 is not the whole page. */
function largestPicture(sheet: {
  toStructuredText(options: string): { walk(walker: object): void; destroy(): void }
}) {
  let largest: Place | undefined
  const structure = sheet.toStructuredText('preserve-images')
  structure.walk({
    onImageBlock([x0, y0, x1, y1]: [number, number, number, number]) {
      const place = { x: x0, y: y0, w: x1 - x0, h: y1 - y0 }
      if (!largest || place.w * place.h > largest.w * largest.h) largest = place
    },
  })
  structure.destroy()
  return largest
}

/** A word of the layer: as long as on the picture, along the line it stands on. */
function layerWord(
  word: RecognisedWord,
  { width, height, turn, skew }: FilePage,
  picture: Place,
  widthOf: (text: string) => number,
): string {
  const [across, down] = [picture.w / width, picture.h / height]
  const [x, y, w, h] = [
    picture.x + word.x * across,
    picture.y + word.y * down,
    word.w * across,
    word.h * down,
  ]
  const isUpright = turn % 180 === 0
  const [length, size] = isUpright ? [w, h] : [h, w]
  const [baseX, baseY] = {
    0: [x, y + h * (1 - DESCENT)],
    90: [x + w * DESCENT, y],
    180: [x + w, y + h * DESCENT],
    270: [x + w * (1 - DESCENT), y + h],
  }[turn] ?? [x, y + h]
  const angle = ((turn + skew) * Math.PI) / 180
  const matrix = [Math.cos(angle), Math.sin(angle), Math.sin(angle), -Math.cos(angle), baseX, baseY]
  const natural = widthOf(word.text) * size
  const stretch = natural > 0 ? (100 * length) / natural : 100
  const numbers = matrix.map(one => Number(one).toFixed(3)).join(' ')
  // the space after it parts it from the next word where both are copied
  return `/${FONT} ${size.toFixed(2)} Tf ${stretch.toFixed(1)} Tz ${numbers} Tm <${encodedText(`${word.text} `)}> Tj`
}
