import { expect, type Page } from '@playwright/test'
import { saveInShell, shellOf } from './shell.ts'
import { goTo, press } from './window.ts'

/** Does what hands a file over to be saved, and saves it there; the name proposed for it. */
export async function save(page: Page, act: () => Promise<unknown>, to: string): Promise<string> {
  const shell = shellOf(page)
  if (shell) return saveInShell(shell, act, to)
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 90_000 }), act()])
  await download.saveAs(to)
  return download.suggestedFilename()
}

/** Does what opens the system's file dialog, and chooses these files in it. */
export async function choose(
  page: Page,
  act: () => Promise<unknown>,
  files: readonly string[],
): Promise<void> {
  const [dialog] = await Promise.all([page.waitForEvent('filechooser'), act()])
  await dialog.setFiles([...files])
}

/** Drops files on the window as the system does, by their paths. */
export async function dropFiles(
  page: Page,
  files: readonly string[],
  at = { x: 640, y: 400 },
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  // a hand that holds files over a window never stops moving
  await expect(async () => {
    for (const type of ['dragEnter', 'dragOver'] as const)
      await session.send('Input.dispatchDragEvent', { type, ...at, data })
    await expect(page.getByText(/^Déposez pour/)).toBeVisible({ timeout: 2000 })
  }).toPass()
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at, data })
  await session.detach()
}

/** Waits for the import to end; what its report says. The report is then closed. */
export async function imported(page: Page): Promise<string> {
  const jobs = page.getByRole('complementary', { name: 'Imports' })
  await expect(jobs.getByText('Import terminé')).toBeVisible({ timeout: 30_000 })
  let said = (await jobs.textContent()) ?? ''
  if (/Le rapport dit lequel|Le rapport dit lesquels/.test(said)) {
    await press(jobs, 'Voir le rapport')
    const report = page.getByRole('dialog', { name: 'Rapport d’import' })
    await expect(report.getByRole('listitem').first()).toBeVisible()
    said += (await report.textContent()) ?? ''
    await press(report, 'Fermer')
  }
  said = said.replace(/\s+/g, ' ')
  await press(jobs, 'Fermer')
  await expect(jobs).toBeHidden()
  return said
}

/** Imports files from the library's own button; what the report says. */
export async function importFiles(page: Page, files: readonly string[]): Promise<string> {
  await goTo(page, 'Bibliothèque')
  await choose(page, () => press(page, 'Importer…'), files)
  return imported(page)
}
