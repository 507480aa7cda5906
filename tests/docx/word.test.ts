import { beforeAll, describe, expect, test } from 'vitest'
import { writeDocx } from '../../src/main/word/write/write-docx.ts'
import type { Assembled, PrintedBlock } from '../../src/shared/drafts/assemble/assembled.ts'
import { Keep } from '../../src/shared/word/keep.ts'
import { missingChecker, wrongs } from './office.ts'
import { paragraphsOf, partsOf } from './package.ts'
import { aFiling } from './texts/filing.ts'

const options = { author: '', at: new Date(0) }
const draft: Assembled = aFiling({ seed: 2, grounds: 4, paragraphs: 4, exhibits: 12 })
let parts: Map<string, string>
const document = () => parts.get('word/document.xml') ?? ''

beforeAll(async () => {
  parts = await partsOf((await writeDocx(draft, { ...options, final: false })).bytes)
})

const instructions = () =>
  [
    ...document().matchAll(
      /<w:fldChar w:fldCharType="begin"\/>.*?<w:fldChar w:fldCharType="(?:separate|end)"\/>/gs,
    ),
  ].map(field =>
    [...field[0].matchAll(/<w:instrText[^>]*>([^<]*)</g)]
      .map(one => one[1])
      .join('')
      .trim(),
  )

test('each citation of a listed source is marked for Word’s own table of authorities, hidden', () => {
  const groups = draft.blocks.flatMap(block => (block.kind === 'authorities' ? block.groups : []))
  const marks = instructions().filter(one => one.startsWith('TA '))
  expect(marks.length).toBeGreaterThan(5)
  for (const mark of marks)
    expect(mark).toMatch(/^TA \\l &quot;\p{Lu}.+&quot; \\s &quot;src-\d+&quot; \\c \d+$/u)
  for (const [run] of document().matchAll(/<w:r>(?:(?!<\/w:r>).)*TA \\l/gs))
    expect(run).toContain('<w:vanish/>')
  const tables = instructions().filter(one => one.startsWith('TOA '))
  expect(tables).toHaveLength(groups.length)
  const categories = (fields: string[], of: RegExp) =>
    [...new Set(fields.map(one => of.exec(one)?.[1]))].sort()
  expect(categories(tables, /^TOA \\c &quot;(\d+)&quot;$/)).toEqual(categories(marks, /\\c (\d+)$/))
})

test('the version to be filed has nothing hidden, and the same lines', async () => {
  const blocks = draft.blocks.filter(block => block.kind !== 'cover' && block.kind !== 'signature')
  const final = await partsOf((await writeDocx({ ...draft, blocks }, { ...options, final: true })).bytes)
  const xml = final.get('word/document.xml') ?? ''
  expect(xml).not.toMatch(/<w:vanish|<w:sdt>| TA \\| TOA \\/)
  expect(xml.match(/w:val="TableofAuthorities"/g)?.length).toBe(
    document().match(/w:val="TableofAuthorities"/g)?.length,
  )
})

describe('the version to be filed, choice by choice', () => {
  const blocks = draft.blocks.filter(block => block.kind !== 'cover' && block.kind !== 'signature')
  const at = new Date('2025-03-25T10:11:12Z')
  const made = async (some: Partial<Keep>, final = true) =>
    partsOf(
      (
        await writeDocx(
          { ...commented, blocks: [...blocks, remark] },
          { final, author: '', at, keep: { ...Keep.parse({}), ...some } },
        )
      ).bytes,
    )
  const said = {
    id: 'c1',
    author: 'Ana',
    at: '2025-03-24T09:00:00Z',
    text: 'À revoir',
    quote: '',
    replies: [{ id: 'r', author: 'Bo', at: '', text: 'Oui' }],
    resolved: false,
  }
  const commented = { ...draft, comments: [said, { ...said, id: 'sans-passage', text: 'perdu' }] }
  const remark: PrintedBlock = {
    kind: 'paragraph',
    id: 'remarque',
    style: 'body',
    line: [
      { kind: 'run', text: 'un ', comments: ['c1'] },
      { kind: 'run', text: 'passage', marks: ['bold'], comments: ['c1'] },
      { kind: 'run', text: ' commenté' },
    ],
  }

  test('by default no comment, no reference, no hour', async () => {
    const parts = await made({})
    expect([...parts.keys()].filter(name => /comments|custom(Xml|\/item)/.test(name))).toEqual([])
    expect([...parts.values()].join('')).not.toMatch(/À revoir|<w:sdt>|_Note_|10:11/)
    expect(parts.get('docProps/core.xml')).toContain('2025-03-25T00:00:00Z')
  })

  test('comments are comments of Word, replies under them, those that lost their passage left out', async () => {
    const parts = await made({ comments: true })
    expect(parts.get('word/comments.xml')).toMatch(/w:author="Ana".*À revoir.*w:author="Bo".*Oui/s)
    expect(parts.get('word/comments.xml')).not.toContain('perdu')
    expect(parts.get('word/document.xml')).toMatch(
      /<w:commentRangeStart w:id="0"\/>.*un .*passage.*<w:commentRangeEnd w:id="0"\/>.*<w:commentReference w:id="0"\/>.* commenté/s,
    )
  })

  test.skipIf(missingChecker)('whatever is kept, the schemas of Word are followed', async () => {
    const keep: Keep = {
      references: true,
      fields: true,
      comments: true,
      title: true,
      fonts: false,
      moment: 'exact',
    }
    for (const [name, some] of Object.entries({
      tout: keep,
      rien: { ...keep, references: false, fields: false },
    })) {
      const { bytes } = await writeDocx(
        { ...commented, blocks: [...blocks, remark] },
        { final: true, author: 'A', at, keep: some },
      )
      expect(wrongs(name, bytes)).toEqual([])
    }
  })

  test('without fields, the same words', async () => {
    const words = (parts: Map<string, string>) =>
      paragraphsOf(parts.get('word/document.xml') ?? '').map(one => one.text)
    const plain = await made({ fields: false, title: false })
    expect(plain.get('word/document.xml')).not.toMatch(/instrText/)
    expect(words(plain)).toEqual(words(await made({})))
    expect(plain.get('docProps/core.xml')).toContain('<dc:title></dc:title>')
  })
})

test('lists are multilevel, each level bound to its style; a list of the text starts again at one', () => {
  const numbering = parts.get('word/numbering.xml') ?? ''
  expect(numbering).not.toMatch(/hybridMultilevel|tentative/)
  const bound = [...numbering.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(one => one[1])
  expect(bound).toEqual([
    ...['Heading1', 'Heading2', 'Heading3', 'Heading4', 'Heading5'],
    ...['NumberedParagraph', 'ListBullet', 'ListNumber', 'Claims'],
  ])
  const styles = parts.get('word/styles.xml') ?? ''
  const listOf = (id: string) =>
    new RegExp(`w:styleId="${id}".*?<w:numId w:val="(\\d+)"`, 's').exec(styles)?.[1]
  for (const id of bound) expect(numbering).toContain(`<w:num w:numId="${listOf(id ?? '')}">`)
})
