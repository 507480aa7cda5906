import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type Area, parseWindowState, type WindowState } from './bounds.ts'

/** How the window was left; nothing when that was never written or cannot be read. */
export function readWindowState(file: string): WindowState {
  try {
    return existsSync(file) ? parseWindowState(readFileSync(file, 'utf8')) : {}
  } catch {
    return {}
  }
}

/** Keeps how the window is left. The place of the window is a comfort: losing it must not keep the window from closing. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 })
  } catch {
    // nothing is lost but the place of the window
  }
}

/** A window, as far as how it is left goes. */
export interface LeftWindow {
  maximize(): void
  setFullScreen(full: boolean): void
  getNormalBounds(): Area
  isMaximized(): boolean
  isFullScreen(): boolean
  on(event: 'close', hear: () => void): void
}

/** Brings a window back as it was left, its bounds apart, and keeps how it is left each time it is asked to close. */
export function followWindowState(window: LeftWindow, file: string, last: WindowState): void {
  if (last.maximized) window.maximize()
  if (last.fullScreen) window.setFullScreen(true)
  window.on('close', () =>
    writeWindowState(file, {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    }),
  )
}
