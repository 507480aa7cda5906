import {
  $createNodeSelection,
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isNodeSelection,
  $setSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_LOW,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
} from 'lexical'
import { $selectedNode } from '../commands.ts'
import { $isAtom, $isPlacard } from '../nodes/atom.ts'
import { $atom, type Atom } from '../nodes/head.ts'

/** An atomic inline the user wants to look at. */
export interface Opened {
  readonly key: NodeKey
  readonly atom: Atom
}

/** A click selects an atom or a placard as one thing, and opens the atom; Enter opens the one selected. What is selected shows. */
export const registerAtoms = (
  editor: LexicalEditor,
  onOpen: (card: Opened) => void,
  onFacts: () => void,
): (() => void) => {
  let highlights: HTMLElement[] = []
  return mergeRegister(
    editor.registerCommand(
      CLICK_COMMAND,
      event => {
        const target = event.target
        if (!(target instanceof Element)) return false
        if (target.closest('[data-act="facts"]')) {
          onFacts()
          return true
        }
        const dom = target.closest('[data-atom],.placard')
        const node = dom && $getNearestNodeFromDOMNode(dom)
        if (!$isAtom(node) && !$isPlacard(node)) return false
        const selection = $createNodeSelection()
        selection.add(node.getKey())
        $setSelection(selection)
        if ($isAtom(node)) onOpen({ key: node.getKey(), atom: $atom(node) })
        return true
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      event => {
        const node = $selectedNode()
        if (!$isAtom(node)) return false
        event?.preventDefault()
        onOpen({ key: node.getKey(), atom: $atom(node) })
        return true
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerUpdateListener(({ editorState }) => {
      const selection = editorState._selection
      if (!$isNodeSelection(selection) && highlights.length === 0) return
      for (const dom of highlights) dom.classList.remove('selected')
      highlights = $isNodeSelection(selection)
        ? [...selection._nodes].flatMap(key => editor.getElementByKey(key) ?? [])
        : []
      for (const dom of highlights) dom.classList.add('selected')
    }),
  )
}

/** Lets go of the caret while a card has the keyboard: the page would take it back at each change. */
export const $release = (): void => $setSelection(null)

/** Puts the caret just after a node, as when its card is closed. */
export const $after = (key: NodeKey): void => {
  const node = $getNodeByKey(key)
  if (node) node.selectNext(0, 0)
  // gone: what took it out has put the caret where it stood
  else if (!$getSelection()) $getRoot().selectEnd()
}

/** Takes a node out, the caret where it stood. */
export const $takeOut = (key: NodeKey): void => {
  const node = $getNodeByKey(key)
  node?.selectPrevious()
  node?.remove()
}
