import { mupdf } from './mupdf.ts'

/** PDFs bound into one, with a bookmark for each, and pages labelled by what they come from: `4-2`. */
export interface Binder {
  add(bytes: Uint8Array, bookmark: string, label: string): Promise<void>
  /** gives its bytes, which are there for the time of the call alone: no copy of a large file is made */
  finish(use: (bytes: Uint8Array) => void): void
}

/** Begins an empty one. */
export async function binder(): Promise<Binder> {
  const { Document, PDFDocument } = await mupdf()
  const whole = new PDFDocument()
  const marks: { readonly title: string; readonly page: number }[] = []
  let pages = 0
  return {
    async add(bytes, bookmark, label) {
      const document = Document.openDocument(bytes, 'application/pdf')
      const pdf = document.asPDF()
      const count = document.countPages()
      if (pdf && count > 0) {
        marks.push({ title: bookmark, page: pages })
        const map = whole.newGraftMap()
        for (let at = 0; at < count; at += 1) map.graftPage(-1, pdf, at)
        map.destroy()
        whole.setPageLabels(pages, 'D', label && `${label}-`, 1)
        pages += count
      }
      document.destroy()
    },
    finish(use) {
      const outline = whole.outlineIterator()
      for (const { title, page } of marks) outline.insert({ title, uri: `#page=${page + 1}`, open: false })
      outline.destroy()
      const made = whole.saveToBuffer('')
      use(made.asUint8Array())
      made.destroy()
      whole.destroy()
    },
  }
}
