import { writing } from '../desk.ts'
import { imported } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, goTo, lacks, openFirstSample, press } from '../window.ts'

test('where one thing takes the place of another, the keyboard goes with it and comes back', async ({
  page,
}) => {
  const old = await lacks(page, 'anchors')
  test.skip(old !== '', old)
  const { keyboard } = page
  await page.setViewportSize({ width: 680, height: 430 })
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await imported(page)
  const results = page.getByRole('listbox', { name: 'Résultats' })
  const back = page.getByRole('button', { name: 'Revenir à la liste' })
  // the arrows go through the list, Enter alone opens; the list read again after the import keeps the focus where it moved to
  await expect(async () => {
    await results.getByRole('option').first().focus()
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    await expect(results.getByRole('option').nth(2)).toBeFocused({ timeout: 1000 })
  }).toPass()
  await keyboard.press('Enter')
  await expect(page.locator('article.reader')).toBeVisible()
  await expect(back).toBeFocused()
  await keyboard.press('Enter')
  await expect(results.locator(':focus')).toHaveRole('option')

  await goTo(page, 'Dossiers')
  await press(page, 'Ouvrir le dossier d’exemple')
  await openFirstSample(page)
  await expect(writing(page)).toBeVisible()
  const scroller = page.locator('.editor-scroll')
  const panel = page.getByRole('complementary', { name: 'Panneau' })
  await page.getByRole('button', { name: 'Ouvrir le panneau' }).press('Enter')
  await expect(panel.getByRole('tab', { name: 'Bibliothèque' })).toBeFocused()
  // what is under it is not gone to: the rail is not, the page makes it go
  const rail = page.getByRole('navigation', { name: 'Prétoire' })
  const [over, under] = [await panel.boundingBox(), await rail.boundingBox()]
  expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThanOrEqual((under?.y ?? 0) + 1)
  await keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(writing(page)).toBeFocused()
  // a text just opened stays at its start
  expect(await scroller.evaluate(one => one.scrollTop)).toBeLessThan(200)
  await keyboard.press('Alt+2')
  await expect(panel.getByRole('tab', { name: 'Pièces' })).toBeFocused()
  await keyboard.press('F6')
  await expect(writing(page)).toBeFocused()
  await expect(panel).toHaveCount(0)

  // in a wide one, a source read in the panel, and the panel closed
  await page.setViewportSize({ width: 1360, height: 860 })
  await keyboard.press('Alt+1')
  const source = panel.getByRole('option').first()
  await source.focus()
  await keyboard.press('Enter')
  await expect(panel.getByRole('button', { name: 'Revenir à la recherche' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(panel.getByRole('listbox').locator(':focus')).toHaveRole('option')
  await panel.getByRole('button', { name: 'Fermer le panneau' }).press('Enter')
  await expect(writing(page)).toBeFocused()
  await keyboard.press('F8')
  await panel.getByRole('tab', { name: 'Pièces' }).focus()
  await keyboard.press('F8')
  await expect(panel).toHaveCount(0)
  await expect(writing(page)).toBeFocused()
})
