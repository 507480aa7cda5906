import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
} from 'lexical'

/** Moves a paragraph to a place among the others, counted without it; where it then stands, from 1, and among how many. */
export function $moveBlock(key: string, to: number): readonly [place: number, count: number] | undefined {
  const block = $getNodeByKey(key)
  const others = $getRoot()
    .getChildren()
    .filter(one => one.getKey() !== key)
  if (!block || to < 0 || to > others.length) return undefined
  const after = others[to - 1]
  if (after) after.insertAfter(block, false)
  else others[0]?.insertBefore(block, false)
  return [to + 1, others.length + 1]
}

/** Moves the paragraph of the caret by Alt and an arrow; `say` tells where it went. */
export const registerBlockKeys = (editor: LexicalEditor, say: (sentence: string) => void): (() => void) =>
  editor.registerCommand(
    KEY_DOWN_COMMAND,
    event => {
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
      if (!event.altKey || step === 0) return false
      const selection = $getSelection()
      const block = $isRangeSelection(selection) && selection.anchor.getNode().getTopLevelElement()
      if (!block) return false
      event.preventDefault()
      const place = $moveBlock(block.getKey(), block.getIndexWithinParent() + step)
      say(
        place ? placeText(place) : step < 0 ? 'C’est le premier paragraphe.' : 'C’est le dernier paragraphe.',
      )
      return true
    },
    COMMAND_PRIORITY_HIGH,
  )

/** Says where a paragraph was moved. */
export const placeText = ([place, count]: readonly [number, number]): string =>
  `Paragraphe déplacé\u00a0: ${place} sur ${count}.`
