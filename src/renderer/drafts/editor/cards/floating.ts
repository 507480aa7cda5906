import { type RefObject, useLayoutEffect, useRef } from 'react'

const GAP_PX = 6
const MARGIN_PX = 8

/**
 * Keeps a floating box just under a place of the text, or just over it once there was no room under: it does not change
 * sides as it shrinks. It follows its own height at once, not at the next time something else is drawn.
 */
export const useFloating = (box: RefObject<HTMLElement | null>, place: () => DOMRect | undefined): void => {
  const over = useRef(false)
  const put = () => {
    const dom = box.current
    const rect = place()
    if (!dom || !rect) return
    over.current ||= rect.bottom + dom.offsetHeight + 2 * GAP_PX >= window.innerHeight
    const top = over.current
      ? Math.max(MARGIN_PX, rect.top - dom.offsetHeight - GAP_PX)
      : rect.bottom + GAP_PX
    const left = Math.max(MARGIN_PX, Math.min(rect.left, window.innerWidth - dom.offsetWidth - MARGIN_PX))
    dom.style.top = `${top}px`
    dom.style.left = `${left}px`
  }
  const latest = useRef(put)
  latest.current = put
  useLayoutEffect(put)
  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => latest.current())
    if (box.current) watch.observe(box.current)
    return () => watch.disconnect()
  }, [box])
}
