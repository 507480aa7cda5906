import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

const namespaces = [
  ...['office', 'style', 'text', 'table', 'meta', 'manifest'].map(name => [name, name]),
  ['draw', 'drawing'],
  ['fo', 'xsl-fo-compatible'],
  ['svg', 'svg-compatible'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:xlink="http://www.w3.org/1999/xlink"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"')
  .join(' ')

const STYLES = `<office:document-styles ${namespaces}><office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Strong_20_Emphasis" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="Puces"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
<text:list-style style:name="Nombres"><text:list-level-style-number text:level="1" style:num-format="1" text:start-value="4"/></text:list-style>
</office:styles></office:document-styles>`

/** The styles a program makes of what was set by hand, for the texts of these tests. */
const AUTOMATIC = `<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Text_20_body"><style:paragraph-properties fo:break-before="page"/><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="C" style:family="table-column"><style:table-column-properties style:column-width="1in"/></style:style>`

export const odtContent = (body: string, automatic = AUTOMATIC) =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`

/** An OpenDocument text made of what its body holds. `more`: parts beside it, or in the place of its own. */
export async function odt(
  body: string,
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Buffer> {
  const zip = new ZipFile()
  const parts: Record<string, string | Uint8Array> = {
    'content.xml': odtContent(body),
    'styles.xml': STYLES,
    'meta.xml': `<office:document-meta ${namespaces}><office:meta><dc:title>Note de synthèse</dc:title></office:meta></office:document-meta>`,
    'META-INF/manifest.xml': `<manifest:manifest ${namespaces}/>`,
    // as LibreOffice writes it where no key was set
    'Configurations2/accelerator/current.xml': '',
    mimetype: 'application/vnd.oasis.opendocument.text',
    ...more,
  }
  zip.addBuffer(Buffer.from(parts.mimetype ?? ''), 'mimetype', { compress: false })
  for (const [path, text] of Object.entries(parts))
    if (path !== 'mimetype') zip.addBuffer(Buffer.from(text), path)
  zip.end()
  return buffer(zip.outputStream)
}
