import {
  $createRangeSelection,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  type LexicalEditor,
  type NodeKey,
  type PointType,
} from 'lexical'
import type { Line } from './lineReader.ts'
import type { Match } from './match.ts'

/** A place of the text, by the node that holds it. */
export interface Point {
  readonly key: NodeKey
  readonly offset: number
}

/** A stretch of the text, its start first. */
export type Scope = readonly [Point, Point]

/** The places in the order of the lines: the index of the line, then the offset in it. */
export const orderOf = (lines: readonly Line[]) => {
  const byKey = new Map<NodeKey, readonly [number, number]>()
  for (const [at, line] of lines.entries()) {
    if (!byKey.has(line.block)) byKey.set(line.block, [at, 0])
    if (line.kind === 'text') for (const part of line.parts) byKey.set(part.key, [at, part.start])
  }
  const index = new Map(lines.map((line, at) => [line, at]))
  return {
    point: ({ key, offset }: Point): readonly [number, number] | undefined => {
      const node = byKey.get(key)
      return node && [node[0], node[1] + offset]
    },
    match: ({ line, start }: Match): readonly [number, number] => [index.get(line) ?? 0, start],
  }
}

/** Whether a place comes before another, or is the same. */
export const notAfter = (a: readonly [number, number], b: readonly [number, number]): boolean =>
  a[0] < b[0] || (a[0] === b[0] && a[1] <= b[1])

/** Reads the selection of the page: its two ends in the order of the text, and its words when they are few. */
export const selectionScope = (editor: LexicalEditor): { scope: Scope; words: string } | undefined =>
  editor.read(() => {
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return undefined
    const [first, last] = selection.isBackward()
      ? [selection.focus, selection.anchor]
      : [selection.anchor, selection.focus]
    const words = selection.isCollapsed() ? '' : selection.getTextContent()
    return { scope: [$pointOf(first), $pointOf(last)], words: /^[^\n]{1,120}$/.test(words) ? words : '' }
  })

/** A point between the children of an element is the start of the one after it. */
const $pointOf = (point: PointType): Point => {
  if (point.type === 'text') return { key: point.key, offset: point.offset }
  const node = point.getNode()
  const child = node.getChildAtIndex(point.offset)
  return child
    ? { key: child.getKey(), offset: 0 }
    : { key: node.getLastDescendant()?.getKey() ?? point.key, offset: node.getTextContentSize() }
}

/** Selects a match in the text, without taking the keyboard from the field one types in. */
export const selectMatch = (editor: LexicalEditor, { line, start, end }: Match): void => {
  if (line.kind !== 'text') return
  const first = line.parts.find(part => part.start + part.length > start)
  const last = line.parts.findLast(part => part.start < end)
  if (!first || !last) return
  editor.update(
    () => {
      const selection = $createRangeSelection()
      selection.anchor.set(first.key, start - first.start, 'text')
      selection.focus.set(last.key, end - last.start, 'text')
      $setSelection(selection)
    },
    { tag: ['skip-dom-selection', 'skip-scroll-into-view', 'place'] },
  )
}
