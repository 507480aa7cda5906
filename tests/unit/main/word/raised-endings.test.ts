import { expect, test } from 'vitest'
import { openPackage } from '../../../../src/main/word/package/package.ts'
import { withParts } from '../../../../src/main/word/package/zip-parts.ts'
import { openWord } from '../../../../src/main/word/read/open-word.ts'
import { settle } from '../../../../src/main/word/read/settle.ts'
import { recover } from '../../../../src/main/word/recover/recover.ts'
import { redline } from '../../../../src/main/word/redline/redline.ts'
import { writeDocx } from '../../../../src/main/word/write/write-docx.ts'
import { assemble } from '../../../../src/shared/drafts/assemble/assemble.ts'
import type { Block, Draft, Inline } from '../../../../src/shared/drafts/model.ts'
import { aDraft } from '../../../fixtures/builders.ts'
import { around } from '../../../fixtures/drafts.ts'

const at = new Date('2025-03-25T10:00:00Z')
const part = 'word/document.xml'

const say = (text: string, marks?: ('superscript' | 'bold')[]): Inline => ({
  kind: 'text',
  text,
  ...(marks ? { marks } : {}),
})
const paragraph = (id: string, ...inlines: Inline[]): Block => ({
  kind: 'paragraph',
  id,
  style: 'body',
  inlines,
})

const draft: Draft = aDraft({
  blocks: [
    { kind: 'heading', id: 'h', level: 1, numbered: true, inlines: [say('Sur l’article 1er')] },
    paragraph('a', say('Le 1er mars 2024, Mme Aubry a lu les pièces nos 2 et 3 (CE, 6e-5e ch.).')),
    paragraph('b', say('Le 1'), say('er', ['superscript']), say(' mars, 10 m'), say('2', ['superscript'])),
    paragraph('c', say('Au '), say('XXIe', ['bold']), say(' siècle.')),
  ],
})
const written = async (of: Draft, working: boolean) => {
  const more = working ? { workingDraft: of } : {}
  return (await writeDocx(assemble(around(of)), { final: false, author: '', at, ...more })).bytes
}
const xmlOf = (file: Buffer) => openPackage(file).text(part) ?? ''

/** The same file once somebody raised the endings of its words by hand. */
const raised = (file: Buffer) =>
  withParts(file, {
    [part]: xmlOf(file).replace(
      /<w:r>(?:<w:rPr>((?:(?!<\/w:rPr>).)*)<\/w:rPr>)?<w:t [^>]*>([^<]*)<\/w:t><\/w:r>/g,
      (whole, properties: string | undefined, text: string) =>
        properties?.includes('vertAlign')
          ? whole
          : text
              .split(
                /(?<=\b(?:1|2|5|6|XXI))(?=e)|(?<=\bM)(?=me)|(?<=\bn)(?=os)|(?<=\b(?:1er|6e|5e|XXIe|Mme|nos))/,
              )
              .map(words => {
                const lift = /^(?:er|e|me|os)$/.test(words) ? '<w:vertAlign w:val="superscript"/>' : ''
                return `<w:r><w:rPr>${properties ?? ''}${lift}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`
              })
              .join(''),
    ),
  })

test('a text whose endings were raised in Word comes back the same', async () => {
  const file = raised(await written(draft, true))
  expect(xmlOf(file).match(/vertAlign/g)).toHaveLength(9)
  const { story, working } = openWord(file)
  const back = recover(
    working,
    settle(story, () => true),
  )
  expect(back.blocks).toEqual(draft.blocks)
  expect(back.edits).toEqual([])
})

test('a comparison tells no change of it, one way or the other', async () => {
  const file = await written(draft, false)
  for (const [old, now] of [
    [file, raised(file)],
    [raised(file), file],
  ] as const)
    expect(xmlOf(redline(old, now, { author: 'Me Durand', at }))).not.toMatch(
      /<w:(?:ins|del|moveFrom|rPrChange) /,
    )
})

test('an ordinal that changes is struck and put in whole', async () => {
  const other = structuredClone(draft)
  other.blocks[3] = paragraph('c', say('Au '), say('XXe', ['bold']), say(' siècle.'))
  const old = raised(await written(draft, false))
  const xml = xmlOf(redline(old, await written(other, false), { author: 'x', at }))
  expect(xml).toMatch(
    /<w:delText[^>]*>XXI<(?:(?!<\/w:del>).)*superscript(?:(?!<\/w:del>).)*<w:delText[^>]*>e</s,
  )
  expect(xml).toMatch(
    /<w:ins (?:(?!<\/w:ins>).)*<w:t[^>]*>XX<(?:(?!<\/w:ins>).)*superscript(?:(?!<\/w:ins>).)*<w:t[^>]*>e</s,
  )
})
