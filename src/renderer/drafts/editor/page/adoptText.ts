import {
  $addUpdateTag,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $setSelection,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import { print } from '../../../../shared/drafts/merge/parts.ts'
import type { Draft } from '../../../../shared/drafts/model.ts'
import { $setNumbering } from '../nodes/numbering.ts'
import { $setBase, $setSaid } from '../nodes/rootState.ts'
import { $blockNode } from './blockNodes.ts'
import type { BlockCache } from './cache.ts'
import { $caretPlace, $restoreCaret, $wordsOfBlock } from './keepCaret.ts'

/**
 * Puts a text in the place of the one on the page, as one step that can be undone; blocks that are the same stay as they are, and the caret
 * stays beside its words.
 */
export const adoptText = (editor: LexicalEditor, cache: BlockCache, draft: Draft): void => {
  const currentBlocks = new Map(cache.entries().map(one => [one.block.id, one]))
  editor.update(
    () => {
      $addUpdateTag(HISTORY_PUSH_TAG)
      // already saved as it comes
      $addUpdateTag('load')
      const caret = $caretPlace(new Map([...currentBlocks].map(([id, one]) => [id, one.key])))
      const caretKey = caret && currentBlocks.get(caret.block)?.key
      const words = caretKey === undefined ? '' : $wordsOfBlock(caretKey)
      const nodes = draft.blocks.map(block => {
        const one = currentBlocks.get(block.id)
        const node = one && $getNodeByKey(one.key)
        return node && print(one.block) === print(block) ? node : $blockNode(block)
      })
      $arrange(nodes)
      $setSaid(draft.comments)
      $setBase(draft.base)
      $setNumbering(draft.numbering)
      if (
        $getSelection()
          ?.getNodes()
          .some(node => !node.isAttached())
      )
        $setSelection(null)
      const at = caret ? draft.blocks.findIndex(one => one.id === caret.block) : -1
      const node = nodes[at]
      if (caret && node && node.getKey() !== caretKey) $restoreCaret(caret, words, node)
    },
    { discrete: true },
  )
}

/** These nodes and no others, in this order; what is in its place is not touched. */
const $arrange = (nodes: readonly LexicalNode[]): void => {
  const root = $getRoot()
  const wantedKeys = new Set(nodes.map(node => node.getKey()))
  for (const child of root.getChildren()) if (!wantedKeys.has(child.getKey())) child.remove()
  let previous: LexicalNode | null = null
  for (const node of nodes) {
    const next: LexicalNode | null = previous ? previous.getNextSibling() : root.getFirstChild()
    if (!node.is(next)) {
      if (previous) previous.insertAfter(node, false)
      else if (next) next.insertBefore(node, false)
      else root.append(node)
    }
    previous = node
  }
}
