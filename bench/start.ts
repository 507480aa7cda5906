import { join } from 'node:path'
import { openBrowser, startProgram } from './browser.ts'
import { type Figure, inFolder, spread } from './measure.ts'

/**
 * Cold start to a usable window: from launching the program on a library to the first screen answering the keyboard.
 * The browser itself is already running: its own start depends on the machine's, not on us, and is given apart.
 */
export const figure: Figure = () =>
  inFolder(async folder => {
    const library = join(folder, 'library')
    const served: number[] = []
    const usable: number[] = []
    const browserAlone: number[] = []
    for (let i = 0; i < 6; i++) {
      const before = performance.now()
      const browser = await openBrowser()
      if (!browser) return { absent: 'Chrome, Chromium or Edge' }
      browserAlone.push(performance.now() - before)
      const page = await browser.newPage()
      const start = performance.now()
      const program = await startProgram(library)
      served.push(performance.now() - start)
      await page.goto(program.url)
      await page.locator('button, a').first().waitFor()
      await page.keyboard.press('Tab')
      await page.waitForFunction(() => document.activeElement !== document.body)
      usable.push(performance.now() - start)
      await browser.close()
      program.stop()
    }
    return {
      'program answering, ms': spread(served),
      'window usable, ms': spread(usable),
      'first of all, ms': Math.round(usable[0] ?? 0),
      'browser alone, ms': spread(browserAlone),
    }
  })
