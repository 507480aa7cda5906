import { useEffect } from 'react'
import { subscribe } from '../kernel/api.ts'

/** Put before the title of a window that is asked for, until the user comes to it. */
const MARK = '● '

/**
 * Brings the window forward when another launch asks for it. A browser may keep it where it is: its title, which the bar of the
 * system shows, says then that it waits.
 */
export function useForward(): void {
  useEffect(() => {
    const title = document.title
    const settle = () => {
      document.title = title
    }
    const stop = subscribe('forward', () => {
      window.focus()
      if (!document.hasFocus()) document.title = `${MARK}${title}`
    })
    window.addEventListener('focus', settle)
    return () => {
      stop()
      window.removeEventListener('focus', settle)
      settle()
    }
  }, [])
}
