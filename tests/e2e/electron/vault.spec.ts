import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, hasTool, test } from '../fixture.ts'
import { ended } from '../shell.ts'
import { firstStart, goTo, press } from '../window.ts'
import { shellBehind } from './native.ts'

const PASSPHRASE = 'quatre mots sans rapport'
const TITLE = 'TitreQuiNeSeLitPas'

/** Files of the library whose bytes hold the title of its dossier. */
const speaking = (library: string): string[] =>
  readdirSync(library, { withFileTypes: true, recursive: true })
    .filter(one => one.isFile() && readFileSync(join(one.parentPath, one.name)).includes(TITLE))
    .map(({ name }) => name)

async function expectLocked(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'La bibliothèque est verrouillée' })).toBeVisible({
    timeout: 30_000,
  })
  expect(await page.content()).not.toContain(TITLE)
  const title = () =>
    shellBehind(page).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
  await expect.poll(title).toBe('Prétoire')
}

async function unlock(page: Page, secret: string): Promise<void> {
  await page.getByLabel('Phrase de passe').fill(secret)
  await page.getByRole('button', { name: 'Ouvrir' }).click()
}

async function openDossier(page: Page): Promise<void> {
  await goTo(page, 'Dossiers')
  await page.getByRole('link', { name: new RegExp(`^${TITLE}`) }).click()
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible()
}

/** The text that a printer would be given. */
async function printed(page: Page, to: string): Promise<string> {
  const bytes = await shellBehind(page).evaluate(async ({ BrowserWindow }) => {
    const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: 'A4' })
    return pdf?.toString('base64') ?? ''
  })
  writeFileSync(to, Buffer.from(bytes, 'base64'))
  return spawnSync('pdftotext', [to, '-'], { encoding: 'utf8' }).stdout.replace(/\s+/g, ' ')
}

test('a sealed library locks when the computer sleeps, when its screen locks, without activity, and at closing', async ({
  page,
  served,
  folder,
  errors,
}) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  served.cli('dossier', 'new', '--template', 'recours-gracieux', '--title', TITLE)
  await goTo(page, 'Réglages')
  const vault = page.getByRole('region', { name: 'Coffre' })
  await press(vault, 'Sceller la bibliothèque…')
  const box = page.getByRole('alertdialog', { name: 'Sceller la bibliothèque' })
  await box.getByLabel('Phrase de passe').fill(PASSPHRASE)
  await box.getByLabel('La même, encore une fois').fill(PASSPHRASE)
  await press(box, 'Sceller')
  const key = page.locator('.recovery-key')
  await expect(key).toHaveText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){8}$/, { timeout: 60_000 })
  const recovery = (await key.textContent()) ?? ''
  await test.step('the sheet that is printed holds the key, and nothing else of the window', async () => {
    if (!hasTool('pdftotext')) return
    const sheet = await printed(page, join(folder, 'cle.pdf'))
    expect(sheet).toContain(recovery)
    expect(sheet).toContain('À garder loin de l’ordinateur')
    expect(sheet).not.toContain('Imprimer')
    expect(sheet).not.toContain('Réglages')
  })
  await page.getByLabel('Je l’ai imprimée ou recopiée').check()
  await press(page.getByRole('alertdialog', { name: 'Clé de secours' }), 'Fermer')

  for (const event of ['suspend', 'lock-screen'] as const)
    await test.step(event, async () => {
      await openDossier(page)
      await shellBehind(page).evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event)
      await expectLocked(page)
      expect(speaking(served.library)).toEqual([])
      await unlock(page, 'une phrase tout autre')
      await expect(page.getByRole('alert')).toContainText('Ce n’est pas la phrase de passe')
      await unlock(page, event === 'suspend' ? PASSPHRASE : recovery)
    })

  await test.step('without activity', async () => {
    await openDossier(page)
    await page.clock.install()
    await page.reload()
    await expect(page.getByRole('heading', { name: TITLE })).toBeVisible()
    await page.clock.fastForward('16:00')
    await expectLocked(page)
    await page.clock.resume()
    await unlock(page, PASSPHRASE)
    await openDossier(page)
  })

  await test.step('closed', async () => {
    const child = shellBehind(page).process()
    await shellBehind(page).evaluate(({ BrowserWindow }) =>
      setTimeout(() => BrowserWindow.getAllWindows()[0]?.close()),
    )
    expect(await ended(child)).toBe(0)
    expect(speaking(served.library)).toEqual([])
    await expectLocked(await served.again())
  })
  // the page asked for something while it was being emptied
  errors.splice(0, errors.length, ...errors.filter(one => !one.includes('503')))
})

/** Puts a keyring in the place of the system's: one that protects nothing, or one that seals. */
async function putKeyring(page: Page, isThere: boolean): Promise<void> {
  await shellBehind(page).evaluate(
    ({ safeStorage }, available) =>
      void Object.assign(safeStorage, {
        isAsyncEncryptionAvailable: async () => available,
        getSelectedStorageBackend: () => (available ? 'gnome_libsecret' : 'basic_text'),
        encryptStringAsync: async (text: string) => Buffer.from(`v11${text}`),
        decryptStringAsync: async (sealed: Buffer) => ({ result: sealed.toString().slice(3) }),
      }),
    isThere,
  )
}

test('the keyring of the computer opens a sealed library by a button, where the user chose it', async ({
  page,
  errors,
}) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await goTo(page, 'Réglages')
  const vault = page.getByRole('region', { name: 'Coffre' })
  await press(vault, 'Sceller la bibliothèque…')
  const sealing = page.getByRole('alertdialog', { name: 'Sceller la bibliothèque' })
  await sealing.getByLabel('Phrase de passe').fill(PASSPHRASE)
  await sealing.getByLabel('La même, encore une fois').fill(PASSPHRASE)
  await press(sealing, 'Sceller')
  await page.getByLabel('Je l’ai imprimée ou recopiée').check({ timeout: 60_000 })
  await press(page.getByRole('alertdialog', { name: 'Clé de secours' }), 'Fermer')

  const choice = vault.getByLabel('Ouvrir sans phrase de passe sur cet ordinateur')
  await expect(choice).not.toBeChecked()
  await putKeyring(page, false)
  await choice.click()
  const box = page.getByRole('dialog', { name: 'Ouvrir sans phrase de passe' })
  await box.getByLabel('Phrase de passe actuelle').fill(PASSPHRASE)
  await press(box, 'L’ouvrir ainsi')
  await expect(box.getByRole('alert')).toContainText('pas de trousseau qui protège')
  await putKeyring(page, true)
  await press(box, 'L’ouvrir ainsi')
  await expect(choice).toBeChecked()

  await press(vault, 'Verrouiller maintenant')
  await expectLocked(page)
  await page.getByRole('button', { name: 'Ouvrir avec cet ordinateur' }).click()
  await goTo(page, 'Réglages')
  await choice.click()
  await expect(choice).not.toBeChecked()
  await press(vault, 'Verrouiller maintenant')
  await expectLocked(page)
  await expect(page.getByRole('button', { name: 'Ouvrir avec cet ordinateur' })).toHaveCount(0)
  await unlock(page, PASSPHRASE)
  await expect(page.getByRole('heading', { name: 'La bibliothèque est verrouillée' })).toHaveCount(0)
  errors.splice(0, errors.length, ...errors.filter(one => !one.includes('503')))
})
