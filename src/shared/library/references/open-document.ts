import { escapeXml } from '../../kernel/escape.ts'
import type { Source } from '../model.ts'
import { type SourceBlock, sourceBlocks } from './source-blocks.ts'

/** Type of an OpenDocument text, its first entry, stored as it is. */
export const ODT_TYPE = 'application/vnd.oasis.opendocument.text'

const NAMESPACES = [
  ['office', 'office:1.0'],
  ['style', 'style:1.0'],
  ['text', 'text:1.0'],
  ['fo', 'xsl-fo-compatible:1.0'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`)
  .concat('xmlns:xlink="http://www.w3.org/1999/xlink"')
  .join(' ')
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** The other parts of an OpenDocument text with sources, by name. */
export const openDocumentParts = (
  sources: readonly Source[],
): readonly (readonly [name: string, xml: string])[] => [
  [
    'content.xml',
    `${DECLARATION}<office:document-content ${NAMESPACES} office:version="1.3"><office:body><office:text>${sources
      .map((source, at) =>
        sourceBlocks(source)
          .map(block => blockXml(block, at > 0))
          .join(''),
      )
      .join('')}</office:text></office:body></office:document-content>`,
  ],
  ['styles.xml', STYLES],
  ['META-INF/manifest.xml', MANIFEST],
]

/** A block as paragraphs; each source but the first begins a page. */
function blockXml(block: SourceBlock, isLater: boolean): string {
  switch (block.kind) {
    case 'title':
      return `<text:h text:style-name="${isLater ? 'Source_20_suivante' : 'Heading_20_1'}" text:outline-level="1">${words(block.text)}</text:h>`
    case 'period':
      return `<text:h text:style-name="Heading_20_2" text:outline-level="2">${words(block.text)}</text:h>`
    case 'warning':
      return paragraphs(block.text, 'Avertissement')
    case 'paragraph':
      return paragraphs(block.text, 'Text_20_body')
    case 'point':
      return paragraphs(
        block.text,
        'Text_20_body',
        `<text:span text:style-name="Fort">${block.number}.</text:span> `,
      )
    case 'nota':
      return paragraphs(`Nota\u00a0: ${block.text}`, 'Nota')
    case 'provenance': {
      const link = block.url
        ? ` <text:a xlink:type="simple" xlink:href="${escapeXml(block.url)}">${words(block.url)}</text:a>`
        : ''
      return `<text:p text:style-name="Nota">${words(block.text)}${link}</text:p>`
    }
  }
}

const paragraphs = (text: string, style: string, before = ''): string =>
  text
    .split(/\n+/)
    .map((line, at) => `<text:p text:style-name="${style}">${at ? '' : before}${words(line)}</text:p>`)
    .join('')

/** Text of a paragraph: XML has no control characters, and OpenDocument writes tabs and runs of spaces as elements. */
const words = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  escapeXml(text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, ''))
    .replaceAll('\t', '<text:tab/>')
    .replace(/ {2,}/g, run => ` <text:s text:c="${run.length - 1}"/>`)

const paragraphStyle = (name: string, parent: string, text = '', paragraph = '', shown = ''): string =>
  `<style:style style:name="${name}" style:family="paragraph"${shown ? ` style:display-name="${shown}"` : ''}${parent ? ` style:parent-style-name="${parent}"` : ''}>` +
  `<style:paragraph-properties ${paragraph}/><style:text-properties ${text}/></style:style>`

const STYLES = `${DECLARATION}<office:document-styles ${NAMESPACES} office:version="1.3"><office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.21cm" fo:line-height="120%"/><style:text-properties fo:font-family="'Liberation Serif', 'Times New Roman', serif" fo:font-size="12pt" fo:language="fr" fo:country="FR"/></style:default-style>
${paragraphStyle('Standard', '')}
${paragraphStyle('Text_20_body', 'Standard', '', 'fo:text-align="justify"', 'Text body')}
${paragraphStyle('Heading_20_1', 'Standard', 'fo:font-size="15pt" fo:font-weight="bold"', 'fo:margin-bottom="0.4cm" fo:keep-with-next="always"', 'Heading 1')}
${paragraphStyle('Source_20_suivante', 'Heading_20_1', '', 'fo:break-before="page"', 'Source suivante')}
${paragraphStyle('Heading_20_2', 'Standard', 'fo:font-size="13pt" fo:font-weight="bold"', 'fo:margin-top="0.4cm" fo:keep-with-next="always"', 'Heading 2')}
${paragraphStyle('Avertissement', 'Standard', 'fo:font-weight="bold"')}
${paragraphStyle('Nota', 'Standard', 'fo:font-size="10pt" fo:font-style="italic"')}
<style:style style:name="Fort" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles></office:document-styles>`

const MANIFEST = `${DECLARATION}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${ODT_TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`
