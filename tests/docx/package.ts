import { buffer } from 'node:stream/consumers'
import { fromBuffer } from 'yauzl'
import { ZipFile } from 'yazl'

/** The text parts of a Word file, by path. */
export function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const parts = new Map<string, string>()
      zip.on('entry', entry => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
            zip.readEntry()
          })
        })
      })
      zip.on('end', () => resolve(parts))
      zip.on('error', reject)
      zip.readEntry()
    })
  })
}

/** The same file with one of its parts changed. */
export async function withPart(
  bytes: Buffer,
  path: string,
  change: (text: string) => string,
): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, text] of await partsOf(bytes))
    zip.addBuffer(Buffer.from(name === path ? change(text) : text), name)
  zip.end()
  return buffer(zip.outputStream)
}

/** A field as Word keeps it, with the text that stands around it in its paragraph. */
export interface Field {
  readonly instruction: string
  readonly result: string
  readonly before: string
  readonly after: string
}

/** A paragraph of a part: its style, its bookmarks, its whole text and its fields. */
export interface Paragraph {
  readonly style: string
  readonly bookmarks: readonly string[]
  readonly text: string
  readonly fields: readonly Field[]
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** The text of an attribute or element of XML. */
export const plain = (text: string) => text.replace(/&(\w+);/g, (all, name: string) => entities[name] ?? all)

/** The paragraphs of document.xml or footnotes.xml, in order. Throws where a field is not begun, separated and ended in turn. */
export function paragraphsOf(xml: string): Paragraph[] {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(match => paragraph(match[1] ?? ''))
}

interface Open {
  instruction: string
  from: number
  separated: boolean
}

function paragraph(xml: string): Paragraph {
  let text = ''
  const open: Open[] = []
  const spans: { instruction: string; from: number; to: number }[] = []
  const token =
    /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:instrText[^>]*>([^<]*)<\/w:instrText>|<w:fldChar w:fldCharType="(\w+)"\/>|<(w:tab|w:br|w:noBreakHyphen)\/>|<w:footnoteReference w:id="(\d+)"\/>/g
  for (const [, run, instruction, mark, blank, note] of xml
    .replace(/<w:pPr>.*?<\/w:pPr>/s, '')
    .matchAll(token)) {
    if (run !== undefined) text += plain(run)
    if (blank) text += ' '
    if (note) text += note
    if (instruction !== undefined) {
      const field = open.at(-1)
      if (!field || field.separated) throw new Error(`instruction outside a field: ${instruction}`)
      field.instruction += plain(instruction)
    }
    if (mark === 'begin') open.push({ instruction: '', from: 0, separated: false })
    if (mark === 'separate') Object.assign(open.at(-1) as Open, { from: text.length, separated: true })
    if (mark === 'end') {
      const field = open.pop()
      if (field) spans.push({ instruction: field.instruction.trim(), from: field.from, to: text.length })
    }
  }
  return {
    style: /<w:pStyle w:val="(\w+)"/.exec(xml)?.[1] ?? 'Normal',
    bookmarks: [...xml.matchAll(/<w:bookmarkStart w:name="(\w+)"/g)].map(one => one[1] ?? ''),
    text,
    fields: spans.map(({ instruction, from, to }) => ({
      instruction,
      result: text.slice(from, to),
      before: text.slice(0, from),
      after: text.slice(to),
    })),
  }
}
