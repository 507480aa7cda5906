import { $getRoot, $isElementNode, $isTextNode, UNDO_COMMAND } from 'lexical'
import { describe, expect, test } from 'vitest'
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
