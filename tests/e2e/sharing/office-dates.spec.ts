import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanEverywhere } from '../clean.ts'
import { save } from '../files.ts'
import { expect, runCli, test } from '../fixture.ts'
import { openSample } from '../sample.ts'
import { openAt, press } from '../window.ts'
import { startWithPaul } from './colleague.ts'

/** Days from today to the limit of the dossier: within this week, whatever the day. */
const RECENT_DAYS = 57

test('a date of a shared dossier is given to a member, who reads it on their own desk, and goes in a calendar', async ({
  page,
  folder,
  served,
}) => {
  const paul = await startWithPaul(page, served, folder)
  const { dossier } = await openSample(page, 'recourse')
  const notified = new Date(Date.now() - RECENT_DAYS * 86_400_000).toISOString().slice(0, 10)
  served.cli('event', 'add', dossier, 'notified', '--date', notified, '--with', 'regime-general')
  served.cli('office', 'share', 'dossier', dossier, '--with', 'Recours vidéo')
  await openAt(page, '#/espaces')
  const who = page.getByLabel('Qui s’occupe de Requête en annulation devant le tribunal administratif')
  await who.selectOption({ label: 'Paul Exemple' })
  await cleanEverywhere(page, 'échéances d’un espace')
  await press(page, 'Recevoir et envoyer')
  await expect(page.locator('.toast').filter({ hasText: 'envoyé' })).toBeVisible()
  runCli(paul, ['office', 'sync'])
  expect(runCli(paul, ['office', 'dates'])).toContain('Qui s’en occupe : Paul Exemple')
  runCli(paul, ['office', 'assign', dossier, 'requete en annulation', '--to', 'personne'])
  expect(runCli(paul, ['office', 'dates'])).toContain('Qui s’en occupe : personne encore')

  const file = join(folder, 'bureau.ics')
  await save(page, () => press(page, 'Fichier d’agenda (.ics)'), file)
  const calendar = readFileSync(file, 'utf8')
  expect(calendar).toContain('BEGIN:VEVENT')
  expect(calendar.replace(/\r?\n /g, '')).toContain('Requête en annulation devant le tribunal administratif')
})

test('a task and a hearing of a shared dossier are seen by all, and a tick is taken back', async ({
  page,
  folder,
  served,
}) => {
  const paul = await startWithPaul(page, served, folder)
  const { dossier } = await openSample(page, 'recourse')
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  served.cli('event', 'add', dossier, 'hearing', '--date', inDays(20), '--label', 'Audience de la 3e chambre')
  served.cli('office', 'share', 'dossier', dossier, '--with', 'Recours vidéo')
  await openAt(page, '#/espaces')
  const later = page.getByRole('list', { name: 'Ensuite' })
  await expect(later.getByRole('link', { name: /Audience de la 3e chambre/ })).toBeVisible()

  await press(page, 'Ajouter une tâche')
  const box = page.getByRole('dialog', { name: 'Ajouter une tâche' })
  await box.getByLabel('Ce qui est à faire').fill('Appeler le greffe')
  await box.getByLabel('Pour quand').fill(inDays(2))
  await box.getByLabel('Qui s’en occupe').selectOption({ label: 'Paul Exemple' })
  await box.getByRole('button', { name: 'Ajouter la tâche' }).click()
  const week = page.getByRole('list', { name: 'Cette semaine' })
  await expect(week.getByRole('link', { name: /Appeler le greffe/ })).toBeVisible()
  await cleanEverywhere(page, 'tâches d’un espace')

  await week.getByLabel('Fait : Appeler le greffe').click()
  await expect(page.getByText('1 tâche faite')).toBeVisible()
  await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click()
  await expect(week.getByLabel('Fait : Appeler le greffe')).not.toBeChecked()

  await press(page, 'Recevoir et envoyer')
  await expect(page.locator('.toast').filter({ hasText: 'envoyé' })).toBeVisible()
  runCli(paul, ['office', 'sync'])
  const list = runCli(paul, ['office', 'dates'])
  expect(list).toContain('À faire : Appeler le greffe')
  expect(list).toContain('Audience de la 3e chambre')
  runCli(paul, ['office', 'task', 'done', dossier, 'appeler le greffe'])
  runCli(paul, ['office', 'sync'])
  await press(page, 'Recevoir et envoyer')
  await expect(page.getByText('1 tâche faite')).toBeVisible()
})
