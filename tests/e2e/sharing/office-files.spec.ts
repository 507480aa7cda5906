import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { panel } from '../desk.ts'
import { expect, runCli, test } from '../fixture.ts'
import { openAt, press } from '../window.ts'
import { startWithPaul } from './colleague.ts'

const STAYED = 'est restée dans l’espace «\u00a0Recours vidéo\u00a0»'

test('a desk asks for the exhibits of a space when it needs them: each says where it is, one comes by a press, then the others', async ({
  page,
  folder,
  served,
}) => {
  const paul = await startWithPaul(page, served, folder, { isQuiet: true })
  await openAt(page, '#/espaces')
  await page.getByLabel('Pièces de cet espace').selectOption('Demander les pièces au besoin')
  await expect(page.getByText('Les prochaines pièces viendront sans leur fichier')).toBeVisible()

  const { id, drafts } = JSON.parse(runCli(paul, ['dossier', 'sample', 'recourse', '--json']))
  const names = ['lettre.txt', 'plan.txt', 'devis.txt'].map(name => join(folder, name))
  for (const name of names) writeFileSync(name, `Contenu de ${name}`)
  runCli(paul, ['exhibit', 'add', id, ...names])
  runCli(paul, ['office', 'share', 'dossier', id, '--with', 'Recours vidéo'])
  runCli(paul, ['office', 'sync'])

  await press(page, 'Recevoir et envoyer')
  await expect(page.getByText(/fichiers sont restés dans l’espace/)).toBeVisible({ timeout: 30_000 })
  await openAt(page, `#/dossier/${id}/${drafts[0]}`)
  await panel(page, 'Pièces')
  const list = page.getByRole('grid', { name: 'Pièces' })
  const stayed = list.getByText(STAYED)
  await expect(stayed.first()).toBeVisible()
  const before = await stayed.count()
  expect(before).toBeGreaterThan(2)
  await list
    .getByRole('button', { name: /^Demander la pièce/ })
    .last()
    .click()
  await expect(page.locator('.toast').filter({ hasText: '1 fichier de pièce est arrivé' })).toBeVisible()
  await expect(stayed).toHaveCount(before - 1)
  // opened, it is asked for
  await list
    .getByRole('button', { name: /^Voir la pièce/ })
    .first()
    .click()
  await expect(page.getByRole('img', { name: /^Page 1 sur/ })).toBeVisible({ timeout: 30_000 })
  await press(page, 'Fermer')
  await expect(stayed).toHaveCount(before - 2)
  await press(page, 'Demander les pièces du dossier')
  await expect(stayed).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Demander les pièces du dossier' })).toHaveCount(0)
})

test('a deposit is noted away from the space: it shows the digest of an exhibit that stayed there, which the next meeting brings', async ({
  page,
  folder,
  served,
}) => {
  const paul = await startWithPaul(page, served, folder, { isQuiet: true })
  await openAt(page, '#/espaces')
  await page.getByLabel('Pièces de cet espace').selectOption('Demander les pièces au besoin')
  await expect(page.getByText('Les prochaines pièces viendront sans leur fichier')).toBeVisible()
  const { id } = JSON.parse(runCli(paul, ['dossier', 'sample', 'recourse', '--json']))
  runCli(paul, ['office', 'share', 'dossier', id, '--with', 'Recours vidéo'])
  runCli(paul, ['office', 'sync'])
  await press(page, 'Recevoir et envoyer')
  await expect(page.getByText(/fichiers? (est|sont) restés? dans l’espace/)).toBeVisible({ timeout: 30_000 })

  const office = join(folder, 'bureau')
  renameSync(office, `${office}-ailleurs`)
  await openAt(page, `#/dossier/${id}?fait=filings-title`)
  await press(page, 'Noter un dépôt…')
  const form = page.getByRole('dialog')
  await form.getByRole('checkbox', { name: /^Recours pour excès/ }).check()
  await press(form, 'Noter le dépôt')
  const deposit = page.locator('.deposit')
  await expect(deposit).toContainText('Recours pour excès', { timeout: 60_000 })
  const lack = deposit.getByText(/dans (l’|un )espace.+(en garde l’empreinte|en garde les empreintes)/)
  await expect(lack).toBeVisible()
  await expect(lack).toContainText('à la prochaine rencontre')
  await lack.click()
  await expect(deposit.getByText(/empreinte SHA-256 [0-9a-f]{64}$/).first()).toBeVisible()

  renameSync(`${office}-ailleurs`, office)
  await openAt(page, '#/espaces')
  await press(page, 'Recevoir et envoyer')
  await openAt(page, `#/dossier/${id}?fait=filings-title`)
  await expect(deposit).toBeVisible()
  await expect(lack).toHaveCount(0, { timeout: 30_000 })
})
