import { $getSelection, $isRangeSelection } from 'lexical'
import { markersOf, ownLevels } from '../../../../shared/drafts/assemble/list-markers.ts'
import type { BlockOf, ItemMarker } from '../../../../shared/drafts/model.ts'
import { newId } from '../../../kernel/newId.ts'
import { $item, $setHead, type ListHead } from '../nodes/head.ts'
import { $isItem, $isList, $list, $listHead, type ItemBlock, type ListBlock } from '../nodes/list.ts'

/** Number from which a list counts: a given one, or the one after the last list whose first level writes the same. */
export type Start = NonNullable<BlockOf<'list'>['start']>

/** The list the caret is in, and what can be said of it. */
export interface ListHere {
  readonly list: ListBlock
  readonly item: ItemBlock
  readonly level: number
  readonly marker: ItemMarker
}

/** The item of a list the caret is in. */
export const $listHere = (): ListHere | undefined => {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return undefined
  const node = selection.anchor.getNode()
  const item = [node, ...node.getParents()].find($isItem)
  const list = item?.getParent()
  if (!item || !$isList(list)) return undefined
  const { level } = $item(item)
  return { list, item, level, marker: markersOf($listHead(list))[level] ?? '•' }
}

/** Counts from here: the item and those after it become a list of their own, unless it is the first. */
export const $countFrom = (start: Start): boolean => {
  const currentList = $listHere()
  if (!currentList) return false
  const { list, item } = currentList
  const head = $listHead(list)
  if (!item.getPreviousSibling()) {
    $setHead(list, startingAt(head, start))
    return true
  }
  const rest = $list({ ...startingAt(head, start), id: newId() })
  list.insertAfter(rest)
  rest.append(item, ...item.getNextSiblings())
  return true
}

const startingAt = ({ start: _, ...head }: ListHead, start: Start): ListHead =>
  start === 1 ? head : { ...head, start }

/** Whether the list the caret is in goes on from one before it. */
export const $continues = (): boolean => {
  const list = $listHere()
  return list !== undefined && !list.item.getPreviousSibling() && $listHead(list.list).start === 'continue'
}

/** Counts what stands before the items of the caret's level, in its whole list. */
export const $markWith = (marker: ItemMarker): boolean => {
  const list = $listHere()
  if (!list) return false
  const { levels: _, ...head } = $listHead(list.list)
  const markers = markersOf($listHead(list.list)).map((one, level) => (level === list.level ? marker : one))
  const levels = ownLevels(head.style, markers)
  $setHead(list.list, levels ? { ...head, levels } : head)
  return true
}
