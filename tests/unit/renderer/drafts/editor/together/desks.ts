import { createHeadlessEditor } from '@lexical/headless'
import type { LexicalEditor } from 'lexical'
import { NODES } from '../../../../../../src/renderer/drafts/editor/nodes/all.ts'
import { $blocks, $load } from '../../../../../../src/renderer/drafts/editor/page/blockNodes.ts'
import { registerIds } from '../../../../../../src/renderer/drafts/editor/page/registerIds.ts'
import { openAwareness } from '../../../../../../src/renderer/drafts/editor/together/awareness.ts'
import { type BoundText, bindText } from '../../../../../../src/renderer/drafts/editor/together/bindText.ts'
import type { Block } from '../../../../../../src/shared/drafts/model.ts'

/** The page of somebody who writes with others: what it sends waits in `outbox`. */
export interface Desk {
  readonly editor: LexicalEditor
  readonly text: BoundText
  readonly outbox: Uint8Array[]
}

export const paragraph = (id: string, text: string): Block => ({
  ...{ kind: 'paragraph', id, style: 'body' },
  inlines: text ? [{ kind: 'text', text }] : [],
})

let count = 0

/** A page that begins with these blocks, or that joins with a text of its own. */
export function desk(blocks: readonly Block[] | undefined): Desk {
  const editor = createHeadlessEditor({
    nodes: NODES,
    onError: error => {
      throw error
    },
  })
  registerIds(editor)
  editor.update(() => $load(blocks ?? [paragraph('mien', 'Ce qui était ici')]), { discrete: true })
  count += 1
  const outbox: Uint8Array[] = []
  const { provider } = openAwareness({ name: 'Léa', color: '#a00' }, () => undefined)
  const text = bindText(editor, {
    onUpdate: update => outbox.push(update),
    begins: blocks !== undefined,
    client: count,
    provider,
  })
  return { editor, text, outbox }
}

export const blocksOf = ({ editor }: Desk): Block[] => editor.read($blocks)
