import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aLetter, aModel, firmPaper } from '../../fixtures/models.ts'
import { clean } from '../clean.ts'
import { exportWord } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { goTo, openAt, press } from '../window.ts'
import { wordPart } from '../word.ts'

test('a firm gives its own paper, sees what is taken of it, and a text is printed on it', async ({
  page,
  folder,
}) => {
  const { dossier, draft } = await openSample(page, 'recourse')
  await goTo(page, 'Réglages')
  const give = async (name: string, bytes: Buffer) => {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    const chooser = page.waitForEvent('filechooser')
    await press(page, 'Ajouter un modèle Word…')
    await (await chooser).setFiles(file)
  }
  await give('ancien.docx', Buffer.from('Cher confrère'))
  await expect(page.getByRole('alert').getByText('n’est pas un document Word')).toBeVisible()
  await give('Papier Marchand.docx', firmPaper())
  const taking = page.getByRole('dialog', { name: 'Prendre ce modèle Word' })
  await expect(taking.getByText('En-tête de la première page (image, tableau).')).toBeVisible()
  await expect(taking.getByText(/^Les styles sans équivalent.*Mention confidentielle/)).toBeVisible()
  const letter = taking.getByRole('img', { name: 'une lettre sur ce papier' })
  await expect(letter.getByText('38000 Grenoble')).toBeAttached()
  await expect(letter.locator('image')).toBeAttached()
  await clean(page, 'ce qui est repris d’un modèle Word')
  await press(taking, 'Prendre ce modèle')
  await expect(taking).toBeHidden()
  const section = page.getByRole('region', { name: 'Modèles Word' })
  await press(section, 'Retirer : Papier Marchand')
  await expect(section.locator('summary strong')).toBeHidden()
  await press(page, 'Annuler')
  await section.locator('summary strong').click()
  await expect(section.getByText('Polices : Garamond, Georgia.')).toBeVisible()

  await openAt(page, `#/dossier/${dossier}/${draft}`)
  await press(page, 'Présentation')
  const dialog = page.getByRole('dialog', { name: 'Présentation' })
  await dialog.getByLabel('Papier').selectOption({ label: 'Papier Marchand' })
  const first = dialog.getByRole('img', { name: /^page 1 sur/ })
  await expect(first.getByText('contact@marchand.example')).toBeAttached()
  await expect(first.locator('image')).toBeAttached()
  await press(dialog, 'Présenter ainsi')
  await expect(dialog).toBeHidden()
  expect(await ask(page, 'drafts.get', { id: draft })).toMatchObject({ numbering: 'decimal' })
  const word = join(folder, 'papier.docx')
  await exportWord(page, word)
  expect(await wordPart(word, 'word/model-header-first.xml')).toContain('38000 Grenoble')
  await press(page, 'Annuler')
  await expect
    .poll(async () => (await ask<{ model?: string }>(page, 'drafts.get', { id: draft })).model)
    .toBeUndefined()
})

test('a letter set by hand shows what each paragraph was taken for, and one is corrected', async ({
  page,
  folder,
}) => {
  await ask(page, 'settings.save', { values: { profile: 'lawyer', filings: 'association' } })
  await openAt(page, '#/')
  await goTo(page, 'Réglages')
  const file = join(folder, 'Lettre.docx')
  writeFileSync(file, aModel({ body: aLetter, styles: '' }))
  const chooser = page.waitForEvent('filechooser')
  await press(page, 'Ajouter un modèle Word…')
  await (await chooser).setFiles(file)
  const taking = page.getByRole('dialog', { name: 'Prendre ce modèle Word' })
  await expect(taking.getByText(/^Appris de la lettre, mise en forme à la main/)).toBeVisible()
  await taking.getByText('Ce que Prétoire a lu dans la lettre').click()
  const line = taking.getByRole('listitem').filter({ hasText: 'Mise en demeure' })
  await expect(line.getByRole('combobox')).toHaveValue('title')
  await clean(page, 'ce qui est lu d’une lettre')
  await line.getByText('Mise en demeure').click()
  await expect(line.getByRole('combobox')).toBeFocused()
  await line.getByRole('combobox').selectOption('heading1')
  await expect(taking.getByText(/Ce que la lettre ne montre pas \(titre du document/)).toBeVisible()
  await expect(line.getByText('Lu d’abord : titre du document.')).toBeVisible()
  await press(line, 'Reprendre ce qui était lu : Mise en demeure')
  await expect(line.getByRole('combobox')).toHaveValue('title')
  await line.getByRole('combobox').selectOption('heading1')
  await press(taking, 'Prendre ce modèle')
  await expect(taking).toBeHidden()
})
