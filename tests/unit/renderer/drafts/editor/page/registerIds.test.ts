import { createHeadlessEditor } from '@lexical/headless'
import { $getRoot, type ElementNode, type LexicalEditor } from 'lexical'
import { describe, expect, it } from 'vitest'
import { NODES } from '../../../../../../src/renderer/drafts/editor/nodes/all.ts'
import {
  $block,
  $blockNode,
  $blocks,
  $load,
} from '../../../../../../src/renderer/drafts/editor/page/blockNodes.ts'
import { registerIds } from '../../../../../../src/renderer/drafts/editor/page/registerIds.ts'
import { sectionActs } from '../../../../../../src/renderer/drafts/editor/page/sections.ts'
import { Block } from '../../../../../../src/shared/drafts/model.ts'

const text = (words: string) => [{ kind: 'text', text: words }]
const paragraph = (id: string) => Block.parse({ kind: 'paragraph', id, inlines: text(`texte ${id}`) })
const heading = (id: string, level: number) => Block.parse({ kind: 'heading', id, level, inlines: text(id) })

const open = (blocks: readonly Block[]): LexicalEditor => {
  const editor = createHeadlessEditor({
    nodes: NODES,
    onError: error => {
      throw error
    },
  })
  registerIds(editor)
  editor.update(() => $load(blocks), { discrete: true })
  return editor
}
const ids = (editor: LexicalEditor) => editor.read(() => $blocks().map(block => block.id))
const change = (editor: LexicalEditor, act: () => void) => editor.update(act, { discrete: true })

describe('the ids of blocks', () => {
  it('a split keeps the id of the first half and makes one for the second', () => {
    const editor = open([paragraph('a'), paragraph('b')])
    change(editor, () => {
      $getRoot().getFirstChildOrThrow<ElementNode>().getFirstDescendant()?.selectEnd().insertParagraph()
    })
    const [first, second, third] = ids(editor)
    expect([first, third]).toEqual(['a', 'b'])
    expect(second).not.toBe('')
    expect(new Set(ids(editor)).size).toBe(3)
  })

  it('a copy gets a new id, notes and items too', () => {
    const note = { kind: 'note', id: 'n', inlines: [] }
    const blocks = [
      Block.parse({ kind: 'paragraph', id: 'a', inlines: [note] }),
      Block.parse({ kind: 'list', id: 'l', style: 'claims', items: [{ id: 'i', inlines: text('un') }] }),
    ]
    const editor = open(blocks)
    change(editor, () => {
      $getRoot().append(...blocks.map($blockNode))
    })
    const all = JSON.stringify(editor.read(() => $blocks())).match(/"id":"[^"]+"/g) ?? []
    expect(all).toHaveLength(8)
    expect(new Set(all).size).toBe(8)
  })

  it('a block cut and pasted keeps its own', () => {
    const editor = open([paragraph('a'), paragraph('b')])
    const cut = editor.read(() => $block($getRoot().getFirstChildOrThrow()))
    change(editor, () => $getRoot().getFirstChildOrThrow().remove())
    change(editor, () => {
      $getRoot().append($blockNode(cut))
    })
    expect(ids(editor)).toEqual(['b', 'a'])
  })
})

describe('a section', () => {
  const draft = [
    heading('A', 1),
    paragraph('a'),
    heading('A1', 2),
    paragraph('a1'),
    heading('B', 1),
    paragraph('b'),
  ]
  const begin = () => {
    const editor = open(draft)
    return { editor, acts: sectionActs(editor, () => editor.read($blocks)) }
  }

  it('moves with all it holds', () => {
    const { editor, acts } = begin()
    expect(acts.move('B', 'A')).toBeUndefined()
    expect(ids(editor)).toEqual(['B', 'b', 'A', 'a', 'A1', 'a1'])
    expect(acts.step('B', 1)).toBeUndefined()
    expect(ids(editor)).toEqual(['A', 'a', 'A1', 'a1', 'B', 'b'])
    expect(acts.step('B', -1)).toBeUndefined()
    expect(ids(editor)).toEqual(['B', 'b', 'A', 'a', 'A1', 'a1'])
  })

  it('stays where it is when a move is refused, and says why', () => {
    const { editor, acts } = begin()
    expect(acts.move('A', 'A1')).toMatch(/à l’intérieur d’elle-même/)
    expect(acts.level('A', 1)).toMatch(/un niveau serait sauté/)
    expect(acts.level('B', -1)).toMatch(/déjà au premier niveau/)
    expect(editor.read($blocks)).toEqual(draft)
  })

  it('changes level whole', () => {
    const { editor, acts } = begin()
    acts.step('A', 1)
    expect(acts.level('A', 1)).toBeUndefined()
    expect(
      editor.read(() => $blocks().flatMap(block => (block.kind === 'heading' ? block.level : []))),
    ).toEqual([1, 2, 3])
  })
})
