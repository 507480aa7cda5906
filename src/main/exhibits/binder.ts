import type { PDFDocument, PDFObject } from 'mupdf'
import { mupdf, openDocument } from './mupdf.ts'
import type { Sink } from './sink.ts'

/** PDFs bound into one, with a bookmark for each, and pages labelled by what they come from: `4-2`. */
export interface Binder {
  add(bytes: Uint8Array, bookmark: string, label: string): Promise<void>
  /** writes what binds them; the sink is left to be ended */
  finish(): void
}

/** Opens a binder. The streams of each PDF are written as it is added, so that memory holds one at a time. */
export async function binder(out: Sink): Promise<Binder> {
  const { PDFDocument } = await mupdf()
  const whole = new PDFDocument()
  const write = writer(whole, out)
  const marks: { readonly title: string; readonly page: number }[] = []
  let pages = 0
  return {
    async add(bytes, bookmark, label) {
      const document = await openDocument(bytes, 'application/pdf')
      try {
        const pdf = document.asPDF()
        const count = document.countPages()
        if (!pdf || count === 0) return
        marks.push({ title: bookmark, page: pages })
        const map = whole.newGraftMap()
        for (let at = 0; at < count; at += 1) map.graftPage(-1, pdf, at)
        map.destroy()
        whole.setPageLabels(pages, 'D', label && `${label}-`, 1)
        pages += count
      } finally {
        document.destroy()
        write.streams()
      }
    },
    finish() {
      const outline = whole.outlineIterator()
      for (const { title, page } of marks) outline.insert({ title, uri: `#page=${page + 1}`, open: false })
      outline.destroy()
      write.rest()
      whole.destroy()
    },
  }
}

/** Writes a PDF by parts: the streams that have come, whose words change no more, then all that refers to them. */
function writer(pdf: PDFDocument, out: Sink) {
  const offsets: number[] = []
  let nextObject = 1
  out.put('%PDF-1.7\n%\u00b5\u00b6\u00b5\u00b6\n')

  function put(at: number, object: PDFObject, bytes?: Uint8Array) {
    offsets[at] = out.size
    out.put(`${at} 0 obj\n${object.resolve().toString(true, true)}\n`)
    if (bytes) {
      out.put('stream\n')
      out.put(bytes)
      out.put('\nendstream\n')
    }
    out.put('endobj\n')
  }

  return {
    streams() {
      for (; nextObject < pdf.countObjects(); nextObject += 1) {
        const object = pdf.newIndirect(nextObject)
        if (!object.isStream()) continue
        const raw = object.readRawStream()
        object.put('Length', raw.getLength())
        put(nextObject, object, raw.asUint8Array())
        raw.destroy()
        object.writeRawStream('')
      }
    },
    rest() {
      this.streams()
      const count = pdf.countObjects()
      for (let at = 1; at < count; at += 1) {
        const object = pdf.newIndirect(at)
        if (offsets[at] === undefined && !object.resolve().isNull()) put(at, object)
      }
      const table = out.size
      const lines = Array.from({ length: count }, (_, at) =>
        offsets[at] === undefined
          ? '0000000000 65535 f \n'
          : `${String(offsets[at]).padStart(10, '0')} 00000 n \n`,
      )
      const root = pdf.getTrailer().get('Root')
      out.put(
        `xref\n0 ${count}\n${lines.join('')}trailer\n<</Size ${count}/Root ${root}>>\nstartxref\n${table}\n%%EOF\n`,
      )
    },
  }
}
