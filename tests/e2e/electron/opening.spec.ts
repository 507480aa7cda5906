import { expect, test } from '../fixture.ts'
import { shellOf } from '../shell.ts'
import { firstStart, goTo } from '../window.ts'

test('the window opens in Electron, shut in, under its own name', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  const reachable = await page.evaluate(() => [
    typeof Reflect.get(globalThis, 'require'),
    typeof Reflect.get(globalThis, 'process'),
  ])
  expect(reachable).toEqual(['undefined', 'undefined'])
  expect(await shellOf(page)?.evaluate(({ app }) => app.name)).toBe('Prétoire')
})
