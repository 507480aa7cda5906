import type { Page } from '@playwright/test'
import { expect, runCli, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { openAt, press } from '../window.ts'
import { rewrite, startWithPaul } from './colleague.ts'

/** Words of the worked example, and what is written in their place: by Marie in her window, by Paul on his desk, by both. */
const OWN = { before: 'Interrogée, la commune', after: 'Interrogée par Marie, la commune' }
const OTHER = { before: 'exploite un réseau de', after: 'exploite, écrit Paul, un réseau de' }
const SAME = { before: 'que révèlent ces faits', mine: 'que Marie révèle', theirs: 'que Paul révèle' }

/** A meeting seals or reads whole texts and exhibits. */
const MEETING = { timeout: 30_000 }

/** A text of the window's library as it is stored. */
const draftText = async (page: Page, id: string): Promise<string> =>
  JSON.stringify(await ask(page, 'drafts.get', { id }))

/** Replaces words of a text of the window's library. */
async function rewriteHere(page: Page, id: string, before: string, after: string): Promise<void> {
  const text = (await draftText(page, id)).replace(before, after)
  expect(text).toContain(after)
  await ask(page, 'drafts.save', { draft: JSON.parse(text) })
}

test('a dossier is shared through a folder: what both wrote goes together, the same words are chosen, a change is taken back', async ({
  page,
  folder,
  served,
}) => {
  const paul = await startWithPaul(page, served, folder)

  const { dossier, draft } = await openSample(page, 'recourse')
  await openAt(page, `#/dossier/${dossier}`)
  await expect(page.getByText('Sur ce poste seulement.')).toBeVisible()
  await press(page, 'Partager avec…')
  await press(page, 'Partager avec « Recours vidéo »')
  await expect(page.getByText('partagé', { exact: true })).toBeVisible()
  await press(page, 'Fermer')
  await expect(page.locator('.shared-with')).toContainText(/Partagé avec Recours vidéo.*à jour/, MEETING)

  // the colleague, offline: one sentence of their own, one that is written here too
  runCli(paul, ['office', 'sync'])
  await rewriteHere(page, draft, OWN.before, OWN.after)
  await rewriteHere(page, draft, SAME.before, SAME.mine)
  rewrite(paul, draft, OTHER.before, OTHER.after)
  rewrite(paul, draft, SAME.before, SAME.theirs)

  await openAt(page, '#/espaces')
  await expect(page.getByRole('heading', { level: 1, name: 'Recours vidéo' })).toBeVisible()
  await press(page, 'Recevoir et envoyer')
  await expect(page.locator('.toast').filter({ hasText: 'envoyé' })).toBeVisible()
  runCli(paul, ['office', 'sync'])
  await press(page, 'Recevoir et envoyer')
  const conflict = page.locator('.space-conflict')
  await expect(conflict).toContainText(SAME.mine, MEETING)
  await expect(conflict).toContainText(SAME.theirs)
  await expect(conflict).toContainText('Paul Exemple')
  // a meeting takes things in by slices: the conflict may be told before the other words are there
  await expect.poll(() => draftText(page, draft)).toContain(OTHER.after)
  await conflict.getByRole('button', { name: 'Prendre l’autre version' }).click()
  await expect(conflict).toHaveCount(0)
  const chosen = await draftText(page, draft)
  expect(chosen).toContain(SAME.theirs)
  expect(chosen).toContain(OWN.after)

  const journal = page.getByRole('list', { name: 'Qui a changé quoi' })
  await expect(journal).toContainText('Paul Exemple a modifié')
  await journal
    .getByRole('listitem')
    .filter({ hasText: 'Paul Exemple a modifié' })
    .getByRole('button')
    .first()
    .click()
  await expect(page.locator('.toast').filter({ hasText: 'comme avant ce changement' })).toBeVisible()
  expect(await draftText(page, draft)).not.toContain(OTHER.after)
  await press(page, 'Recevoir et envoyer')
  runCli(paul, ['office', 'sync'])
  expect(runCli(paul, ['draft', 'show', draft])).toContain(OWN.after)
})
