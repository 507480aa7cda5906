import { $getSelection, $isRangeSelection, $isTextNode, type LexicalEditor, type LexicalNode } from 'lexical'
import { type RefObject, useEffect, useState } from 'react'
import { debounce } from '../../../kernel/debounce.ts'
import { keepPlace, restorePlace, scrollTo } from '../cards/caretPlace.ts'
import { $atRoot, $selectedNode } from '../commands.ts'
import { $isAtom } from '../nodes/atom.ts'
import { $atom, $head } from '../nodes/head.ts'
import type { CaretContext, EditorProps } from '../props.ts'

/** After the last change of the text or of the caret. */
const REST_MS = 150

/** Where the caret is, looked at when the keys rest; its place is kept for the next opening. */
export const useCaret = (
  editor: LexicalEditor,
  scroller: RefObject<HTMLDivElement | null>,
  latest: RefObject<EditorProps>,
) => {
  const [caret, setCaret] = useState<CaretContext>({})
  useEffect(() => {
    let lastReport = ''
    const { id } = latest.current.draftContext.draft
    const look = () => {
      const next = editor.read($caretContext)
      const json = JSON.stringify(next)
      if (json !== lastReport) {
        lastReport = json
        setCaret(next)
        latest.current.onCaret?.(next)
      }
      if (scroller.current) keepPlace(editor, scroller.current, id)
    }
    const lookSoon = debounce(look, REST_MS)
    const stop = editor.registerUpdateListener(() => lookSoon())
    const block = restorePlace(editor, id)
    if (block && scroller.current) scrollTo(scroller.current, block)
    return () => {
      lookSoon.cancel()
      stop()
    }
  }, [editor, scroller, latest])
  return caret
}

/** Where the caret is, for the side panel and the outline. */
const $caretContext = (): CaretContext => {
  const selection = $getSelection()
  const node = $selectedNode() ?? ($isRangeSelection(selection) ? selection.anchor.getNode() : undefined)
  const top = $atRoot(node) ?? node
  if (!node || !top) return {}
  const head = $head(top)
  const atom = $isAtom(node) ? node : $beside(node)
  const currentAtom = atom && $isAtom(atom) ? $atom(atom) : undefined
  const quotedSource = head.kind === 'quote' ? head.source : undefined
  const source = currentAtom?.kind === 'citation' ? currentAtom.source : quotedSource
  return {
    block: head.id,
    ...heading(top),
    ...(source ? { source } : {}),
    ...(currentAtom?.kind === 'exhibit' ? { exhibit: currentAtom.exhibit } : {}),
    ...(currentAtom?.kind === 'slot' ? { slot: currentAtom.key } : {}),
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
