import type { Binding } from '@lexical/yjs'
import { $getRoot, type LexicalEditor } from 'lexical'
import { $head, $setHead } from '../nodes/head.ts'

/**
 * Gives a block that bears the id of one before it an id of its own: two desks that move the same block at once put it twice. Its place in
 * the document makes the new id, so that every desk gives it the same one.
 */
export function mendIds(editor: LexicalEditor, { collabNodeMap }: Binding): void {
  const twins = editor.read(() => {
    const ids = new Set<string>()
    return $getRoot()
      .getChildren()
      .filter(node => {
        const { id } = $head(node)
        const isTwin = ids.has(id)
        ids.add(id)
        return isTwin
      })
  })
  if (twins.length === 0) return
  editor.update(
    () => {
      for (const node of twins) {
        const place = collabNodeMap.get(node.getKey())?.getSharedType()._item?.id
        if (place) $setHead(node, { ...$head(node), id: `${$head(node).id}-${place.client}-${place.clock}` })
      }
    },
    { discrete: true },
  )
}
