import type { Page } from '@playwright/test'
import { cleanEverywhere } from '../clean.ts'
import { block, newDossier, saved, type, writing } from '../desk.ts'
import { imported } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { answer, firstStart, press, sheet } from '../window.ts'

test.beforeEach(async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await imported(page)
  await newDossier(page, 'Recours pour excès de pouvoir', {})
})

/** Types at the beginning of a paragraph, as one does who reads again. */
async function addTo(page: Page, words: RegExp, added: string) {
  const paragraph = block(page, words)
  await paragraph.scrollIntoViewIfNeeded()
  await paragraph.click({ position: { x: 4, y: 10 } })
  await page.keyboard.press('Home')
  await page.waitForTimeout(150)
  await type(page, added)
}

test('a fact changes: the text follows, what was written stays, what meets is chosen; the former text comes back', async ({
  page,
}) => {
  const text = page.url()
  await addTo(page, /Il serait inéquitable/, 'Et c’est peu. ')
  await addTo(page, /plusieurs indices concordants/, 'Ils sont quatre. ')
  await saved(page)
  await page.getByRole('navigation', { name: 'Fil' }).getByRole('link').click()
  await sheet(page, 'Faits')
  await answer(page, { 'Forme de la décision': 'décision écrite (délibération, arrêté, courrier)' })
  await expect(page.locator('.save-state')).toHaveText('Enregistré')
  await page.goto(text)
  await press(page, 'Voir ce qui change')
  const box = page.getByRole('dialog', { name: 'Mettre le texte à jour depuis les réponses' })
  await expect(box.getByText('Un passage à choisir')).toBeVisible()
  await cleanEverywhere(page, 'mise à jour depuis les réponses')
  await box.getByText('Le retirer').click()
  await press(box, 'Mettre le texte à jour')
  await expect(block(page, 'fait grief et est produite')).toBeVisible()
  await expect(block(page, 'Il serait inéquitable')).toContainText('Et c’est peu.')
  await expect(writing(page)).not.toContainText('indices concordants')

  await page.getByRole('tab', { name: 'Versions' }).click()
  await page.getByRole('button', { name: /Avant une mise à jour/ }).click()
  const compared = page.getByRole('dialog', { name: 'Comparer deux versions' })
  await expect(compared.locator('del').first()).toBeVisible()
  await cleanEverywhere(page, 'deux versions comparées')
  await press(compared, 'Revenir à la première')
  await expect(writing(page)).toContainText('Ils sont quatre.')
  await expect(page.getByRole('button', { name: /Avant le retour/ })).toBeVisible()
})

test('a comment follows its text, is answered and settled; it goes with the words that go, and comes back with them', async ({
  page,
}) => {
  const paragraph = block(page, /Il serait inéquitable/)
  await paragraph.scrollIntoViewIfNeeded()
  await paragraph.dblclick({ position: { x: 100, y: 12 } })
  const words = await page.evaluate(() => getSelection()?.toString().trim() ?? '')
  await page.keyboard.press('Control+Alt+m')
  const notes = page.getByRole('tabpanel', { name: 'Notes' })
  await notes.getByLabel('Votre commentaire').fill('À sourcer.')
  await press(notes, 'Garder')
  const marked = paragraph.locator('[data-said]')
  await expect(marked).toHaveText(words)
  await addTo(page, /Il serait inéquitable/, 'Nul ne le conteste. ')
  await saved(page)
  await page.reload()
  await expect(marked).toHaveText(words)

  await page.getByRole('tab', { name: 'Notes' }).click()
  await press(notes, `Aller à « ${words} »`)
  await page.keyboard.press('Delete')
  await expect(marked).toHaveCount(0)
  await expect(notes.getByText('À sourcer.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(marked).toHaveText(words)
  await press(notes, 'Répondre')
  await notes.getByLabel('Votre réponse').fill('C’est fait.')
  await cleanEverywhere(page, 'commentaires')
  await press(notes, 'Garder')
  // the keyboard goes back to the page once it is kept
  await expect(notes.getByText('C’est fait.')).toBeVisible()
  await press(notes, 'Régler')
  await expect(marked).toHaveCount(0)
  await press(notes, 'Réglés : 1')
  await expect(notes.getByText('C’est fait.')).toBeVisible()
})

test('an argument changes in the library: the text says so, and takes it passage by passage', async ({
  page,
}) => {
  await addTo(page, /^En droit, toute ingérence/, 'Comme on sait, ')
  await saved(page)
  // as another window would
  await page.evaluate(async () => {
    const ask = async (channel: string, input: unknown) => {
      const reply = await fetch(`call/${channel}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      return (await reply.json()).value
    }
    const source = await ask('library.get', { id: 'INT-BASE' })
    const filing = source.variants.filing
      .replace('doit être prévue par la loi', 'doit être prévue par une loi claire')
      .replace('Le silence de la loi ne vaut pas permission.', 'Le silence ne permet rien.')
    await ask('library.save', { source: { ...source, variants: { ...source.variants, filing } } })
  })
  await expect(page.getByText('Un argument de ce texte a changé dans la bibliothèque.')).toBeVisible()
  await press(page, 'Voir')
  const box = page.getByRole('dialog', { name: 'Arguments qui ont changé à leur source' })
  await expect(box.getByText('Ce qui change à la source')).toHaveCount(2)
  await cleanEverywhere(page, 'argument changé')
  await box.locator('.conflicts > li').filter({ hasText: 'permet rien' }).getByText('Garder le mien').click()
  await expect(box.getByRole('radio', { name: 'Garder le mien' }).last()).toBeChecked()
  await press(box, 'Mettre ce passage à jour')
  const first = block(page, 'toute ingérence')
  await expect(first).toContainText('Comme on sait')
  await expect(first).toContainText('par une loi claire')
  await expect(writing(page)).toContainText('Le silence de la loi ne vaut pas permission.')
  await expect(page.getByText('Un argument de ce texte a changé')).toHaveCount(0)
})
