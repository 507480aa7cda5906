import { Document, type PDFDocument, type PDFObject } from 'mupdf'
import { expect, test } from 'vitest'
import { shrink, splitPdf } from '../../../../src/main/exhibits/size-limit.ts'
import { aJpeg, aPdf } from '../../../fixtures/files.ts'

/** Points that no compression makes lighter, the upper half dark. */
const noise = (bytes: number) =>
  Uint8Array.from(
    { length: bytes },
    (_, at) => (((at * 2654435761) >>> 13) & 0x7f) + (at < bytes / 2 ? 0 : 128),
  )

interface Picture {
  readonly width: number
  readonly height: number
  readonly space?: 'DeviceRGB' | 'DeviceGray'
  readonly bytes?: Uint8Array
  readonly fields?: Record<string, unknown>
}

/** A PDF with these pictures, one a page, and the objects that hold them. */
function pictures(...all: readonly Picture[]): { pdf: PDFDocument; objects: PDFObject[] } {
  const objects: PDFObject[] = []
  const bytes = aPdf('Photo', all.length, pdf => {
    for (const [page, { width, height, space = 'DeviceRGB', bytes: points, fields = {} }] of all.entries())
      pdf
        .findPage(page)
        .get('Resources')
        .put('XObject', {
          Im0: pdf.addRawStream(points ?? noise(width * height * (space === 'DeviceRGB' ? 3 : 1)), {
            ...{ Type: pdf.newName('XObject'), Subtype: pdf.newName('Image'), Width: width, Height: height },
            ...{ BitsPerComponent: 8, ColorSpace: pdf.newName(space) },
            ...(points && { Filter: pdf.newName('DCTDecode') }),
            ...fields,
          }),
        })
  })
  const pdf = Document.openDocument(bytes, 'application/pdf').asPDF() as PDFDocument
  for (let page = 0; page < all.length; page += 1)
    objects.push(pdf.findPage(page).get('Resources', 'XObject', 'Im0'))
  return { pdf, objects }
}
const sizeOf = (object: PDFObject) => object.readRawStream().getLength()
const textOf = (object: PDFObject, key: string) => {
  const value = object.get(key)
  return value.isName() ? value.asName() : value.isNumber() ? value.asNumber() : undefined
}
const told = (object: PDFObject) =>
  ['Filter', 'ColorSpace', 'Width', 'Height'].map(key => textOf(object, key))

test('photographs are made lighter: in colour or grey, no larger than a page needs', async () => {
  const { pdf, objects } = pictures(
    { width: 600, height: 500 },
    { width: 600, height: 500, space: 'DeviceGray' },
    { width: 3508, height: 400 },
    { width: 100, height: 1754 },
  )
  const before = objects.map(sizeOf)
  await shrink(pdf)
  expect(objects.map(told)).toEqual([
    ['DCTDecode', 'DeviceRGB', 600, 500],
    ['DCTDecode', 'DeviceGray', 600, 500],
    ['DCTDecode', 'DeviceRGB', 1754, 200],
    ['DCTDecode', 'DeviceRGB', 100, 1754],
  ])
  for (const [n, object] of objects.entries()) expect(sizeOf(object)).toBeLessThan(before[n]!)
  // they still show what they showed, the right way up
  const page = pdf.loadPage(0)
  page.destroy()
  const pixels = pdf.loadImage(objects[1]!).toPixmap().getPixels()
  const mean = (part: Uint8ClampedArray) => part.reduce((sum, one) => sum + one, 0) / part.length
  expect(mean(pixels.subarray(0, 100_000))).toBeLessThan(100)
  expect(mean(pixels.subarray(200_000))).toBeGreaterThan(150)
})

test('masks, pictures that another masks, and those of another depth stay as they are', async () => {
  const { pdf, objects } = pictures(
    { width: 600, height: 500, fields: { Mask: [0, 1] } },
    { width: 600, height: 500, space: 'DeviceGray', fields: { Decode: [1, 0] } },
    { width: 600, height: 500, space: 'DeviceGray', fields: { BitsPerComponent: 4 } },
    { width: 600, height: 500, space: 'DeviceGray', fields: { ImageMask: true } },
  )
  const before = objects.map(sizeOf)
  await shrink(pdf)
  expect(objects.map(sizeOf)).toEqual(before)
})

test('a picture that would weigh more stays as it is', async () => {
  const jpeg = aJpeg(8, 8)
  const { pdf, objects } = pictures({ width: 8, height: 8, bytes: jpeg.slice() })
  const light = sizeOf(objects[0]!)
  await shrink(pdf)
  expect(sizeOf(objects[0]!)).toBeLessThanOrEqual(light)
})

test('parts hold as many pages as fit, whatever each weighs', async () => {
  const bytes = aPdf('Page', 12, pdf => {
    for (let page = 0; page < 4; page += 1)
      pdf
        .findPage(page)
        .get('Resources')
        .put('XObject', {
          Im0: pdf.addRawStream(noise(900_000), {
            ...{ Type: pdf.newName('XObject'), Subtype: pdf.newName('Image'), Width: 600, Height: 500 },
            ...{ BitsPerComponent: 8, ColorSpace: pdf.newName('DeviceRGB') },
          }),
        })
  })
  const parts = await splitPdf(bytes, 1_900_000)
  const pagesOf = (part: Uint8Array) => {
    const pdf = Document.openDocument(part, 'application/pdf')
    return Array.from({ length: pdf.countPages() }, (_, at) =>
      Number(/page (\d+)/.exec(pdf.loadPage(at).toStructuredText('').asText())?.[1]),
    )
  }
  expect(parts.map(pagesOf)).toEqual([[1], [2], [3, 4, 5, 6, 7, 8], [9, 10, 11, 12]])
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(1_900_000)
  expect(await splitPdf(new TextEncoder().encode('x'), 1)).toHaveLength(1)
})
