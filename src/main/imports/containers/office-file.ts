import { escapeXml } from '../../../shared/kernel/escape.ts'
import { openStored, readStored } from '../../kernel/files/stored.ts'
import { Refusal } from '../refusal.ts'
import { scanXml } from '../xml/quick-xml.ts'
import type { Entries } from './container-entry.ts'
import type { Found } from './find-files.ts'
import { directoryOf } from './zip-directory.ts'
import { zipEntries } from './zip-entries.ts'

/** A text that is a zip of XML, or another file of that sort: told by what it holds, whatever its name. */
export type Office = 'docx' | 'odt' | 'other'
/** Kind of those that hold no text that is read. */
export const OTHER_OFFICE_KIND = 'un classeur, une présentation ou un livre numérique'

/** Which text a zip is, from its table of contents; nothing when it is an archive. */
export function officeOf(path: string): Office | undefined {
  const file = openStored(path)
  try {
    const names = new Set<string>()
    for (const { path: name } of directoryOf(file.readAt, file.size) ?? []) {
      if (names.size > 2000) return undefined
      names.add(name)
    }
    if (names.has('[Content_Types].xml') && names.has('word/document.xml')) return 'docx'
    if (names.has('mimetype') && names.has('content.xml') && names.has('META-INF/manifest.xml')) return 'odt'
    return names.has('[Content_Types].xml') || (names.has('mimetype') && names.has('META-INF/container.xml'))
      ? 'other'
      : undefined
  } catch {
    return undefined
  } finally {
    file.close()
  }
}

/** The text of a DOCX (mammoth) or an ODT as one page of HTML, which is then read like any other. Pictures are left. */
export async function* officeEntries(
  file: Found,
  office: Exclude<Office, 'other'>,
  read: (bytes: number) => void,
): Entries {
  let body = ''
  // every part is unpacked here under the caps of archives before another library is trusted with the file
  for await (const group of zipEntries(file, read))
    for (const entry of group) {
      if ('reason' in entry) throw new Refusal(`le document est abîmé : ${entry.reason}`)
      if (office === 'odt' && 'bytes' in entry && entry.path === 'content.xml')
        body = odtHtml(entry.bytes.toString('utf8'))
    }
  if (office === 'docx') body = await docxHtml(file.path)
  yield [{ path: '', bytes: Buffer.from(`<html><body>${body}</body></html>`) }]
}

async function docxHtml(path: string): Promise<string> {
  const { default: mammoth } = await import('mammoth')
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
    return (await mammoth.convertToHtml({ buffer: readStored(path) }, { convertImage })).value
  } catch {
    throw new Refusal('le document Word n’a pas pu être lu : il est abîmé ou protégé')
  }
}

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
