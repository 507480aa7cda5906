import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { block } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { openSample } from '../sample.ts'
import { ended, hasEnded, shellCommand } from '../shell.ts'
import { goTo } from '../window.ts'
import { answerQuestions, questions, shellBehind } from './native.ts'

/** The words of the page, read from the main process: Playwright gives up a page that has crashed. */
const wordsOf = (page: Page): Promise<string> =>
  shellBehind(page).evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents || contents.isCrashed()) return ''
    return contents.executeJavaScript('document.querySelector(".editor-page")?.innerText ?? ""')
  })

/** Ends the page as a fault of its own would. */
const crash = (page: Page): Promise<void> =>
  shellBehind(page).evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )

/** The address of the page, read from the main process. */
const addressOf = (page: Page): Promise<string | undefined> =>
  shellBehind(page).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())

test('the page crashes: the program says so, and takes it up again at the same place, with what was saved', async ({
  page,
}) => {
  await openSample(page, 'recourse')
  await answerQuestions(page, 0)
  const answered = page.waitForResponse(/\/call\/drafts\.(edit|save)$/)
  await block(page, 'exploite un réseau').click({ position: { x: 140, y: 44 } })
  await page.keyboard.press('End')
  await page.keyboard.type(' AVANT-PANNE.')
  await answered
  const address = page.url()
  await crash(page)
  await expect.poll(() => questions(page)).toHaveLength(1)
  const [question] = await questions(page)
  expect(question?.message).toBe('La page de Prétoire s’est arrêtée de façon inattendue.')
  expect(question?.buttons[0]).toBe('Recharger')
  await expect.poll(() => wordsOf(page), { timeout: 20_000 }).toContain('FAITS ET PROCÉDURE')
  expect(await wordsOf(page)).toContain('AVANT-PANNE')
  expect(await addressOf(page)).toBe(address)
  await crash(page)
  await expect.poll(() => questions(page)).toHaveLength(2)
  const [, second] = await questions(page)
  expect(second?.message).toBe('La page de Prétoire s’est arrêtée de nouveau.')
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

test('the page no longer answers: the program says so, its user waits, then has it loaded again at the same place', async ({
  page,
}) => {
  await openSample(page, 'recourse')
  await answerQuestions(page, 1)
  const stop = () =>
    shellBehind(page).evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.webContents.once('render-process-gone', () => Object.assign(globalThis, { isGone: true }))
      window?.emit('unresponsive')
    })
  const isGone = () =>
    shellBehind(page).evaluate(() => Reflect.get(globalThis, 'isGone') as boolean | undefined)
  await stop()
  await expect.poll(() => questions(page)).toHaveLength(1)
  const [question] = await questions(page)
  expect(question).toMatchObject({
    message: 'La page de Prétoire ne répond plus.',
    detail: expect.stringContaining('Ce qui était enregistré est gardé'),
    buttons: ['Recharger', 'Attendre'],
  })
  // nothing is ended: the words are still there
  expect(await wordsOf(page)).toContain('FAITS ET PROCÉDURE')
  expect(await isGone()).toBeUndefined()
  await answerQuestions(page, 0)
  await stop()
  await expect.poll(isGone).toBe(true)
  await expect.poll(() => wordsOf(page), { timeout: 20_000 }).toContain('FAITS ET PROCÉDURE')
  // one question alone: the end of the page was wanted
  expect(await questions(page)).toHaveLength(1)
})

test('what draws the window ends: the program says so once, and logs it', async ({ page, served }) => {
  await answerQuestions(page, 1)
  await shellBehind(page).evaluate(({ app }) => {
    for (const type of ['Utility', 'GPU', 'GPU'])
      app.emit('child-process-gone', {}, { type, reason: 'crashed', exitCode: 139 })
  })
  await expect.poll(() => questions(page)).toHaveLength(1)
  const [question] = await questions(page)
  expect(question?.message).toBe('Un composant d’affichage s’est arrêté ; il a été relancé.')
  expect(question?.buttons).toEqual(['Recharger', 'Continuer'])
  await expect
    .poll(() => logOf(served.library))
    .toMatch(/note a process of the window ended: GPU, crashed, code 139/)
})

test('an error nobody foresaw is said and logged, and the program goes on', async ({
  page,
  served,
  errors,
}) => {
  await openSample(page, 'recourse')
  await answerQuestions(page, 1)
  await shellBehind(page).evaluate(() => {
    setTimeout(() => {
      throw new TypeError('plantée, « secret »')
    })
  })
  await expect.poll(() => questions(page)).toHaveLength(1)
  const [question] = await questions(page)
  expect(question?.message).toBe('Une erreur inattendue est survenue dans Prétoire.')
  await expect
    .poll(() => logOf(served.library))
    .toMatch(/bug uncaughtException TypeError: plantée, …\n {2}at /)
  expect(logOf(served.library)).not.toContain('secret')
  await answerQuestions(page, 1)
  await shellBehind(page).evaluate(() => void setTimeout(() => Promise.reject(new Error('essai de panne'))))
  await expect.poll(() => questions(page)).toHaveLength(1)
  expect((await questions(page))[0]?.detail).toContain('essai de panne')
  expect(await wordsOf(page)).toContain('FAITS ET PROCÉDURE')
  await goTo(page, 'Campagne')
  await served.again()
  // the fault that this test plants is told on standard error too
  errors.splice(0)
})

/** The log of the program that a test opened on a library. */
function logOf(library: string): string {
  const file = join(`${library}-foyer`, 'state', 'pretoire', 'logs', 'pretoire.log')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
