import { createHeadlessEditor } from '@lexical/headless'
import { createEmptyHistoryState, registerHistory } from '@lexical/history'
import { $getRoot, $isElementNode, UNDO_COMMAND } from 'lexical'
import { expect, it } from 'vitest'
import { NODES } from '../../../../../../src/renderer/drafts/editor/nodes/all.ts'
import { $load } from '../../../../../../src/renderer/drafts/editor/page/blockNodes.ts'
import { blockCache } from '../../../../../../src/renderer/drafts/editor/page/cache.ts'
import { Block } from '../../../../../../src/shared/drafts/model.ts'

const blocks = ['a', 'b', 'c'].map(id =>
  Block.parse({ kind: 'paragraph', id, inlines: [{ kind: 'text', text: id }] }),
)

const open = () => {
  const editor = createHeadlessEditor({
    nodes: NODES,
    onError: error => {
      throw error
    },
  })
  editor.update(() => $load(blocks), { discrete: true })
  registerHistory(
    editor,
    { ...createEmptyHistoryState(), current: { editor, editorState: editor.getEditorState() } },
    0,
  )
  return { editor, cache: blockCache(editor, blocks) }
}

const append = (at: number, words: string) => () => {
  const block = $getRoot().getChildAtIndex(at)
  const text = $isElementNode(block) ? block.getFirstDescendant() : null
  if (text && 'setTextContent' in text)
    (text as { setTextContent: (text: string) => void }).setTextContent(words)
}

it('keeps the very blocks it was opened with, and makes again only what changes', () => {
  const { editor, cache } = open()
  expect(cache.blocks().map((block, at) => block === blocks[at])).toEqual([true, true, true])
  editor.update(append(1, 'autre'), { discrete: true })
  const after = cache.blocks()
  expect(after.map((block, at) => block === blocks[at])).toEqual([true, false, true])
  expect(after[1]).toEqual({ ...blocks[1], inlines: [{ kind: 'text', text: 'autre' }] })
})

it('after an undo, only what came back is made again', () => {
  const { editor, cache } = open()
  editor.update(append(1, 'autre'), { discrete: true })
  const [first, , third] = cache.blocks()
  editor.dispatchCommand(UNDO_COMMAND, undefined)
  const back = cache.blocks()
  expect(back).toEqual(blocks)
  expect([back[0] === first, back[2] === third]).toEqual([true, true])
})
