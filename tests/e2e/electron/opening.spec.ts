import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixture.ts'
import { ended } from '../shell.ts'
import { firstStart, goTo } from '../window.ts'
import { shellBehind } from './native.ts'

test('the window opens under its own name, and its page is shut in', async ({ page, errors }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  expect(await shellBehind(page).evaluate(({ app }) => app.name)).toBe('Prétoire')
  const names = await page.evaluate(() => ['require', 'process', 'module'].filter(name => name in globalThis))
  expect(names).toEqual([])
  const web = await page.evaluate(() =>
    fetch('https://exemple.invalid/').then(
      () => 'reached',
      () => 'refused',
    ),
  )
  expect(web).toBe('refused')
  for (const said of errors.splice(0)) expect(said).toMatch(/Content Security Policy/)
})

test('the window opens too where the User-Agent was made ASCII from outside', async ({
  open,
  folder,
  errors,
}) => {
  const { page } = await open(join(folder, 'ascii'), errors, ['--ascii-agent'])
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  expect(await page.evaluate(() => navigator.userAgent)).toMatch(/^[\x20-\x7e]+$/)
})

test('a window left on a screen that is gone opens where it can be seen', async ({
  open,
  folder,
  errors,
}) => {
  const library = join(folder, 'ecran')
  const settings = join(`${library}-foyer`, 'config', 'Prétoire')
  mkdirSync(settings, { recursive: true })
  const file = join(settings, 'fenetre.json')
  writeFileSync(file, JSON.stringify({ bounds: { x: 5000, y: -3000, width: 1000, height: 700 } }))
  const { page } = await open(library, errors)
  const app = shellBehind(page)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual({
    x: 200,
    y: 110,
    width: 1000,
    height: 700,
  })
  const child = app.process()
  await app.evaluate(({ BrowserWindow }) => setTimeout(() => BrowserWindow.getAllWindows()[0]?.close()))
  await ended(child)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ bounds: { x: 200 } })
})

test('a refused library has its own screen, and opens once put right', async ({ open, folder, errors }) => {
  const library = join(folder, 'refusee')
  mkdirSync(library, { recursive: true })
  const file = join(library, 'library.db')
  writeFileSync(file, 'Madame, Monsieur,')
  const { page } = await open(library, errors)
  await expect(page.getByRole('heading', { name: 'La bibliothèque ne peut pas s’ouvrir' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('n’est pas une bibliothèque Prétoire')
  for (const name of ['Choisir une autre bibliothèque…', 'Ouvrir le dossier'])
    await expect(page.getByRole('button', { name })).toBeVisible()
  writeFileSync(file, '')
  await page.getByRole('link', { name: 'Essayer de nouveau' }).click()
  await expect(page.getByRole('radio', { name: 'Avocat·e' })).toBeAttached()
  // the console tells the refusals that this test provokes
  errors.length = 0
})
