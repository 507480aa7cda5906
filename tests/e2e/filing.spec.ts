import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aLockedPdf, aPdf } from '../fixtures/files.ts'
import { expect, test } from './fixture.ts'
import { openSample } from './sample.ts'
import { choose, press, writing } from './window.ts'

test('exhibits are taken in, read, put into a bundle and filed; then nothing of them changes', async ({
  page,
  folder,
}) => {
  const { dossier, draft } = await openSample(page, 'recourse')
  await page.goto(`${new URL(page.url()).origin}/#/dossier/${dossier}`)
  const files = [
    ['2018-12-14 Délibération lançant l’essai.pdf', aPdf('Deliberation', 3)],
    ['Fermé.pdf', aLockedPdf('Secret')],
  ] as const
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
  await choose(
    page,
    () => press(page, 'Ajouter des pièces…'),
    files.map(([name]) => join(folder, name)),
  )
  const list = page.getByRole('grid', { name: 'Pièces' })
  await expect(
    list.getByRole('row', { name: /Pièce 7, Délibération du 14 décembre 2018 lançant l’essai/ }),
  ).toBeVisible()
  await expect(list.getByRole('row', { name: /Pièce 8/ })).toContainText('protégée par un mot de passe')

  // read page by page
  await press(list, 'Voir la pièce 7')
  const reader = page.getByRole('dialog')
  await expect(reader.getByRole('status').filter({ hasText: 'Page 1 sur 3' })).toBeVisible()
  await press(reader, 'Page suivante')
  await press(reader, 'Lire son texte')
  await expect(reader).toContainText('Deliberation, page 2')
  await press(reader, 'Fermer')

  // the bundle: the locked one is told and left out
  await press(page, 'Dossier de dépôt…')
  const bundle = page.getByRole('dialog')
  await bundle.getByLabel('Version à déposer').uncheck()
  await bundle.getByText(/^Noms des 8 fichiers/).click()
  await expect(bundle).toContainText('PJ7_Deliberation-du-14-decembre-2018-lancant-l-essai.pdf')
  await press(bundle, 'Écrire le dossier de dépôt')
  await expect(bundle).toContainText('La pièce n° 8 (Fermé) est protégée par un mot de passe', {
    timeout: 60_000,
  })
  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    bundle.getByRole('button', { name: /Enregistrer le zip/ }).click(),
  ])
  expect(zip.suggestedFilename()).toMatch(/-depot\.zip$/)
  await press(bundle, 'Fermer')

  // filed: the text and the exhibits are read, and written no more
  await press(page, 'Noter un dépôt…')
  const form = page.getByRole('dialog')
  await form.getByRole('checkbox').first().check()
  await press(form, 'Noter le dépôt')
  await expect(list.getByRole('row', { name: /Pièce 7/ })).toContainText('déposée le')
  await expect(page.locator('.events')).toContainText('Requête déposée')
  await page.goto(`${new URL(page.url()).origin}/#/dossier/${dossier}/${draft}`)
  await expect(page.getByText(/ce texte se lit, il ne change plus/)).toBeVisible()
  await expect(writing(page)).toHaveAttribute('contenteditable', 'false')
  await press(page, 'Copier pour amender')
  await expect(writing(page)).toHaveAttribute('contenteditable', 'true')
  await expect(page.locator('.desk-head')).toContainText('(copie)')
})
