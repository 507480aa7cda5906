import { $getSelection, $isRangeSelection, $isTextNode, type LexicalNode } from 'lexical'
import { $atRoot, $selectedNode } from './commands.ts'
import { $isAtom } from './nodes/atom.ts'
import { $atom, $head } from './nodes/head.ts'
import type { CaretContext } from './props.ts'

/** Where the caret is, for the side panel and the outline. */
export const $caretContext = (): CaretContext => {
  const selection = $getSelection()
  const node = $selectedNode() ?? ($isRangeSelection(selection) ? selection.anchor.getNode() : undefined)
  const top = $atRoot(node) ?? node
  if (!node || !top) return {}
  const head = $head(top)
  const atom = $isAtom(node) ? node : $beside(node)
  const found = atom && $isAtom(atom) ? $atom(atom) : undefined
  const quoted = head.kind === 'quote' ? head.source : undefined
  const source = found?.kind === 'citation' ? found.source : quoted
  return {
    block: head.id,
    ...heading(top),
    ...(source ? { source } : {}),
    ...(found?.kind === 'exhibit' ? { exhibit: found.exhibit } : {}),
    ...(found?.kind === 'slot' ? { slot: found.key } : {}),
    ...(head.origin ? { argument: head.origin.source } : {}),
  }
}

/** The atom the caret touches. */
const $beside = (node: LexicalNode): LexicalNode | undefined => {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return undefined
  const { offset } = selection.anchor
  if ($isTextNode(node)) {
    if (offset === 0) return node.getPreviousSibling() ?? undefined
    return offset === node.getTextContentSize() ? (node.getNextSibling() ?? undefined) : undefined
  }
  if (!('getChildAtIndex' in node)) return undefined
  const parent = node as LexicalNode & { getChildAtIndex: (at: number) => LexicalNode | null }
  return parent.getChildAtIndex(offset - 1) ?? parent.getChildAtIndex(offset) ?? undefined
}

const heading = (top: LexicalNode): { heading?: string } => {
  let node: LexicalNode | null = top
  while (node) {
    const head = $head(node)
    if (head.kind === 'heading') return { heading: head.id }
    node = node.getPreviousSibling()
  }
  return {}
}
