import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixture.ts'
import { firstStart, goTo, press } from '../window.ts'

const PASSPHRASE = 'quatre mots sans rapport'
const TITLE = 'TitreQuiNeSeLitPas'

const vaultOf = (page: Page) => page.getByRole('region', { name: 'Coffre' })

async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Phrase de passe').fill(passphrase)
  await page.getByRole('button', { name: 'Ouvrir' }).click()
}

/** Files of the library whose bytes hold the title of its dossier. */
const speaking = (library: string): string[] =>
  readdirSync(library, { withFileTypes: true, recursive: true })
    .filter(one => one.isFile() && readFileSync(join(one.parentPath, one.name)).includes(TITLE))
    .map(({ name }) => name)

test('a library sealed from the settings locks, says nothing, and opens again by its passphrase', async ({
  page,
  served,
}) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  served.cli('dossier', 'new', '--template', 'recours-gracieux', '--title', TITLE)
  await expect(page.getByText(TITLE)).toBeVisible({ timeout: 30_000 })
  expect(speaking(served.library).length).toBeGreaterThan(0)
  await goTo(page, 'Réglages')
  await press(vaultOf(page), 'Sceller la bibliothèque…')
  const box = page.getByRole('alertdialog', { name: 'Sceller la bibliothèque' })
  await box.getByLabel('Phrase de passe').fill(PASSPHRASE)
  await box.getByLabel('La même, encore une fois').fill(PASSPHRASE)
  await press(box, 'Sceller')
  const sheet = page.getByRole('alertdialog', { name: 'Clé de secours' })
  await expect(sheet.locator('.recovery-key')).toHaveText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){8}$/, {
    timeout: 60_000,
  })
  await sheet.getByLabel('Je l’ai imprimée ou recopiée').check()
  await press(sheet, 'Fermer')
  await expect(vaultOf(page)).toContainText('La bibliothèque est scellée')

  await press(vaultOf(page), 'Verrouiller maintenant')
  await expect(page.getByRole('heading', { name: 'La bibliothèque est verrouillée' })).toBeVisible()
  expect(await page.title()).toBe('Prétoire')
  expect(await page.content()).not.toContain(TITLE)
  expect(speaking(served.library)).toEqual([])

  await unlock(page, 'une phrase tout autre')
  await expect(page.getByRole('alert')).toContainText('Ce n’est pas la phrase de passe')
  await unlock(page, PASSPHRASE)
  await goTo(page, 'Dossiers')
  await expect(page.getByText(TITLE)).toBeVisible()
})

test('killed and opened again, a sealed library asks for its passphrase', async ({
  page,
  served,
  errors,
}) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await goTo(page, 'Réglages')
  await press(vaultOf(page), 'Sceller la bibliothèque…')
  const box = page.getByRole('alertdialog', { name: 'Sceller la bibliothèque' })
  await box.getByLabel('Phrase de passe').fill(PASSPHRASE)
  await box.getByLabel('La même, encore une fois').fill(PASSPHRASE)
  await press(box, 'Sceller')
  await expect(page.locator('.recovery-key')).toBeVisible({ timeout: 60_000 })
  await served.kill()
  const again = await served.again()
  await expect(again.getByRole('heading', { name: 'La bibliothèque est verrouillée' })).toBeVisible()
  await unlock(again, PASSPHRASE)
  await goTo(again, 'Réglages')
  await expect(vaultOf(again)).toContainText('La bibliothèque est scellée')
  // the page of before lost its program
  errors.splice(0)
})
