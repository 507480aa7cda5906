import { $getRoot, $setSelection, HISTORY_PUSH_TAG, type LexicalEditor } from 'lexical'
import type { Block } from '../../../shared/drafts/model.ts'
import { type Proofed, withProofs } from '../../../shared/drafts/proofread.ts'
import { $blockNode } from '../convert.ts'
import { $head } from '../nodes/head.ts'

/** Makes these changes in the text, in one step of its history. */
export const applyProofs = (
  editor: LexicalEditor,
  blocks: readonly Block[],
  chosen: readonly Proofed[],
): void => {
  const changed = new Map<string, Block>()
  for (const [at, block] of withProofs(blocks, chosen).entries())
    if (block !== blocks[at]) changed.set(block.id, block)
  editor.update(
    () => {
      // the caret may stand in a line that is written again
      $setSelection(null)
      for (const node of $getRoot().getChildren()) {
        const block = changed.get($head(node).id)
        if (block) node.replace($blockNode(block))
      }
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  )
}
