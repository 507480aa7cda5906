import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import decodeQR from 'qr/decode.js'
import { cleanDayAndNight as clean } from '../clean.ts'
import { expect, inShell, runCli, test } from '../fixture.ts'
import { ask } from '../sample.ts'
import { openAt, press } from '../window.ts'
import { startAlone } from './colleague.ts'

const box = (page: Page) => page.getByRole('dialog')

/** The text that a telephone reads in a code as it is drawn on the page. */
async function readCode(code: Locator): Promise<string> {
  const pixels = await code.evaluate(async svg => {
    const size = 600
    const canvas = new OffscreenCanvas(size, size)
    const context = canvas.getContext('2d')
    const box = svg.getAttribute('viewBox')?.split(' ').map(Number) ?? []
    if (!context) throw new Error('no canvas')
    for (const path of svg.querySelectorAll('path')) {
      context.setTransform(size / (box[2] ?? 1), 0, 0, size / (box[3] ?? 1), 0, 0)
      context.fillStyle = getComputedStyle(path).fill
      context.fill(new Path2D(path.getAttribute('d') ?? ''))
    }
    return { size, data: [...context.getImageData(0, 0, size, size).data] }
  })
  return decodeQR({ width: pixels.size, height: pixels.size, data: Uint8ClampedArray.from(pixels.data) })
}

/** How far the page is wider than the window. */
const excess = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('a space is made in an empty folder, a colleague invited by a card, given a role and removed, from the window', async ({
  page,
  folder,
}) => {
  await startAlone(page)
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

  const role = page.getByLabel('Rôle de Paul Exemple')
  await expect(role).toHaveValue('reader')
  await role.selectOption('writer')
  await expect(page.locator('.toast').filter({ hasText: 'Paul Exemple : peut écrire.' })).toBeVisible()
  await expect(role).toHaveValue('writer')
  await clean(page, 'membres')
  await page.setViewportSize({ width: 400, height: 780 })
  expect(await excess(page)).toBeLessThanOrEqual(0)
  await press(page, 'Retirer Paul Exemple')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer' }).click()
  await expect(members).toContainText('Paul Exemple, n’est plus membre')
})

test('this library’s card is given, and an invitation opened from its file is read before it is used', async ({
  page,
  folder,
}) => {
  // six commands, each a start of the program
  test.slow()
  await startAlone(page)
  const office = join(folder, 'bureau')
  const paul = join(folder, 'paul')
  runCli(paul, ['office', 'init', '--url', office])
  runCli(paul, ['office', 'space', 'create', 'Recours vidéo', '--url', office, '--name', 'Paul Exemple'])
  await openAt(page, '#/espaces')
  await press(page, 'Ma carte…')
  await box(page).getByRole('textbox', { name: 'Votre nom' }).fill('Marie Exemple')
  await press(box(page), 'Faire ma carte')
  const card = await box(page).getByRole('textbox', { name: 'Carte de Marie Exemple' }).inputValue()
  await press(box(page), 'Montrer en code QR')
  const code = box(page).getByRole('img', { name: 'Code de : Carte de Marie Exemple' })
  await expect(code).toBeVisible()
  expect(await readCode(code)).toBe(card)
  await clean(page, 'ma carte')
  await page.emulateMedia({ media: 'print' })
  await expect(code).toBeVisible()
  await expect(page.locator('#root')).toBeHidden()
  await page.emulateMedia({ media: null })
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
  await expect(box(page)).toContainText(
    'Paul Exemple vous invite dans l’espace « Recours vidéo » : vous pourrez y écrire.',
  )
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
  await expect(findings).toContainText('Le bureau n’avait plus rien de cet espace')
  await expect(findings).toContainText('Ce poste y a remis tout ce qu’il en garde')
  await press(page, 'Recevoir et envoyer')
  await expect(findings).toContainText('c’est terminé depuis')

  // then one change of a colleague alone: any member gives it back at one press
  const [{ key: ofPaul }] = JSON.parse(
    runCli(paul, ['office', 'space', 'members', 'Recours vidéo', '--json']),
  ).members
  const [space = ''] = readdirSync(join(office, 'espaces'))
  const lost = join(office, 'espaces', space, ofPaul, '0000000002.json')
  rmSync(lost)
  await press(page, 'Recevoir et envoyer')
  await expect(findings).toContainText('Le bureau a été ramené en arrière')
  await expect(findings).toContainText('Paul Exemple')
  await expect(page.locator('.space-state')).toContainText('bureau ramené en arrière')
  await clean(page, 'ce qui est anormal')
  await press(page, 'Remettre au bureau ce que ce poste garde')
  await expect(
    page.locator('.toast').filter({ hasText: 'Remis au bureau : 1 changement scellé' }),
  ).toBeVisible()
  expect(existsSync(lost)).toBe(true)
  await expect(page.locator('.space-state')).toContainText('à jour')

  // the folder is gone: the space goes on in another, which this desk fills
  const other = join(folder, 'autre')
  mkdirSync(other)
  await press(page, 'Adresse du bureau…')
  await expect(box(page)).toContainText('Adresse actuelle : /')
  await box(page).getByRole('textbox', { name: 'Nouvelle adresse du bureau' }).fill(other)
  await press(box(page), 'Changer l’adresse')
  await expect(box(page)).toContainText('est vide')
  expect(readdirSync(other)).toEqual([])
  await box(page).getByText('C’est un dossier neuf et vide').click()
  await clean(page, 'adresse du bureau')
  await press(box(page), 'Changer l’adresse')
  await expect(box(page)).toHaveCount(0)
  expect(existsSync(join(other, 'espaces', space, ofPaul, '0000000002.json'))).toBe(true)
  await page.setViewportSize({ width: 400, height: 780 })
  expect(await excess(page)).toBeLessThanOrEqual(0)
})

test('two owners give a colleague who lost a desk their place on a new one, from the window', async ({
  page,
  folder,
}) => {
  // ten commands, each a start of the program
  test.slow()
  await startAlone(page)
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
    'Léa Exemple (a remplacé un poste perdu)',
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
  await expect(page.getByRole('list', { name: 'Membres', exact: true })).toContainText(
    'Paul Exemple, n’est plus membre',
  )
})
