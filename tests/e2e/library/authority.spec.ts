import { aDecision } from '../../fixtures/builders.ts'
import { importFiles } from '../files.ts'
import { expect, packFile, test } from '../fixture.ts'
import { openSample } from '../sample.ts'
import { firstStart, goTo, openAt, press, search, undo } from '../window.ts'

const caen = aDecision({
  id: 'caen',
  court: 'TA',
  city: 'Caen',
  date: '2023-11-22',
  formation: 'ord.',
  numbers: ['2303004'],
  name: 'Ligue des Girafes',
  text: [],
})

test('a decision says how far it was read and that it was annulled; reading it is an act, undone like any', async ({
  page,
  folder,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [packFile(folder, [caen])])
  await search(page, 'girafes')
  await page.getByRole('option', { name: /2303004/ }).click()
  const reader = page.getByRole('article')
  await expect(reader.getByText('Annulation : CE, ord., 21 décembre 2023, n° 489990')).toBeVisible()
  await expect(reader.getByText('page qui n’est pas officielle')).toBeVisible()
  await press(reader, 'J’ai lu ce texte')
  await page.getByLabel('Vos initiales').fill('AB')
  await press(page, 'Dire que c’est lu')
  await expect(reader.getByText(/Lu par AB le/)).toBeVisible()
  await undo(page, 'dit lu par AB')
  await expect(reader.getByText(/Lu par AB le/)).toHaveCount(0)
})

test('templates are grouped by what one wants to do, narrowed by typing, and by who writes', async ({
  page,
}) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await goTo(page, 'Dossiers')
  await press(page, 'Nouveau dossier')
  await expect(page.getByRole('heading', { name: 'Attaquer une décision' })).toBeVisible()
  await page.getByLabel('Chercher un modèle').fill('appel')
  await expect(page.getByRole('button', { name: /^Requête d’appel/ })).toHaveCount(0)
  await page.getByText('Montrer aussi les écrits d’avocat').click()
  await expect(page.getByRole('button', { name: /^Requête d’appel/ })).toHaveCount(2)
})

test('before a text is used for another town, what is left of the first one is shown', async ({ page }) => {
  const { dossier } = await openSample(page, 'recourse')
  await openAt(page, `#/dossier/${dossier}`)
  await page
    .getByRole('button', { name: /Copier ou partager/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Reprendre pour une autre commune…' }).click()
  const box = page.getByRole('dialog', { name: 'Reprendre pour une autre commune' })
  await expect(box.getByText('redeviennent à remplir')).toBeVisible()
  await press(box, 'Ouvrir le dossier')
  await expect(page.getByText('Un dossier est ouvert')).toBeVisible()
})
