import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { browserFlags, findBrowser } from '../tests/e2e/browser.ts'

const root = join(import.meta.dirname, '..')

/** The installed browser without a display, or undefined where there is none. */
export async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = findBrowser()
  if (!executablePath) return undefined
  const args = [...browserFlags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  return chromium.launch({ executablePath, args })
}

/** The built program on loopback over one library: its address, and how to stop it. */
export function startProgram(library: string): Promise<{ url: string; stop: () => void }> {
  const child: ChildProcess = spawn(process.execPath, ['out/main/serve.js'], {
    cwd: root,
    env: { ...process.env, PRETOIRE_LIBRARY: library, PRETOIRE_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((done, fail) => {
    let said = ''
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString()
      const url = /^http\S+/m.exec(said)?.[0]
      if (url) done({ url, stop: () => child.kill('SIGTERM') })
    })
    child.once('exit', code => fail(new Error(`serve stopped (${code})`)))
  })
}

/** Types `count` letters where the caret is; milliseconds from each key to the end of the next frame. */
export async function keyTimes(page: Page, count: number): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keyTimes: times })
    const channel = new MessageChannel()
    const waiting: number[] = []
    // a message posted in an animation frame arrives when that frame has been drawn
    channel.port1.onmessage = () => {
      const start = waiting.shift()
      if (start !== undefined) times.push(performance.now() - start)
    }
    window.addEventListener(
      'keydown',
      event => {
        waiting.push(event.timeStamp)
        requestAnimationFrame(() => channel.port2.postMessage(0))
      },
      { capture: true },
    )
  })
  const letters = 'la commune soutient que cette analyse automatique est permise '
  for (let i = 0; i < count; i++) {
    await page.keyboard.press(
      letters[i % letters.length] === ' ' ? 'Space' : (letters[i % letters.length] as string),
    )
    await page.waitForTimeout(30)
  }
  await page.waitForTimeout(200)
  return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes)
}
