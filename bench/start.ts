import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../tests/e2e/browser.ts'
import { startScreen, whyNoShell } from '../tests/e2e/electron/runtime.ts'
import { endShell, launchShell } from '../tests/e2e/shell.ts'
import { openBrowser, startProgram } from './browser.ts'
import { type Figure, inFolder, spread } from './measure.ts'

const RUNS = 4
/** As start.ts opens it where there is no Electron. */
const OPEN_WINDOW = `
const { keepCode } = await import('./src/main/kernel/runtime.ts')
keepCode()
const { inBrowser } = await import('./src/main/hosts/browser.ts')
await inBrowser()`

/** The first screen, and the keyboard answered by it. */
async function usable(page: Page): Promise<void> {
  await page.locator('button, a').first().waitFor()
  await page.keyboard.press('Tab')
  await page.waitForFunction(() => document.activeElement !== document.body)
}

/**
 * Start to a usable window, on a library that exists, the files of the system warm: the program alone to an answer; a page of a
 * browser already open; the window `npm start` opens in the installed browser, the browser's own start included; Electron.
 */
export const figure: Figure = () =>
  inFolder(async folder => {
    const library = join(folder, 'library')
    const page = await inOpenBrowser(library)
    const screen = await startScreen()
    try {
      return {
        ...page,
        ...(await inOwnWindow(folder, library, screen.display)),
        ...(await inElectron(folder, library, screen.display)),
      }
    } finally {
      screen.end()
    }
  })

/** A page of a browser that is already running: the browser's own start depends on the machine, and is given apart. */
async function inOpenBrowser(library: string) {
  const served: number[] = []
  const ready: number[] = []
  const browserAlone: number[] = []
  for (let i = 0; i < RUNS; i++) {
    const before = performance.now()
    const browser = await openBrowser()
    if (!browser) return { absent: 'Chrome, Chromium or Edge' }
    browserAlone.push(performance.now() - before)
    const page = await browser.newPage()
    const start = performance.now()
    const program = await startProgram(library)
    served.push(performance.now() - start)
    await page.goto(program.url)
    await usable(page)
    ready.push(performance.now() - start)
    await browser.close()
    program.stop()
  }
  return {
    'program answering, ms': spread(served),
    'window usable, ms': spread(ready),
    'first of all, ms': Math.round(ready[0] ?? 0),
    'browser alone, ms': spread(browserAlone),
  }
}

/** The window of `npm start` in the installed browser, from the start of Node to the keyboard answered. */
async function inOwnWindow(folder: string, library: string, display: string | undefined) {
  const browser = findBrowser()
  if (!browser || process.platform === 'win32') return { 'own window': 'no browser' }
  const ready: number[] = []
  for (let i = 0; i < RUNS; i++) {
    const session = mkdtempSync(join(folder, 'session-'))
    const wrapper = join(session, 'browser')
    const port = 9400 + i
    writeFileSync(wrapper, `#!/bin/sh\nexec "${browser}" --remote-debugging-port=${port} "$@"\n`)
    chmodSync(wrapper, 0o755)
    mkdirSync(join(session, 'run'), { mode: 0o700 })
    const start = performance.now()
    const program = spawn(process.execPath, ['--input-type=module', '-e', OPEN_WINDOW], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: display,
        PRETOIRE_BROWSER: wrapper,
        PRETOIRE_LIBRARY: library,
        XDG_RUNTIME_DIR: join(session, 'run'),
      },
    })
    const ended = new Promise(done => program.once('exit', done))
    await usable(await pageOf(port))
    ready.push(performance.now() - start)
    program.kill('SIGTERM')
    await ended
  }
  return { 'own window usable, ms': spread(ready) }
}

/** The page of the window, as soon as it is the program's. */
async function pageOf(port: number): Promise<Page> {
  for (;;) {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => undefined)
    const find = () =>
      browser
        ?.contexts()
        .flatMap(context => context.pages())
        .find(page => /^http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}\/(#.*)?$/.test(page.url()))
    for (let page = find(); browser; page = find()) {
      if (page) return page
      await setTimeout(5)
    }
    await setTimeout(5)
  }
}

/** The window of Electron, from the start of its process to the keyboard answered. */
async function inElectron(folder: string, library: string, display: string | undefined) {
  const why = whyNoShell()
  if (why) return { electron: why }
  const ready: number[] = []
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now()
    const home = join(folder, 'home')
    const shell = await launchShell({ library, home, display, hear: () => undefined })
    await usable(shell.page)
    ready.push(performance.now() - start)
    await endShell(shell)
  }
  return { 'Electron usable, ms': spread(ready) }
}
