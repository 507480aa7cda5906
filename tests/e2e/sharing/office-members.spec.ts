import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { cleanDayAndNight as clean } from '../clean.ts'
import { expect, inShell, runCli, test } from '../fixture.ts'
import { ask } from '../sample.ts'
import { firstStart, openAt, press } from '../window.ts'

const box = (page: Page) => page.getByRole('dialog')

/** How far the page is wider than the window. */
const excess = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('a space is made in an empty folder, a colleague invited by a card, given a role and removed, from the window', async ({
  page,
  folder,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const office = join(folder, 'bureau')
  const paul = join(folder, 'paul')
  mkdirSync(office)
  await openAt(page, '#/espaces')
  await press(page, 'Créer un espace…')
  await clean(page, 'créer un espace')
  const address = box(page).getByRole('textbox', { name: 'Adresse du bureau' })
  await box(page).getByRole('textbox', { name: 'Nom de l’espace' }).fill('Recours vidéo')
  await box(page).getByRole('textbox', { name: 'Votre nom' }).fill('Marie Exemple')
  await address.fill('bureau')
  await press(box(page), 'Créer l’espace')
  await expect(box(page)).toContainText('n’est ni un serveur (postgres://…) ni le chemin entier d’un dossier')
  await address.fill(office)
  await press(box(page), 'Créer l’espace')
  await expect(page.getByRole('heading', { level: 1, name: 'Recours vidéo' })).toBeVisible()
  const members = page.getByRole('list', { name: 'Membres', exact: true })
  await expect(members).toContainText('Marie Exemple (ce poste), responsable')

  const { card, words } = JSON.parse(runCli(paul, ['office', 'card', '--name', 'Paul Exemple', '--json']))
  await press(page, 'Inviter…')
  await box(page).getByRole('textbox', { name: 'Carte reçue' }).fill(card)
  await press(box(page), 'Lire la carte')
  await expect(box(page)).toContainText('C’est la carte de Paul Exemple.')
  await expect(box(page)).toContainText(words.join(' '))
  await clean(page, 'inviter')
  await box(page).getByLabel('Rôle').selectOption('reader')
  await press(box(page), 'Inviter')
  const invitation = await box(page)
    .getByRole('textbox', { name: 'Invitation pour Paul Exemple' })
    .inputValue()
  await clean(page, 'invitation')
  await press(box(page), 'Fermer')
  expect(runCli(paul, ['office', 'space', 'join', invitation])).toContain('invité par Marie Exemple')

  await expect(members).toContainText('Paul Exemple, lit')
  await page.getByLabel('Rôle de Paul Exemple').selectOption('writer')
  await expect(members).toContainText('Paul Exemple, écrit')
  await clean(page, 'membres')
  await page.setViewportSize({ width: 400, height: 780 })
  expect(await excess(page)).toBeLessThanOrEqual(0)
  await press(page, 'Retirer Paul Exemple')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer' }).click()
  await expect(members).toContainText('Paul Exemple, parti')
})

test('this library’s card is given, and an invitation opened from its file is read before it is used', async ({
  page,
  folder,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const office = join(folder, 'bureau')
  const paul = join(folder, 'paul')
  runCli(paul, ['office', 'init', '--url', office])
  runCli(paul, ['office', 'space', 'create', 'Recours vidéo', '--url', office, '--name', 'Paul Exemple'])
  await openAt(page, '#/espaces')
  await press(page, 'Ma carte…')
  await box(page).getByRole('textbox', { name: 'Votre nom' }).fill('Marie Exemple')
  await press(box(page), 'Faire ma carte')
  const card = await box(page).getByRole('textbox', { name: 'Carte de Marie Exemple' }).inputValue()
  await clean(page, 'ma carte')
  if (!inShell()) {
    const saving = page.waitForEvent('download')
    await press(box(page), 'Enregistrer en fichier')
    const path = await (await saving).path()
    expect(readFileSync(path, 'utf8').trim()).toBe(card)
  }
  await press(box(page), 'Fermer')
  const { words } = JSON.parse(runCli(paul, ['office', 'card', '--json']))
  const file = join(folder, 'invitation.txt')
  writeFileSync(file, runCli(paul, ['office', 'space', 'invite', 'Recours vidéo', card]))

  await press(page, 'Entrer par une invitation…')
  const chooser = page.waitForEvent('filechooser')
  await press(box(page), 'Ouvrir un fichier…')
  await (await chooser).setFiles(file)
  await press(box(page), 'Lire l’invitation')
  await expect(box(page)).toContainText('Paul Exemple invite dans l’espace « Recours vidéo » (rôle : écrit).')
  await expect(box(page)).toContainText(words.join(' '))
  await clean(page, 'entrer dans un espace')
  await press(box(page), 'Entrer dans l’espace')
  await expect(page.getByRole('heading', { level: 1, name: 'Recours vidéo' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Membres', exact: true })).toContainText(
    'Paul Exemple, responsable',
  )

  // whoever keeps the folder takes out of it what was there
  rmSync(join(office, 'espaces'), { recursive: true })
  await press(page, 'Recevoir et envoyer')
  const findings = page.getByRole('list', { name: 'Ce que ce poste a remarqué d’anormal' })
  await expect(findings).toContainText('Le bureau a été ramené en arrière')
  await expect(findings).toContainText('Paul Exemple')
  await clean(page, 'ce qui est anormal')
  await page.setViewportSize({ width: 400, height: 780 })
  expect(await excess(page)).toBeLessThanOrEqual(0)
})

test('two owners give a colleague who lost a desk their place on a new one, from the window', async ({
  page,
  folder,
}) => {
  // ten commands, each a start of the program
  test.slow()
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const office = join(folder, 'bureau')
  const [paul, lea, heir, last] = ['paul', 'lea', 'lea-neuf', 'paul-neuf'].map(name => join(folder, name))
  if (!paul || !lea || !heir || !last) throw new Error('four libraries')
  runCli(paul, ['office', 'init', '--url', office])
  const { space } = await ask<{ space: string }>(page, 'office.create', {
    ...{ title: 'Recours vidéo', url: office, name: 'Marie Exemple' },
  })
  for (const [library, name] of [
    [paul, 'Paul Exemple'],
    [lea, 'Léa Exemple'],
  ] as const) {
    const card = runCli(library, ['office', 'card', '--name', name]).trim()
    const { invitation } = await ask<{ invitation: string }>(page, 'office.invite', {
      space,
      card,
      role: 'owner',
    })
    runCli(library, ['office', 'space', 'join', invitation])
  }
  const { card, words } = JSON.parse(runCli(heir, ['office', 'card', '--name', 'Léa Exemple', '--json']))
  runCli(paul, ['office', 'sync'])
  runCli(paul, ['office', 'recovery', 'propose', 'Recours vidéo', 'Léa Exemple', card])

  await openAt(page, '#/espaces')
  await press(page, 'Recevoir et envoyer')
  const places = page.getByRole('list', { name: 'Places à rendre' })
  await expect(places).toContainText('proposé par Paul Exemple')
  await expect(places).toContainText(words.join(' '))
  await press(page, 'Confirmer le nouveau poste de Léa Exemple')
  await clean(page, 'confirmer un nouveau poste')
  await press(box(page), 'Les mots sont les mêmes : confirmer')
  const invitation = await box(page)
    .getByRole('textbox', { name: 'Invitation pour Léa Exemple' })
    .inputValue()
  await press(box(page), 'Fermer')
  expect(runCli(heir, ['office', 'space', 'join', invitation])).toContain('invité par Marie Exemple')
  await expect(page.getByRole('list', { name: 'Membres', exact: true })).toContainText(
    'Léa Exemple (a remplacé un poste perdu), responsable',
  )

  // the window proposes in its turn; nobody has confirmed yet, and it is lifted
  const other = runCli(last, ['office', 'card', '--name', 'Paul Exemple']).trim()
  await press(page, 'Rendre sa place à un poste perdu…')
  await box(page).getByRole('textbox', { name: 'Carte du nouveau poste' }).fill(other)
  await press(box(page), 'Lire la carte')
  await expect(box(page)).toContainText('C’est la carte de Paul Exemple.')
  await clean(page, 'proposer un nouveau poste')
  await press(box(page), 'Retirer le poste perdu et proposer')
  await expect(places).toContainText('Nouveau poste de Paul Exemple')
  await page.setViewportSize({ width: 400, height: 780 })
  expect(await excess(page)).toBeLessThanOrEqual(0)
  await page.getByText('Ce qui a changé parmi les membres').click()
  const acts = page.getByRole('list', { name: 'Ce qui a changé parmi les membres' })
  await expect(acts).toContainText('Marie Exemple a confirmé : le nouveau poste de Léa Exemple')
  await expect(acts).toContainText('Marie Exemple a retiré Paul Exemple.')
  await press(page, 'Lever la proposition pour Paul Exemple')
  await expect(places).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Membres', exact: true })).toContainText('Paul Exemple, parti')
})
