import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseWindowState, type WindowState } from './bounds.ts'

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
