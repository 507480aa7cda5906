import { expect, test } from './fixture.ts'
import { answer, block, firstStart, imported, newDossier, press, saved, type, writing } from './window.ts'

test.beforeEach(async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await imported(page)
  await newDossier(page, 'Recours pour excès de pouvoir', {})
})

/** Types at the end of a paragraph, as one does who reads again. */
async function addTo(page: import('@playwright/test').Page, words: RegExp, added: string) {
  const paragraph = block(page, words)
  await paragraph.scrollIntoViewIfNeeded()
  await paragraph.click()
  await page.keyboard.press('End')
  await paragraph.evaluate(one => getSelection()?.selectAllChildren(one))
  await page.keyboard.press('ArrowRight')
  await type(page, added)
}

test('a fact changes: the text follows, what was written stays, what meets is chosen; the former text comes back', async ({
  page,
}) => {
  const text = page.url()
  await addTo(page, /Il serait inéquitable/, ' Et c’est peu.')
  await addTo(page, /plusieurs indices concordants/, ' Ils sont quatre.')
  await saved(page)
  await page.getByRole('navigation', { name: 'Fil' }).getByRole('link').click()
  await answer(page, { 'Forme de la décision': 'décision écrite (délibération, arrêté, courrier)' })
  await expect(page.locator('.save-state')).toHaveText('Enregistré')
  await page.goto(text)
  await press(page, 'Voir ce qui change')
  const box = page.getByRole('dialog', { name: 'Mettre le texte à jour depuis les réponses' })
  await expect(box.getByText('Un passage à choisir')).toBeVisible()
  await page.screenshot({ path: `${process.env.SHOTS ?? '/tmp'}/reassemble.png` })
  await box.getByText('Le retirer').click()
  await press(box, 'Mettre le texte à jour')
  await expect(block(page, 'fait grief et est produite')).toBeVisible()
  await expect(block(page, 'Il serait inéquitable')).toContainText('Et c’est peu.')
  await expect(writing(page)).not.toContainText('indices concordants')

  await page.getByRole('tab', { name: 'Versions' }).click()
  await page.getByRole('button', { name: /Avant une mise à jour/ }).click()
  const compared = page.getByRole('dialog', { name: 'Comparer deux versions' })
  await expect(compared.locator('del').first()).toBeVisible()
  await page.screenshot({ path: `${process.env.SHOTS ?? '/tmp'}/compare.png` })
  await press(compared, 'Revenir à la première')
  await expect(writing(page)).toContainText('Ils sont quatre.')
  await expect(page.getByRole('button', { name: /Avant le retour/ })).toBeVisible()
  await page.screenshot({ path: `${process.env.SHOTS ?? '/tmp'}/versions.png` })
})
