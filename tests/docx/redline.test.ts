import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openPackage } from '../../src/main/word/package/package.ts'
import { withParts } from '../../src/main/word/package/zip-parts.ts'
import { changesOf } from '../../src/main/word/read/changes.ts'
import { readWord } from '../../src/main/word/read/open-word.ts'
import { settle } from '../../src/main/word/read/settle.ts'
import type { Story } from '../../src/main/word/read/story.ts'
import { pieceText } from '../../src/main/word/recover/match-pieces.ts'
import { redline } from '../../src/main/word/redline/redline.ts'
import { writeDocx } from '../../src/main/word/write/write-docx.ts'
import { assemble } from '../../src/shared/drafts/assemble/assemble.ts'
import type { Block, Draft } from '../../src/shared/drafts/model.ts'
import { aDraft } from '../fixtures/builders.ts'
import { around, someDraft } from '../fixtures/drafts.ts'
import { missingChecker, missingPrinter, savedAgain, wrongs } from './office.ts'

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

/** The words that a story reads, tables of contents and of authorities apart: they are made, not written. */
const reads = (story: Story): string[] => [
  ...story.pieces
    .filter(
      piece =>
        piece.kind === 'table' || !(piece.isGenerated || /^(?:to[ac] |table of)/i.test(piece.shape.name)),
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

describe('paragraphs that stand elsewhere', () => {
  const texts = {
    a: 'La commune de Moirans filme la voie publique depuis le mois de mars.',
    b: 'Aucune analyse d’impact n’a été conduite avant la mise en service du logiciel.',
    c: 'Le conseil municipal n’a jamais délibéré sur ce marché, conclu par le maire seul.',
    d: 'Le préfet n’a délivré aucune autorisation pour un tel traitement des images.',
  }
  const blocks = (order: string, given: Record<string, string> = {}) =>
    [...order].map(id => para(id, { ...texts, ...given }[id] ?? ''))
  const between = async (old: Block[], now: Block[]) =>
    redline(await written(aDraft({ blocks: old })), await written(aDraft({ blocks: now })), by)

  test('are moved, not struck and written again', async () => {
    const bytes = await between(blocks('abcd'), blocks('cabd'))
    const xml = documentOf(bytes)
    expect([changes(xml, 'del'), changes(xml, 'ins')]).toEqual([[], []])
    expect(changes(xml, 'moveFrom')).toEqual([texts.c])
    expect(changes(xml, 'moveTo')).toEqual([texts.c])
    const names = [...xml.matchAll(/<w:move(?:From|To)RangeStart [^>]*w:name="(\w+)"/g)].map(one => one[1])
    expect(names).toEqual(['deplacement1', 'deplacement1'])
    const ends = [...xml.matchAll(/<w:move(?:From|To)RangeEnd w:id="(\d+)"/g)].map(one => one[1])
    expect(ends).toHaveLength(2)
    for (const id of ends) expect(xml).toMatch(new RegExp(`RangeStart w:id="${id}"`))
  })

  test.skipIf(missingPrinter)(
    'are moves to LibreOffice as well',
    async () => {
      const { moved } = savedAgain({ moved: await between(blocks('abcd'), blocks('cabd')) })
      const xml = documentOf(moved!)
      expect(changes(xml, 'moveFrom').join('')).toBe(texts.c)
      expect(changes(xml, 'moveTo').join('')).toBe(texts.c)
      expect(changesOf(readWord(moved!)).map(one => one.kind)).toEqual(['move'])
    },
    60_000,
  )

  test('are one question when they went together', async () => {
    const story = readWord(await between(blocks('abcd'), blocks('cdab')))
    expect(changesOf(story).map(({ kind, removed, added }) => [kind, removed, added])).toEqual([
      ['move', `${texts.a} ¶ ${texts.b}`, `${texts.a} ¶ ${texts.b}`],
    ])
  })

  test('and were corrected on the way are struck and written again: a move would hide the correction', async () => {
    const now = texts.c.replace('jamais délibéré', 'pas délibéré')
    const story = readWord(await between(blocks('abcd'), blocks('cabd', { c: now })))
    expect(changesOf(story).map(({ kind, removed, added }) => [kind, removed, added])).toEqual([
      ['insertion', '', now],
      ['deletion', texts.c, ''],
    ])
    const read = (isAccepted: boolean) =>
      settle(story, () => isAccepted).pieces.map(piece => pieceText(piece))
    expect(read(true)).toEqual([now, texts.a, texts.b, texts.d])
    expect(read(false)).toEqual([texts.a, texts.b, texts.c, texts.d])
  })

  test('corrected on the way in Word: the move is one question, each word another', async () => {
    const now = texts.c.replace('jamais délibéré', 'pas délibéré').replace(' seul', '')
    const date = 'w:author="Me Durand" w:date="2025-03-25T10:00:00Z"'
    const words = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
    const struck = (text: string) =>
      `<w:del w:id="8" ${date}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
    const [before = '', after = ''] = texts.c.replace(' seul', '').split('jamais')
    const arrival =
      `<w:moveTo w:id="7" ${date}>${words(before)}${struck('jamais')}</w:moveTo>` +
      `<w:ins w:id="9" ${date}>${words('pas')}</w:ins>` +
      `<w:moveTo w:id="7" ${date}>${words(after.replace(/\.$/, ''))}${struck(' seul')}${words('.')}</w:moveTo>`
    const moved = await between(blocks('abcd'), blocks('cabd'))
    const story = readWord(
      withParts(moved, {
        'word/document.xml': xml =>
          xml.replace(/<w:moveTo [^>/]*>(?:(?!<\/w:moveTo>).)*<\/w:moveTo>/, () => arrival),
      }),
    )
    const asked = changesOf(story)
    expect(asked.map(one => [one.kind, one.removed, one.added])).toEqual([
      ['move', texts.c, expect.stringContaining('Le conseil municipal')],
      ['replacement', 'jamais', 'pas'],
      ['deletion', ' seul', ''],
    ])
    const read = (...taken: number[]) => {
      const revs = new Set(taken.flatMap(at => asked[at]!.revs))
      return settle(story, rev => revs.has(rev)).pieces.map(piece => pieceText(piece))
    }
    expect(read()).toEqual([texts.a, texts.b, texts.c, texts.d])
    expect(read(0)).toEqual([texts.c, texts.a, texts.b, texts.d])
    expect(read(0, 1)).toEqual([texts.c.replace('jamais', 'pas'), texts.a, texts.b, texts.d])
    expect(read(0, 1, 2)).toEqual([now, texts.a, texts.b, texts.d])
  })
})

test('the lines of a table made at export show the titles that changed, never their pages', async () => {
  const titled = (...titles: string[]): Block[] => [
    { kind: 'generated', id: 'table', what: 'contents' },
    ...titles.flatMap((title, at): Block[] => [
      { kind: 'heading', id: title.slice(0, 5), level: 1, numbered: false, inlines: said(title) },
      para(`p${at}`, 'Du texte. '.repeat(at === 0 ? 900 : 5)),
    ]),
  ]
  const old = aDraft({ blocks: titled('Les faits constants', 'La discussion') })
  const now = aDraft({ blocks: titled('Les faits constatés', 'Un moyen nouveau', 'La discussion') })
  const [a, b] = [await written(old), await written(now)]
  const bytes = redline(a, b, by)
  const lines = [
    ...documentOf(bytes).matchAll(/<w:p>(?:(?!<\/w:p>).)*w:val="TOC1"(?:(?!<\/w:p>).)*<\/w:p>/g),
  ].map(([line]) => [changes(line, 'del'), changes(line, 'ins')])
  expect(lines).toEqual([
    [['constants'], ['constatés']],
    [[], [expect.stringMatching(/^Un moyen nouveau.*PAGEREF/)]],
    [[], []],
  ])
  const contents = (story: Story) =>
    story.pieces
      .filter(piece => piece.kind === 'para' && piece.shape.name === 'toc 1')
      .map(piece => pieceText(piece).replace(/ ?\d+$/, ''))
  const both = readWord(bytes)
  expect(contents(settle(both, () => true))).toEqual(contents(readWord(b)))
  expect(contents(settle(both, () => false))).toEqual(contents(readWord(a)))
  const back = redline(b, a, by)
  expect(documentOf(back)).not.toMatch(/<w:delText[^>]*>[^<]*\t/)
  // a line that goes whole takes its page with it, and has it again when that is refused
  const lineOf = (story: Story) =>
    story.pieces
      .filter(piece => piece.kind === 'para')
      .map(pieceText)
      .find(text => /^Un moyen nouveau.*\d$/.test(text))
  expect(lineOf(readWord(b))).toBeDefined()
  expect(lineOf(settle(readWord(back), () => false))).toBe(lineOf(readWord(b)))
  // asked about once, where they were written
  expect(changesOf(both).filter(one => one.added === 'constatés')).toHaveLength(1)
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
})

describe.skipIf(missingChecker)('the schemas of Word', () => {
  test('find nothing wrong in comparisons', async () => {
    for (const [n, [old, now]] of fc.sample(versions, { numRuns: 6, seed: 7 }).entries()) {
      const found = wrongs(`comparaison-${n}`, redline(await written(old), await written(now), by))
      // titles drawn at random skip levels, which is no fault of the file
      expect(found.filter(one => !/headings: level \d follows|: \d+ problems$/.test(one))).toEqual([])
    }
  })
})
