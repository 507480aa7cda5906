import { $getRoot, $setSelection, HISTORY_PUSH_TAG, type LexicalEditor } from 'lexical'
import { type ReactNode, useCallback, useState } from 'react'
import { type Proof, withProofs } from '../../../../shared/drafts/editing/proofread.ts'
import type { Block, Draft } from '../../../../shared/drafts/model.ts'
import { count } from '../../../ui/quantities.ts'
import { useSay } from '../../../ui/toast.tsx'
import { $head } from '../nodes/head.ts'
import { $blockNode } from '../page/blockNodes.ts'
import { Typography } from './Typography.tsx'

interface Given {
  readonly editor: LexicalEditor
  readonly blocks: () => Block[]
  readonly draft: () => Draft
  /** the text is to spell inclusive forms so from now on */
  readonly onInclusive: (form: Draft['inclusive']) => void
}

/** The dialog of typography, and the way to show it. */
export const useTypography = ({
  editor,
  blocks,
  draft,
  onInclusive,
}: Given): { readonly show: () => void; readonly dialog: ReactNode } => {
  const [open, setOpen] = useState(false)
  const say = useSay()
  const close = () => setOpen(false)
  const dialog = open && (
    <Typography
      blocks={blocks()}
      style={draft().style}
      inclusive={draft().inclusive}
      onInclusive={onInclusive}
      onApply={(selection, changes) => {
        applyProofs(editor, blocks(), selection)
        close()
        say.success(`${count(changes, 'correction')} de typographie. Ctrl+Z les défait ensemble.`)
      }}
      onClose={close}
    />
  )
  const show = useCallback(() => setOpen(true), [])
  return { show, dialog }
}

/** Makes these changes in the text, in one step of its history. */
const applyProofs = (editor: LexicalEditor, blocks: readonly Block[], selection: readonly Proof[]): void => {
  const changedBlocks = new Map<string, Block>()
  for (const [at, block] of withProofs(blocks, selection).entries())
    if (block !== blocks[at]) changedBlocks.set(block.id, block)
  editor.update(
    () => {
      // the caret may stand in a line that is written again
      $setSelection(null)
      for (const node of $getRoot().getChildren()) {
        const block = changedBlocks.get($head(node).id)
        if (block) node.replace($blockNode(block))
      }
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  )
}
