import { expect as see } from '@playwright/test'
import type { InstalledWindow } from './window.ts'

/** Gives an update file to the program as its user does; returns the line that the window says to type. */
export async function installUpdate(
  { page }: InstalledWindow,
  file: string,
  version: string,
): Promise<string> {
  // the page that enters gives way to the program's
  await page.getByRole('link', { name: 'Réglages' }).click()
  await page.evaluate(() => {
    location.hash = '#/reglages?partie=updates'
  })
  // the file is too large for Playwright to carry to a browser it did not start
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.enable')
  await browser.send('Page.setInterceptFileChooserDialog', { enabled: true })
  const chooser = new Promise<{ backendNodeId?: number }>(done =>
    browser.once('Page.fileChooserOpened', done),
  )
  await page.getByRole('button', { name: 'Installer une mise à jour…' }).click()
  await browser.send('DOM.setFileInputFiles', {
    files: [file],
    backendNodeId: (await chooser).backendNodeId!,
  })
  const box = page.getByRole('alertdialog', { name: `Prétoire ${version}` })
  await see(box).toContainText('Vérifiée : « Éditeurs de l’essai »', { timeout: 60_000 })
  await box.getByRole('button', { name: 'Sauvegarder, puis installer' }).click()
  await see(box.getByRole('status')).toContainText('Sauvegarde faite et relue', { timeout: 60_000 })
  return box.getByRole('textbox', { name: 'Ligne à taper' }).inputValue()
}
