import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../fixtures/office/postgres.ts'
import { cleanDayAndNight as clean } from '../clean.ts'
import { block, goToEnd, writing } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { firstStart, openAt, press } from '../window.ts'

let server: PostgresServer
test.beforeAll(async () => {
  test.skip(whyNoPostgres !== undefined, `PostgreSQL : ${whyNoPostgres}.`)
  server = await startPostgres()
})
test.afterAll(() => server?.stop())

/** Two programs and a server begin at once, and each text is opened for the first time. */
const OPENING = { timeout: 30_000 }

const bar = (page: Page) => page.getByRole('region', { name: 'Écrire à plusieurs' })
const textOf = async (page: Page, id: string): Promise<unknown> =>
  (await ask<{ blocks: unknown }>(page, 'drafts.get', { id })).blocks

/** Types at the end of the paragraph that holds these words. */
async function typeAfter(page: Page, words: string, typed: string): Promise<void> {
  await goToEnd(page, block(page, words))
  await page.keyboard.type(typed, { delay: 30 })
}

test('two members write in one text at the same moment, see each other’s words and caret, and leave it the same', async ({
  page,
  folder,
  served,
  open,
  errors,
}) => {
  test.slow()
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const address = server.address()
  served.cli('office', 'init', '--url', address)
  served.cli('office', 'space', 'create', 'Recours vidéo', '--url', address, '--name', 'Marie Exemple')
  const { page: paul } = await open(join(folder, 'paul'), errors)
  await firstStart(paul, 'Avocat·e', 'Commencer sans rien')
  const { card } = await ask<{ card: string }>(paul, 'office.card', { name: 'Paul Exemple' })
  const { invitation } = JSON.parse(served.cli('office', 'space', 'invite', 'Recours vidéo', card, '--json'))
  const { space } = await ask<{ space: string }>(paul, 'office.join', { invitation, url: address })

  const { dossier, draft } = await openSample(page, 'recourse')
  await ask(page, 'office.share', { space, kind: 'dossier', id: dossier })
  await ask(page, 'office.sync', {})
  await ask(paul, 'office.sync', {})
  await page.reload()
  await openAt(paul, `#/dossier/${dossier}/${draft}`)
  await expect(writing(paul).locator('.block').first()).toBeVisible(OPENING)

  // what a colleague has just sent is in the text that the session begins with
  const sent = JSON.stringify(await ask(paul, 'drafts.get', { id: draft })).replace(
    'que révèlent ces faits',
    'que Paul révèle',
  )
  await ask(paul, 'drafts.save', { draft: JSON.parse(sent) })
  await ask(paul, 'office.sync', {})
  await press(bar(page), 'Écrire à plusieurs')
  await expect(block(page, 'que Paul révèle')).toBeVisible()
  await expect(bar(page)).toContainText('personne d’autre n’y est pour l’instant', OPENING)
  await expect(bar(paul)).toContainText('Marie Exemple écrit dans ce texte.', OPENING)
  await press(bar(paul), 'Rejoindre')
  await expect(bar(paul)).toContainText('Avec vous dans ce texte', OPENING)
  await expect(bar(page)).toContainText('Paul Exemple')

  const here = 'Interrogée, la commune'
  const there = 'exploite un réseau de'
  await Promise.all([typeAfter(page, here, ' Écrit par Marie.'), typeAfter(paul, there, ' Écrit par Paul.')])
  await expect(block(paul, here)).toContainText('Écrit par Marie.')
  await expect(block(page, there)).toContainText('Écrit par Paul.')
  await expect(page.locator('.other-caret-name')).toHaveText('Paul Exemple')
  await expect(paul.locator('.other-caret-name')).toHaveText('Marie Exemple')

  await clean(page, 'séance à plusieurs')

  // each takes back what they wrote alone
  await page.keyboard.press('Control+z')
  await expect(block(paul, here)).not.toContainText('Écrit par Marie.')
  await page.keyboard.press('Control+Shift+z')
  await expect(block(paul, here)).toContainText('Écrit par Marie.')
  await expect(block(page, there)).toContainText('Écrit par Paul.')

  await press(bar(paul), 'Quitter la séance')
  await expect(bar(page)).toContainText('personne d’autre n’y est pour l’instant')
  await expect(bar(paul)).toContainText('Marie Exemple écrit dans ce texte.')

  // what Paul wrote alone since comes into the session with him
  await typeAfter(paul, there, ' Écrit dans le train.')
  await typeAfter(page, here, ' Écrit pendant ce temps.')
  await press(bar(paul), 'Rejoindre')
  await expect(block(page, there)).toContainText('Écrit dans le train.', OPENING)
  await expect(block(paul, here)).toContainText('Écrit pendant ce temps.')
  await press(bar(paul), 'Quitter la séance')
  await expect(bar(page)).toContainText('personne d’autre n’y est pour l’instant', OPENING)
  await press(bar(page), 'Quitter la séance')
  await expect(bar(page).getByRole('button', { name: 'Écrire à plusieurs' })).toBeVisible()
  await ask(paul, 'office.sync', {})
  await expect(bar(paul)).not.toContainText('Marie Exemple')
  await expect(bar(paul).getByRole('button', { name: 'Écrire à plusieurs' })).toBeVisible()
  const text = await textOf(page, draft)
  expect(JSON.stringify(text)).toContain('Écrit par Paul.')
  expect(JSON.stringify(text)).toContain('Écrit par Marie.')
  expect(JSON.stringify(text)).toContain('Écrit dans le train.')
  expect(JSON.stringify(text)).toContain('Écrit pendant ce temps.')
  expect(await textOf(paul, draft)).toEqual(text)
  expect(await ask(page, 'office.conflicts', {})).toEqual([])
  const lines = await ask<{ author: string }[]>(page, 'office.journal', { space, limit: 10 })
  expect(lines.map(one => one.author)).toContain('Paul Exemple avec Marie Exemple')
})

