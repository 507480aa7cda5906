import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanEverywhere } from '../clean.ts'
import { save } from '../files.ts'
import { expect, runCli, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { firstStart, openAt, press } from '../window.ts'
import { spaceWithPaul } from './colleague.ts'

/** Days from today to the limit of the dossier: within this week, whatever the day. */
const RECENT_DAYS = 57

test('a date of a shared dossier is given to a member, who reads it on their own desk, and goes in a calendar', async ({
  page,
  folder,
  served,
}) => {
  // ten commands, each a start of the program
  test.slow()
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  // the story says itself when they meet
  await ask(page, 'settings.save', { values: { 'office.quiet': 'off' } })
  const paul = spaceWithPaul(served, folder)
  const { dossier } = await openSample(page, 'recourse')
  const notified = new Date(Date.now() - RECENT_DAYS * 86_400_000).toISOString().slice(0, 10)
  served.cli('event', 'add', dossier, 'notified', '--date', notified)
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
