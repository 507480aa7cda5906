import type { Page } from '@playwright/test'
import { writing } from '../desk.ts'
import { imported } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, goTo, leave, openFirstSample, press, read, sheet } from '../window.ts'

/** Nothing on screen is wider than the window: one reads without scrolling sideways. */
async function fits(page: Page, what: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const scrolls = (one: Element) => {
      for (let at: Element | null = one.parentElement; at; at = at.parentElement)
        if (
          /auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX) &&
          at !== document.body &&
          at !== document.documentElement
        )
          return true
      return false
    }
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter(one => one.getBoundingClientRect().right > width + 1 && !scrolls(one))
      .map(
        one => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().right)} > ${width}`,
      )
      .slice(0, 5)
  })
  expect.soft(wide, what).toEqual([])
  expect
    .soft(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      what,
    )
    .toBeLessThanOrEqual(0)
}

// 200 % of zoom on a screen of 1280 leaves 640 by 400 to the page
for (const [name, viewport] of [
  ['400 px', { width: 400, height: 780 }],
  ['200 %', { width: 640, height: 400 }],
] as const)
  test(`${name}: everything is reached without scrolling sideways`, async ({ page }) => {
    await page.setViewportSize(viewport)
    await fits(page, 'premier lancement')
    await firstStart(page, 'Bénévole', 'Charger la bibliothèque de départ')
    await imported(page)
    await fits(page, 'ce soir')
    await goTo(page, 'Bibliothèque')
    await fits(page, 'bibliothèque')
    await read(page, '2105328', '2105328')
    await fits(page, 'lecture')
    await press(page, 'Revenir à la liste')
    await expect(page.getByRole('searchbox')).toBeVisible()
    for (const place of ['Campagne', 'Réglages', 'Dossiers'] as const) {
      await goTo(page, place)
      await fits(page, place)
    }
    await press(page, 'Ouvrir le dossier d’exemple')
    await openFirstSample(page)
    await expect(writing(page)).toBeVisible()
    await fits(page, 'page')
    await press(page, 'Ouvrir le panneau')
    const tabs = page.getByRole('tablist', { name: 'Panneau' })
    await tabs.getByRole('tab', { name: 'Contrôles' }).click()
    await expect(page.getByRole('tabpanel')).toBeInViewport()
    await fits(page, 'panneau')
    await page.getByRole('button', { name: 'Fermer le panneau' }).last().click()
    await expect(tabs).toBeHidden()
    await press(page, 'Ouvrir le plan')
    await expect(page.getByRole('navigation', { name: 'Plan' })).toBeInViewport()
    await fits(page, 'plan')
    await press(page, 'Fermer le plan')
    await press(page, 'Exporter')
    await expect(page.getByRole('dialog')).toBeInViewport()
    await fits(page, 'export')
    await leave(page)
    await goTo(page, 'Dossiers')
    await page.getByRole('link', { name: /^Exemple/ }).click()
    await expect(page.getByRole('heading', { name: 'Textes' })).toBeVisible()
    await fits(page, 'page du dossier')
    await sheet(page, 'Faits')
    await expect(page.getByRole('heading', { name: 'Faits' })).toBeVisible()
    await fits(page, 'faits du dossier')
  })

// 400 % of zoom on a screen of 1280 leaves 320 by 256
test('400 %: lists, readings and the campaign are reached without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await firstStart(page, 'Bénévole', 'Charger la bibliothèque de départ')
  await imported(page)
  await goTo(page, 'Bibliothèque')
  await fits(page, 'bibliothèque')
  // the results have lines, below the head of the list
  await read(page, '2105328', '2105328')
  await fits(page, 'lecture')
  await press(page, 'Revenir à la liste')
  for (const place of ['Campagne', 'Réglages', 'Dossiers'] as const) {
    await goTo(page, place)
    await fits(page, place)
  }
  // the outline lies over the page, which has no room beside it
  await press(page, 'Ouvrir le dossier d’exemple')
  await openFirstSample(page)
  await press(page, 'Ouvrir le plan')
  const rows = page.getByRole('navigation', { name: 'Plan' }).locator('.outline-row')
  await expect(rows.nth(2)).toBeInViewport({ ratio: 1 })
  await fits(page, 'plan')
})
