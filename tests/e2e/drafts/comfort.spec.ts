import { block, newDossier, saved, startUnder, type, writing } from '../desk.ts'
import { imported } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, lacks } from '../window.ts'

const nbsp = '\u00a0'

test.beforeEach(async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await imported(page)
  await newDossier(page, 'Recours pour excès de pouvoir', {})
  await startUnder(page, /FAITS ET PROCÉDURE/)
})

test('typography is proposed, chosen by rule, made in one step and taken back by one undo', async ({
  page,
}) => {
  await type(page, 'le 1er ')
  await expect(block(page, 'le 1er').locator('.mark-superscript')).toHaveText('er')
  await page.keyboard.press('Enter')
  // as it comes from elsewhere, without our rules
  await writing(page).evaluate(root => {
    const data = new DataTransfer()
    data.setData('text/plain', 'Le 12 mars : 30 % des député.e.s... n° 3')
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  const line = block(page, 'des député')
  await expect(line).toBeVisible()
  await page.getByRole('button', { name: 'Relire' }).click()
  await page.getByRole('menuitem', { name: 'Typographie française…' }).click()
  const box = page.getByRole('dialog', { name: 'Typographie française' })
  await expect(box.getByRole('list', { name: 'Propositions' }).getByRole('listitem').first()).toBeVisible()
  await box.getByRole('checkbox', { name: /Points de suspension/ }).uncheck()
  await box.getByLabel('Écriture inclusive de ce texte').selectOption('dot')
  await box.getByRole('button', { name: /^Appliquer/ }).click()
  await expect(box).toHaveCount(0)
  expect(await line.textContent()).toBe(`Le 12${nbsp}mars${nbsp}: 30${nbsp}% des député·es... n°${nbsp}3`)
  await writing(page).focus()
  await page.keyboard.press('Control+z')
  expect(await block(page, 'des député').textContent()).toBe('Le 12 mars : 30 % des député.e.s... n° 3')
})

test('the page alone, larger and in another face, and it stays so', async ({ page }) => {
  const old = await lacks(page, 'zoomedBoxes')
  test.skip(old !== '', old)
  await type(page, 'Une phrase.')
  const line = block(page, 'Une phrase.')
  const before = (await line.boundingBox())?.height ?? 0
  await page.keyboard.press('Alt+9')
  await page.keyboard.press('Alt+9')
  await expect.poll(async () => (await line.boundingBox())?.height ?? 0).toBeGreaterThan(before * 1.15)
  await page.getByRole('button', { name: 'Affichage' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'OpenDyslexic' }).click()
  await page.keyboard.press('Escape')
  await expect(writing(page)).toHaveCSS('font-family', /OpenDyslexic/)
  await page.keyboard.press('Control+Shift+l')
  await expect(page.getByRole('navigation', { name: 'Plan' })).toHaveCount(0)
  await expect(line).toHaveCSS('opacity', '1')
  await expect(writing(page).locator('.heading').first()).toHaveCSS('opacity', '0.38')
  await saved(page)
  await page.reload()
  await expect(writing(page)).toHaveCSS('font-family', /OpenDyslexic/)
  await page.keyboard.press('Control+Shift+l')
  await expect(page.getByRole('navigation', { name: 'Plan' })).toBeVisible()
  await page.keyboard.press('Alt+0')
})
