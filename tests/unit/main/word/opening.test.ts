import { expect, test } from 'vitest'
import { openPackage } from '../../../../src/main/word/package/package.ts'
import { openWord } from '../../../../src/main/word/read/open-word.ts'
import { settle } from '../../../../src/main/word/read/settle.ts'
import { recover } from '../../../../src/main/word/recover/recover.ts'
import { writeDocx } from '../../../../src/main/word/write/write-docx.ts'
import { assemble } from '../../../../src/shared/drafts/assemble/assemble.ts'
import type { Block, Inline } from '../../../../src/shared/drafts/model.ts'
import { aDecision, aDossier, aDraft } from '../../../fixtures/builders.ts'

const text = (words: string): Inline => ({ kind: 'text', text: words })
const italic = (words: string): Inline => ({ kind: 'text', text: words, marks: ['italic'] })
const citation: Inline = { kind: 'citation', source: { kind: 'decision', id: 'd' }, form: 'auto' }
const slot = (key: string): Inline => ({ kind: 'slot', key })
const blocks: Block[] = [
  {
    kind: 'paragraph',
    id: 'p',
    style: 'body',
    inlines: [
      ...[text('Il a été jugé ('), citation, text(') dans la ville ')],
      ...[slot('commune'), text(' (dite «\u00a0'), slot('commune'), text('\u00a0», [')],
      ...[italic('voir ('), citation, text(')]')],
    ],
  },
]
const made = async () => {
  const draft = aDraft({ blocks })
  // a fact that itself begins by a parenthesis
  const dossier = aDossier({ facts: { commune: '(Haut) Valmont' } })
  const printed = assemble({ draft, dossier, exhibits: [], sources: [aDecision({ id: 'd' })] })
  const at = new Date(0)
  return (await writeDocx(printed, { final: false, author: '', at, workingDraft: draft })).bytes
}

test('what opens before a reference is in its control, where no line ends between the two, and comes back before it', async () => {
  const bytes = await made()
  const xml = openPackage(bytes).text('word/document.xml') ?? ''
  const controls = [...xml.matchAll(/<w:sdtContent>(.*?)<\/w:sdtContent>/g)].map(([, inside = '']) =>
    inside.replace(/<[^>]*>/g, ''),
  )
  expect(controls.map(one => one.slice(0, 8))).toEqual([
    expect.stringMatching(/^\(CE/),
    '(Haut) V',
    '«\u00a0(Haut)',
    expect.stringMatching(/^\(CE/),
  ])
  const { story, working } = openWord(bytes)
  const back = recover(
    working,
    settle(story, () => true),
  )
  expect(back.blocks).toEqual(blocks)
  expect(back.edits).toEqual([])
})
