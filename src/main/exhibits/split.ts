import { mupdf, opened } from './mupdf.ts'

/** A PDF in as few parts as its pages allow, each under that many bytes; a single page that weighs more stays alone. */
export async function inParts(bytes: Uint8Array, limit: number): Promise<Uint8Array[]> {
  if (bytes.length <= limit) return [bytes]
  const { PDFDocument } = await mupdf()
  const document = await opened(bytes, 'application/pdf')
  const pdf = document.asPDF()
  if (!pdf) return [bytes]
  const some = (from: number, to: number): Uint8Array => {
    const part = new PDFDocument()
    const map = part.newGraftMap()
    for (let at = from; at < to; at += 1) map.graftPage(-1, pdf, at)
    const made = part.saveToBuffer('')
    const out = Uint8Array.from(made.asUint8Array())
    for (const one of [made, map, part]) one.destroy()
    return out
  }
  const pages = document.countPages()
  const parts: Uint8Array[] = []
  for (let from = 0; from < pages; ) {
    // the share of the pages that should fit, then fewer until they do
    let to = Math.min(pages, from + Math.max(1, Math.floor((pages * limit) / bytes.length)))
    let part = some(from, to)
    while (part.length > limit && to - from > 1) {
      to = from + Math.max(1, Math.floor((to - from) / 2))
      part = some(from, to)
    }
    parts.push(part)
    from = to
  }
  document.destroy()
  return parts
}
