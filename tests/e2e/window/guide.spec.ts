import { expect, test } from '../fixture.ts'
import { firstStart, goTo } from '../window.ts'

test('F1 opens the guide at the page about the screen, its words are found, Escape gives the screen back', async ({
  page,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  await page.keyboard.press('F1')
  const box = page.getByRole('dialog', { name: 'Guide de Prétoire' })
  await expect(box.getByRole('article', { name: 'Trouver une décision' })).toBeVisible()
  await expect(box.getByRole('img', { name: 'La bibliothèque' })).toHaveJSProperty('complete', true)
  await box.getByRole('textbox', { name: 'Chercher dans le guide' }).fill('depot telerecours')
  await expect(box.getByRole('status')).toHaveText(/^\d+\spages?$/)
  await box.getByRole('button', { name: 'Déposer' }).click()
  await expect(box.getByRole('article', { name: 'Déposer' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
})
