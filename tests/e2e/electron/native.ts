import { spawnSync } from 'node:child_process'
import type { ElectronApplication, Page } from '@playwright/test'
import { shellOf } from '../shell.ts'

/** The Electron application of a page; throws in a browser. */
export function shellBehind(page: Page): ElectronApplication {
  const app = shellOf(page)
  if (!app) throw new Error('Cette page n’est pas dans Electron.')
  return app
}

/** Chooses a line of the menu bar, as a click does; resolves before what it does is done. */
export const chooseLine = (page: Page, menu: string, label: string): Promise<void> =>
  shellBehind(page).evaluate(
    ({ Menu, BrowserWindow }, [first, second]) => {
      const lines = Menu.getApplicationMenu()?.items.find(one => one.label === first)?.submenu?.items
      const line = lines?.find(one => one.label === second)
      if (!line) throw new Error(`${first} n’a pas de ligne « ${second} ».`)
      const [window] = BrowserWindow.getAllWindows()
      window?.webContents.focus()
      // what ends the program ends before its answer
      setTimeout(() => line.click({}, window, window?.webContents))
    },
    [menu, label] as const,
  )

/** A question the program puts in a box of the system. */
export interface Asked {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
}

/** Answers every question of the program by the same button, instead of its user. */
export const answerQuestions = (page: Page, button: number): Promise<void> =>
  shellBehind(page).evaluate(({ dialog }, response) => {
    const asked: unknown[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = (...given: unknown[]) => {
      const { message, detail, buttons } = given.at(-1) as Asked
      asked.push({ message, detail, buttons })
      return Promise.resolve({ response, checkboxChecked: false })
    }
  }, button)

/** The questions put since `answerQuestions`. */
export const questions = (page: Page): Promise<Asked[]> =>
  shellBehind(page).evaluate(() => Reflect.get(globalThis, 'asked') as Asked[])

/** Whether real keys can be pressed on the screen of the tests. */
export const hasKeys = (): boolean => spawnSync('which', ['xdotool']).status === 0

/** Runs xdotool on a screen; its lines. */
export function onScreen(display: string | undefined, ...args: readonly string[]): string[] {
  const done = spawnSync('xdotool', args, {
    encoding: 'utf8',
    env: { ...process.env, ...(display && { DISPLAY: display }) },
  })
  return done.stdout.split('\n').filter(line => line !== '')
}

/** The windows of the program on a screen. */
export const windowsOn = (display: string | undefined): string[] =>
  onScreen(display, 'search', '--onlyvisible', '--name', '^Prétoire$')

/** The windows that the system opened over them, by their numbers. */
export function dialogsOn(display: string | undefined): string[] {
  const own = new Set(windowsOn(display))
  return onScreen(display, 'search', '--onlyvisible', '--name', '.').filter(window => !own.has(window))
}
