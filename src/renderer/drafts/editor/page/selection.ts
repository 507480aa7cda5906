import type { LexicalEditor } from 'lexical'

type Ends = readonly [Node | null, number, Node | null, number]

const acts = ['copy', 'cut', 'paste', 'keydown'] as const

/** Keys that do something with what is selected, where it is not the browser that tells what they replace. */
const isAct = (event: Event): boolean =>
  !(event instanceof KeyboardEvent) ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  ['Enter', 'Backspace', 'Delete', 'Tab'].includes(event.key)

const ends = (): Ends => {
  const selection = getSelection()
  return [
    selection?.anchorNode ?? null,
    selection?.anchorOffset ?? 0,
    selection?.focusNode ?? null,
    selection?.focusOffset ?? 0,
  ]
}

/**
 * The browser tells that the selection moved a moment after it moved, and on a busy machine after the next key: what is copied, cut
 * or deleted would be what was selected before. Whatever acts on the selection is first told of the one on the screen.
 */
export const registerSelection = (editor: LexicalEditor): (() => void) => {
  let told: Ends = ends()
  const hear = (): void => {
    told = ends()
  }
  const catchUp = (event: Event): void => {
    if (!isAct(event) || editor.isComposing()) return
    const now = ends()
    if (now.some((end, at) => end !== told[at])) document.dispatchEvent(new Event('selectionchange'))
  }
  document.addEventListener('selectionchange', hear)
  const stop = editor.registerRootListener((root, previous) => {
    for (const act of acts) {
      previous?.removeEventListener(act, catchUp, true)
      root?.addEventListener(act, catchUp, true)
    }
  })
  return () => {
    stop()
    document.removeEventListener('selectionchange', hear)
  }
}
