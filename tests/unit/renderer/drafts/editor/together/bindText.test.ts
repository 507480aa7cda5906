import { $getRoot, $isElementNode, $isTextNode, UNDO_COMMAND } from 'lexical'
import { describe, expect, test } from 'vitest'
import { $setComments } from '../../../../../../src/renderer/drafts/editor/nodes/commentIds.ts'
import { $said, $setSaid } from '../../../../../../src/renderer/drafts/editor/nodes/rootState.ts'
import { $blockNode } from '../../../../../../src/renderer/drafts/editor/page/blockNodes.ts'
import { Comment } from '../../../../../../src/shared/drafts/comment.ts'
import type { Block } from '../../../../../../src/shared/drafts/model.ts'
import { blocksOf, type Desk, desk, paragraph } from './desks.ts'

function pair(blocks: readonly Block[]) {
  const lea = desk(blocks)
  const ali = desk(undefined)
  ali.text.receive([lea.text.state()])
  return { lea, ali }
}

function meet(...desks: readonly Desk[]) {
  for (let round = 0; round < 4; round += 1)
    for (const one of desks) {
      const updates = one.outbox.splice(0)
      for (const other of desks) if (other !== one) other.text.receive(updates)
    }
}

function typeIn({ editor }: Desk, block: number, offset: number, text: string) {
  editor.update(
    () => {
      const node = $getRoot().getChildAtIndex(block)
      const first = $isElementNode(node) ? node.getFirstChild() : null
      if ($isTextNode(first)) first.spliceText(Math.min(offset, first.getTextContentSize()), 0, text)
    },
    { discrete: true },
  )
}

const text = (one: Desk) => one.editor.read(() => $getRoot().getTextContent())

/** Puts a comment on the words of a paragraph. */
function comment({ editor }: Desk, block: number, id: string) {
  editor.update(
    () => {
      const node = $getRoot().getChildAtIndex(block)
      const first = $isElementNode(node) ? node.getFirstChild() : null
      if ($isTextNode(first)) $setComments(first, [id])
      $setSaid([...$said(), Comment.parse({ id, at: '2026-11-29T10:00:00Z', author: 'Léa', text: id })])
    },
    { discrete: true },
  )
}

const commentsOf = ({ editor }: Desk) => editor.read(() => $said().map(({ id }) => id)).toSorted()

describe('a text written by several desks at once', () => {
  test('who joins has the text as it stands, its ids included', () => {
    const { lea, ali } = pair([paragraph('a', 'Premier'), paragraph('b', 'Second')])
    expect(blocksOf(ali)).toEqual(blocksOf(lea))
    expect(blocksOf(ali)).toEqual([paragraph('a', 'Premier'), paragraph('b', 'Second')])
  })
  test('words typed at once in one paragraph are both there, on both desks', () => {
    const { lea, ali } = pair([paragraph('a', 'La commune exploite.')])
    typeIn(lea, 0, 0, 'Interrogée, ')
    typeIn(ali, 0, 20, ' Un réseau.')
    meet(lea, ali)
    expect(text(lea)).toBe('Interrogée, La commune exploite. Un réseau.')
    expect(blocksOf(ali)).toEqual(blocksOf(lea))
  })
  test('two comments made at once are both there; one that is removed stays so', () => {
    const { lea, ali } = pair([paragraph('a', 'Premier'), paragraph('b', 'Second')])
    comment(lea, 0, 'de-lea')
    comment(ali, 1, 'de-ali')
    meet(lea, ali)
    expect(commentsOf(lea)).toEqual(['de-ali', 'de-lea'])
    expect(commentsOf(ali)).toEqual(['de-ali', 'de-lea'])
    ali.editor.update(
      () => {
        for (const node of $getRoot().getAllTextNodes()) $setComments(node, [])
        $setSaid([])
      },
      { discrete: true },
    )
    meet(lea, ali)
    expect(commentsOf(lea)).toEqual([])
    expect(commentsOf(ali)).toEqual([])
  })
  test('a copy of a paragraph that another desk wrote has an id of its own', () => {
    const { lea, ali } = pair([paragraph('a', 'Premier')])
    lea.editor.update(() => void $getRoot().append($blockNode(paragraph('b', 'De Léa'))), { discrete: true })
    meet(lea, ali)
    ali.editor.update(() => void $getRoot().append($blockNode(paragraph('b', 'De Léa'))), { discrete: true })
    meet(lea, ali)
    const [, first, copy] = blocksOf(lea)
    expect(first?.id).toBe('b')
    expect(copy?.id).not.toBe('b')
    expect(blocksOf(ali)).toEqual(blocksOf(lea))
  })
  test('undo takes back what was written here alone', () => {
    const { lea, ali } = pair([paragraph('a', 'La commune.')])
    typeIn(lea, 0, 0, 'Léa ')
    meet(lea, ali)
    typeIn(ali, 0, 15, ' Ali')
    meet(lea, ali)
    lea.editor.dispatchCommand(UNDO_COMMAND, undefined)
    meet(lea, ali)
    expect(text(ali)).toBe('La commune. Ali')
    expect(blocksOf(ali)).toEqual(blocksOf(lea))
  })
})
