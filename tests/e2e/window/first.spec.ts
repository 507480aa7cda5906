import { newDossier } from '../desk.ts'
import { choose, imported } from '../files.ts'
import { expect, sample, test } from '../fixture.ts'
import { ask } from '../sample.ts'
import { firstStart, goTo, openAt, press } from '../window.ts'

test('the first page chooses nothing for anyone, says so, and asks a lawyer for their office once', async ({
  page,
}) => {
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
  await press(page, 'Commencer sans rien')
  await expect(page.getByText(/^Choisissez d’abord l’un des deux/)).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Avocat·e' })).toBeFocused()
  await page.keyboard.press('Space')
  await page.getByLabel('Prénom').fill('Claire')
  await page.getByLabel('Nom', { exact: true }).fill('Durand')
  await page.getByLabel('Barreau').fill('Grenoble')
  await press(page, 'Commencer sans rien')
  await newDossier(page, 'Recours pour excès de pouvoir', {})
  await expect(page.locator('.editor[data-style="lawyer"]')).toBeVisible()
  await page.getByRole('navigation', { name: 'Fil' }).getByRole('link').click()
  await expect(page.locator('.party summary')).toHaveText(/Avocat·e Me Claire Durand/)
})

test('a volunteer says once who their association is: it is the claimant of their recourses', async ({
  page,
}) => {
  await page.getByRole('radio', { name: 'Bénévole' }).check({ force: true })
  // the first page speaks of what a volunteer does, and asks nothing of an association's statutes
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expect(page.getByText(/élu·es à appeler/)).toBeVisible()
  await press(page, 'Commencer sans rien')
  await openAt(page, '#/reglages?partie=association')
  const association = page.getByRole('region', { name: 'Votre association' })
  await association.getByLabel('Nom de l’association').fill('Regards libres')
  await association.getByLabel('Siège').fill('3 rue Haute, 38000 Grenoble')
  await association.getByLabel('Lieu de signature').fill('Grenoble')
  await goTo(page, 'Dossiers')
  await newDossier(page, 'Recours pour excès de pouvoir', {})
  await page.getByRole('navigation', { name: 'Fil' }).getByRole('link').click()
  await expect(page.locator('.party summary')).toHaveText(/Regards libres/)
  await openAt(page, '#/reglages?partie=association')
  await expect(page.getByLabel('Nom de l’association')).toHaveValue('Regards libres')
})

test('the first page and the settings say in one paragraph where the library is', async ({
  page,
  served,
}) => {
  await expect(page.getByText(served.library)).toBeVisible()
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await expect(page.getByLabel('Prénom')).toHaveCount(0)
  await openAt(page, '#/reglages?partie=place')
  await expect(page.getByRole('region', { name: 'Où est la bibliothèque' })).toContainText(served.library)
  await press(page, 'Lire la déclaration d’accessibilité')
  await expect(page.getByRole('dialog')).toContainText('partiellement conforme')
})

test('five steps by the keyboard on the sample dossier, skipped by Escape, never shown again unasked', async ({
  page,
}) => {
  const { keyboard } = page
  await firstStart(page, 'Bénévole', 'Ouvrir un dossier d’exemple')
  await press(page, 'Un recours')
  const tour = page.getByRole('dialog', { name: 'La bibliothèque' })
  await expect(tour).toBeFocused()
  for (const title of ['Le dossier et son texte', 'Citer', 'Les pièces', 'Exporter']) {
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: title })).toBeFocused()
    await expect(page.locator('.tour-ring')).toBeVisible()
  }
  await keyboard.press('Escape')
  await expect(page.locator('.tour-card')).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: /^Texte/ })).toBeFocused()
  await goTo(page, 'Dossiers')
  await keyboard.press('Control+k')
  await page.getByPlaceholder('Une action, un dossier…').fill('exemple')
  await page.getByRole('menuitem', { name: 'Ouvrir un dossier d’exemple' }).click()
  await press(page, 'Un recours')
  await expect(page.getByRole('textbox', { name: /^Texte/ })).toBeVisible()
  await expect(page.locator('.tour-card')).toHaveCount(0)
  await goTo(page, 'Réglages')
  await press(page, 'Faire la visite')
  await expect(page.locator('.tour-card')).toBeVisible()
})

test('the card of the tour stays whole in a window made smaller, even where its place is hidden', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await firstStart(page, 'Avocat·e', 'Ouvrir un dossier d’exemple')
  await press(page, 'Un recours')
  await press(page, 'Suivant')
  await press(page, 'Suivant')
  const card = page.locator('.tour-card')
  for (const size of [
    { width: 400, height: 780 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(size)
    await expect(card).toBeInViewport({ ratio: 1 })
  }
})

test('what an import says covers nothing one may press', async ({ page }) => {
  await page.setViewportSize({ width: 1360, height: 880 })
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await newDossier(page, 'Recours pour excès de pouvoir', {})
  await page.keyboard.press('Alt+2')
  const add = page.getByRole('button', { name: 'Ajouter des pièces…' })
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Une action, un dossier…').fill('importer')
  await choose(page, () => page.getByRole('menuitem', { name: /^Importer des fichiers/ }).click(), [
    sample('conseil-etat-fictif_202111.zip'),
  ])
  const jobs = page.getByRole('complementary', { name: 'Imports' })
  await expect(jobs.getByText('Import terminé')).toBeVisible()
  const [strip, content] = [await jobs.boundingBox(), await page.locator('.content').boundingBox()]
  expect(content && content.y + content.height).toBeLessThanOrEqual((strip?.y ?? 0) + 1)
  await add.click({ trial: true })
  await imported(page)
})

test('a change made before the window hears the program is seen once it hears it', async ({ page }) => {
  let tellChanged = () => {}
  const changed = new Promise<void>(done => {
    tellChanged = done
  })
  await page.route('**/events', async route => {
    await changed
    await route.continue()
  })
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Avocat·e' })).toBeVisible()
  await ask(page, 'settings.save', { values: { profile: 'lawyer' } })
  tellChanged()
  await expect(page.getByRole('navigation', { name: 'Prétoire' })).toBeVisible()
})
