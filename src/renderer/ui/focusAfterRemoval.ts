import { useEffect } from 'react'
import { debounce } from '../kernel/debounce.ts'

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex]:not([tabindex="-1"])'
/** A part of the page that one reads by itself. */
const PART = 'section, aside, form, fieldset, main, [role="tabpanel"], [role="dialog"]'
/** Coming to one of these chooses it. */
const CHOSEN_BY_FOCUS = '[role="listbox"] *, [role="listbox"], [role="tablist"] *'
/** A closing dialog gives the keyboard back within this time; a list is read again within it too. */
const SETTLE_MS = 120

/** Where an element that has the keyboard stands: each box around it, and the rank of the branch that leads to it. */
type Place = readonly { readonly box: Element; readonly rank: number }[]

/**
 * Gives the keyboard to what stands next when the element that had it is taken out of the page: the same control of the next
 * line, else of the line before, else the button that adds to the list. Menus and dialogs give it back by themselves.
 */
export function useFocusAfterRemoval(): void {
  useEffect(() => {
    let last: HTMLElement | undefined
    let place: Place = []
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      last = target
      place = placeOf(target)
    }
    const settle = debounce(() => {
      if (!last || last.isConnected || document.activeElement !== document.body) return
      const next = nextTo(last, place)
      last = undefined
      next?.focus()
    }, SETTLE_MS)
    const watch = new MutationObserver(() => {
      if (!last || last.isConnected || document.activeElement !== document.body) return
      settle()
    })
    document.addEventListener('focusin', onFocusIn)
    watch.observe(document.body, { childList: true, subtree: true })
    return () => {
      settle.cancel()
      watch.disconnect()
      document.removeEventListener('focusin', onFocusIn)
    }
  }, [])
}

function placeOf(element: Element): Place {
  const place: { box: Element; rank: number }[] = []
  for (let at = element; at.parentElement && at.id !== 'main'; at = at.parentElement)
    place.push({ box: at.parentElement, rank: [...at.parentElement.children].indexOf(at) })
  return place
}

/** The control to come to; none where the whole screen was left. */
function nextTo(formerControl: HTMLElement, place: Place): HTMLElement | undefined {
  const box = place.find(one => one.box.isConnected)
  if (!box || box.box === document.body || box.box.id === 'main' || box.box.id === 'root') return undefined
  const rows = [...box.box.children]
  const next = rows.slice(box.rank).map(row => alike(row, formerControl))
  const before = rows.slice(0, box.rank).map(row => alike(row, formerControl))
  const row = next.find(Boolean) ?? before.findLast(Boolean)
  if (row) return row
  // the last line of a list: the place to add to it, in its own part of the page and no farther
  for (const { box: around } of place) {
    if (!around.isConnected) continue
    const controls = focusable(around)
    const after = controls.find(
      one => box.box.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
    )
    const target = after ?? controls.at(-1)
    if (target) return target
    if (!(around instanceof HTMLElement) || !around.matches(PART)) continue
    around.tabIndex = -1
    return around
  }
  return undefined
}

/** The control of a line that is of the kind of one that is gone, else the first of the line. */
function alike(row: Element, formerControl: HTMLElement): HTMLElement | undefined {
  const controls = focusable(row)
  const same = controls.filter(
    one => one.tagName === formerControl.tagName && one.className === formerControl.className,
  )
  return same.find(one => one.textContent === formerControl.textContent) ?? same[0] ?? controls[0]
}

const focusable = (box: Element): HTMLElement[] =>
  [...(box.matches(FOCUSABLE) ? [box] : []), ...box.querySelectorAll(FOCUSABLE)].filter(
    (one): one is HTMLElement =>
      one instanceof HTMLElement &&
      one.checkVisibility({ visibilityProperty: true }) &&
      !one.matches(CHOSEN_BY_FOCUS),
  )
