import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { aPng } from '../../docx/texts/gallery.ts'
import { fillClipboard } from '../clipboard.ts'
import { block, cite, newDossier, saved, startUnder, type, writing } from '../desk.ts'
import { imported } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { firstStart } from '../window.ts'

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
  await expect(page.locator('.toast')).toContainText(/une image restée là .*, un passage supprimé/)
  await saved(page)
  await page.keyboard.press('Control+z')
  await expect(writing(page).locator('h1.heading', { hasText: 'Sur l’incompétence' })).toHaveCount(0)
  await expect(block(page, 'Avant.')).toBeVisible()
})

test('a text dropped from elsewhere keeps its structure and nothing that acts; a passage dragged keeps its citation', async ({
  page,
}) => {
  await type(page, 'Avant. Après.')
  await page.keyboard.press('Enter')
  await cite(page, '2105328', '2105328', 18)
  await type(page, ' est jugé.')
  await page.keyboard.press('Enter')
  await type(page, 'Fin.')
  const end = block(page, /^Fin\.$/)
  await end.evaluate(element => {
    const dataTransfer = new DataTransfer()
    dataTransfer.setData(
      'text/html',
      '<h2>Un titre<img src=x onerror="window.hurt=1"></h2><ul><li>un point</li></ul>',
    )
    dataTransfer.setData('text/plain', 'Un titre un point')
    const box = element.getBoundingClientRect()
    const at = { clientX: box.right - 60, clientY: box.top + box.height / 2 }
    element.dispatchEvent(new DragEvent('drop', { ...at, dataTransfer, bubbles: true, cancelable: true }))
  })
  await expect(writing(page).locator('.heading', { hasText: 'Un titre' })).toBeVisible()
  await expect(writing(page).locator('li', { hasText: 'un point' })).toBeVisible()
  expect(await page.evaluate(() => 'hurt' in window)).toBe(false)
  await page.keyboard.press('Control+z')
  await expect(writing(page).locator('.heading', { hasText: 'Un titre' })).toHaveCount(0)

  // the line of the citation is chosen and dragged by the mouse into another paragraph
  const line = block(page, /est jugé\.$/)
  await line.getByText('est jugé.').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+Home')
  const words = await line.getByText('est jugé.').boundingBox()
  const to = await block(page, 'Avant. Après.').boundingBox()
  if (!words || !to) throw new Error('rien à tirer')
  await page.mouse.move(words.x + 12, words.y + words.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + 70, to.y + to.height / 2, { steps: 6 })
  await page.mouse.up()
  const moved = block(page, /^Avant/)
    .or(block(page, 'Après.'))
    .first()
  await expect(moved.locator('[data-atom="citation"]')).toHaveCount(1)
  await expect(writing(page).locator('[data-atom="citation"]', { hasText: '2105328' })).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(line.locator('[data-atom="citation"]')).toHaveCount(1)
  await expect(block(page, 'Avant. Après.')).toBeVisible()
})

test('the pictures of a text come with it, in one step; those left on their site are said', async ({
  page,
}) => {
  const png = Buffer.from(aPng(30, 20)).toString('base64')
  let asked = 0
  await page.route(/exemple\.test/, route => {
    asked += 1
    return route.abort()
  })
  await type(page, 'Avant.')
  await page.keyboard.press('Enter')
  await paste(page, {
    'text/html': `<p>Le mât.</p><p><img src="data:image/png;base64,${png}" alt="Un mât"></p><p>Le plan.</p><img src="https://exemple.test/plan.png"><p>Après.</p>`,
    'text/plain': 'Le mât. Le plan. Après.',
  })
  const picture = writing(page).locator('.picture img')
  await expect(picture).toHaveJSProperty('naturalWidth', 30)
  await expect(picture).toHaveAttribute('alt', 'Un mât')
  await expect(page.locator('.toast')).toContainText('une image restée là d’où vient le texte')
  expect(asked).toBe(0)
  await page.keyboard.press('Control+z')
  await expect(picture).toHaveCount(0)
  await expect(block(page, 'Avant.')).toBeVisible()
  await expect(block(page, 'Le plan.')).toHaveCount(0)
})

test('Ctrl+V from a real clipboard keeps the faces, Ctrl+Shift+V the letters', async ({ page }) => {
  await fillClipboard(page, { html: '<h3>Titre</h3><p>Un <b>mot</b></p>', text: 'Titre\nUn mot' })
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

test('citations in what is pasted are offered, taken with their points, and given back by one undo', async ({
  page,
}) => {
  const text =
    'Voir TA Grenoble, 24 janvier 2025, n° 2105328, point 18. Voir aussi CE, 3 mars 1999, Inconnu, n° 123456.'
  await paste(page, { 'text/html': `<p>${text}</p><p>Suite.</p>`, 'text/plain': text })
  const bar = page.getByRole('region', { name: 'Citations reconnues' })
  await expect(bar).toContainText('2 citations reconnues, 1 dans votre bibliothèque')
  await bar.getByRole('button', { name: 'Voir' }).click()
  const box = page.getByRole('dialog', { name: 'Citations reconnues' })
  await expect(box.getByRole('listitem')).toHaveCount(2)
  await expect(box.getByRole('listitem').nth(1)).toContainText('absente de votre bibliothèque')
  await box.getByRole('button', { name: 'Rendre vivantes (1)' }).click()
  const sentence = block(page, 'Voir aussi CE')
  await expect(sentence.locator('[data-atom="citation"]')).toHaveText(/2105328.*pt.18/)
  await expect(bar).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(sentence.locator('[data-atom="citation"]')).toHaveCount(0)
  await expect(block(page, 'n° 2105328, point 18')).toBeVisible()
})
