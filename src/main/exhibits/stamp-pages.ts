import type { Font, PDFDocument, PDFObject, PDFPage } from 'mupdf'
import { upperByte } from '../../shared/french/cp1252.ts'
import { mupdf } from './mupdf.ts'

/** Marks printed on the pages of an exhibit. */
export interface Marks {
  /** in a box, at the top right of the first page */
  readonly stamp?: string
  /** at the foot of each page, before its number: `Pièce n° 4` */
  readonly foot?: string
}

const [size, margin, padding] = [11, 16, 5]

/** Prints its number on the pages of an exhibit, over what they hold, upright whatever way they are turned. */
export async function stampPages(pdf: PDFDocument, { stamp, foot }: Marks): Promise<void> {
  if (!stamp && !foot) return
  const { Font, Matrix, PDFPage } = await mupdf()
  const font = new Font('Helvetica-Bold')
  const resource = pdf.addSimpleFont(font)
  const pages = pdf.countPages()
  for (let at = 0; at < (foot ? pages : 1); at += 1) {
    const page = pdf.loadPage(at)
    if (!(page instanceof PDFPage)) continue
    const [left, top, right, bottom] = page.getBounds()
    const content: string[] = []
    if (stamp && at === 0) {
      const width = widthOf(font, stamp)
      const x = right - margin - padding - width
      content.push(box(x - padding, top + margin, width + 2 * padding, size + 2 * padding))
      content.push(words(stamp, x, top + margin + padding + size * 0.8, size))
    }
    if (foot) {
      const label = `${foot} – ${at + 1}/${pages}`
      content.push(
        words(label, (left + right - widthOf(font, label) * 0.75) / 2, bottom - margin, size * 0.75),
      )
    }
    // what is drawn is placed as one sees the page; the page itself may be turned, cut or upside down
    const toPageSpace = Matrix.invert(page.getTransform())
    over(pdf, page, resource, `${toPageSpace.map(one => one.toFixed(4)).join(' ')} cm ${content.join(' ')}`)
    page.destroy()
  }
  font.destroy()
}

const box = (x: number, y: number, width: number, height: number) =>
  `1 g 0 G 0.8 w ${x.toFixed(2)} ${y.toFixed(2)} ${width.toFixed(2)} ${height.toFixed(2)} re B`

const words = (text: string, x: number, y: number, points: number) =>
  `BT 0 g /PJStamp ${points} Tf 1 0 0 -1 ${x.toFixed(2)} ${y.toFixed(2)} Tm <${encodedText(text)}> Tj ET`

/** Encodes a text for a simple font of PDF (cp1252), in hexadecimal; no-break spaces become spaces, missing letters question marks. */
export const encodedText = (text: string): string =>
  Buffer.from(
    Array.from(text.replaceAll(/[\u00a0\u202f]/g, ' '), letter => {
      const code = letter.codePointAt(0) ?? 0
      return upperByte(letter) ?? (code < 0x100 ? code : 0x3f)
    }),
  ).toString('hex')

function widthOf(font: Font, text: string): number {
  let width = 0
  for (const letter of text.replaceAll('\u00a0', ' '))
    width += font.advanceGlyph(font.encodeCharacter(letter.codePointAt(0) ?? 32))
  return width * size
}

/** Adds content over a page, shielded from what the page leaves behind it. */
export function over(
  pdf: PDFDocument,
  page: PDFPage,
  font: PDFObject,
  content: string,
  fontName = 'PJStamp',
): void {
  const object = page.getObject()
  const resources = own(pdf, object.getInheritable('Resources'), object, 'Resources')
  own(pdf, resources.get('Font'), resources, 'Font').put(fontName, font)
  const before = object.get('Contents')
  const all = pdf.newArray()
  all.push(pdf.addStream('q', {}))
  if (before.isArray()) for (let at = 0; at < before.length; at += 1) all.push(before.get(at))
  else if (!before.isNull()) all.push(before)
  all.push(pdf.addStream(`Q q ${content} Q`, {}))
  object.put('Contents', all)
}

/** A dictionary of that name in another, made where there is none. */
function own(pdf: PDFDocument, entry: PDFObject, within: PDFObject, name: string): PDFObject {
  if (entry.isDictionary()) return entry
  const dictionary = pdf.newDictionary()
  within.put(name, dictionary)
  return within.get(name)
}
