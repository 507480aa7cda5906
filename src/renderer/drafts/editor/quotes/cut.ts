import {
  $getNodeByKey,
  $getSelection,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  type LexicalNode,
  type NodeKey,
  type TextNode,
} from 'lexical'
import type { Inline } from '../../../../shared/drafts/model.ts'
import { $atomNode, $isAtom } from '../nodes/atom.ts'
import { $atom, type TextHead } from '../nodes/head.ts'
import { $isText, $textHead, type TextBlock } from '../nodes/text.ts'
import { $inlineNodes, FORMATS } from '../page/blockNodes.ts'

type Cut = Extract<Inline, { kind: 'cut' }>
type Hidden = Cut['hidden']

/** The quotation the caret is in, and its head. */
export const $quoteHere = (): { node: TextBlock; head: Extract<TextHead, { kind: 'quote' }> } | undefined => {
  const selection = $getSelection()
  const node = $isRangeSelection(selection)
    ? selection.anchor.getNode()
    : selection?.getNodes().find(one => $isAtom(one))
  const top = node?.getTopLevelElement()
  if (!$isText(top)) return undefined
  const head = $textHead(top)
  return head.kind === 'quote' ? { node: top, head } : undefined
}

/** A cut with its key, or the reason why it was not made. */
export type CutMade = { readonly key: NodeKey; readonly cut: Cut } | string

/** The words chosen in a quotation become a cut that remembers them. */
export const $cutQuote = (): CutMade => {
  const quote = $quoteHere()
  const selection = $getSelection()
  if (!quote) return 'On ne coupe que dans une citation longue.'
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return 'Choisissez d’abord les mots à couper.'
  if (!selection.focus.getNode().getTopLevelElement()?.is(quote.node))
    return 'Choisissez des mots d’une seule citation.'
  // the end first: what it cuts off does not move the beginning
  const nodes = selection.extract().filter(node => !node.is(quote.node))
  if (nodes.some(node => $isAtom(node) && $atom(node).kind !== 'cut'))
    return 'On ne coupe que les mots de la source\u00a0: une note ou un appel choisi n’en est pas.'
  const selectedNodes = $withoutEdges(nodes)
  const [first] = selectedNodes
  const hiddenParts = selectedNodes.flatMap($hidden)
  if (!first || hiddenParts.length === 0) return 'Choisissez d’abord les mots à couper.'
  const cut: Cut = { kind: 'cut', hidden: joinHidden(hiddenParts), shown: '' }
  const atom = $atomNode(cut)
  first.insertBefore(atom)
  for (const node of selectedNodes) node.remove()
  atom.selectNext(0, 0)
  return { key: atom.getKey(), cut }
}

/** Spaces at either end stay outside the cut. */
const $withoutEdges = (nodes: readonly LexicalNode[]): LexicalNode[] => {
  const innerNodes = [...nodes]
  const [first] = innerNodes
  if ($isTextNode(first)) {
    const lead = /^\s*/.exec(first.getTextContent())?.[0].length ?? 0
    if (lead > 0) innerNodes.splice(0, 1, ...$after(first, lead))
  }
  const last = innerNodes.at(-1)
  if ($isTextNode(last)) {
    const words = last.getTextContent().trimEnd().length
    if (words < last.getTextContentSize()) innerNodes.splice(-1, 1, ...$before(last, words))
  }
  return innerNodes
}

const $after = (node: TextNode, at: number): TextNode[] =>
  at >= node.getTextContentSize() ? [] : node.splitText(at).slice(-1)
const $before = (node: TextNode, at: number): TextNode[] => (at === 0 ? [] : node.splitText(at).slice(0, 1))

const $hidden = (node: LexicalNode): Hidden => {
  if ($isLineBreakNode(node)) return [{ kind: 'linebreak' }]
  if ($isAtom(node)) {
    const atom = $atom(node)
    return atom.kind === 'cut' ? atom.hidden : []
  }
  const text = node.getTextContent()
  if (!$isTextNode(node) || !text) return []
  const marks = FORMATS.filter(([, format]) => node.hasFormat(format)).map(([mark]) => mark)
  return [{ kind: 'text', text, ...(marks.length > 0 ? { marks } : {}) }]
}

const joinHidden = (parts: Hidden): Hidden => {
  const out: Hidden = []
  for (const one of parts) {
    const last = out.at(-1)
    if (
      one.kind === 'text' &&
      last?.kind === 'text' &&
      (one.marks ?? []).join() === (last.marks ?? []).join()
    )
      out[out.length - 1] = { ...last, text: last.text + one.text }
    else out.push(one)
  }
  return out
}

/** Gives a cut back its words, the caret after them. */
export const $restoreCut = (key: NodeKey): void => {
  const node = $getNodeByKey(key)
  const atom = $isAtom(node) ? $atom(node) : undefined
  if (!node || atom?.kind !== 'cut') return
  const words = $inlineNodes(atom.hidden)
  for (const one of words) node.insertBefore(one)
  node.selectNext(0, 0)
  node.remove()
}
