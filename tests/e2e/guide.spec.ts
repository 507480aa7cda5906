import { expect, test } from './fixture.ts'
import { firstStart, press } from './window.ts'

const word = (text: string) => new RegExp(text)

test('from “my town has bought BriefCam” a volunteer is led to the right text, with its dates', async ({
  page,
}) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await press(page, 'Être guidé pas à pas')
  await press(page, word('Ma commune a acheté'))
  await page.getByLabel('Dans quelle commune ?').fill('Moirans')
  await page.keyboard.press('Enter')
  await page.getByLabel('Quel logiciel ?').fill('BriefCam')
  await press(page, 'Continuer')
  await press(page, word('Un article de presse'))
  await press(page, word('^Non$'))

  const proposed = page.getByRole('region', { name: 'Demander les documents à la commune' })
  await expect(proposed).toContainText('Un mois sans réponse vaut refus')
  await expect(proposed).toContainText('Si votre envoi est reçu aujourd’hui')
  await expect(proposed.getByRole('heading', { name: /Saisine de la CADA/ })).toBeVisible()
  await expect(proposed.getByRole('link', { name: 'art. L. 342-1 CRPA' }).first()).toBeVisible()

  // an answer is changed, and what it led to goes
  await press(page, 'Changer : Avez-vous déjà demandé ces documents à la commune ?')
  await expect(proposed).toBeHidden()
  await press(page, word('^Non$'))
  await press(page, 'Préparer ce texte')
  await expect(page.locator('[contenteditable=true]')).toContainText('demande de communication de documents')
  await expect(page.locator('[contenteditable=true]')).toContainText('La commune de Moirans')
  await expect(page.locator('[contenteditable=true]')).toContainText('article L. 311-1')

  // in the dossier: the court is known, the guide goes on from there
  await page.getByRole('link', { name: 'Moirans – BriefCam' }).click()
  await expect(page.getByLabel(/Dans quelle commune/)).toHaveValue('Moirans')
  await press(page, 'Que faire maintenant ?')
  await press(page, word('On me refuse des documents'))
})
