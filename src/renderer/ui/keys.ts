import { type KeyboardEvent as Pressed, useEffect, useRef } from 'react'

/** A thing one can do from anywhere: listed in the palette, and under its key in the help. */
export interface Action {
  readonly id: string
  readonly label: string
  readonly group: string
  /** `Ctrl+K`, `F6`, `Alt+1`; Ctrl is also Cmd on a Mac */
  readonly keys?: string
  /** other words people call it by, for the palette */
  readonly words?: string
  readonly run: () => void
}

function isPressed(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const needs = (name: string) => parts.slice(0, -1).includes(name)
  if ((event.ctrlKey || event.metaKey) !== needs('Ctrl') || event.altKey !== needs('Alt')) return false
  if (key === '?') return event.key === '?'
  if (event.shiftKey !== needs('Maj')) return false
  // the digit keys of a French keyboard need a shift: the place of the key counts, not its sign
  return /^\d$/.test(key) ? event.code === `Digit${key}` : event.key.toLowerCase() === key.toLowerCase()
}

/** Whether keys typed there are for a text. */
export const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Runs the actions that have keys. A key without Ctrl or Alt is left to whoever is typing, function keys apart. */
export function useKeys(actions: readonly Action[]): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const action = latest.current.find(one => one.keys && isPressed(event, one.keys))
      if (!action?.keys) return
      if (isWriting(event.target) && !/Ctrl|Alt|\bF\d/.test(action.keys)) return
      event.preventDefault()
      action.run()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}

/** Runs the actions that the menu bar of the window names. */
export function useMenuCommands(actions: readonly Action[]): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    window.pretoire?.onCommand(id => {
      if (id === 'print-page') window.print()
      else latest.current.find(one => one.id === id)?.run()
    })
  }, [])
}

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
