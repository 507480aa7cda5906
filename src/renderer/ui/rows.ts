import type { KeyboardEvent as Pressed } from 'react'

const between = new Set(['ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'])

/** The keys that go from row to row, pressed on what names one: a list whose rows hold fields hears its rows alone. */
export const rowKeys = (event: Pressed<HTMLElement>): void => {
  const row = event.currentTarget.closest<HTMLElement>('[role="row"]')
  const { altKey, ctrlKey, metaKey, shiftKey } = event
  if (!row || !between.has(event.key) || altKey || ctrlKey || metaKey || shiftKey) return
  event.preventDefault()
  row.focus()
  row.dispatchEvent(new KeyboardEvent('keydown', event.nativeEvent))
}
