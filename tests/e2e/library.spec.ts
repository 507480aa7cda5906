import { expect, sample, test } from './fixture.ts'
import { answer, firstStart, goTo, imported, importFiles, press, read, search } from './window.ts'

test('an empty library says what to do', async ({ page }) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  await expect(page.getByText('La bibliothèque est vide')).toBeVisible()
  await goTo(page, 'Campagne')
  await expect(page.getByText('Aucun texte suivi')).toBeVisible()
  await goTo(page, 'Dossiers')
  await expect(page.getByText('Aucun dossier')).toBeVisible()
})

test('words find their inflections; kinds, courts and dates narrow; matches are marked', async ({ page }) => {
  await firstStart(page, 'Bénévole', 'Charger la bibliothèque de départ')
  await imported(page)
  await importFiles(page, [sample('conseil-etat_202111.zip'), sample('legi-crpa_20260327-140000.tar.gz')])
  const results = await search(page, 'donnees personnelles')
  await expect(results.first()).toBeVisible()
  await expect(
    page
      .locator('.results mark')
      .filter({ hasText: /^donnée/i })
      .first(),
  ).toBeVisible()
  const status = page.locator('.list-head').getByRole('status')
  const total = async () => Number(((await status.textContent()) ?? '').replace(/\D/g, ''))
  const all = await total()
  await page.getByRole('radio', { name: 'décisions' }).check({ force: true })
  await expect.poll(total).toBeLessThan(all)
  const decisions = await total()
  await page.getByText('Filtres').click()
  await page.getByLabel('Juridiction').selectOption({
    label: (
      (await page.getByLabel('Juridiction').locator('option', { hasText: 'Conseil d’État' }).textContent()) ??
      ''
    ).trim(),
  })
  await expect.poll(total).toBeLessThan(decisions)
  await expect(results.first()).toContainText('CE')
  await page.getByLabel('Depuis le').fill('1/11/2021')
  await page.getByLabel('Jusqu’au').fill('30 novembre 2021')
  await expect(results.first()).toContainText('novembre 2021')
  await press(page, 'Ôter les filtres')
  await expect.poll(total).toBe(decisions)
})

test('an article shows the wording of the day one asks for', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [sample('legi-csi_20200901-000000.tar.gz')])
  const reader = await read(page, 'L. 252-3', 'L. 252-3')
  const versions = reader.getByRole('list', { name: 'Versions' }).getByRole('button')
  expect(await versions.count()).toBeGreaterThan(0)
  const now = await reader.locator('.wording').textContent()
  expect(now).toContain('Version')
  await reader.getByLabel('Texte applicable le').fill('1er janvier 1950')
  await expect(reader.getByText('Aucune version n’était en vigueur ce jour-là')).toBeVisible()
  await versions.last().click()
  await expect(reader.locator('.wording')).toContainText('Version')
})

test('a correction is kept in the history, can be taken back, and survives a new import', async ({
  page,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [sample('conseil-etat_202111.zip')])
  const reader = await read(page, '454125', 'n° 454125')
  await press(page, 'Modifier')
  const closed = page.locator('form details:not([open]) > summary')
  while ((await closed.count()) > 0) await closed.first().click()
  await answer(page, { 'Nom de l’affaire': 'Affaire des essais', 'Mots-clés': 'délais, essai' })
  await press(page, 'Enregistrer')
  await expect(reader.getByRole('heading', { level: 2 })).toContainText('Affaire des essais')
  await importFiles(page, [sample('conseil-etat_202111.zip')])
  await read(page, '454125', 'Affaire des essais')
  await expect(reader.getByRole('list', { name: 'Mots-clés' })).toContainText('délais')
  await press(page.locator('.toasts'), 'Fermer ce message')
  await reader.getByText(/^Historique/).click()
  await expect(reader.locator('.history li').first()).toContainText('par vous')
  await reader.getByRole('button', { name: 'Revenir avant cette modification' }).first().click()
  await expect(reader.getByRole('heading', { level: 2 })).not.toContainText('Affaire des essais')
})

test('what is removed comes back by one button', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [sample('conseil-etat_202111.zip')])
  await read(page, '454125', 'n° 454125')
  await press(page, 'Retirer')
  await expect(page.locator('.list-head').getByRole('status')).toHaveText('Aucun résultat')
  await press(page.locator('.toasts'), 'Annuler')
  await expect(page.getByRole('option').first()).toContainText('454125')
})

test('a backup is made, and taken back after a look at what it holds', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await goTo(page, 'Réglages')
  await press(page, 'Sauvegarder maintenant')
  await expect(page.locator('.toasts')).toContainText('Sauvegarde faite')
  await importFiles(page, [sample('conseil-etat_202111.zip')])
  await goTo(page, 'Réglages')
  await page
    .getByRole('button', { name: /^Rétablir la sauvegarde du/ })
    .first()
    .click()
  const asked = page.getByRole('alertdialog', { name: 'Rétablir cette sauvegarde' })
  await expect(asked.getByRole('row', { name: /Sources/ })).toContainText('21')
  await press(asked, 'Remplacer la bibliothèque')
  await expect(page.locator('.toasts')).toContainText('La sauvegarde est rétablie')
  await goTo(page, 'Bibliothèque')
  await expect(page.getByText('La bibliothèque est vide')).toBeVisible()
})
