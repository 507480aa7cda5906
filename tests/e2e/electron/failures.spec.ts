import { type ChildProcess, spawn } from 'node:child_process'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixture.ts'
import { openSample } from '../sample.ts'
import { ended, hasEnded, shellCommand } from '../shell.ts'
import { answerQuestions, questions, shellBehind } from './native.ts'

/** The words of the page, read from the main process: Playwright gives up a page that has crashed. */
const wordsOf = (page: Page): Promise<string> =>
  shellBehind(page).evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents || contents.isCrashed()) return ''
    return contents.executeJavaScript('document.querySelector(".editor-page")?.innerText ?? ""')
  })

test('the page crashes: the program says so, and takes it up again at the same place', async ({ page }) => {
  await openSample(page, 'recourse')
  await answerQuestions(page, 0)
  await shellBehind(page).evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await expect.poll(() => questions(page)).toHaveLength(1)
  const [question] = await questions(page)
  expect(question?.message).toBe('La page de Prétoire s’est arrêtée de façon inattendue.')
  expect(question?.buttons[0]).toBe('Recharger')
  await expect.poll(() => wordsOf(page), { timeout: 20_000 }).toContain('FAITS ET PROCÉDURE')
})

test('a second launch on the same library ends at once, and shows the window of the first', async ({
  page,
  served,
  display,
}) => {
  const app = shellBehind(page)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  const { executable, args, env } = shellCommand({
    library: served.library,
    home: `${served.library}-foyer`,
    display,
  })
  const second: ChildProcess = spawn(executable, args, { env, stdio: 'ignore' })
  expect(await ended(second)).toBe(0)
  expect(hasEnded(app.process())).toBe(false)
  expect(app.windows()).toHaveLength(1)
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false)
})
