import { createHeadlessEditor } from '@lexical/headless'
import { createEmptyHistoryState, registerHistory } from '@lexical/history'
import fc from 'fast-check'
import { $getRoot, HISTORY_MERGE_TAG, type LexicalEditor, UNDO_COMMAND } from 'lexical'
import { expect, test } from 'vitest'
import { NODES } from '../../../../../../src/renderer/drafts/editor/nodes/all.ts'
import { changedEnd, registerNote } from '../../../../../../src/renderer/drafts/editor/notes/history.ts'
import { $noteLine, registerMending } from '../../../../../../src/renderer/drafts/editor/notes/line.ts'
import { calls } from '../../../../../../src/renderer/drafts/editor/notes/noteCalls.ts'
import { $blocks, $load } from '../../../../../../src/renderer/drafts/editor/page/blockNodes.ts'
import type { Block, Inline } from '../../../../../../src/shared/drafts/model.ts'

const open = (blocks: readonly Block[]): LexicalEditor => {
  const editor = createHeadlessEditor({
    nodes: NODES,
    onError: error => {
      throw error
    },
  })
  editor.update(() => $load(blocks), { discrete: true, tag: HISTORY_MERGE_TAG })
  return editor
}
const text = (value: string): Inline => ({ kind: 'text', text: value })
const paragraph = (inlines: Inline[]): Block => ({ kind: 'paragraph', id: 'p', style: 'plain', inlines })
const settled = () => new Promise(done => setTimeout(done))

test('whatever is written in a note, the history of the page takes it back to what it was, and the note follows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 6 }), async written => {
      const first = [
        paragraph([text('Avant'), { kind: 'note', id: 'n', inlines: [{ kind: 'text', text: 'Voir.' }] }]),
      ]
      const page = open(first)
      registerHistory(
        page,
        { ...createEmptyHistoryState(), current: { editor: page, editorState: page.getEditorState() } },
        400,
      )
      const [call] = calls(page)
      if (call?.atom.kind !== 'note') throw new Error('no call')
      const note = open([paragraph([...call.atom.inlines])])
      const stop = registerNote({ note, page, call: call.key, onGone: () => undefined })
      for (const words of written) {
        note.update(() => $load([paragraph(words ? [text(words)] : [])]), { discrete: true })
        const kept = page.read($blocks)[0]
        expect(kept).toEqual(
          paragraph([text('Avant'), { kind: 'note', id: 'n', inlines: note.read($noteLine) }]),
        )
      }
      for (const _ of written) page.dispatchCommand(UNDO_COMMAND, undefined)
      await settled()
      expect(page.read($blocks)).toEqual(first)
      expect(note.read($noteLine)).toEqual([{ kind: 'text', text: 'Voir.' }])
      stop()
    }),
    { numRuns: 30 },
  )
})

test('the caret goes where what changed ends', () => {
  expect(changedEnd('un deux', 'un trois deux')).toBe(8)
  expect(changedEnd('un trois deux', 'un deux')).toBe(3)
  expect(changedEnd('', 'mot')).toBe(3)
  expect(changedEnd('aa', 'aaa')).toBe(2)
})

test('a list, a title, a note pasted in a note keep their words and lose their shape', () => {
  const editor = open([paragraph([])])
  const stop = registerMending(editor)
  editor.update(
    () =>
      $load([
        { kind: 'heading', id: 'h', level: 1, numbered: true, inlines: [text('Titre')] },
        {
          kind: 'list',
          id: 'l',
          style: 'bullet',
          items: [
            { id: 'i', level: 0, inlines: [text('un')] },
            { id: 'j', level: 0, inlines: [text('deux')] },
          ],
        },
        { kind: 'break', id: 'b' },
        paragraph([text('a'), { kind: 'note', id: 'n', inlines: [{ kind: 'text', text: 'dedans' }] }]),
      ]),
    { discrete: true },
  )
  expect(editor.read($noteLine)).toEqual([
    text('Titre'),
    { kind: 'linebreak' },
    text('un'),
    { kind: 'linebreak' },
    text('deux'),
    { kind: 'linebreak' },
    text('a (dedans)'),
  ])
  expect(editor.read(() => $getRoot().getChildrenSize())).toBe(3)
  stop()
})
