import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { addExhibits, panel, writing } from '../desk.ts'
import { importFiles } from '../files.ts'
import { expect, sample, test } from '../fixture.ts'
import { openSample } from '../sample.ts'
import { firstStart, press, read } from '../window.ts'
import { answerQuestions, dialogsOn, hasKeys, onScreen, questions, shellBehind } from './native.ts'

/** Waits for a dialog of the system over our window, and gives it the keys. */
async function focusDialog(display: string | undefined): Promise<void> {
  await expect.poll(() => dialogsOn(display).length).toBeGreaterThan(0)
  onScreen(display, 'windowfocus', '--sync', dialogsOn(display)[0] ?? '')
}

test('a copy button of the library fills the clipboard; every other permission is refused', async ({
  page,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [sample('conseil-etat-fictif_202111.zip')])
  const reader = await read(page, '992746', 'n° 992746')
  await reader
    .getByRole('button', { name: /^Copier/ })
    .first()
    .click()
  await expect(page.locator('.toasts')).toContainText(/copié/i)
  const field = page.getByRole('searchbox', { name: 'Chercher dans la bibliothèque' })
  await field.fill('')
  await page.keyboard.press('Control+v')
  await expect(field).toHaveValue(/992746/)
  expect(await shellBehind(page).evaluate(({ clipboard }) => clipboard.readText())).toMatch(/992746/)
  const refused = await page.evaluate(async () => [
    await navigator.clipboard.readText().then(
      () => 'read',
      () => 'refused',
    ),
    await Notification.requestPermission(),
    (await navigator.permissions.query({ name: 'geolocation' })).state,
  ])
  expect(refused).toEqual(['refused', 'denied', 'denied'])
})

test('an export left to the system asks where, and writes there', async ({ page, folder, display }) => {
  test.skip(!hasKeys(), 'xdotool manque.')
  await openSample(page, 'recourse')
  await press(page, 'Exporter')
  const dialog = page.getByRole('dialog', { name: 'Exporter' })
  await press(dialog, 'Écrire la copie de travail')
  await dialog.getByRole('link', { name: /^Enregistrer/ }).click()
  await focusDialog(display)
  const title = () => onScreen(display, 'getwindowname', dialogsOn(display)[0] ?? '').join()
  await expect.poll(title).toMatch(/^Enregistrer «\sRecours-.+\.docx\s»$/)
  const file = join(folder, 'ailleurs.docx')
  onScreen(display, 'key', 'ctrl+a')
  onScreen(display, 'type', file)
  onScreen(display, 'key', 'Return')
  await expect.poll(() => existsSync(file)).toBe(true)
  await expect.poll(() => readFileSync(file).subarray(0, 2).toString()).toBe('PK')
})

test('the page is printed by the system’s own dialog, and goes on once it is closed', async ({
  page,
  display,
}) => {
  test.skip(!hasKeys(), 'xdotool manque.')
  await openSample(page, 'recourse')
  await page.evaluate(() => void setTimeout(() => window.print()))
  await focusDialog(display)
  onScreen(display, 'key', 'Escape')
  await expect.poll(() => dialogsOn(display)).toEqual([])
  await expect(writing(page)).toBeVisible()
  expect(await page.evaluate(() => document.readyState)).toBe('complete')
})

/** Links that leave the program, and what is asked before each. */
const links: readonly (readonly [href: string, message: string, act: string])[] = [
  ['https://www.legifrance.gouv.fr/', 'Ouvrir cette adresse dans votre navigateur ?', 'Ouvrir'],
  ['tel:0123456789', 'Appeler le 01\u00a023\u00a045\u00a067\u00a089 ?', 'Appeler'],
  ['mailto:ana@exemple.invalid', 'Écrire à ana@exemple.invalid ?', 'Écrire'],
]

const follow = (page: Page, href: string) =>
  page.evaluate(address => {
    const link = Object.assign(document.createElement('a'), { href: address })
    document.body.append(link)
    link.click()
    link.remove()
  }, href)

const opened = (page: Page) => shellBehind(page).evaluate(() => Reflect.get(globalThis, 'opened') as string[])

test('a link to the web, a number or an address asks first, and opens once one says yes', async ({
  page,
  errors,
}) => {
  await shellBehind(page).evaluate(({ shell }) => {
    const all: string[] = []
    Object.assign(globalThis, { opened: all })
    shell.openExternal = address => Promise.resolve(void all.push(address))
  })
  await answerQuestions(page, 1)
  for (const [href] of links) await follow(page, href)
  await expect
    .poll(async () => (await questions(page)).map(({ message, buttons }) => [message, buttons]))
    .toEqual(links.map(([, message, act]) => [message, [act, 'Annuler']]))
  expect(await opened(page)).toEqual([])
  await answerQuestions(page, 0)
  for (const [href] of links) await follow(page, href)
  await expect.poll(() => opened(page)).toEqual(links.map(([href]) => href))
  await follow(page, 'javascript:document.title="x"')
  await follow(page, 'file:///etc/passwd')
  // the page says aloud what it refused, and nothing else
  await expect.poll(() => errors.join()).toMatch(/local resource/)
  await follow(page, 'ms-settings:network')
  expect(await opened(page)).toHaveLength(links.length)
  expect(await questions(page)).toHaveLength(links.length)
  expect(page.url()).toMatch(/^pretoire:\/\/app\//)
  for (const said of errors.splice(0)) expect(said).toMatch(/Content Security Policy|local resource/)
})

test('the pages of an exhibit are drawn', async ({ page, folder }) => {
  await openSample(page, 'recourse')
  const pdf = join(folder, 'piece.pdf')
  const bytes = await shellBehind(page).evaluate(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({}))?.toString('base64'),
  )
  writeFileSync(pdf, Buffer.from(bytes ?? '', 'base64'))
  await addExhibits(page, [pdf])
  const pieces = await panel(page, 'Pièces')
  await pieces.getByText('Voir', { exact: true }).last().click()
  const drawn = page.locator('img[src*="/sheets/"]').first()
  await expect(drawn).toBeVisible({ timeout: 20_000 })
  await expect
    .poll(() => drawn.evaluate(image => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(100)
})
