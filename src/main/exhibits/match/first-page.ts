import type { Readable } from 'node:stream'
import { readStoredHead, storedSize } from '../../kernel/files/stored.ts'
import { readZipEntries } from '../../kernel/files/zip.ts'
import { readWhole } from '../buffers.ts'
import { recognise } from '../file-format.ts'
import { textOf } from '../inspect.ts'
import { openDocument } from '../mupdf.ts'
import { readMail } from '../read-mail.ts'

/** How much of a first page is kept. */
const MAX_PAGE_CHARS = 3000
/** Larger files are not opened for it. */
const MAX_OPEN_BYTES = 64 * 2 ** 20
/** How much of the XML of an office file is read: its first page is in it, unless it begins with a long table of styles. */
const MAX_XML_BYTES = 400_000

/** The text of the first page of a file, or of its beginning where it has no pages; empty where it says none. Never throws for what it contains. */
export async function firstPageOf({ path }: { path: string }): Promise<string> {
  const { kind, flaw, outlook, type } = recognise(path)
  if (flaw || storedSize(path) > MAX_OPEN_BYTES) return ''
  try {
    switch (kind) {
      case 'pdf':
        return (await pageOfPdf(readWhole(path))).slice(0, MAX_PAGE_CHARS)
      case 'mail': {
        const { subject, text } = await readMail(readWhole(path), outlook ?? false)
        return `${subject}\n${text}`.slice(0, MAX_PAGE_CHARS)
      }
      case 'text':
        return readStoredHead(path, 4 * MAX_PAGE_CHARS)
          .toString('utf8')
          .slice(0, MAX_PAGE_CHARS)
      case 'office':
        return (await beginningOfOffice(path, type)).slice(0, MAX_PAGE_CHARS)
      case 'image':
      case 'other':
        return ''
    }
  } catch {
    return ''
  }
}

async function pageOfPdf(bytes: Uint8Array): Promise<string> {
  const document = await openDocument(bytes, 'application/pdf')
  try {
    return document.needsPassword() || document.countPages() < 1 ? '' : textOf(document, 0)
  } finally {
    document.destroy()
  }
}

/** The paragraphs of a Word or OpenDocument text, as far as they are read; nothing of a sheet, nor of a file of before 2007. */
async function beginningOfOffice(path: string, type: string): Promise<string> {
  const part = type.endsWith('wordprocessingml.document')
    ? 'word/document.xml'
    : type.endsWith('opendocument.text')
      ? 'content.xml'
      : undefined
  let text = ''
  if (part)
    await readZipEntries(
      path,
      async ({ name, open }) => {
        if (name === part) text = textOfXml(await headOf(await open()))
      },
      { isForeign: true },
    )
  return text
}

async function headOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    const piece = Buffer.from(chunk)
    chunks.push(piece)
    bytes += piece.length
    if (bytes >= MAX_XML_BYTES) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
}

const textOfXml = (xml: string): string =>
  xml
    .replace(/^[\s\S]*?<(?:w:body|office:text)\b/, '<body')
    .replace(/<w:instrText\b[\s\S]*?<\/w:instrText>/g, '')
    .replace(/<\/(?:w:p|text:p|text:h)>/g, '\n')
    .replace(/<(?:w:tab|text:tab|text:s|w:br|text:line-break)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>?/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
