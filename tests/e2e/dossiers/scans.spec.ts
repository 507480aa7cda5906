import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { anOrder, aScan } from '../../fixtures/exhibits/scans.ts'
import { writing } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { openSample } from '../sample.ts'
import { openAt, press } from '../window.ts'

const SHOTS = process.env.PRETOIRE_SHOTS

test('a scan is read when asked, found by its words, opened at the word and corrected', async ({
  page,
  folder,
  served,
}) => {
  test.setTimeout(240_000)
  await page.addLocatorHandler(page.getByRole('button', { name: 'C’est vu' }), seen => seen.click())
  const { dossier, draft } = await openSample(page, 'recourse')
  const file = join(folder, 'notification.pdf')
  writeFileSync(file, aScan([anOrder(112)], { skew: 2, paper: 215 }))
  served.cli('exhibit', 'add', dossier, file)
  await openAt(page, `#/dossier/${dossier}/${draft}`)
  await expect(writing(page).locator('.block').first()).toBeVisible({ timeout: 45_000 })
  await page.getByRole('tab', { name: /^Pièces/ }).click()
  const search = page.getByRole('textbox', { name: 'Chercher dans les pièces' })
  await search.fill('tranquillité')
  await expect(page.getByText(/Une page est une image que personne n’a lue/)).toBeVisible({ timeout: 30_000 })
  await press(page, 'Lire la page qui est une image')
  const hit = page.getByRole('button', { name: /page 1.*lu sur une image, à vérifier/ })
  await expect(hit).toBeVisible({ timeout: 120_000 })
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'search-light.png') })
  await hit.click()
  const box = page.getByRole('dialog')
  await expect(box.locator('.found-word')).toHaveCount(1)
  await expect(box.getByText(/Texte reconnu, lu sur une image, à vérifier/)).toBeVisible()
  const read = box.locator('.found-word')
  const word = box.getByRole('button', { name: 'tranquillité', exact: true })
  const [found, placed] = [await read.boundingBox(), await word.boundingBox()]
  expect(Math.abs((found?.x ?? 0) - (placed?.x ?? 99))).toBeLessThan(3)
  await word.click()
  await box.getByRole('textbox', { name: 'Mot lu sur l’image' }).fill('quiétude')
  if (SHOTS)
    for (const [name, scheme, width] of [
      ['light', 'light', 1280],
      ['dark', 'dark', 1280],
      ['narrow', 'light', 480],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height: 800 })
      await page.screenshot({ path: join(SHOTS, `page-${name}.png`) })
    }
  await press(box, 'Corriger')
  await expect(box.getByRole('button', { name: 'quiétude', exact: true })).toBeVisible()
  expect(served.cli('exhibit', 'search', dossier, 'quiétude')).toContain('lu sur une image, à vérifier')
})
