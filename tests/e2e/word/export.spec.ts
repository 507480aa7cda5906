import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { allowClipboard, clipboardHtml } from '../clipboard.ts'
import { save } from '../files.ts'
import { expect, hasTool, test } from '../fixture.ts'
import { openSample } from '../sample.ts'
import { press } from '../window.ts'
import { wordPart } from '../word.ts'

/** Saves what the dialog has made. */
async function savedTo(page: Page, dialog: Locator, folder: string): Promise<string> {
  const link = dialog.getByRole('link', { name: /^Enregistrer/ })
  const file = join(folder, 'enregistré')
  await save(page, () => link.click(), file)
  return file
}

test('a draft becomes a version to be filed that says nothing it was not asked to, a PDF, and a mail', async ({
  page,
  folder,
}) => {
  await allowClipboard(page)
  await openSample(page, 'recourse')
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Exporter' })
  await dialog.getByRole('radio', { name: 'Version à déposer' }).check()
  await dialog.getByRole('textbox', { name: 'Auteur' }).fill('Me Durand')
  await dialog.getByRole('checkbox', { name: 'Son titre' }).uncheck()
  await press(dialog, 'Écrire la version à déposer')
  const verified = hasTool('soffice') ? /^Pages vérifiées avec LibreOffice/ : /^Pages estimées/
  await expect(dialog.getByText(verified)).toBeVisible({ timeout: 60_000 })
  const word = await savedTo(page, dialog, folder)
  expect(await wordPart(word)).not.toMatch(/<w:sdt>|_Note_|vanish/)
  const properties = await wordPart(word, 'docProps/core.xml')
  expect(properties).toContain('<dc:creator>Me Durand</dc:creator>')
  expect(properties).toMatch(/<dc:title><\/dc:title>.*T00:00:00Z/s)

  await press(dialog, 'Exporter autre chose')
  await dialog.getByRole('radio', { name: 'PDF' }).check()
  if (hasTool('soffice')) {
    await press(dialog, 'Faire le PDF')
    await expect(dialog.getByText('Le PDF de la version à déposer est prêt')).toBeVisible({ timeout: 60_000 })
    expect(
      readFileSync(await savedTo(page, dialog, folder))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    await press(dialog, 'Exporter autre chose')
  } else await expect(dialog.getByText('fr.libreoffice.org')).toBeVisible()

  await dialog.getByRole('radio', { name: 'Texte' }).check()
  await press(dialog, 'Copier pour un courriel')
  await expect(page.getByText('Le texte est copié')).toBeVisible()
  expect(await clipboardHtml(page)).toMatch(/<h2>I\. .*<strong>pièce n°/s)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
