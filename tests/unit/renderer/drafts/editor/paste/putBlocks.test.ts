import { createHeadlessEditor } from '@lexical/headless'
import { $getRoot, type ElementNode } from 'lexical'
import { describe, expect, test } from 'vitest'
import { registerInserts } from '../../../../../../src/renderer/drafts/editor/commands.ts'
import { NODES } from '../../../../../../src/renderer/drafts/editor/nodes/all.ts'
import { $blocks, $load } from '../../../../../../src/renderer/drafts/editor/page/blockNodes.ts'
import { $putBlocks } from '../../../../../../src/renderer/drafts/editor/paste/putBlocks.ts'
import type { Block, Inline } from '../../../../../../src/shared/drafts/model.ts'
import { told } from '../../../../../fixtures/told.ts'

const text = (words: string): Inline[] => (words ? [{ kind: 'text', text: words }] : [])
let n = 0
const p = (words: string, style: 'body' | 'box' = 'body'): Block => ({
  kind: 'paragraph',
  id: `p${++n}`,
  style,
  inlines: text(words),
})
const h = (words: string): Block => ({
  kind: 'heading',
  id: `h${++n}`,
  level: 2,
  numbered: true,
  inlines: text(words),
})
const quote = (words: string): Block => ({
  kind: 'quote',
  id: `q${++n}`,
  verbatim: false,
  repairs: [],
  inlines: text(words),
})
const list = (...items: readonly [number, string][]): Block => ({
  kind: 'list',
  id: `l${++n}`,
  style: 'bullet',
  items: items.map(([level, words]) => ({ id: `i${++n}`, level, inlines: text(words) })),
})
const table = (...cells: readonly string[]): Block => ({
  kind: 'table',
  id: `t${++n}`,
  header: false,
  widths: [],
  spans: [],
  aligns: [],
  caption: [],
  rows: [cells.map(text)],
})

/** Pastes at `|` in the block at a place of the text, and tells what it has become, a caret included. */
function paste(into: readonly Block[], pasted: readonly Block[], only: 'all' | 'inlines' = 'all'): string {
  const editor = createHeadlessEditor({
    namespace: 'test',
    nodes: NODES,
    onError: error => {
      throw error
    },
  })
  registerInserts(editor)
  editor.update(() => $load(into), { discrete: true })
  editor.update(
    () => {
      const held = $getRoot()
        .getAllTextNodes()
        .find(node => node.getTextContent().includes('|'))
      if (held) {
        const at = held.getTextContent().indexOf('|')
        held.setTextContent(held.getTextContent().replace('|', ''))
        if (held.getTextContent() === '') {
          const parent = held.getParentOrThrow()
          held.remove()
          parent.select(0, 0)
        } else held.select(at, at)
      } else $getRoot().getLastDescendant<ElementNode>()?.selectEnd()
      $putBlocks(editor, pasted, only)
    },
    { discrete: true },
  )
  return editor.read(() => told($blocks())).trim()
}

describe('a paste', () => {
  test('of some words goes in the sentence', () =>
    expect(paste([p('un |trois')], [p('deux ')])).toBe('un deux trois'))
  test('of paragraphs goes on and carries on', () =>
    expect(paste([p('un |fin')], [p('a'), p('b'), p('c')])).toBe('un a\nb\ncfin'))
  test('of a title cuts the paragraph in two', () =>
    expect(paste([p('un |fin')], [h('Titre')])).toBe('un \n## Titre\nfin'))
  test('of a title in an empty paragraph replaces it', () =>
    expect(paste([p('avant'), p('|')], [h('Titre'), p('suite')])).toBe('avant\n## Titre\nsuite'))
  test('of paragraphs in a quote makes quotes', () =>
    expect(paste([quote('« |')], [p('a'), p('b')])).toBe('> « a\n> b'))
  test('of lists in an item makes items', () =>
    expect(paste([list([1, 'un |fin'], [0, 'z'])], [list([0, 'a'], [1, 'b'])])).toBe(
      '(bullet)\n  - un a\n    - bfin\n- z',
    ))
  test('of anything in a cell is one line of it', () =>
    expect(paste([table('x|', 'y')], [p('a'), list([0, 'b'])])).toBe('(table)\n| xa ⏎ b | y |'))
  test('of anything in a note is one line', () =>
    expect(paste([p('note |')], [h('a'), table('b', 'c')], 'inlines')).toBe('note a ⏎ b ⏎ c'))
  test('of a table leaves a line to write after it', () =>
    expect(paste([p('un|')], [table('a', 'b')])).toBe('un\n(table)\n| a | b |'))
  test('takes the manner of the box it is in', () =>
    expect(paste([p('un |', 'box')], [p('a'), p('b')])).toBe('un a\nb'))
})
