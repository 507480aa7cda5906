import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixture.ts'
import { firstStart, openAt, press } from '../window.ts'
import { answerQuestions, questions } from './native.ts'

async function create(page: Page, office: string): Promise<void> {
  const box = page.getByRole('dialog')
  await box.getByRole('textbox', { name: 'Adresse du bureau' }).fill(office)
  await press(box, 'Créer l’espace')
}

test('a folder the page names is used once the user said yes in a box of the system', async ({
  page,
  folder,
}) => {
  const office = join(folder, 'bureau')
  mkdirSync(office)
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await openAt(page, '#/espaces')
  await press(page, 'Créer un espace…')
  const box = page.getByRole('dialog')
  await box.getByRole('textbox', { name: 'Nom de l’espace' }).fill('Recours vidéo')
  await box.getByRole('textbox', { name: 'Votre nom' }).fill('Marie Exemple')
  await answerQuestions(page, 1)
  await create(page, office)
  await expect(box).toContainText('Vous n’avez pas autorisé cette adresse')
  expect(readdirSync(office)).toEqual([])
  expect((await questions(page)).map(({ detail }) => detail.startsWith(office))).toEqual([true])
  await answerQuestions(page, 0)
  await create(page, office)
  await expect(page.getByRole('heading', { level: 1, name: 'Recours vidéo' })).toBeVisible()
  expect(readdirSync(office)).toContain('espaces')
})
