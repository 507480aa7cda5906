import { describe, expect, test } from 'vitest'
import { openPackage } from '../../../src/main/word/package/package.ts'
import { withParts } from '../../../src/main/word/package/zip-parts.ts'
import { writeDocx } from '../../../src/main/word/write/write-docx.ts'
import { assemble } from '../../../src/shared/drafts/assemble/assemble.ts'
import { aDraft } from '../../fixtures/builders.ts'
import { around } from '../../fixtures/drafts.ts'
import { missingPrinter } from '../office.ts'
import { type Act, judge } from './office-judge.ts'
import { limitsIn, type OfficeLimit } from './office-limits.ts'

const BY = 'w:author="A" w:date="2025-03-25T10:00:00Z"'
let lastId = 100
const id = () => {
  lastId += 1
  return `w:id="${lastId}" ${BY}`
}
const said = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
const struck = (text: string) => `<w:del ${id()}><w:r><w:delText>${text}</w:delText></w:r></w:del>`
const paragraph = (style: string, content: string, more = '') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${content}</w:p>`
const mark = (kind: 'ins' | 'del' | 'moveTo') => `<w:rPr><w:${kind} ${id()}/></w:rPr>`
const former = (style: string, more = '') =>
  `<w:pPrChange ${id()}><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr></w:pPrChange>`
const item = (level: number, list: number) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
const put = (content: string) => `<w:ins ${id()}>${content}</w:ins>`
const control =
  '<w:sdt><w:sdtPr><w:tag w:val="c"/><w:id w:val="1"/></w:sdtPr><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt>'
const table =
  '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
const moved = (style: string, text: string, more = '') =>
  paragraph(style, `<w:moveTo ${id()}>${said(text)}</w:moveTo>`, `${mark('moveTo')}${more}`)

interface Case {
  readonly limit: OfficeLimit
  readonly act: Act
  readonly body: string
  /** style and label of the last paragraph: by the file, and to LibreOffice */
  readonly ought: readonly [string, string]
  readonly office: readonly [string, string]
}

const decimal = 5
const CASES: readonly Case[] = [
  {
    limit: 'control',
    act: 'reject',
    body: paragraph('BodyText', put(control), mark('ins')) + paragraph('Request', said('Fin')),
    ought: ['Demande', ''],
    office: ['Text body', ''],
  },
  {
    limit: 'level',
    act: 'reject',
    body: paragraph('Heading2', said('Fin'), former('Heading3', item(2, 3))),
    ought: ['Heading 3', '1.'],
    office: ['Heading 3', ''],
  },
  {
    limit: 'level',
    act: 'reject',
    body: paragraph(
      'ListNumber',
      said('Fin'),
      `${item(0, decimal)}${former('ListNumber', item(2, decimal))}`,
    ),
    ought: ['Numbering 1', 'i)\u2002'],
    office: ['Numbering 1', '1.\u2002'],
  },
  {
    limit: 'table',
    act: 'accept',
    body:
      paragraph('NumberedParagraph', struck('Début'), mark('del')) +
      table +
      paragraph('NumberedParagraph', said('Fin')),
    ought: ['Paragraphe numéroté', '1\u2003'],
    office: ['Paragraphe numéroté', '2\u2003'],
  },
  {
    limit: 'twin',
    act: 'accept',
    body:
      paragraph('NumberedParagraph', put(said('La commune filme la rue. '))) +
      paragraph('NumberedParagraph', struck('La commune filme la rue. '), mark('del')) +
      paragraph('Quote', said('Fin')),
    ought: ['Quote', ''],
    office: ['Paragraphe numéroté', '2\u2003'],
  },
  {
    limit: 'moved',
    act: 'reject',
    body: moved('Box', 'Déplacé', former('Right')) + paragraph('Request', said('Fin')),
    ought: ['Demande', ''],
    office: ['Date et lieu', ''],
  },
]

describe.skipIf(missingPrinter)('a limit of LibreOffice with tracked changes', () => {
  test('is there in its smallest case, and is recognised in a comparison', async () => {
    const { bytes } = await writeDocx(
      assemble(around(aDraft({ blocks: [{ kind: 'paragraph', id: 'a', style: 'plain', inlines: [] }] }))),
      { final: false, author: '', at: new Date('2025-03-25T10:00:00Z') },
    )
    const xml = openPackage(bytes).text('word/document.xml') ?? ''
    const files = CASES.map(({ body }) =>
      withParts(bytes, {
        'word/document.xml': xml.replace(/(<w:body>).*(<w:sectPr)/s, (_, start, end) => start + body + end),
      }),
    )
    const read = judge(files.map((bytes, at) => ({ bytes, act: CASES[at]?.act ?? 'keep' })))
    for (const [at, { limit, office, ought }] of CASES.entries()) {
      const last = read[at]?.findLast(one => one.text.startsWith('Fin'))
      expect([limit, last?.style, last?.label]).toEqual([limit, ...office])
      expect(office).not.toEqual(ought)
      expect([...limitsIn(files[at] ?? bytes)]).toContain(limit)
    }
  }, 60_000)
})
