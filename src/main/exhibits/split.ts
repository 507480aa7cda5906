import { mupdf, openDocument } from './mupdf.ts'

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
