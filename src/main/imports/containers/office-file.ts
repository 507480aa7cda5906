import { AppError } from '../../../shared/kernel/errors.ts'
import { escapeXml } from '../../../shared/kernel/escape.ts'
import { openStored, readStored } from '../../kernel/files/stored.ts'
import { type OlderText, toDocx } from '../../kernel/office/to-docx.ts'
import { type WordParts, wordHtml } from '../formats/word-text.ts'
import { Refusal } from '../refusal.ts'
import { scanXml } from '../xml/quick-xml.ts'
import type { Entries } from './container-entry.ts'
import type { Found } from './find-files.ts'
import { htmlText } from './html-text.ts'
import { officeFamily } from './office-parts.ts'
import type { ReadAt } from './zip-directory.ts'
import { DAMAGE_REASON, EMPTY_REASON, zipEntries } from './zip-entries.ts'

/** A text that is a zip of XML, or another file of that sort: told by what it holds, whatever its name. */
export type Office = 'docx' | 'odt' | 'other'
/** Kind of those that hold no text that is read. */
export const OTHER_OFFICE_KIND = 'un classeur, une présentation ou un livre numérique'

/** Which text a zip is, from its table of contents; nothing when it is an archive. */
export function officeOf(path: string): Office | undefined {
  const file = openStored(path)
  try {
    const family = officeFamily(file.readAt, file.size)
    if (family === 'docx' || family === undefined) return family
    return family === 'open-document' && isText(file.readAt) ? 'odt' : 'other'
  } finally {
    file.close()
  }
}

/** Whether an OpenDocument file is a text. Its type stands first, as plain bytes; where a program put it elsewhere, it is believed to be one. */
const isText = (readAt: ReadAt): boolean =>
  !/opendocument\.(?:spreadsheet|presentation|graphics|chart|database)/.test(
    readAt(0, 200).toString('latin1'),
  )

/** The text of a DOCX or an ODT as one page of HTML, which is then read like any other. Pictures are left. */
export async function* officeEntries(
  file: Found,
  office: Exclude<Office, 'other'>,
  read: (bytes: number) => void,
): Entries {
  let body = ''
  const parts = new Map<string, Buffer>()
  // every part is unpacked here under the caps of archives before another library is trusted with the file
  for await (const group of zipEntries(file, read))
    for (const entry of group) {
      // an empty part says nothing, and LibreOffice writes some
      if ('reason' in entry && entry.reason !== EMPTY_REASON)
        throw new Refusal(
          entry.reason === DAMAGE_REASON
            ? `le document est abîmé : ${entry.reason}`
            : `le document n’est pas lu : ${entry.reason}`,
        )
      if (office === 'odt' && 'bytes' in entry && entry.path === 'content.xml')
        body = odtHtml(entry.bytes.toString('utf8'))
      if (office === 'docx' && 'bytes' in entry) parts.set(entry.path, entry.bytes)
    }
  if (office === 'docx') body = await docxHtml(readStored(file.path), parts)
  yield [{ path: '', bytes: pageOf(body) }]
}

/** The text of the older Word, or an RTF, by way of LibreOffice, as one page of HTML. */
export async function* olderEntries(bytes: Buffer, kind: OlderText, folder: string): Entries {
  try {
    yield [{ path: '', bytes: pageOf(await docxHtml(await toDocx(bytes, kind, { folder }), new Map())) }]
  } catch (error) {
    if (error instanceof AppError) throw new Refusal(error.message.replace(/ Rien n’a été changé\.$/, ''))
    throw error
  }
}

const pageOf = (body: string) => Buffer.from(`<html><body>${body}</body></html>`)

/**
 * The text of a Word file as mammoth lays it out; where it throws or leaves words out (fields, boxes of shapes, formulas, forms), as
 * `wordHtml` reads them from the parts.
 */
async function docxHtml(buffer: Buffer, parts: WordParts): Promise<string> {
  const { default: mammoth } = await import('mammoth')
  const words = wordsOf(parts)
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage })
    return hasWordsOf(value, words) ? value : words
  } catch {
    if (words === '') throw new Refusal('le document Word n’a pas pu être lu : il est abîmé ou protégé')
    return words
  }
}

/** The words of the parts; none where a part is not XML, which is then for mammoth to say. */
function wordsOf(parts: WordParts): string {
  try {
    return wordHtml(parts)
  } catch (error) {
    if (error instanceof Refusal) return ''
    throw error
  }
}

/** Whether a page has every word and sign of another, as many times. */
function hasWordsOf(page: string, other: string): boolean {
  const left = new Map<string, number>()
  for (const word of wordsIn(page)) left.set(word, (left.get(word) ?? 0) + 1)
  return wordsIn(other).every(word => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count > 0
  })
}

const wordsIn = (html: string): readonly string[] =>
  htmlText(html).match(/[\p{L}\p{M}\p{N}]+|[\p{S}]/gu) ?? []

const blocks: Readonly<Record<string, string>> = {
  'text:p': 'p',
  'text:h': 'p',
  'table:table-row': 'tr',
  'table:table-cell': 'td',
  'text:list-item': 'li',
}
const BLOCKS = new Set([
  'office:annotation',
  'text:tracked-changes',
  'office:scripts',
  'office:automatic-styles',
  'office:font-face-decls',
])

function odtHtml(xml: string): string {
  return scanXml(xml, () => {
    let html = ''
    let rest = 0
    return {
      open(name: string) {
        if (BLOCKS.has(name)) rest += 1
        if (rest) return
        if (blocks[name]) html += `<${blocks[name]}>`
        else if (name === 'text:line-break') html += '<br>'
        else if (name === 'text:s' || name === 'text:tab') html += ' '
      },
      text(text: string) {
        if (!rest) html += escapeXml(text)
      },
      close(name: string) {
        if (BLOCKS.has(name)) rest -= 1
        else if (!rest && blocks[name]) html += `</${blocks[name]}>`
      },
      html: () => html,
    }
  }).html()
}
