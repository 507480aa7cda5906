import { expect, test } from 'vitest'
import { openPackage } from '../../../src/main/word/package/package.ts'
import { withParts } from '../../../src/main/word/package/zip-parts.ts'
import { changesOf } from '../../../src/main/word/read/changes.ts'
import { openWord } from '../../../src/main/word/read/open-word.ts'
import { settle } from '../../../src/main/word/read/settle.ts'
import { recover } from '../../../src/main/word/recover/recover.ts'
import { writeDocx } from '../../../src/main/word/write/write-docx.ts'
import { assemble } from '../../../src/shared/drafts/assemble/assemble.ts'
import type { Block } from '../../../src/shared/drafts/model.ts'
import { aDraft } from '../../fixtures/builders.ts'
import { around } from '../../fixtures/drafts.ts'

const paragraph = (id: string, text: string): Block => ({
  kind: 'paragraph',
  id,
  style: 'body',
  inlines: [{ kind: 'text', text }],
})
const by = 'w:id="1" w:author="Me Durand" w:date="2025-03-25T10:00:00Z"'

/** A paragraph as LibreOffice writes one end of a move: its mark moved, its words struck or put in, its bookmarks renamed where it arrives. */
const half = (xml: string, end: 'moveFrom' | 'moveTo', ending: string): string =>
  xml
    .replace('</w:pPr>', `<w:rPr><w:${end} ${by}/></w:rPr></w:pPr>`)
    .replace(/<w:r>.*<\/w:r>/s, runs =>
      end === 'moveFrom'
        ? `<w:del ${by}>${runs.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`
        : `<w:ins ${by}>${runs}</w:ins>`,
    )
    .replace(/(w:name="_Ref_[^"]+)"/, `$1${ending}"`)

test.each(['_Copy_1', '_Copy_1_Copy_1', '_Copy_1_Co', '_', ''])(
  'a paragraph moved in LibreOffice is one move, and stays the block it was (bookmark ending « %s »)',
  async ending => {
    const draft = aDraft({
      blocks: [
        paragraph('a', 'La commune filme la voie publique depuis mars.'),
        paragraph('b', 'Le préfet n’a rien autorisé.'),
        paragraph('c', 'Un marché a été signé au printemps.'),
      ],
    })
    const { bytes } = await writeDocx(assemble(around(draft)), {
      workingDraft: draft,
      final: false,
      author: '',
      at: new Date('2025-03-25T10:00:00Z'),
    })
    const xml = openPackage(bytes).text('word/document.xml') ?? ''
    const edited = xml.replace(
      /<w:p>(?:(?!<\/w:p>).)*La commune filme.*?<\/w:p>(<w:p>.*?<\/w:p>)/s,
      (both, next) => {
        const first = both.slice(0, both.length - next.length)
        return half(first, 'moveFrom', '') + next + half(first, 'moveTo', ending)
      },
    )
    const { story, working } = openWord(withParts(bytes, { 'word/document.xml': edited }))
    expect(changesOf(story).map(({ kind, removed, added }) => ({ kind, removed, added }))).toEqual([
      {
        kind: 'move',
        removed: 'La commune filme la voie publique depuis mars.',
        added: 'La commune filme la voie publique depuis mars.',
      },
    ])
    const [accepted, refused] = [true, false].map(all =>
      recover(
        working,
        settle(story, () => all),
        new Set(),
      ),
    )
    expect(accepted?.blocks.map(one => one.id)).toEqual(['b', 'a', 'c'])
    expect(refused?.blocks.map(one => one.id)).toEqual(['a', 'b', 'c'])
  },
)

/** A paragraph as Word writes one end of a move: within range marks, its runs in `w:moveFrom` or `w:moveTo`; its bookmarks stay with one of them. */
const wordHalf = (xml: string, end: 'moveFrom' | 'moveTo', keepsBookmarks: boolean): string => {
  const body = xml
    .replace('</w:pPr>', `<w:rPr><w:${end} ${by}/></w:rPr></w:pPr>`)
    .replace(/<w:r>.*<\/w:r>/s, runs => `<w:${end} ${by}>${runs}</w:${end}>`)
  const marked = keepsBookmarks ? body : body.replace(/<w:bookmark(?:Start|End)[^>]*\/>/g, '')
  return marked
    .replace(
      '</w:pPr>',
      `</w:pPr><w:${end}RangeStart w:id="90${end.length}" w:author="Me Durand" w:date="2025-03-25T10:00:00Z" w:name="move1"/>`,
    )
    .replace('</w:p>', `</w:p><w:${end}RangeEnd w:id="90${end.length}"/>`)
}

test.each(['moveFrom', 'moveTo'] as const)(
  'a paragraph moved in Word is one move, and stays the block it was (its bookmarks left with %s)',
  async keeper => {
    const draft = aDraft({
      blocks: [
        paragraph('a', 'La commune filme la voie publique depuis mars.'),
        paragraph('b', 'Le préfet n’a rien autorisé.'),
        paragraph('c', 'Un marché a été signé au printemps.'),
      ],
    })
    const { bytes } = await writeDocx(assemble(around(draft)), {
      workingDraft: draft,
      final: false,
      author: '',
      at: new Date('2025-03-25T10:00:00Z'),
    })
    const xml = openPackage(bytes).text('word/document.xml') ?? ''
    const edited = xml.replace(
      /<w:p>(?:(?!<\/w:p>).)*La commune filme.*?<\/w:p>(<w:p>.*?<\/w:p>)/s,
      (both, next) => {
        const first = both.slice(0, both.length - next.length)
        return (
          wordHalf(first, 'moveFrom', keeper === 'moveFrom') +
          next +
          wordHalf(first, 'moveTo', keeper === 'moveTo')
        )
      },
    )
    expect(edited).toContain('w:moveToRangeEnd')
    const { story, working } = openWord(withParts(bytes, { 'word/document.xml': edited }))
    expect(changesOf(story).map(({ kind, removed }) => ({ kind, removed }))).toEqual([
      { kind: 'move', removed: 'La commune filme la voie publique depuis mars.' },
    ])
    const ids = (isAccepted: boolean) =>
      recover(
        working,
        settle(story, () => isAccepted),
        new Set(),
      ).blocks.map(one => one.id)
    expect(ids(true)).toEqual(['b', 'a', 'c'])
    expect(ids(false)).toEqual(['a', 'b', 'c'])
  },
)

test('a paragraph moved in Word into a list is an item of it, accepted, and the paragraph it was, refused', async () => {
  const item = (id: string, text: string) => ({ id, level: 0, inlines: [{ kind: 'text' as const, text }] })
  const draft = aDraft({
    blocks: [
      paragraph('a', 'La commune filme la voie publique depuis mars.'),
      {
        kind: 'list',
        id: 'l',
        style: 'bullet',
        items: [item('un', 'des caméras fixes ;'), item('deux', 'des caméras mobiles ;')],
      },
      paragraph('c', 'des drones et des balises'),
    ],
  })
  const { bytes } = await writeDocx(assemble(around(draft)), {
    workingDraft: draft,
    final: false,
    author: '',
    at: new Date('2025-03-25T10:00:00Z'),
  })
  const xml = openPackage(bytes).text('word/document.xml') ?? ''
  const paraOf = (words: string) =>
    new RegExp(`<w:p>(?:(?!</w:p>).)*${words}.*?</w:p>`, 's').exec(xml)?.[0] ?? ''
  const [first, moved] = [paraOf('caméras fixes'), paraOf('des drones')]
  const runs = /<w:r>.*<\/w:r>/s.exec(moved)?.[0] ?? ''
  // where it arrives it has the properties of the items, and its own bookmark
  const arrival = wordHalf(first, 'moveTo', false).replace(
    /(<w:moveTo [^>]*>)<w:r>.*<\/w:r>(<\/w:moveTo>)/s,
    `$1${runs}$2`,
  )
  const edited = xml.replace(moved, wordHalf(moved, 'moveFrom', true)).replace(first, first + arrival)
  const { story, working } = openWord(withParts(bytes, { 'word/document.xml': edited }))
  expect(changesOf(story).map(one => [one.kind, one.removed])).toEqual([
    ['move', 'des drones et des balises'],
  ])
  const blocks = (isAccepted: boolean) =>
    recover(
      working,
      settle(story, () => isAccepted),
      new Set(),
    ).blocks
  expect(blocks(false)).toEqual(draft.blocks)
  expect(blocks(true).map(one => one.id)).toEqual(['a', 'l'])
  const list = blocks(true).find(one => one.kind === 'list')
  expect(
    list?.items.map(one => one.inlines.map(inline => (inline.kind === 'text' ? inline.text : ''))),
  ).toEqual([['des caméras fixes ;'], ['des drones et des balises'], ['des caméras mobiles ;']])
})
