import { TableNode } from '@lexical/table'
import {
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isRootNode,
  type ElementNode,
  type LexicalEditor,
  mergeRegister,
} from 'lexical'
import type { NoteInline } from '../../../../shared/drafts/model.ts'
import { isNoteInline } from '../../../../shared/drafts/walk.ts'
import { AtomNode, PlacardNode } from '../nodes/atom.ts'
import { $atom, $setHead } from '../nodes/head.ts'
import { ListBlock } from '../nodes/list.ts'
import { PictureNode } from '../nodes/picture.ts'
import { $text, $textHead, TextBlock } from '../nodes/text.ts'
import { $inlineNodes, $inlines } from '../page/blockNodes.ts'

/** Reads the editor of a note: its paragraphs are one line, with breaks. */
export const $noteLine = (): NoteInline[] =>
  $getRoot()
    .getChildren<ElementNode>()
    .filter(block => $isElementNode(block))
    .flatMap((block, at) => [...(at > 0 ? [{ kind: 'linebreak' } as const] : []), ...$inlines(block)])
    .filter(isNoteInline)

/** A note holds lines of text: lists, tables, titles pasted in it keep their words and inlines, and lose their shape. */
export const registerMending = (editor: LexicalEditor): (() => void) =>
  mergeRegister(
    editor.registerNodeTransform(ListBlock, $flatten),
    editor.registerNodeTransform(TableNode, $flatten),
    editor.registerNodeTransform(PlacardNode, node => node.remove()),
    editor.registerNodeTransform(PictureNode, node => node.remove()),
    editor.registerNodeTransform(AtomNode, $unfold),
    editor.registerNodeTransform(TextBlock, block => {
      const { kind } = $textHead(block)
      if (kind !== 'paragraph') $setHead(block, { kind: 'paragraph', id: '', style: 'plain' })
    }),
  )

const $flatten = (block: ElementNode): void => {
  if (!$isRootNode(block.getParent())) return
  const line = $text({ kind: 'paragraph', id: '', style: 'plain' })
  block.replace(line.append(...$inlineNodes($inlines(block))))
}

/** A note in a note cannot be: its words come in parentheses. */
const $unfold = (node: AtomNode): void => {
  const atom = $atom(node)
  if (atom.kind !== 'note') return
  const inside = [$createTextNode(' ('), ...$inlineNodes(atom.inlines), $createTextNode(')')]
  for (const one of inside) node.insertBefore(one)
  node.remove()
}
