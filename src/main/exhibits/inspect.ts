import type { Document, PDFObject } from 'mupdf'
import type { FileFacts } from '../../shared/exhibits/file-facts.ts'
import type { Flaw } from '../../shared/exhibits/model.ts'
import { readStoredHead, storedSize } from '../kernel/files/stored.ts'
import { readWhole } from './buffers.ts'
import { type FileFormat, recognise } from './file-format.ts'
import { mupdf, openDocument } from './mupdf.ts'
import { readMail } from './read-mail.ts'

/** How much of a text a label is proposed from. */
const EXCERPT_CHARS = 3000
/** Larger files are kept and produced without being opened: they would not fit in memory. */
const MAX_OPEN_BYTES = 512 * 2 ** 20
/** A picture that unfolds into more points than this is not unfolded. */
const MAX_IMAGE_PIXELS = 120_000_000

/** Inspects a file: its format, whether it can be read, its pages, the beginning of its text. Never throws for what the file contains. */
export async function inspectFile(path: string): Promise<FileFacts> {
  const format = recognise(path)
  const identity: FileFacts = {
    kind: format.kind,
    type: format.type,
    signed: false,
    text: '',
    ...withFlaw(format.flaw),
  }
  if (format.flaw || storedSize(path) > MAX_OPEN_BYTES) return identity
  try {
    return { ...identity, ...(await inside(path, format)) }
  } catch {
    return { ...identity, flaw: 'damaged' }
  }
}

/** The beginning of a text file, whatever its size. */
function beginningOf(path: string): string {
  return readStoredHead(path, 4 * EXCERPT_CHARS)
    .toString('utf8')
    .slice(0, EXCERPT_CHARS)
}

const withFlaw = (flaw: Flaw | undefined) => (flaw ? { flaw } : {})

async function inside(path: string, format: FileFormat): Promise<Partial<FileFacts>> {
  switch (format.kind) {
    case 'pdf':
      return insidePdf(readWhole(path))
    case 'image':
      return insideImage(readWhole(path), format.type)
    case 'mail': {
      const mail = await readMail(readWhole(path), format.outlook ?? false)
      return { mail, text: mail.text.slice(0, EXCERPT_CHARS) }
    }
    case 'text':
      return { text: beginningOf(path) }
    case 'office':
    case 'other':
      return {}
  }
}

async function insidePdf(bytes: Uint8Array): Promise<Partial<FileFacts>> {
  const document = await openDocument(bytes, 'application/pdf')
  try {
    const pdf = document.asPDF()
    if (document.needsPassword()) return { flaw: 'encrypted' }
    const pages = document.countPages()
    if (!pdf || pages < 1) return { flaw: 'damaged' }
    for (let at = 0; at < pages; at += 1) document.loadPage(at).destroy()
    const isSignedFile = isSigned(pdf.getTrailer().get('Root', 'AcroForm'))
    return {
      pages,
      signed: isSignedFile,
      text: textOf(document, 0).slice(0, EXCERPT_CHARS),
      ...withFlaw(pdf.wasRepaired() ? 'repaired' : undefined),
    }
  } finally {
    document.destroy()
  }
}

/** Whether a signature field has been filled, wherever it stands in the tree of the fields. */
function isSigned(form: PDFObject): boolean {
  if (form.isNull()) return false
  const pending: PDFObject[] = [form.get('Fields')]
  for (let visits = 0; pending.length > 0 && visits < 5000; visits += 1) {
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

async function insideImage(bytes: Uint8Array, type: string): Promise<Partial<FileFacts>> {
  const { Document, Image } = await mupdf()
  const image = new Image(bytes)
  if (image.getWidth() * image.getHeight() > MAX_IMAGE_PIXELS) return { flaw: 'damaged' }
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
