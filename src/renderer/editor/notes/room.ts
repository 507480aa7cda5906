import type { LexicalEditor, NodeKey } from 'lexical'

/** Air between a paragraph and the note under it. */
const GAP = 6

/**
 * Puts a box under the block that holds a call and makes room for it there, as long as it is open: what follows moves down.
 * The box lies over the page, not in it, for an editor takes away what it did not draw. Returns how to give the room back.
 */
export const makeRoom = (
  page: LexicalEditor,
  call: NodeKey,
  box: HTMLElement,
  scroller: HTMLElement,
): (() => void) => {
  let held: HTMLElement | undefined
  const place = (): void => {
    const root = page.getRootElement()
    const mark = page.getElementByKey(call)
    const block = mark && [...(root?.children ?? [])].find(one => one.contains(mark))
    if (!(block instanceof HTMLElement) || !root) return
    if (held !== block) held?.style.removeProperty('margin-bottom')
    held = block
    const inner = getComputedStyle(root)
    const frame = scroller.getBoundingClientRect()
    const paper = root.getBoundingClientRect()
    const left = paper.left + Number.parseFloat(inner.paddingLeft)
    const width =
      root.clientWidth - Number.parseFloat(inner.paddingLeft) - Number.parseFloat(inner.paddingRight)
    const top = block.getBoundingClientRect().bottom - frame.top + scroller.scrollTop + GAP
    set(box, 'left', `${Math.round(left - frame.left + scroller.scrollLeft)}px`)
    set(box, 'width', `${Math.round(width)}px`)
    set(box, 'top', `${Math.round(top)}px`)
    set(block, 'margin-bottom', `${box.offsetHeight + 2 * GAP}px`)
  }
  place()
  box.scrollIntoView({ block: 'nearest' })
  const watch = new ResizeObserver(place)
  watch.observe(box)
  const root = page.getRootElement()
  if (root) watch.observe(root)
  const stop = page.registerUpdateListener(() => place())
  return () => {
    stop()
    watch.disconnect()
    held?.style.removeProperty('margin-bottom')
  }
}

const set = (dom: HTMLElement, name: string, value: string): void => {
  if (dom.style.getPropertyValue(name) !== value) dom.style.setProperty(name, value)
}
