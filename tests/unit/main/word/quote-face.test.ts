import { expect, test } from 'vitest'
import { preview } from '../../../../src/main/word/layout/pages.ts'
import { openPackage } from '../../../../src/main/word/package/package.ts'
import { openWord } from '../../../../src/main/word/read/open-word.ts'
import { settle } from '../../../../src/main/word/read/settle.ts'
import { recover } from '../../../../src/main/word/recover/recover.ts'
import { redline } from '../../../../src/main/word/redline/redline.ts'
import { writeDocx } from '../../../../src/main/word/write/write-docx.ts'
import { assemble } from '../../../../src/shared/drafts/assemble/assemble.ts'
import type { Inline } from '../../../../src/shared/drafts/model.ts'
import { Style } from '../../../../src/shared/word/style.ts'
import { aDraft } from '../../../fixtures/builders.ts'
import { around } from '../../../fixtures/drafts.ts'

const quoting = (inlines: readonly Inline[], style: Style = 'association') =>
  aDraft({
    style,
    blocks: [
      {
        kind: 'quote',
        id: 'q',
        inlines: [...inlines],
        source: { kind: 'decision', id: 'ce-1' },
        verbatim: true,
        repairs: [],
      },
    ],
  })
const emphasised = quoting([
  { kind: 'text', text: 'Le juge vérifie ' },
  { kind: 'text', text: 'in concreto', marks: ['italic'] },
  { kind: 'text', text: ' et ' },
  { kind: 'text', text: 'sans délai', marks: ['bold'] },
])
const assembled = (draft = emphasised) => assemble(around(draft))
const written = async (draft = emphasised) =>
  (
    await writeDocx(assembled(draft), {
      workingDraft: draft,
      final: false,
      author: '',
      at: new Date('2025-03-25T10:00:00Z'),
    })
  ).bytes
const textOf = (file: Buffer, part: string) => openPackage(file).text(part) ?? ''

test.each(Style.options)('a quotation in the manner « %s » is in italics, its source is not', async style => {
  const styles = textOf(await written(quoting([{ kind: 'text', text: 'Mots.' }], style)), 'word/styles.xml')
  const one = (id: string) =>
    new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0]
  expect(one('Quote')).toMatch(/<w:i\/>/)
  expect(one('QuoteSource')).not.toMatch(/<w:i\/>/)
})

test('words of a quotation that were in italics stand upright, and those in bold are said', async () => {
  const file = await written()
  const xml = textOf(file, 'word/document.xml')
  expect(xml).toMatch(/<w:rPr><w:i w:val="false"\/>(?:(?!<\/w:rPr>).)*<\/w:rPr><w:t[^>]*>in concreto</)
  expect(xml).toContain('souligné par nous')
  const drawn = preview(assembled()).drawn.flatMap(page => page.texts)
  const faces = (words: string) => drawn.filter(one => one.text.includes(words)).map(one => one.italic)
  expect(faces('vérifie')).toEqual([true])
  expect(faces('concreto')).toEqual([false])
})

test('a quotation in italics comes back from Word as it left', async () => {
  const { story, working } = openWord(await written())
  const returned = recover(
    working,
    settle(story, () => true),
  )
  expect(returned.blocks).toEqual(emphasised.blocks)
  expect(returned.ignoredText).toEqual([])
})

test('a comparison tells a word set upright in a quotation, and gives it back in italics when it is refused', async () => {
  const plain = quoting([{ kind: 'text', text: 'Le juge vérifie in concreto et sans délai' }])
  const by = { author: 'Me Durand', at: new Date('2025-03-25T10:00:00Z') }
  const upright = textOf(redline(await written(plain), await written(), by), 'word/document.xml')
  expect(upright).toMatch(/<w:i w:val="false"\/>(?:(?!<\/w:r>).)*<w:rPrChange .*?concreto/)
  const cut = quoting([{ kind: 'text', text: 'Le juge vérifie' }])
  const struck = textOf(redline(await written(), await written(cut), by), 'word/document.xml')
  expect(struck).toMatch(/<w:i w:val="0"\/>(?:(?!<\/w:r>).)*in concreto<\/w:delText>/)
})
