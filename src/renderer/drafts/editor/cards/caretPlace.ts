import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type LexicalEditor,
} from 'lexical'
import { $head } from '../nodes/head.ts'

interface Place {
  readonly block: string
  readonly offset: number
  readonly scroll: number
}
const key = (draft: string) => `pretoire.place.${draft}`

/** Remembers where the caret and the page are, per draft, on this machine only. */
export const keepPlace = (editor: LexicalEditor, scroller: HTMLElement, draft: string): void => {
  const at = editor.read(() => {
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return undefined
    const top = selection.anchor.getNode().getTopLevelElement()
    if (!top || !$isElementNode(top)) return undefined
    let offset = $isTextNode(selection.anchor.getNode()) ? selection.anchor.offset : 0
    for (const text of top.getAllTextNodes()) {
      if (text.is(selection.anchor.getNode())) break
      offset += text.getTextContentSize()
    }
    return { block: $head(top).id, offset }
  })
  if (at)
    localStorage.setItem(key(draft), JSON.stringify({ ...at, scroll: scroller.scrollTop } satisfies Place))
}

/** Puts the caret back where it was when the draft was last open; the page follows it. Returns the block, if it is still there. */
export const restorePlace = (editor: LexicalEditor, draft: string): string | undefined => {
  const place = read(draft)
  if (!place) return undefined
  return $moveTo(editor, place.block, place.offset) ? place.block : undefined
}

const read = (draft: string): Place | undefined => {
  try {
    const place: unknown = JSON.parse(localStorage.getItem(key(draft)) ?? 'null')
    if (typeof place !== 'object' || place === null) return undefined
    const { block, offset } = place as Partial<Place>
    return typeof block === 'string' && typeof offset === 'number' ? { block, offset, scroll: 0 } : undefined
  } catch {
    return undefined
  }
}

/** Puts the caret in a block, `offset` characters in. */
export const $moveTo = (editor: LexicalEditor, block: string, offset: number): boolean => {
  let hasMatch = false
  editor.update(
    () => {
      const top = $getRoot()
        .getChildren()
        .find(node => $head(node).id === block)
      if (!$isElementNode(top)) return
      hasMatch = true
      let remaining = offset
      for (const text of top.getAllTextNodes()) {
        const size = text.getTextContentSize()
        if (remaining <= size) {
          text.select(remaining, remaining)
          return
        }
        remaining -= size
      }
      top.selectStart()
    },
    { discrete: true, tag: ['skip-scroll-into-view', 'place'] },
  )
  return hasMatch
}

/** Brings a block to the upper part of the page, exactly. */
export const scrollTo = (scroller: HTMLElement, block: string): void => {
  const dom = scroller.querySelector<HTMLElement>(`[data-id="${CSS.escape(block)}"]`)
  if (dom) bring(scroller, () => dom.getBoundingClientRect(), 'top')
}

let bringing = 0

/**
 * Brings a place to the upper part of the page, or `near`: only when it is out of sight. What is laid out on the way changes the
 * heights, so it looks again until nothing moves; another place asked for meanwhile is the one that is brought.
 */
export const bring = (scroller: HTMLElement, rectOf: () => DOMRect, how: 'top' | 'near'): void => {
  bringing += 1
  const mine = bringing
  let tries = 0
  let stillFrames = 0
  const look = (): void => {
    if (mine !== bringing) return
    const frame = scroller.getBoundingClientRect()
    const rect = rectOf()
    const target =
      frame.top + Math.min(how === 'top' ? 96 : 160, scroller.clientHeight / (how === 'top' ? 5 : 3))
    const isVisible = rect.top >= frame.top + 8 && rect.bottom <= frame.bottom - 24
    const gap = how === 'near' && isVisible ? 0 : rect.top - target
    const before = scroller.scrollTop
    if (Math.abs(gap) > 1) scroller.scrollTop += gap
    stillFrames = Math.abs(scroller.scrollTop - before) <= 1 ? stillFrames + 1 : 0
    tries += 1
    if (stillFrames < 4 && tries < 60) requestAnimationFrame(look)
  }
  look()
}
