import { expect, test } from 'vitest'
import { zipOf } from '../../../../src/main/word/package/zip-parts.ts'
import { linesOfWord, verifiedLines } from '../../../../src/main/word/read/verified-lines.ts'

const space = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (...inner: string[]) => `<w:p>${inner.join('')}</w:p>`
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const notes = (kind: string, text: string) =>
  `<w:${kind}s ${space}><w:${kind} w:id="0" w:type="separator">${paragraph(run('trait'))}</w:${kind}><w:${kind} w:id="2">${paragraph(run(text))}</w:${kind}></w:${kind}s>`

const word = (body: string) =>
  zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/footnotes" Target="footnotes.xml"/><Relationship Id="r2" Type="${office}/endnotes" Target="endnotes.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${space}><w:body>${body}</w:body></w:document>`,
    'word/footnotes.xml': notes('footnote', 'note de bas de page'),
    'word/endnotes.xml': notes('endnote', 'note de fin'),
  })

test('a paragraph in italics, or in a style of quotations, is set apart', () => {
  const italic = (text: string) => `<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
  const body = [
    paragraph(italic('Le public est informé'), italic(' de manière claire.')),
    paragraph(run('Le mot '), italic('public'), run(' compte.')),
    paragraph('<w:pPr><w:pStyle w:val="Citation"/></w:pPr>', run('Le public est informé.')),
  ]
  expect(verifiedLines(word(body.join(''))).map(line => line.isApart)).toEqual([true, false, true])
})

test('a text deleted or moved away is not read, what was inserted is', () => {
  const body = [
    paragraph(
      run('La décision '),
      `<w:del w:id="1">${run('n° 111111').replaceAll('w:t', 'w:delText')}</w:del>`,
      `<w:ins w:id="2">${run('n° 414583')}</w:ins>`,
    ),
    paragraph(
      `<w:moveFrom w:id="3">${run('parti')}</w:moveFrom><w:moveTo w:id="4">${run('venu')}</w:moveTo>`,
    ),
    paragraph(`<w:del w:id="5"><w:r><w:t>supprimé</w:t></w:r></w:del>`),
  ]
  expect(linesOfWord(word(body.join('')))).toEqual(['La décision n° 414583', 'venu'])
})

test('tables, boxes and notes are read once, where they stand; a deleted row and the words of a field are not', () => {
  const box = (text: string) => `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`
  const row = (text: string, properties = '') =>
    `<w:tr>${properties}<w:tc>${paragraph(run(text))}</w:tc></w:tr>`
  const body = [
    paragraph(run('avant'), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(' l’appel')),
    `<w:tbl>${row('cellule')}${row('rayée', '<w:trPr><w:del w:id="9"/></w:trPr>')}</w:tbl>`,
    paragraph(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box('encadré')}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box('encadré')}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    paragraph(
      '<w:r><w:instrText>HYPERLINK</w:instrText></w:r>',
      run('un'),
      '<w:r><w:tab/></w:r>',
      run('deux'),
    ),
    `<w:sdt><w:sdtContent>${paragraph(run('contrôle'), '<w:r><w:endnoteReference w:id="2"/></w:r>')}</w:sdtContent></w:sdt>`,
  ]
  expect(linesOfWord(word(body.join('')))).toEqual([
    'avant l’appel',
    'note de bas de page',
    'cellule',
    'encadré',
    'un deux',
    'contrôle',
    'note de fin',
  ])
})
