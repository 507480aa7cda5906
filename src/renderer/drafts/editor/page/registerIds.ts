import { TableNode } from '@lexical/table'
import {
  $getNodeByKey,
  $isRootNode,
  COLLABORATION_TAG,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  type NodeKey,
} from 'lexical'
import { newId } from '../../../kernel/newId.ts'
import { AtomNode, PlacardNode } from '../nodes/atom.ts'
import { $atom, $head, $item, $setAtom, $setHead, $setItem } from '../nodes/head.ts'
import { $mendItem, $mendList, ItemBlock, ListBlock } from '../nodes/list.ts'
import { PictureNode } from '../nodes/picture.ts'
import { TextBlock } from '../nodes/text.ts'

/**
 * Keeps ids stable and unique while blocks are split, pasted and undone: a new block gets a new id, a copy never keeps
 * its model's, a block cut and pasted keeps its own. Works on changed nodes only.
 */
export const registerIds = (editor: LexicalEditor): (() => void) => {
  const owners = new Map<string, NodeKey>()
  const $claim = (id: string, key: NodeKey): string => {
    const owner = owners.get(id)
    const isTaken = id === '' || (owner !== undefined && owner !== key && $getNodeByKey(owner)?.isAttached())
    const mine = isTaken ? newId() : id
    owners.set(mine, key)
    return mine
  }
  const $claimHead = (node: LexicalNode): void => {
    if (!$isRootNode(node.getParent())) return
    const head = $head(node)
    const id = $claim(head.id, node.getKey())
    if (id !== head.id) $setHead(node, { ...head, id })
  }
  return mergeRegister(
    // what another desk wrote is not transformed here: its ids are its own, and no copy of it keeps them
    editor.registerUpdateListener(({ tags, dirtyElements, editorState }) => {
      if (!tags.has(COLLABORATION_TAG)) return
      editorState.read(() => {
        for (const key of dirtyElements.keys()) {
          const node = $getNodeByKey(key)
          if (!node || !$isRootNode(node.getParent())) continue
          const { id } = $head(node)
          const owner = owners.get(id)
          if (owner === undefined || !$getNodeByKey(owner)) owners.set(id, key)
        }
      })
    }),
    editor.registerNodeTransform(TextBlock, $claimHead),
    editor.registerNodeTransform(PlacardNode, $claimHead),
    editor.registerNodeTransform(PictureNode, $claimHead),
    editor.registerNodeTransform(TableNode, $claimHead),
    editor.registerNodeTransform(ListBlock, list => {
      $mendList(list)
      $claimHead(list)
    }),
    editor.registerNodeTransform(ItemBlock, item => {
      $mendItem(item)
      if (!item.isAttached()) return
      const { id, level } = $item(item)
      const mine = $claim(id, item.getKey())
      if (mine !== id) $setItem(item, { id: mine, level })
    }),
    editor.registerNodeTransform(AtomNode, node => {
      const atom = $atom(node)
      if (atom.kind !== 'note' && atom.kind !== 'private') return
      const id = $claim(atom.id, node.getKey())
      if (id !== atom.id) $setAtom(node, { ...atom, id })
    }),
  )
}
