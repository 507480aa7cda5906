import { ColorSpace, Document, Matrix, type PDFDocument } from 'mupdf'
import { expect, test } from 'vitest'
import { printImage } from '../../../../../src/main/exhibits/print-pdf.ts'
import { addTextLayer } from '../../../../../src/main/exhibits/scans/text-layer.ts'
import type { FilePage } from '../../../../../src/shared/exhibits/scans/model.ts'
import { anOrder, aScan, scannedPage } from '../../../../fixtures/exhibits/scans.ts'

/** A page of that size on which two words were read, one above the other where the page is turned upright. */
function aPage(width: number, height: number, turn: number): FilePage {
  const spots: Readonly<Record<number, readonly (readonly [number, number, number, number])[]>> = {
    0: [
      [50, 100, 60, 12],
      [50, 200, 60, 12],
    ],
    90: [
      [width - 112, 50, 12, 60],
      [width - 212, 50, 12, 60],
    ],
    180: [
      [width - 110, height - 112, 60, 12],
      [width - 110, height - 212, 60, 12],
    ],
    270: [
      [100, height - 110, 12, 60],
      [200, height - 110, 12, 60],
    ],
  }
  const words = ['Arrêté', 'notifié'].map((text, at) => {
    const [x = 0, y = 0, w = 0, h = 0] = spots[turn]?.[at] ?? []
    return { text, confidence: 90, line: at, paragraph: 0, x, y, w, h }
  })
  return { page: 1, origin: 'recognised', width, height, turn, skew: 0, text: '', words }
}

const drawn = (pdf: PDFDocument) =>
  pdf.loadPage(0).toPixmap(Matrix.identity, ColorSpace.DeviceGray, false).getPixels().slice()

test.each([0, 90, 180, 270])(
  'laid under a page turned by %s°, words are found where they stand, and nothing is seen',
  async turn => {
    const bytes = aScan([anOrder(3)], { dpi: 60, quarters: turn / 90 })
    const pdf = Document.openDocument(bytes, 'application/pdf') as PDFDocument
    const [, , width, height] = pdf.loadPage(0).getBounds()
    const page = aPage(width, height, turn)
    const before = drawn(pdf)
    await addTextLayer(pdf, [page])
    const written = pdf.saveToBuffer('compress').asUint8Array()
    const after = Document.openDocument(Uint8Array.from(written), 'application/pdf') as PDFDocument
    expect(drawn(after)).toEqual(before)
    for (const { text, x, y, w, h } of page.words) {
      const [quads = []] = after.loadPage(0).search(text, '')
      const xs = quads.flatMap(quad => quad.filter((_, at) => at % 2 === 0))
      const ys = quads.flatMap(quad => quad.filter((_, at) => at % 2 === 1))
      expect(Math.abs((Math.min(...xs) + Math.max(...xs)) / 2 - (x + w / 2))).toBeLessThan(6)
      expect(Math.abs((Math.min(...ys) + Math.max(...ys)) / 2 - (y + h / 2))).toBeLessThan(6)
    }
    expect(written.length).toBeLessThan(bytes.length + 20_000)
  },
)

test('a photograph printed on A4 has its words where it stands on the sheet', async () => {
  const { bytes } = scannedPage(anOrder(4), { dpi: 60 })
  const picture = Document.openDocument(bytes, 'image/jpeg')
  const [, , width, height] = picture.loadPage(0).getBounds()
  const pdf = Document.openDocument(await printImage(bytes, 'image/jpeg'), 'application/pdf') as PDFDocument
  const page = aPage(width, height, 0)
  await addTextLayer(pdf, [page])
  const [[quad] = []] = pdf.loadPage(0).search('Arrêté', '')
  const [, , sheetWidth] = pdf.loadPage(0).getBounds()
  // in the same share of the picture, which does not begin at the edge of the sheet
  expect(quad![0]).toBeGreaterThan(0)
  expect(quad![2]).toBeLessThan(sheetWidth)
})
