import { $getRoot, type EditorState, HISTORIC_TAG, type LexicalEditor, type NodeKey } from 'lexical'
import type { Block } from '../../../../shared/drafts/model.ts'
import { $head } from '../nodes/head.ts'
import { $block } from './blockNodes.ts'

/** A block as it stands, and the node that holds it: the same object for as long as nothing of it changes. */
export interface Kept {
  readonly key: NodeKey
  readonly block: Block
}

/** The blocks of the editor, converted again only where something changed since they were last asked for. */
export interface BlockCache {
  readonly entries: () => readonly Kept[]
  readonly blocks: () => Block[]
  readonly stop: () => void
}

/** Keeps the blocks of an editor; `initialBlocks` are those it was just filled with, which need no converting. */
export const blockCache = (editor: LexicalEditor, initialBlocks: readonly Block[] = []): BlockCache => {
  const entriesByKey = new Map<NodeKey, Kept>()
  editor.read(() => {
    for (const [at, node] of $getRoot().getChildren().entries()) {
      const block = initialBlocks[at]
      const key = node.getKey()
      if (block && $head(node).id === block.id) entriesByKey.set(key, { key, block })
    }
  })
  let order: readonly Kept[] | undefined
  const stop = editor.registerUpdateListener(
    ({ dirtyElements, dirtyLeaves, tags, editorState, prevEditorState }) => {
      if (tags.has(HISTORIC_TAG))
        for (const key of changedTops(prevEditorState, editorState)) entriesByKey.delete(key)
      for (const key of dirtyElements.keys()) entriesByKey.delete(key)
      for (const key of dirtyLeaves) entriesByKey.delete(key)
      if (tags.has(HISTORIC_TAG) || dirtyElements.size + dirtyLeaves.size > 0) order = undefined
    },
  )
  const entries = (): readonly Kept[] => {
    order ??= editor.read(() =>
      $getRoot()
        .getChildren()
        .map(node => {
          const key = node.getKey()
          const one = entriesByKey.get(key) ?? { key, block: $block(node) }
          entriesByKey.set(key, one)
          return one
        }),
    )
    return order
  }
  return { entries, blocks: () => entries().map(one => one.block), stop }
}

/** The blocks that are not the same in two states: undoing says which state comes back, not what it changes. */
const changedTops = (before: EditorState, after: EditorState): Set<NodeKey> => {
  const tops = new Set<NodeKey>()
  for (const [key, node] of after._nodeMap) {
    if (before._nodeMap.get(key) === node) continue
    let top = key
    for (
      let parent = node.__parent;
      parent && parent !== 'root';
      parent = after._nodeMap.get(parent)?.__parent ?? null
    )
      top = parent
    tops.add(top)
  }
  return tops
}
