import { beforeAll, expect, test } from 'vitest'
import { writeDocx } from '../../src/main/docx/write.ts'
import type { Assembled } from '../../src/shared/draft/assembled.ts'
import { aFiling } from './filing.ts'
import { partsOf } from './package.ts'

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
