import { join } from 'node:path'
import { expect, test } from './fixture.ts'
import { ask, openSample } from './sample.ts'
import { exportWord, goTo, press } from './window.ts'
import { wordPart } from './word.ts'

test('a letterhead is written once, seen on a page, and printed on the text that asks for it in the style chosen', async ({
  page,
  folder,
}) => {
  const { dossier, draft } = await openSample(page, 'recourse')
  await goTo(page, 'Réglages')
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Claire Durand')
  await page.getByRole('textbox', { name: 'Sous le nom' }).fill('Avocate au barreau de Grenoble')
  await page.getByRole('textbox', { name: 'Au pied des pages' }).fill('Toque 12')
  const letter = page.getByRole('img', { name: 'une lettre sous cet en-tête' })
  for (const words of ['Claire Durand', 'Avocate au barreau de Grenoble', 'Toque 12'])
    await expect(letter.getByText(words)).toBeAttached()

  await page.goto(`${new URL(page.url()).origin}/#/dossier/${dossier}/${draft}`)
  await press(page, 'Présentation')
  const dialog = page.getByRole('dialog', { name: 'Présentation' })
  await dialog.getByRole('radio', { name: 'Avocat·e' }).check()
  await dialog.getByRole('checkbox', { name: 'Sous votre en-tête' }).check()
  await expect(dialog.getByRole('img', { name: /^page 1 sur/ }).getByText('Claire Durand')).toBeAttached()
  await press(dialog, 'Présenter ainsi')
  await expect(dialog).toBeHidden()
  expect(await ask(page, 'drafts.get', { id: draft })).toMatchObject({ style: 'lawyer', letterhead: true })

  const file = join(folder, 'en-tete.docx')
  await exportWord(page, file)
  expect(await wordPart(file, 'word/header1.xml')).toContain('Claire Durand')
  await press(page, 'Annuler')
  await expect
    .poll(() => ask<object>(page, 'drafts.get', { id: draft }))
    .toMatchObject({ style: 'association', letterhead: false })
})
