import { closeSync, ftruncateSync, openSync } from 'node:fs'
import { ColorSpace, Document, Matrix, type PDFDocument } from 'mupdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWhole } from '../../../../src/main/exhibits/buffers.ts'
import { redraw } from '../../../../src/main/exhibits/draw.ts'
import { inspectFile } from '../../../../src/main/exhibits/inspect.ts'
import { printHtml, printText } from '../../../../src/main/exhibits/print-pdf.ts'
import { splitPdf } from '../../../../src/main/exhibits/size-limit.ts'
import { stampPages } from '../../../../src/main/exhibits/stamp-pages.ts'
import { temporary } from '../../../contract/program.ts'
import { aJpeg, aPdf } from '../../../fixtures/files.ts'

let place: ReturnType<typeof temporary>
beforeAll(() => {
  place = temporary()
})
afterAll(() => place.remove())

interface Line {
  readonly text: string
  readonly y: number
  readonly bbox: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
}
const open = (bytes: Uint8Array) => Document.openDocument(bytes, 'application/pdf')
const linesOf = (bytes: Uint8Array): Line[] => {
  const json = JSON.parse(open(bytes).loadPage(0).toStructuredText('').asJSON()) as {
    blocks: { lines?: Line[] }[]
  }
  return json.blocks.flatMap(block => block.lines ?? [])
}
const marked = async (marks: Parameters<typeof stampPages>[1]) => {
  const pdf = open(aPdf('Acte')).asPDF() as PDFDocument
  await stampPages(pdf, marks)
  return Uint8Array.from(pdf.saveToBuffer('').asUint8Array())
}

test('the stamp stands in a box of its own size, in the corner, on white', async () => {
  const bytes = await marked({ stamp: 'Pièce n°\u00a012' })
  const stamp = linesOf(bytes).find(line => line.text.startsWith('Pièce'))!
  const end = stamp.bbox.x + stamp.bbox.w
  expect(end).toBeGreaterThanOrEqual(595 - 22)
  expect(end).toBeLessThanOrEqual(595 - 20)
  expect(Math.abs(stamp.y - 29.8)).toBeLessThan(1)
  const pixels = open(bytes).loadPage(0).toPixmap(Matrix.identity, ColorSpace.DeviceGray, false)
  const points = pixels.getPixels()
  const grey = (x: number, y: number) => points[Math.round(y) * 595 + Math.round(x)]!
  const isLine = (x: number, y: number) => Math.min(grey(x, y), grey(x - 1, y), grey(x, y - 1)) < 200
  const [left, right, top, bottom] = [stamp.bbox.x - 5, 579, 16, 37]
  for (const [x, y] of [
    [left + 20, top],
    [left + 20, bottom],
    [left, 27],
    [right, 27],
  ] as const)
    expect([x, y, isLine(x, y)]).toEqual([x, y, true])
  for (const [x, y] of [
    [left + 20, top - 3],
    [left + 20, bottom + 3],
    [left - 3, 27],
    [right + 3, 27],
    [left + 3, 20],
  ] as const)
    expect([x, y, grey(x, y)]).toEqual([x, y, 255])
})

test('the number of a page is centred at its foot, in letters smaller than the stamp', async () => {
  const lines = linesOf(await marked({ stamp: 'Pièce n°\u00a012', foot: 'Pièce n°\u00a012' }))
  const foot = lines.find(line => line.text.endsWith('1/1'))!
  const stamp = lines.find(line => line.text === 'Pièce n° 12')!
  expect(Math.abs(foot.bbox.x + foot.bbox.w / 2 - 595 / 2)).toBeLessThan(1)
  expect(Math.abs(foot.y - (842 - 16))).toBeLessThan(1)
  expect(foot.bbox.h / stamp.bbox.h).toBeCloseTo(0.75, 1)
})

test('words of our own stay within the margins, and fill the width between them', async () => {
  const lines = linesOf(await printText('', 'Le maire refuse de communiquer ces documents. '.repeat(200)))
  const edges = {
    left: Math.min(...lines.map(line => line.bbox.x)),
    right: 595 - Math.max(...lines.map(line => line.bbox.x + line.bbox.w)),
    top: lines[0]!.bbox.y,
    bottom: 842 - Math.max(...lines.map(line => line.bbox.y + line.bbox.h)),
  }
  for (const blank of Object.values(edges)) {
    expect(blank).toBeGreaterThanOrEqual(62)
    expect(blank).toBeLessThan(62 + 60)
  }
})

test('what is filed is in letters with serifs and larger than what is only shown', async () => {
  const fontOf = (bytes: Uint8Array) => {
    const json = JSON.parse(open(bytes).loadPage(0).toStructuredText('').asJSON()) as {
      blocks: { lines?: { font: { name: string; size: number } }[] }[]
    }
    return json.blocks[0]?.lines?.[0]?.font
  }
  expect(fontOf(await printHtml('', '<p>un</p>', 'filing'))).toMatchObject({
    name: expect.not.stringMatching(/Sans/),
    size: 11,
  })
  expect(fontOf(await printHtml('', '<p>un</p>'))).toMatchObject({ name: expect.stringMatching(/Sans/) })
})

test('a part that weighs the limit to the byte fits', async () => {
  const noise = Uint8Array.from({ length: 90_000 }, (_, at) => (at * 2654435761) >>> 13)
  const bytes = aPdf('Acte', 4, pdf => {
    for (let page = 0; page < 4; page += 1)
      pdf
        .findPage(page)
        .get('Resources')
        .put('XObject', {
          Im0: pdf.addRawStream(noise, {
            ...{ Type: pdf.newName('XObject'), Subtype: pdf.newName('Image'), Width: 300, Height: 100 },
            ...{ BitsPerComponent: 8, ColorSpace: pdf.newName('DeviceRGB') },
          }),
        })
  })
  const pagesOf = (parts: Uint8Array[]) => parts.map(part => open(part).countPages())
  const parts = await splitPdf(bytes, 200_000)
  expect(pagesOf(parts)).toEqual([2, 2])
  const limit = Math.max(...parts.map(part => part.length))
  expect(pagesOf(await splitPdf(bytes, limit))).toEqual([2, 2])
  expect(pagesOf(await splitPdf(bytes, limit - 1))[0]).toBe(1)
})

test('a file too large for the memory is taken without being opened, one of a byte is read', async () => {
  const path = place.file('enorme.pdf', '%PDF-1.4\n')
  const handle = openSync(path, 'r+')
  ftruncateSync(handle, 512 * 2 ** 20 + 1)
  closeSync(handle)
  expect(await inspectFile(path)).toEqual({ kind: 'pdf', type: 'application/pdf', signed: false, text: '' })
  expect(readWhole(place.file('un', 'x')).toString()).toBe('x')
})

test('a picture drawn again is bounded by the height of the paper too', async () => {
  const drawn = await redraw({
    bytes: aJpeg(100, 5000),
    head: { type: 'jpeg', width: 100, height: 5000 } as never,
  })
  expect(drawn).toMatchObject({ type: 'jpeg', height: 3508 })
})
