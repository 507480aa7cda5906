import { type Area, MIN_HEIGHT, MIN_WIDTH, placeWindow, type WindowState } from './bounds.ts'

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
