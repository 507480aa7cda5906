import { beforeAll, describe, expect, test } from 'vitest'
import { blockAt, noteBookmark } from '../../src/main/word/looks/style-names.ts'
import { parseTag } from '../../src/main/word/write/tags.ts'
import { writeDocx } from '../../src/main/word/write/write-docx.ts'
import { assemble } from '../../src/shared/drafts/assemble/assemble.ts'
import type { Reference } from '../../src/shared/drafts/assemble/assembled.ts'
import type { Gathered } from '../../src/shared/drafts/gathered.ts'
import { Block } from '../../src/shared/drafts/model.ts'
import { walk } from '../../src/shared/drafts/walk.ts'
import { missingPrinter, print, savedAgain } from './office.ts'
import { partsOf, plain } from './package.ts'
import { inLibrary } from './texts/samples.ts'

const source = { kind: 'decision', id: 'gone' } as const
const inNote = [
  { kind: 'text', text: 'V. ' },
  { kind: 'citation', source, form: 'full' },
  { kind: 'exhibit', exhibit: 'key:plan', page: '3' },
]
const more = [
  {
    kind: 'paragraph',
    id: 'avec-renvois',
    inlines: [
      { kind: 'text', text: 'Voir ' },
      { kind: 'ref', target: 'avec-renvois', form: 'paragraph' },
      { kind: 'ref', target: 'une-note', form: 'note', lead: 'named' },
      { kind: 'ref', target: 'avec-renvois', form: 'page', lead: 'cf' },
      { kind: 'slot', key: 'jamais.repondu', marks: ['bold'] },
      { kind: 'note', id: 'une-note', inlines: inNote },
    ],
  },
  { kind: 'break', id: 'coupure' },
  { kind: 'table', id: 'tableau', rows: [[[{ kind: 'slot', key: 'commune' }], []]] },
].map(block => Block.parse(block))

let gathered: Gathered
let bytes: Buffer
const options = { author: '', at: new Date('2025-03-25T10:00:00Z') }

beforeAll(async () => {
  gathered = await inLibrary(async ({ call }) => {
    const dossier = await call['dossiers.sample']({ type: 'recourse' })
    const [listed] = await call['drafts.list']({ dossier: dossier.id })
    return call['drafts.gather']({ id: listed?.id ?? '' })
  })
  gathered.draft.blocks.push(...more)
  bytes = (await writeDocx(assemble(gathered), { ...options, final: false })).bytes
})

const references = (): Reference[] =>
  gathered.draft.blocks
    .flatMap((block): Reference[] =>
      block.kind === 'quote' && block.source ? [{ kind: 'quoted', source: block.source }] : [],
    )
    .concat(
      [...walk(gathered.draft)].flatMap(({ inline }) =>
        ['citation', 'exhibit', 'slot', 'ref'].includes(inline.kind) ? [inline as Reference] : [],
      ),
    )

async function keptIn(file: Buffer) {
  const parts = await partsOf(file)
  const xml = `${parts.get('word/document.xml')}${parts.get('word/footnotes.xml')}`
  const values = (attribute: RegExp) => [...xml.matchAll(attribute)].map(one => plain(one[1] ?? ''))
  return {
    tags: values(/<w:tag w:val="([^"]*)"/g),
    bookmarks: values(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g),
  }
}

const sorted = (values: Iterable<unknown>) => [...values].map(one => JSON.stringify(one)).sort()

async function allKept(file: Buffer) {
  const { tags, bookmarks } = await keptIn(file)
  expect(sorted(tags.map(tag => parseTag(tag, references())))).toEqual(sorted(references()))
  const blocks = gathered.draft.blocks.map(one => one.id)
  const marked = bookmarks.map(name => blockAt(name, blocks)).filter(id => id !== undefined)
  // LibreOffice writes the mark of an empty paragraph before a table twice
  expect(sorted(new Set(marked))).toEqual(sorted(blocks))
  expect(bookmarks).toContain(noteBookmark('une-note'))
}

describe('a working copy carries every reference and every block', () => {
  test('as it is written', () => allKept(bytes))

  test.skipIf(missingPrinter)(
    'and as LibreOffice saves it again, and prints that',
    async () => {
      const again = savedAgain({ again: bytes }).again as Buffer
      await allKept(again)
      expect(print({ again }).again?.length).toBeGreaterThan(10)
    },
    60_000,
  )
})

test('the version to be filed carries none of them', async () => {
  const blocks = gathered.draft.blocks.filter(one => !more.some(other => other.id === one.id))
  const draft = { ...gathered.draft, blocks }
  const final = await writeDocx(assemble({ ...gathered, draft }), { ...options, final: true })
  const { tags, bookmarks } = await keptIn(final.bytes)
  expect(tags).toEqual([])
  expect(bookmarks.length).toBeLessThan((await keptIn(bytes)).bookmarks.length)
})
