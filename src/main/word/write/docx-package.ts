import { type Document, Packer } from 'docx'
import { escapeXml } from '../../../shared/kernel/escape.ts'
import { xmlSafe } from '../compose/spans.ts'
import { declaration } from '../package/part-xml.ts'
import { stamp } from '../package/stamp.ts'
import { withParts } from '../package/zip-parts.ts'
import { bodyPart } from './body/body.ts'
import type { SetAside } from './body/set-aside.ts'
import { workingParts } from './working-part.ts'

/** Document properties of the file: only those the user chose. */
export interface Properties {
  readonly title: string
  readonly author: string
  readonly at: Date
  readonly pages: number
  /** texts of its paragraphs, to be counted */
  readonly texts: readonly string[]
}

/** A part of the file written by us, in place of the library's where it has one. */
export interface Part {
  readonly path: string
  readonly data: string
}

/** The contents of a package beside its document. */
interface Contents {
  readonly properties: Properties
  readonly fonts: readonly Font[]
  readonly parts: readonly Part[]
  /** writes the draft the file carries, once its pages are known */
  readonly draft: (() => string) | undefined
  /** puts the file on the paper of a model */
  readonly dress: (zip: Buffer) => Buffer
}

/** The document as a zip, with the draft it carries if any, on the paper `dress` puts it on; the same document at the same moment gives the same bytes. */
export async function pack(
  document: Document,
  aside: SetAside,
  { properties, fonts, parts, draft, dress }: Contents,
): Promise<Buffer> {
  const zip = await Packer.toBuffer(document, undefined, [
    ...parts,
    { path: 'docProps/core.xml', data: coreProperties(properties) },
    { path: 'docProps/app.xml', data: appProperties(properties) },
    { path: 'word/fontTable.xml', data: fontTable(fonts) },
  ])
  const bytes = withParts(dress(zip), {
    'word/document.xml': xml => bodyPart(xml, aside),
    'word/footnotes.xml': xml => aside.fill(xml),
    ...(draft && workingParts(draft())),
  })
  return stamp(bytes, properties.at)
}

function coreProperties({ title, author, at }: Properties): string {
  const moment = `${at.toISOString().slice(0, 19)}Z`
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`
  return [
    declaration,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${safeXml(title)}</dc:title>`,
    author ? `<dc:creator>${safeXml(author)}</dc:creator>` : '',
    '<dc:language>fr-FR</dc:language>',
    date('created'),
    date('modified'),
    '</cp:coreProperties>',
  ].join('')
}

/** The sizes of the text as Word counts them, notes left out, and nothing of the program that wrote the file. */
function appProperties({ pages, texts }: Properties): string {
  const written = texts.filter(text => text.trim() !== '')
  const sum = (count: (text: string) => number) => written.reduce((total, text) => total + count(text), 0)
  const counts = {
    Pages: pages,
    Words: sum(text => text.match(/[^ \t\n\r]+/g)?.length ?? 0),
    Characters: sum(text => text.replace(/\s/g, '').length),
    DocSecurity: 0,
    Paragraphs: written.length,
    CharactersWithSpaces: sum(text => text.length),
  }
  const elements = Object.entries(counts).map(([name, count]) => `<${name}>${count}</${name}>`)
  return `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">${elements.join('')}</Properties>`
}

/** A face named in the document, and what may stand for it where it is not installed. */
export interface Font {
  readonly name: string
  readonly alternative: string
  readonly family: 'roman' | 'swiss' | 'modern'
  readonly pitch: 'variable' | 'fixed'
}

const fontTable = (fonts: readonly Font[]) =>
  [
    declaration,
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    ...fonts.map(
      font =>
        `<w:font w:name="${safeXml(font.name)}"><w:altName w:val="${font.alternative}"/><w:charset w:val="00"/>` +
        `<w:family w:val="${font.family}"/><w:pitch w:val="${font.pitch}"/></w:font>`,
    ),
    '</w:fonts>',
  ].join('')

const safeXml = (text: string) => escapeXml(xmlSafe(text))
