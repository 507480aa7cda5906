import { existsSync, readFileSync, writeFileSync } from 'node:fs'
/** A rectangle of the screen, in its own points, as Electron gives it. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How the window was left. */
export interface WindowState {
  readonly bounds?: Area
  readonly maximized?: boolean
  readonly fullScreen?: boolean
}

export const MIN_WIDTH = 720
export const MIN_HEIGHT = 480
const USUAL_WIDTH = 1360
const USUAL_HEIGHT = 880
/** How much of the title bar must be on a display for the window to be caught with the mouse. */
const GRIP_WIDTH = 160
const GRIP_HEIGHT = 24

/** Reads how the window was left; what does not read counts for nothing. */
export function parseWindowState(text: string): WindowState {
  let state: unknown
  try {
    state = JSON.parse(text)
  } catch {
    return {}
  }
  if (typeof state !== 'object' || state === null) return {}
  const { bounds, maximized: isMaximized, fullScreen } = state as Record<string, unknown>
  return {
    ...(isArea(bounds) && { bounds }),
    ...(isMaximized === true && { maximized: isMaximized }),
    ...(fullScreen === true && { fullScreen }),
  }
}

function isArea(value: unknown): value is Area {
  if (typeof value !== 'object' || value === null) return false
  const { x, y, width, height } = value as Record<string, unknown>
  return [x, y, width, height].every(Number.isFinite)
}

/**
 * Where the window opens: where it was, if its title bar can be reached on one of the displays (work areas, the main one first);
 * else in the middle of the main display. It is never larger than the display it opens on.
 */
export function placeWindow(last: Area | undefined, displays: readonly Area[]): Area {
  const [main] = displays
  const reachable = last && displays.find(display => hasGrip(last, display))
  if (last && reachable) return fitToDisplay(last, reachable)
  if (!main) return last ?? { x: 0, y: 0, width: USUAL_WIDTH, height: USUAL_HEIGHT }
  const width = Math.min(last?.width ?? USUAL_WIDTH, main.width)
  const height = Math.min(last?.height ?? USUAL_HEIGHT, main.height)
  return {
    x: Math.round(main.x + (main.width - width) / 2),
    y: Math.round(main.y + (main.height - height) / 2),
    width,
    height,
  }
}

const hasGrip = (window: Area, display: Area) =>
  overlap(window.x, window.width, display.x, display.width) >= Math.min(GRIP_WIDTH, window.width) &&
  window.y >= display.y - GRIP_HEIGHT &&
  window.y + GRIP_HEIGHT <= display.y + display.height

const overlap = (a: number, aLength: number, b: number, bLength: number) =>
  Math.min(a + aLength, b + bLength) - Math.max(a, b)

const fitToDisplay = (window: Area, display: Area): Area => ({
  x: window.x,
  y: Math.max(window.y, display.y),
  width: Math.max(MIN_WIDTH, Math.min(window.width, display.width)),
  height: Math.max(MIN_HEIGHT, Math.min(window.height, display.height)),
})

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

/** Parameters of a window. */
interface WindowPlan {
  readonly last: WindowState
  /** the work areas of the displays, the main one first */
  readonly displays: readonly Area[]
  readonly preload: string
  /** a release: its developer tools stay closed */
  readonly isPackaged: boolean
}

/** The options of the window: where it was left, its page sandboxed and without Node. */
export const windowOptions = ({ last, displays, preload, isPackaged }: WindowPlan) => ({
  ...placeWindow(last.bounds, displays),
  minWidth: MIN_WIDTH,
  minHeight: MIN_HEIGHT,
  title: 'Prétoire',
  show: false,
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    spellcheck: false,
    devTools: !isPackaged,
  },
})
