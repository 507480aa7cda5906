import type { PDFDocument, PDFObject } from 'mupdf'
import { mupdf, openDocument } from './mupdf.ts'

/** The longest side kept of a picture: a page of A4 at 150 points to the inch. */
const MAX_SIDE_PIXELS = 1754
const JPEG_QUALITY = 65

/** Makes the pictures of a PDF lighter; its words and lines stay as they are. */
export async function shrink(pdf: PDFDocument): Promise<void> {
  const count = pdf.countObjects()
  for (let at = 1; at < count; at += 1) {
    const object = pdf.newIndirect(at)
    if (isPhotograph(object)) await lighten(pdf, object)
  }
}

/** Whether the points of a picture can be drawn again: it is not a mask, nor one that another masks. */
function isPhotograph(object: PDFObject): boolean {
  if (!object.isStream()) return false
  const type = object.get('Subtype')
  if (!type.isName() || type.asName() !== 'Image') return false
  const plain = ['ImageMask', 'Mask', 'Decode'].every(key => object.get(key).isNull())
  const bits = object.get('BitsPerComponent')
  return plain && bits.isNumber() && bits.asNumber() === 8
}

async function lighten(pdf: PDFDocument, object: PDFObject): Promise<void> {
  const { ColorSpace, DrawDevice, Matrix, Pixmap } = await mupdf()
  const image = pdf.loadImage(object)
  const [wide, tall] = [image.getWidth(), image.getHeight()]
  const scale = Math.min(1, MAX_SIDE_PIXELS / Math.max(wide, tall))
  const [width, height] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(tall * scale))]
  const grey = image.getNumberOfComponents() === 1
  const pixels = new Pixmap(grey ? ColorSpace.DeviceGray : ColorSpace.DeviceRGB, [0, 0, width, height], false)
  pixels.clear(255)
  const device = new DrawDevice(Matrix.identity, pixels)
  device.fillImage(image, [width, 0, 0, height, 0, 0], 1)
  device.close()
  const bytes = Uint8Array.from(pixels.asJPEG(JPEG_QUALITY))
  const before = object.readRawStream().getLength()
  if (bytes.length < before) {
    object.writeRawStream(bytes)
    object.put('Filter', pdf.newName('DCTDecode'))
    object.put('ColorSpace', pdf.newName(grey ? 'DeviceGray' : 'DeviceRGB'))
    object.put('Width', width)
    object.put('Height', height)
    object.delete('DecodeParms')
  }
  for (const one of [device, pixels, image]) one.destroy()
}

/** A PDF in as few parts as its pages allow, each under that many bytes; a single page that weighs more stays alone. */
export async function splitPdf(bytes: Uint8Array, limit: number): Promise<Uint8Array[]> {
  if (bytes.length <= limit) return [bytes]
  const { PDFDocument } = await mupdf()
  const document = await openDocument(bytes, 'application/pdf')
  const pdf = document.asPDF()
  if (!pdf) return [bytes]
  const extract = (from: number, to: number): Uint8Array => {
    const part = new PDFDocument()
    const map = part.newGraftMap()
    for (let at = from; at < to; at += 1) map.graftPage(-1, pdf, at)
    const buffer = part.saveToBuffer('')
    const out = Uint8Array.from(buffer.asUint8Array())
    for (const one of [buffer, map, part]) one.destroy()
    return out
  }
  const pages = document.countPages()
  const parts: Uint8Array[] = []
  for (let from = 0; from < pages; ) {
    // the share of the pages that should fit, then fewer until they do
    let to = Math.min(pages, from + Math.max(1, Math.floor((pages * limit) / bytes.length)))
    let part = extract(from, to)
    while (part.length > limit && to - from > 1) {
      to = from + Math.max(1, Math.floor((to - from) / 2))
      part = extract(from, to)
    }
    parts.push(part)
    from = to
  }
  document.destroy()
  return parts
}
