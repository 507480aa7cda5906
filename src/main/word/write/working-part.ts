import { declaration } from '../package/part-xml.ts'
import { readTree, textOf } from '../package/word-xml.ts'
import type { PartChange } from '../package/zip-parts.ts'

const NAMESPACE = 'urn:pretoire:working-copy:1'
const item = '{6E5A1C7E-2F0B-4C59-9D1B-70A3C0E5F1D4}'

/** The parts by which a file carries its draft. */
export const workingParts = (json: string): Readonly<Record<string, PartChange>> => ({
  ...partFiles(json),
  '[Content_Types].xml': text => text.replace('</Types>', `${contentType}</Types>`),
  'word/_rels/document.xml.rels': text => text.replace('</Relationships>', `${relation}</Relationships>`),
})

const partFiles = (json: string): Readonly<Record<string, string>> => ({
  'customXml/item1.xml': `${declaration}<draft xmlns="${NAMESPACE}">${escapeJson(json)}</draft>`,
  'customXml/itemProps1.xml':
    `${declaration}<ds:datastoreItem ds:itemID="${item}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">` +
    `<ds:schemaRefs><ds:schemaRef ds:uri="${NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  'customXml/_rels/item1.xml.rels':
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>',
})

const relation =
  '<Relationship Id="rIdDraft" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>'

const contentType =
  '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'

/** The draft a part carries, when it is ours. */
export function workingPart(xml: string): string | undefined {
  if (!xml.includes(NAMESPACE)) return undefined
  try {
    const root = readTree(xml)
    return root.attributes.xmlns === NAMESPACE || Object.values(root.attributes).includes(NAMESPACE)
      ? textOf(root)
      : undefined
  } catch {
    return undefined
  }
}

/** JSON as XML text; what XML refuses is written as JSON writes it. */
const escapeJson = (json: string) =>
  json
    .replace(
      /[^\u0020-\ud7ff\ue000-\ufffd]/g,
      unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replace(/[&<>]/g, sign => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))
