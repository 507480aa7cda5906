import { inflateRawSync } from 'node:zlib'
import { directoryOf, type Listed, type ReadAt } from './zip-directory.ts'

/** The family of an office file by the parts of its zip. */
export type OfficeFamily = 'docx' | 'xlsx' | 'pptx' | 'open-document' | 'other'

const PARTS: Readonly<Record<string, OfficeFamily>> = {
  'word/document.xml': 'docx',
  'xl/workbook.xml': 'xlsx',
  'ppt/presentation.xml': 'pptx',
}
/** Types of main parts, for the files whose main part bears another name. */
const MAIN_TYPES: readonly (readonly [RegExp, OfficeFamily])[] = [
  [
    /(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroEnabled)[.\w]*main\+xml/,
    'docx',
  ],
  [/(?:spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template)\.macroEnabled)[.\w]*main\+xml/, 'xlsx'],
  [/(?:presentationml\.(?:presentation|slideshow)|ms-powerpoint\.\w+\.macroEnabled)[.\w]*main\+xml/, 'pptx'],
]
const CONTENT_TYPES = '[Content_Types].xml'
const MAX_TYPES_BYTES = 2 ** 20
const MAX_ENTRIES = 5000

/** Tells an office file by its parts, wherever its main one lies; undefined for a zip that is none, or is damaged. */
export function officeFamily(readAt: ReadAt, size: number): OfficeFamily | undefined {
  const entries = new Map<string, Listed>()
  try {
    for (const entry of directoryOf(readAt, size) ?? []) {
      if (entries.size > MAX_ENTRIES) return undefined
      entries.set(entry.path, entry)
    }
    if (entries.has('mimetype') && entries.has('content.xml')) return 'open-document'
    const part = Object.keys(PARTS).find(name => entries.has(name))
    if (part) return PARTS[part]
    const types = entries.get(CONTENT_TYPES)
    if (!types) return entries.has('mimetype') && entries.has('META-INF/container.xml') ? 'other' : undefined
    const text = textOf(readAt, types)
    return MAIN_TYPES.find(([pattern]) => pattern.test(text))?.[1] ?? 'other'
  } catch {
    return undefined
  }
}

/** Bytes of XML that an office file holds once unpacked, as its table of contents says; pictures, which no program reads whole, are left out. */
export function unpackedXmlBytes(readAt: ReadAt, size: number): number {
  let bytes = 0
  try {
    for (const entry of directoryOf(readAt, size) ?? []) if (/\.xml$/i.test(entry.path)) bytes += entry.size
  } catch {
    // a table that is damaged past a point has said what it could
  }
  return bytes
}

function textOf(readAt: ReadAt, { at, packedSize, size, method }: Listed): string {
  if (size > MAX_TYPES_BYTES || packedSize > MAX_TYPES_BYTES) return ''
  const head = readAt(at, 30)
  const raw = readAt(at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), packedSize)
  return (method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: MAX_TYPES_BYTES })).toString('utf8')
}
