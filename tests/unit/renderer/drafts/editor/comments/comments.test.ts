import { createHeadlessEditor } from '@lexical/headless'
import {
  $copyNode,
  $getRoot,
  $isElementNode,
  $isTextNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import { expect, it } from 'vitest'
import {
  $commentHere,
  $commentsOn,
  $selectStretch,
  $uncomment,
  $withoutCopies,
} from '../../../../../../src/renderer/drafts/editor/comments/commentStretch.ts'
import { besideOf } from '../../../../../../src/renderer/drafts/editor/comments/stretches.ts'
import { NODES } from '../../../../../../src/renderer/drafts/editor/nodes/all.ts'
import { $said } from '../../../../../../src/renderer/drafts/editor/nodes/rootState.ts'
import { $blocks, $load } from '../../../../../../src/renderer/drafts/editor/page/blockNodes.ts'
import { registerIds } from '../../../../../../src/renderer/drafts/editor/page/registerIds.ts'
import type { Block, Inline } from '../../../../../../src/shared/drafts/model.ts'

const paragraph = (id: string, ...inlines: (Inline | string)[]): Block => ({
  kind: 'paragraph',
  id,
  style: 'body',
  inlines: inlines.map(one => (typeof one === 'string' ? { kind: 'text', text: one } : one)),
})
const cited = { kind: 'slot' as const, key: 'software' }

function open(...blocks: Block[]): LexicalEditor {
  const editor = createHeadlessEditor({ nodes: NODES })
  registerIds(editor)
  act(editor, () => $load(blocks))
  return editor
}
const act = (editor: LexicalEditor, run: () => void) => editor.update(run, { discrete: true })
const leaf = (block: number, at: number): LexicalNode => {
  const top = $getRoot().getChildAtIndex(block)
  const found = $isElementNode(top) ? top.getChildAtIndex(at) : null
  if (!found) throw new Error('no such leaf')
  return found
}
const select = (block: number, from: readonly [number, number], to: readonly [number, number]) => {
  const [first, last] = [leaf(block, from[0]), leaf(block, to[0])]
  if (!$isTextNode(first) || !$isTextNode(last)) throw new Error('text')
  const selection = first.select(from[1], from[1])
  selection.focus.set(last.getKey(), to[1], 'text')
}
const said = (editor: LexicalEditor) => editor.read(() => besideOf($blocks(), $said()))

it('stands on the words chosen, atoms included, and nothing else', () => {
  const editor = open(paragraph('p', 'La commune emploie ', cited, ' depuis mars.'))
  act(editor, () => {
    select(0, [0, 11], [2, 7])
    $commentHere('c', 'Zoé', '2026-01-01T00:00:00Z')
  })
  const comments = ['c']
  expect(editor.read($blocks)).toEqual([
    paragraph(
      'p',
      'La commune ',
      { kind: 'text', text: 'emploie ', comments },
      { ...cited, comments },
      { kind: 'text', text: ' depuis', comments },
      ' mars.',
    ),
  ])
  expect(said(editor).comments).toMatchObject([
    { comment: { id: 'c', author: 'Zoé' }, block: 'p', words: 'emploie … depuis' },
  ])
})

it('takes the word at the caret where nothing is chosen; where there is none, says so', () => {
  const editor = open(paragraph('p', 'La commune emploie.'))
  act(editor, () => {
    select(0, [0, 5], [0, 5])
    expect($commentHere('c', '', '')?.quote).toBe('commune')
  })
  expect(said(editor).comments[0]?.words).toBe('commune')
  const empty = open(paragraph('q'))
  act(empty, () => {
    $getRoot().selectEnd()
    expect($commentHere('c', '', '')).toBeUndefined()
  })
})

it('follows what is written in it and around it, and stays in the list when its words are gone', () => {
  const editor = open(paragraph('p', 'Un deux trois quatre.'))
  act(editor, () => {
    select(0, [0, 3], [0, 13])
    $commentHere('c', '', '')
  })
  act(editor, () => {
    const inside = leaf(0, 1)
    if ($isTextNode(inside)) inside.spliceText(4, 0, ' encore', true)
  })
  expect(said(editor).comments[0]?.words).toBe('deux encore trois')
  act(editor, () => leaf(0, 1).remove())
  expect(said(editor).comments).toMatchObject([{ words: 'deux trois', comment: { quote: 'deux trois' } }])
  expect(said(editor).comments[0]?.block).toBeUndefined()
  act(editor, () => expect($selectStretch('c')).toBe(false))
})

it('leaves no mark when it is taken away', () => {
  const editor = open(paragraph('p', 'La commune emploie ', cited, '.'))
  act(editor, () => {
    select(0, [0, 3], [2, 1])
    $commentHere('c', '', '')
  })
  act(editor, () => $uncomment('c'))
  expect(editor.read($blocks)).toEqual([paragraph('p', 'La commune emploie ', cited, '.')])
  expect(said(editor).comments).toEqual([])
})

it('is not doubled by a copy, and goes with words that were cut', () => {
  const editor = open(paragraph('p', 'Un deux.'))
  act(editor, () => {
    select(0, [0, 3], [0, 7])
    $commentHere('c', '', '')
  })
  act(editor, () => {
    const copy = $copyNode(leaf(0, 1))
    $withoutCopies([copy])
    expect($commentsOn(copy)).toEqual([])
    const cut = $copyNode(leaf(0, 1))
    leaf(0, 1).remove()
    $withoutCopies([cut])
    expect($commentsOn(cut)).toEqual(['c'])
  })
})
