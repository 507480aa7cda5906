import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { block, firstStart, imported, newDossier, saved, startUnder, type, writing } from './window.ts'

const copied = (name: string) => readFileSync(join(process.cwd(), 'tests/fixtures/clipboard', name), 'utf8')

/** Gives the page what another program copied, as the system would hand it over. */
const paste = (page: Page, formats: Readonly<Record<string, string>>): Promise<void> =>
  writing(page).evaluate((root, given) => {
    const data = new DataTransfer()
    for (const [format, text] of Object.entries(given)) data.setData(format, text)
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, formats)

test.beforeEach(async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await imported(page)
  await newDossier(page, 'Recours pour excès de pouvoir', {})
  await startUnder(page, /FAITS ET PROCÉDURE/)
})

test('a page of Word keeps its titles, lists, notes and table; one undo takes it back', async ({ page }) => {
  await type(page, 'Avant.')
  await page.keyboard.press('Enter')
  await paste(page, { 'text/html': copied('word.clip'), 'text/plain': 'Sur l’incompétence' })
  await expect(writing(page).locator('h1.heading', { hasText: 'Sur l’incompétence' })).toBeVisible()
  const list = block(page, 'les caméras')
  await expect(list.locator('li[data-level="1"]')).toHaveText('place du Marché')
  await expect(block(page, 'La délibération du 1er').locator('[data-atom="note"]')).toHaveAttribute(
    'title',
    /2019-12/,
  )
  await expect(writing(page).locator('table tr').first()).toHaveText('CaméraLieu')
  await expect(page.locator('.toast')).toContainText('une image, un passage supprimé')
  await saved(page)
  await page.keyboard.press('Control+z')
  await expect(writing(page).locator('h1.heading', { hasText: 'Sur l’incompétence' })).toHaveCount(0)
  await expect(block(page, 'Avant.')).toBeVisible()
})

test('Ctrl+V from a real clipboard keeps the faces, Ctrl+Shift+V the letters', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(async () => {
    const of = (text: string, kind: string) => new Blob([text], { type: kind })
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/html': of('<h3>Titre</h3><p>Un <b>mot</b></p>', 'text/html'),
        'text/plain': of('Titre\nUn mot', 'text/plain'),
      }),
    ])
  })
  await page.keyboard.press('Control+v')
  await expect(writing(page).locator('h3.heading', { hasText: 'Titre' })).toBeVisible()
  await expect(block(page, 'Un mot').locator('.mark-bold')).toHaveText('mot')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Shift+v')
  await expect(writing(page).locator('p', { hasText: /^Titre$/ })).toBeVisible()
  await expect(
    writing(page)
      .locator('p', { hasText: /^Un mot$/ })
      .last()
      .locator('.mark-bold'),
  ).toHaveCount(0)
})
