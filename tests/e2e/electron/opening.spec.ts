import { join } from 'node:path'
import { expect, test } from '../fixture.ts'
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
