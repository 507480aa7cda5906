import type { FileKind, Flaw } from '../../shared/exhibits/model.ts'
import { type OfficeFamily, officeFamily } from '../imports/containers/office-parts.ts'
import { directoryOf, type ReadAt } from '../imports/containers/zip-directory.ts'
import { openStored } from '../kernel/files/stored.ts'

/** The format of a file by its first bytes, or by the directory of a zip. */
export interface FileFormat {
  readonly kind: FileKind
  readonly type: string
  readonly flaw?: Flaw
  /** a mail of Outlook, which is read another way than the mails of the standard */
  readonly outlook?: boolean
}

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.'
const OPEN_XML = 'application/vnd.openxmlformats-officedocument.'
/** MIME types of the office files whose zip says what they are. */
const ZIP_TYPES: Readonly<Partial<Record<OfficeFamily, string>>> = {
  docx: `${OPEN_XML}wordprocessingml.document`,
  xlsx: `${OPEN_XML}spreadsheetml.sheet`,
  pptx: `${OPEN_XML}presentationml.presentation`,
}

/** Signatures of the kinds that say what they are in their first bytes. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['\u0089PNG\r\n', 'image/png'],
  ['\u00ff\u00d8\u00ff', 'image/jpeg'],
  ['GIF8', 'image/gif'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['BM', 'image/bmp'],
]

/** Recognises a file by its content alone: an extension is only a name. */
export function recognise(path: string): FileFormat {
  const file = openStored(path)
  try {
    return recogniseBytes(file.readAt, file.size)
  } finally {
    file.close()
  }
}

function recogniseBytes(readAt: ReadAt, size: number): FileFormat {
  if (size === 0) return { kind: 'other', type: 'application/octet-stream', flaw: 'empty' }
  const head = readAt(0, 4096)
  return (
    byHead(head) ??
    (isZip(head) ? ofZip(readAt, size) : (ofCompound(readAt, size, head) ?? ofText(head, size)))
  )
}

function byHead(head: Buffer): FileFormat | undefined {
  const text = head.toString('latin1')
  if (text.slice(0, 1024).includes('%PDF-')) return { kind: 'pdf', type: 'application/pdf' }
  const image = SIGNATURES.find(([sign]) => text.startsWith(sign))
  if (image) return { kind: 'image', type: image[1] }
  if (text.startsWith('{\\rtf')) return { kind: 'office', type: 'application/rtf' }
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return { kind: 'other', type: 'image/webp' }
  if (text.slice(4, 8) === 'ftyp')
    return { kind: 'other', type: /hei[cfs]|mif1/.test(text.slice(8, 12)) ? 'image/heic' : 'video/mp4' }
  return undefined
}

const isZip = (head: Buffer) => head.toString('latin1', 0, 4) === 'PK\u0003\u0004'

function ofZip(readAt: (at: number, length: number) => Buffer, size: number): FileFormat {
  const names = new Set<string>()
  try {
    for (const { path } of directoryOf(readAt, size) ?? []) if (names.size < 5000) names.add(path)
  } catch {
    names.clear()
  }
  if (names.size === 0) return { kind: 'other', type: 'application/zip', flaw: 'damaged' }
  const family = officeFamily(readAt, size)
  const type = family && ZIP_TYPES[family]
  if (type) return { kind: 'office', type }
  if (family !== 'open-document') return { kind: 'other', type: 'application/zip' }
  // the rule of OpenDocument: the type stands first, as plain bytes
  const first = readAt(0, 200).toString('latin1')
  const kind = ['spreadsheet', 'presentation', 'graphics'].find(one => first.includes(OPEN_DOCUMENT + one))
  return { kind: 'office', type: OPEN_DOCUMENT + (kind ?? 'text') }
}

/** Files made of streams: the mails of Outlook, the documents of Office before 2007, and those locked by a password. */
function ofCompound(
  readAt: (at: number, length: number) => Buffer,
  size: number,
  head: Buffer,
): FileFormat | undefined {
  if (!head.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) return undefined
  const all = readAt(0, Math.min(size, 4 * 2 ** 20))
  const has = (name: string) => all.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage')) return { kind: 'office', type: 'application/octet-stream', flaw: 'encrypted' }
  if (has('__properties_version1.0'))
    return { kind: 'mail', type: 'application/vnd.ms-outlook', outlook: true }
  if (has('WordDocument')) return { kind: 'office', type: 'application/msword' }
  if (has('Workbook') || has('Book')) return { kind: 'office', type: 'application/vnd.ms-excel' }
  if (has('PowerPoint Document')) return { kind: 'office', type: 'application/vnd.ms-powerpoint' }
  return { kind: 'office', type: 'application/octet-stream', flaw: 'damaged' }
}

const MAIL_HEADER =
  /^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type|x-[\w-]+):/i

/** A text longer than this is no letter: printed, it would make thousands of pages. */
const MAX_TEXT_BYTES = 4 * 2 ** 20

function ofText(head: Buffer, size: number): FileFormat {
  if (head.includes(0)) return { kind: 'other', type: 'application/octet-stream' }
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  const lines = text.split(/\r?\n/).filter(line => !/^\s/.test(line))
  const first = lines.slice(0, lines.indexOf('') < 0 ? undefined : lines.indexOf(''))
  if (first.filter(line => MAIL_HEADER.test(line)).length >= 3)
    return { kind: 'mail', type: 'message/rfc822' }
  if (/^(?:<!doctype html|<html)/i.test(text)) return { kind: 'other', type: 'text/html' }
  return { kind: size > MAX_TEXT_BYTES ? 'other' : 'text', type: 'text/plain' }
}
