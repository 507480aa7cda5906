import { expect, test } from 'vitest'
import { layOutDraft } from '../../../../src/main/word/layout/pages.ts'
import { openPackage } from '../../../../src/main/word/package/package.ts'
import { openWord } from '../../../../src/main/word/read/open-word.ts'
import { settle } from '../../../../src/main/word/read/settle.ts'
import { recover } from '../../../../src/main/word/recover/recover.ts'
import { writeDocx } from '../../../../src/main/word/write/write-docx.ts'
import { assemble } from '../../../../src/shared/drafts/assemble/assemble.ts'
import type { Block } from '../../../../src/shared/drafts/model.ts'
import { Keep } from '../../../../src/shared/word/keep.ts'
import { aDraft } from '../../../fixtures/builders.ts'
import { around } from '../../../fixtures/drafts.ts'

const text = (words: string) => [{ kind: 'text' as const, text: words }]
const table = (id: string, caption: string): Block => ({
  kind: 'table',
  id,
  header: true,
  widths: [1, 1],
  spans: [],
  aligns: [],
  caption: caption ? text(caption) : [],
  rows: [
    [text('Quartier'), text('Caméras')],
    [text('Centre'), text('12')],
  ],
})

const draft = aDraft({
  blocks: [
    { kind: 'paragraph', id: 'p', style: 'body', inlines: text('La commune filme la voie publique.') },
    table('a', 'Tableau 3 : caméras par quartier'),
    table('b', 'Tableau 4, suite'),
    table('c', 'Caméras retirées'),
    table('f', 'Tableau 5'),
    table('d', ''),
    table('e', 'Tableau 2026'),
  ],
})
const written = (final: boolean) =>
  writeDocx(assemble(around(draft)), {
    ...(final ? {} : { workingDraft: draft }),
    final,
    ...(final ? { keep: Keep.parse({ fields: false }) } : {}),
    author: '',
    at: new Date(0),
  })
const xmlOf = (bytes: Buffer) => openPackage(bytes).text('word/document.xml') ?? ''
const wordsOf = (xml: string) => xml.replace(/<w:instrText.*?<\/w:instrText>/g, '').replace(/<[^>]+>/g, '')
const instructions = (xml: string) => [...xml.matchAll(/<w:instrText[^>]*> (SEQ[^<]*) </g)].map(one => one[1])

test('the number typed in a caption is a field of Word, and a caption without one has none', async () => {
  const xml = xmlOf((await written(false)).bytes)
  expect(instructions(xml)).toEqual([
    'SEQ Tableau \\* ARABIC \\r 3',
    'SEQ Tableau \\* ARABIC',
    'SEQ Tableau \\* ARABIC',
    'SEQ Tableau \\* ARABIC \\r 2026',
  ])
  expect(wordsOf(xml)).toMatch(/Tableau\s3\s: caméras par quartier/)
})

test('captions that come back from Word are those that left', async () => {
  const { story, working } = openWord((await written(false)).bytes)
  const { blocks } = recover(
    working,
    settle(story, () => true),
  )
  expect(blocks).toEqual(draft.blocks)
})

test('the version to be filed may have no field, and has the same words and pages', async () => {
  const file = await written(true)
  expect(instructions(xmlOf(file.bytes))).toEqual([])
  expect(wordsOf(xmlOf(file.bytes))).toMatch(/Tableau\s4, suite/)
  expect(file.pages).toBe(layOutDraft(assemble(around(draft))).pages)
})
