import { createHeadlessEditor } from '@lexical/headless'
import { createEmptyHistoryState, registerHistory } from '@lexical/history'
import { HISTORY_MERGE_TAG, type LexicalEditor, UNDO_COMMAND } from 'lexical'
import { expect, test } from 'vitest'
import { lineReader } from '../../../../../../src/renderer/drafts/editor/find/lineReader.ts'
import { replaceAll } from '../../../../../../src/renderer/drafts/editor/find/replace.ts'
import { NODES } from '../../../../../../src/renderer/drafts/editor/nodes/all.ts'
import { registerNote } from '../../../../../../src/renderer/drafts/editor/notes/history.ts'
import { $noteLine } from '../../../../../../src/renderer/drafts/editor/notes/line.ts'
import { $blocks, $load } from '../../../../../../src/renderer/drafts/editor/page/blockNodes.ts'
import { blockCache } from '../../../../../../src/renderer/drafts/editor/page/cache.ts'
import { Block, type NoteInline } from '../../../../../../src/shared/drafts/model.ts'

const text = (value: string): NoteInline => ({ kind: 'text', text: value })
const citation: NoteInline = { kind: 'citation', source: { kind: 'decision', id: 'd' }, form: 'auto' }
const picture = Block.parse({
  kind: 'image',
  id: 'photo',
  hash: 'a1'.repeat(32),
  type: 'png',
  size: { width: 3, height: 2 },
  caption: [text('Le mât, '), citation],
})
const table = Block.parse({ kind: 'table', id: 'table', rows: [[[text('mât')]]], caption: 'Un mât' })

const open = (blocks: readonly Block[]): LexicalEditor => {
  const editor = createHeadlessEditor({
    nodes: NODES,
    onError: error => {
      throw error
    },
  })
  editor.update(() => $load(blocks), { discrete: true, tag: HISTORY_MERGE_TAG })
  const current = { editor, editorState: editor.getEditorState() }
  registerHistory(editor, { ...createEmptyHistoryState(), current }, 400)
  return editor
}
const settled = () => new Promise(done => setTimeout(done))

test('a caption is found with the text, and replaced beside what is cited in it, in one step', () => {
  const page = open([picture, table])
  const lines = lineReader(page, blockCache(page))()
  expect(lines.map(one => one.text)).toEqual(['Le mât, \ufffc', 'Un mât', 'mât'])
  const changes = lines.map(line => {
    const start = line.text.indexOf('mât')
    return { match: { line, start, end: start + 3, groups: [] }, words: 'pylône' }
  })
  replaceAll(page, changes)
  expect(page.read($blocks)).toMatchObject([
    { caption: [text('Le pylône, '), citation] },
    { caption: [text('Un pylône')], rows: [[[text('pylône')]]] },
  ])
  page.dispatchCommand(UNDO_COMMAND, undefined)
  expect(page.read($blocks)).toEqual([picture, table])
})

test.each([picture, table])(
  'what is written in the caption of a $kind is in the history of the page',
  async block => {
    const page = open([block])
    const key = blockCache(page).entries()[0]?.key ?? ''
    const note = open([{ kind: 'paragraph', id: 'note', style: 'plain', inlines: [] }])
    const stop = registerNote({ note, page, call: key, onGone: () => undefined })
    note.update(
      () => $load([{ kind: 'paragraph', id: 'n', style: 'plain', inlines: [text('Vu de près')] }]),
      {
        discrete: true,
      },
    )
    expect(page.read($blocks)).toMatchObject([{ caption: [text('Vu de près')] }])
    page.dispatchCommand(UNDO_COMMAND, undefined)
    await settled()
    expect(page.read($blocks)).toEqual([block])
    expect(note.read($noteLine)).toEqual((block as { caption: unknown }).caption)
    stop()
  },
)
