import type { Page } from '@playwright/test'
import { replaceAnswer } from '../answers.ts'
import { block, saved, writing } from '../desk.ts'
import { expect, type Served, test } from '../fixture.ts'
import { openSample } from '../sample.ts'
import { ended } from '../shell.ts'
import { openAt } from '../window.ts'
import { answerQuestions, chooseLine, questions, shellBehind } from './native.ts'

/** Types a sentence of its own at the end of a paragraph of the worked example, and waits for nothing after its last letter. */
async function write(page: Page, round = 0): Promise<string> {
  const sentence = `Dernière pensée, ZORGLUB ${round}.`
  await block(page, 'exploite un réseau').click({ position: { x: 140, y: 44 } })
  await page.keyboard.press('End')
  await page.keyboard.type(` ${sentence}`, { delay: 5 })
  await expect(writing(page)).toContainText(sentence)
  return sentence
}

/** Opens the library again, and looks for the sentence in its text. */
async function expectKept(served: Served, hash: string, sentence: string): Promise<Page> {
  const page = await served.again()
  await openAt(page, hash)
  await expect(writing(page)).toContainText(sentence)
  return page
}

/** Ways to end the program just after the last key. */
const endings: readonly { readonly name: string; readonly end: (page: Page) => Promise<unknown> }[] = [
  {
    name: 'the window is closed',
    end: page =>
      shellBehind(page).evaluate(({ BrowserWindow }) =>
        setTimeout(() => BrowserWindow.getAllWindows()[0]?.close()),
      ),
  },
  { name: 'the program is quit by its menu', end: page => chooseLine(page, 'Fichier', 'Quitter Prétoire') },
  {
    name: 'the session ends (SIGTERM)',
    end: page => Promise.resolve(shellBehind(page).process().kill('SIGTERM')),
  },
]

test('however it is ended while one types, it ends at the first asking, and no word is lost', async ({
  page: first,
  served,
}) => {
  const { dossier, draft } = await openSample(first, 'recourse')
  let page = first
  for (const [round, { name, end }] of endings.entries())
    await test.step(name, async () => {
      await answerQuestions(page, 1)
      const sentence = await write(page, round)
      const child = shellBehind(page).process()
      await end(page)
      expect(await ended(child)).toBe(0)
      page = await expectKept(served, `#/dossier/${dossier}/${draft}`, sentence)
    })
  await test.step('the power fails once the text is said to be saved', async () => {
    const sentence = await write(page, endings.length)
    await page.waitForTimeout(1500)
    await saved(page)
    await served.kill()
    await expectKept(served, `#/dossier/${dossier}/${draft}`, sentence)
  })
})

test('what cannot be saved is said before the window closes, and one may stay', async ({ page, errors }) => {
  await openSample(page, 'recourse')
  await answerQuestions(page, 1)
  const message = 'Le disque est plein : rien n’a été enregistré.'
  await replaceAnswer(page, /\/call\/drafts\.(save|edit)$/, { ok: false, code: 'full', message })
  const sentence = await write(page)
  await shellBehind(page).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(() => questions(page)).toHaveLength(1)
  const [question] = await questions(page)
  expect(question?.message).toBe('Vos dernières modifications ne sont pas enregistrées.')
  expect(question?.detail).toContain(`Le texte\u00a0: ${message}`)
  expect(question?.buttons).toEqual(['Fermer sans enregistrer', 'Rester'])
  await expect(writing(page)).toContainText(sentence)
  const child = shellBehind(page).process()
  expect(await ended(child, 500)).toBeUndefined()
  await answerQuestions(page, 0)
  await shellBehind(page).evaluate(({ BrowserWindow }) =>
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.close()),
  )
  expect(await ended(child)).toBe(0)
  errors.length = 0
})

test('the window comes back where it was left', async ({ page, served }) => {
  const bounds = { x: 60, y: 40, width: 1111, height: 777 }
  await shellBehind(page).evaluate(
    ({ BrowserWindow }, left) => BrowserWindow.getAllWindows()[0]?.setBounds(left),
    bounds,
  )
  const next = await served.again()
  await expect
    .poll(() =>
      shellBehind(next).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
    )
    .toEqual(bounds)
})

test('the program is quit while its page is loaded again: it ends, and asks nothing', async ({ page }) => {
  await openSample(page, 'recourse')
  await answerQuestions(page, 1)
  const child = shellBehind(page).process()
  await shellBehind(page).evaluate(({ BrowserWindow, app }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.once('did-start-navigation', () => setTimeout(() => app.quit()))
    setTimeout(() => contents?.reload())
  })
  expect(await ended(child)).toBe(0)
})

for (const { name, end } of endings.slice(1))
  test(`${name} while the page no longer answers: it ends once its user has let go`, async ({ page }) => {
    await openSample(page, 'recourse')
    await answerQuestions(page, 0)
    const child = shellBehind(page).process()
    await page.evaluate(
      () =>
        void setTimeout(() => {
          for (;;);
        }),
    )
    await end(page)
    expect(await ended(child)).toBe(0)
  })
