import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { save } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, goTo, openAt, press, sheet } from '../window.ts'

test('a line taken out by its own button leaves the keyboard on the next one, then on what adds to the list', async ({
  page,
  served,
}) => {
  const { keyboard } = page
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  for (const title of ['Un', 'Deux', 'Trois'])
    served.cli('dossier', 'new', '--template', 'rep-vsa', '--title', title)
  await goTo(page, 'Dossiers')
  const remove = (name: string) =>
    page.getByRole('button', { name: `Retirer le dossier ${name}`, exact: true })
  await expect(remove('Trois')).toBeVisible()
  const order = await page.locator('.row-title').allTextContents()
  const [first = '', second = '', third = ''] = order
  await remove(second).focus()
  await keyboard.press('Enter')
  await expect(remove(second)).toHaveCount(0)
  await expect(remove(third)).toBeFocused()
  await keyboard.press('Enter')
  await expect(remove(third)).toHaveCount(0)
  await expect(remove(first)).toBeFocused()

  await page.locator('.row-title', { hasText: first }).click()
  await sheet(page, 'Parties')
  const party = page.getByRole('button', { name: 'Retirer cette partie' })
  await press(page, 'Ajouter une partie')
  await press(page, 'Ajouter une partie')
  await party.first().focus()
  await keyboard.press('Enter')
  await expect(party).toHaveCount(1)
  await expect(party.or(page.locator('.party summary')).and(page.locator(':focus'))).toHaveCount(1)
  await party.focus()
  await keyboard.press('Enter')
  await expect(party).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Ajouter une partie' })).toBeFocused()
})

test('a day off taken out leaves the keyboard in its list', async ({ page }) => {
  const { keyboard } = page
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await openAt(page, '#/reglages')
  const daysOff = page.getByRole('region', { name: 'Jours chômés' })
  for (const [day, name] of [
    ['02/01/2027', 'Pont'],
    ['03/01/2027', 'Fermeture'],
  ] as const) {
    await daysOff.getByLabel('Jour').fill(day)
    await daysOff.getByLabel('Motif').fill(name)
    await press(daysOff, 'Ajouter')
    await expect(daysOff.getByRole('listitem').filter({ hasText: name })).toBeVisible()
  }
  const remove = page.getByRole('button', { name: /^Retirer\s: (Pont|Fermeture)/ })
  await expect(remove).toHaveCount(2)
  await remove.first().focus()
  await keyboard.press('Enter')
  await expect(remove).toHaveCount(1)
  await expect(remove).toBeFocused()
  await keyboard.press('Enter')
  await expect(remove).toHaveCount(0)
  await expect(daysOff.locator(':focus')).toHaveCount(1)
})

test('a dossier is erased for good once its title is typed, and its certificate is saved', async ({
  page,
  served,
  folder,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  served.cli('dossier', 'new', '--template', 'rep-vsa', '--title', 'Affaire girafezebre')
  await goTo(page, 'Dossiers')
  await page.locator('.row-title', { hasText: 'Affaire girafezebre' }).click()
  await sheet(page, 'Classer')
  await press(page, 'Effacer pour de bon…')
  const box = page.getByRole('alertdialog')
  await expect(box).toContainText('1 écrit')
  const erase = box.getByRole('button', { name: 'Effacer pour de bon' })
  await box.getByRole('textbox').fill('Affaire')
  await expect(erase).toBeDisabled()
  await box.getByRole('textbox').fill('Affaire girafezebre')
  const certificate = join(folder, 'attestation.txt')
  await erase.click()
  await expect(box.getByText('C’est effacé, sauvegardes comprises')).toBeVisible()
  await save(page, () => press(box, 'Enregistrer l’attestation…'), certificate)
  expect(readFileSync(certificate, 'utf8')).toContain('ATTESTATION D’EFFACEMENT')
  await press(box, 'Fermer')
  await expect(page.locator('.row-title')).toHaveCount(0)
  expect(served.cli('dossier', 'list')).not.toContain('girafezebre')
  const files = readdirSync(served.library, { recursive: true, withFileTypes: true })
  for (const file of files.filter(one => one.isFile()))
    expect(readFileSync(join(file.parentPath, file.name)).includes('girafezebre')).toBe(false)
})