test('a reader follows what is written as it comes, writes nothing, and has the text by the meeting', async ({
  page,
  folder,
  served,
  open,
  errors,
}) => {
  test.slow()
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const address = server.address()
  served.cli('office', 'init', '--url', address)
  served.cli('office', 'space', 'create', 'Recours lu', '--url', address, '--name', 'Marie Exemple')
  const { page: zoe } = await open(join(folder, 'zoe'), errors)
  await firstStart(zoe, 'Avocat·e', 'Commencer sans rien')
  const { card } = await ask<{ card: string }>(zoe, 'office.card', { name: 'Zoé Exemple' })
  const { invitation } = JSON.parse(
    served.cli('office', 'space', 'invite', 'Recours lu', card, '--role', 'reader', '--json'),
  )
  const { space } = await ask<{ space: string }>(zoe, 'office.join', { invitation, url: address })
  const { dossier, draft } = await openSample(page, 'recourse')
  await ask(page, 'office.share', { space, kind: 'dossier', id: dossier })
  await ask(page, 'office.sync', {})
  await ask(zoe, 'office.sync', {})
  await page.reload()
  await openAt(zoe, `#/dossier/${dossier}/${draft}`)
  await expect(writing(zoe).locator('.block').first()).toBeVisible(OPENING)

  await press(bar(page), 'Écrire à plusieurs')
  await expect(bar(page)).toContainText('personne d’autre n’y est pour l’instant', OPENING)
  await expect(bar(zoe)).toContainText('Marie Exemple écrit dans ce texte.', OPENING)
  await expect(bar(zoe).getByRole('button', { name: 'Rejoindre' })).toHaveCount(0)
  await press(bar(zoe), 'Suivre')
  const followed = zoe.getByRole('textbox', { name: 'Texte suivi' })
  await expect(followed.locator('.block').first()).toBeVisible(OPENING)
  await typeAfter(page, 'Interrogée, la commune', ' Écrit par Marie.')
  await expect(followed).toContainText('Écrit par Marie.', OPENING)
  await expect(zoe.locator('.other-caret-name')).toHaveText('Marie Exemple')
  await expect(bar(zoe)).toContainText('Vous suivez')
  await expect(bar(page)).not.toContainText('Zoé')
  // keys go nowhere
  await followed.getByText('Interrogée, la commune').click()
  await zoe.keyboard.type('Rien')
  await expect(followed).not.toContainText('Rien')
  await clean(zoe, 'séance suivie')

  await press(bar(page), 'Quitter la séance')
  await expect(followed).toHaveCount(0, OPENING)
  await expect(block(zoe, 'Interrogée, la commune')).toContainText('Écrit par Marie.', OPENING)
  expect(await textOf(zoe, draft)).toEqual(await textOf(page, draft))
  const lines = await ask<{ author: string }[]>(page, 'office.journal', { space, limit: 20 })
  expect(lines.map(one => one.author).join()).not.toContain('Zoé')
})
