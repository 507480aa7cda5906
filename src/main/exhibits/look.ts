import { statSync } from 'node:fs'
import type { Document, PDFObject } from 'mupdf'
import type { FileKind, Flaw } from '../../shared/exhibits/model.ts'
import type { Look } from '../../shared/word/look.ts'
import { type Recognised, recognise } from './kinds.ts'
import { readMail } from './mail.ts'
import { mupdf, opened } from './mupdf.ts'
import { wholeOf } from './scratch.ts'

/** How much of a text a label is proposed from. */
const beginning = 3000
/** Larger files are kept and produced, not opened: they would not fit in memory. */
const most = 512 * 2 ** 20
/** A picture that unfolds into more points than this is not unfolded. */
const mostPoints = 120_000_000

/** What a file is, whether it can be read, how many pages it has, what it says first. Never throws for what the file contains. */
export async function lookInto(path: string): Promise<Look> {
  const found = recognise(path)
  const known: Look = { kind: found.kind, type: found.type, signed: false, text: '', ...flaw(found.flaw) }
  if (found.flaw || statSync(path).size > most) return known
  try {
    return { ...known, ...(await inside(path, found)) }
  } catch {
    return { ...known, flaw: 'damaged' }
  }
}

const flaw = (found: Flaw | undefined) => (found ? { flaw: found } : {})

async function inside(path: string, found: Recognised): Promise<Partial<Look>> {
  switch (found.kind) {
    case 'pdf':
      return insidePdf(wholeOf(path))
    case 'image':
      return insideImage(wholeOf(path), found.type)
    case 'mail': {
      const mail = await readMail(wholeOf(path), found.outlook ?? false)
      return { mail, text: mail.text.slice(0, beginning) }
    }
    case 'text':
      return { text: wholeOf(path).toString('utf8').slice(0, beginning) }
    case 'office':
    case 'other':
      return {}
  }
}

async function insidePdf(bytes: Uint8Array): Promise<Partial<Look>> {
  const document = await opened(bytes, 'application/pdf')
  try {
    const pdf = document.asPDF()
    if (document.needsPassword()) return { flaw: 'encrypted' }
    const pages = document.countPages()
    if (!pdf || pages < 1) return { flaw: 'damaged' }
    for (let at = 0; at < pages; at += 1) document.loadPage(at).destroy()
    const signed = isSigned(pdf.getTrailer().get('Root', 'AcroForm'))
    return {
      pages,
      signed,
      text: textOf(document, 0).slice(0, beginning),
      ...flaw(pdf.wasRepaired() ? 'repaired' : undefined),
    }
  } finally {
    document.destroy()
  }
}

/** A signature field that has been filled, wherever it stands in the tree of the fields. */
function isSigned(form: PDFObject): boolean {
  if (form.isNull()) return false
  const pending: PDFObject[] = [form.get('Fields')]
  for (let seen = 0; pending.length > 0 && seen < 5000; seen += 1) {
    const one = pending.pop()
    if (!one || one.isNull()) continue
    if (one.isArray()) for (let at = 0; at < one.length; at += 1) pending.push(one.get(at))
    else if (one.isDictionary()) {
      const type = one.get('FT')
      if (type.isName() && type.asName() === 'Sig' && !one.get('V').isNull()) return true
      pending.push(one.get('Kids'))
    }
  }
  return false
}

async function insideImage(bytes: Uint8Array, type: string): Promise<Partial<Look>> {
  const { Document, Image } = await mupdf()
  const image = new Image(bytes)
  if (image.getWidth() * image.getHeight() > mostPoints) return { flaw: 'damaged' }
  // unfolded once: a picture cut short says so only then
  image.toPixmap().destroy()
  image.destroy()
  const document = Document.openDocument(bytes, type)
  const pages = document.countPages()
  document.destroy()
  return { pages }
}

/** The words of a page, line by line. */
export function textOf(document: Document, at: number): string {
  const page = document.loadPage(at)
  const text = page.toStructuredText('preserve-whitespace')
  const words = text.asText()
  text.destroy()
  page.destroy()
  return words
}

/** Kinds of which pages can be made without LibreOffice. */
export const printable: ReadonlySet<FileKind> = new Set(['pdf', 'image', 'mail', 'text'])
