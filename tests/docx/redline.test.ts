import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openPackage } from '../../src/main/docx/read/package.ts'
import { pieceText } from '../../src/main/docx/read/place.ts'
import { readWord } from '../../src/main/docx/read/read.ts'
import { settle } from '../../src/main/docx/read/settle.ts'
import type { Story } from '../../src/main/docx/read/story.ts'
import { redline } from '../../src/main/docx/redline/redline.ts'
import { writeDocx } from '../../src/main/docx/write.ts'
import { assemble } from '../../src/shared/draft/assemble.ts'
import type { Block, Draft } from '../../src/shared/model/draft.ts'
import { aDraft } from '../fixtures/builders.ts'
import { around, someDraft } from '../fixtures/drafts.ts'
import { missingChecker, wrongs } from './office.ts'

const at = new Date('2025-03-25T10:00:00Z')
const by = { author: 'Me Durand', at }
const written = async (draft: Draft) =>
  (await writeDocx(assemble(around(draft)), { final: false, author: '', at })).bytes

const said = (
  text: string,
): Block['kind'] extends string ? Extract<Block, { kind: 'paragraph' }>['inlines'] : never => [
  { kind: 'text', text },
]
const para = (id: string, text: string): Block => ({
  kind: 'paragraph',
  id,
  style: 'body',
  inlines: said(text),
})

/** What a story reads, tables of contents and of authorities apart: they are made, not written. */
const reads = (story: Story): string[] => [
  ...story.pieces
    .filter(
      piece => piece.kind === 'table' || !(piece.computed || /^(?:to[ac] |table of)/i.test(piece.shape.name)),
    )
    .map(piece => pieceText(piece))
    .filter(text => text !== ''),
]
const notesRead = (story: Story): string[] =>
  [...story.notes.values()]
    .map(paras => paras.map(pieceText).join(' ').trim())
    .filter(text => text !== '')
    .sort()

const documentOf = (bytes: Buffer) => openPackage(bytes).text('word/document.xml') ?? ''
const changes = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<w:${tag} [^>]*>(.*?)</w:${tag}>`, 'g'))].map(([, inner = '']) =>
    inner.replace(/<[^>]+>/g, ''),
  )

test('one word changed is one deletion and one insertion of that word', async () => {
  const text = 'La commune de Moirans a employé un logiciel d’analyse des images de la voie publique.'
  const [old, now] = [text, text.replace('employé', 'acquis')].map(words =>
    aDraft({
      blocks: [para('a', 'Premier paragraphe.'), para('b', words), para('c', 'Dernier paragraphe.')],
    }),
  )
  const xml = documentOf(redline(await written(old!), await written(now!), by))
  expect(changes(xml, 'del')).toEqual(['employé'])
  expect(changes(xml, 'ins')).toEqual(['acquis'])
  expect(xml).toContain('w:author="Me Durand" w:date="2025-03-25T10:00:00Z"')
})

/** Drafts that differ as two versions do: words, blocks taken out, put in, moved. */
const versions = fc
  .tuple(someDraft, someDraft, fc.array(fc.nat({ max: 20 }), { maxLength: 6 }))
  .map(([old, other, edits]) => {
    const blocks = [...old.blocks]
    for (const [n, edit] of edits.entries()) {
      const here = edit % Math.max(1, blocks.length)
      if (n % 3 === 0 && blocks.length > 0) blocks.splice(here, 1)
      else if (n % 3 === 1 && other.blocks.length > 0)
        blocks.splice(here, 0, renamed(other.blocks[edit % other.blocks.length]!, `neuf-${n}`))
      else if (blocks.length > 1) blocks.push(...blocks.splice(here, 1))
    }
    return [old, { ...old, blocks }] as const
  })

const renamed = (block: Block, id: string): Block =>
  JSON.parse(JSON.stringify(block).replaceAll(block.id, id)) as Block

test('accepted, a comparison reads as the new text; refused, as the old one', async () => {
  await fc.assert(
    fc.asyncProperty(versions, async ([old, now]) => {
      const [a, b] = [await written(old), await written(now)]
      const both = readWord(redline(a, b, by))
      const accepted = settle(both, () => true)
      const refused = settle(both, () => false)
      expect(reads(accepted)).toEqual(reads(readWord(b)))
      expect(reads(refused)).toEqual(reads(readWord(a)))
      const called = (story: Story) =>
        new Set(
          JSON.stringify(story.pieces)
            .match(/"note":"\d+"/g)
            ?.map(one => one.slice(8, -1)),
        )
      const here = (story: Story): Story => ({
        ...story,
        notes: new Map([...story.notes].filter(([id]) => called(story).has(id))),
      })
      expect(notesRead(here(accepted))).toEqual(notesRead(readWord(b)))
      expect(notesRead(here(refused))).toEqual(notesRead(readWord(a)))
    }),
    { numRuns: 40 },
  )
}, 120_000)

describe.skipIf(missingChecker)('the schemas of Word', () => {
  test('find nothing wrong in comparisons', async () => {
    for (const [n, [old, now]] of fc.sample(versions, { numRuns: 6, seed: 7 }).entries()) {
      const found = wrongs(`comparaison-${n}`, redline(await written(old), await written(now), by))
      // titles drawn at random skip levels, which is no fault of the file
      expect(found.filter(one => !/headings: level \d follows|: \d+ problems$/.test(one))).toEqual([])
    }
  }, 60_000)
})
