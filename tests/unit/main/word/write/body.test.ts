import { expect, test } from 'vitest'
import { openPackage } from '../../../../../src/main/word/package/package.ts'
import { objectXml } from '../../../../../src/main/word/write/body/object-xml.ts'
import { writeDocx } from '../../../../../src/main/word/write/write-docx.ts'
import type { Assembled, Line, PrintedBlock } from '../../../../../src/shared/drafts/assemble/assembled.ts'

const paragraph = (id: string, ...line: Line): PrintedBlock => ({
  kind: 'paragraph',
  id,
  style: 'body',
  line,
})
const run = (text: string) => ({ kind: 'run', text }) as const

const document = (blocks: readonly PrintedBlock[]): Assembled => ({
  title: 'Requête',
  style: 'association',
  footer: 'Requête',
  comments: [],
  problems: [],
  blocks,
})

const partsOf = async (blocks: readonly PrintedBlock[]) => {
  const { bytes } = await writeDocx(document(blocks), { final: true, at: new Date(0), author: '' })
  const parts = openPackage(bytes)
  return { body: parts.text('word/document.xml') ?? '', notes: parts.text('word/footnotes.xml') ?? '' }
}

test('words in braces that are the name of a list stay what the user wrote', async () => {
  const item = { id: 'i', level: 0, label: '1.', n: 1, line: [run('un')] }
  const { body } = await partsOf([
    paragraph('a', run('Le champ {decimal-1} est vide.')),
    { kind: 'list', id: 'l', style: 'decimal', items: [item] },
  ])
  expect(body).toContain('Le champ {decimal-1} est vide.')
  expect(body).toMatch(/<w:numId w:val="\d+"\/>/)
})

test('nothing of how a body and its notes are set aside is left in the file', async () => {
  const note = { kind: 'note', id: 'n', number: 1, inlines: [run('Voir a & b.')] } as const
  const { body, notes } = await partsOf([paragraph('a', run('Texte <pretoire-stretch n="0"/>'), note)])
  expect(body + notes).not.toContain('<pretoire')
  expect(body).toContain('Texte &lt;pretoire-stretch n=&quot;0&quot;/&gt;')
  expect(notes).toContain('Voir a &amp; b.')
})

test('an object of the library is written with its attributes, its children and its text', () => {
  expect(
    objectXml({
      'w:p': [
        { 'w:pPr': [{ 'w:pStyle': { _attr: { 'w:val': 'L’"un"' } } }, { 'w:keepNext': {} }] },
        { 'w:t': [{ _attr: { 'xml:space': 'preserve' } }, 'a < b\u0001'] },
        { 'w:i': 3 },
      ],
    }),
  ).toBe(
    '<w:p><w:pPr><w:pStyle w:val="L’&quot;un&quot;"/><w:keepNext/></w:pPr><w:t xml:space="preserve">a &lt; b</w:t><w:i>3</w:i></w:p>',
  )
})
