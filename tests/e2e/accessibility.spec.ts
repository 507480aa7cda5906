import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { aDecision } from '../fixtures/builders.ts'
import { expect, packFile, test } from './fixture.ts'
import {
  block,
  firstStart,
  goTo,
  imported,
  leave,
  libraryMenu,
  menu,
  panel,
  press,
  read,
  search,
  startUnder,
  type,
  writing,
} from './window.ts'

/** WCAG 2.2 A and AA on what is on screen; what fails is named with its place. */
async function clean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      node =>
        `${id} : ${help} — ${node.target.join(' ')} ${node.failureSummary?.split('\n').slice(1, 2).join('') ?? ''}`,
    ),
  )
  expect.soft(found, what).toEqual([])
}

for (const theme of ['light', 'dark'] as const)
  test(`the library put in order, ${theme}`, async ({ page, served, folder }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
    await imported(page)
    await libraryMenu(page, 'Collections…')
    await clean(page, 'collections, aucune')
    await press(page, 'Nouvelle collection')
    await clean(page, 'nouvelle collection')
    await page.getByRole('textbox', { name: 'Nom' }).fill('Drones')
    await press(page, 'Créer la collection')
    await expect(page.getByText('Rien dans cette collection').first()).toBeVisible()
    await clean(page, 'collection vide')
    const found = JSON.parse(served.cli('search', 'drones', '--limit', '4', '--json')) as { id: string }[]
    const ids = found.map(one => one.id)
    served.cli('collect', ...ids, '--title', 'Drones')
    const known = { court: 'TA' as const, date: '2023-11-23', numbers: ['2305692'] }
    const twins = ['Nice', 'Nice (06)'].map(city => aDecision({ ...known, city, withdrawn: '2026-03-01' }))
    served.cli('import', packFile(folder, twins))
    await page.reload()
    await libraryMenu(page, 'Collections…')
    await clean(page, 'collections')
    await page.getByRole('button', { name: /^Drones/ }).click()
    await expect(page.locator('.ordered .source-link')).toHaveCount(ids.length)
    await clean(page, 'une collection')
    await page.locator('.ordered .source-link').first().click()
    await press(page.locator('.reader'), 'Mot-clé')
    await clean(page, 'source rangée, mot-clé')
    await libraryMenu(page, 'Cocher plusieurs sources')
    await page.getByRole('option').first().click()
    await clean(page, 'plusieurs sources cochées')
    await press(page, 'Ranger…')
    await clean(page, 'rangement')
    await press(page, 'Terminé')
    await press(page, 'Fin de sélection')
    await libraryMenu(page, 'Doublons possibles')
    await press(page, 'Voir la réunion…')
    await expect(page.getByText('Provenances')).toBeVisible()
    await clean(page, 'doublons')
    await libraryMenu(page, 'Textes cités et absents')
    await expect(page.getByRole('heading', { name: /absents de la bibliothèque/ })).toBeVisible()
    await clean(page, 'absents')
    await press(page, 'Recherches gardées')
    await clean(page, 'recherches gardées')
  })

for (const theme of ['light', 'dark'] as const)
  test(`every screen and dialog, ${theme}`, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await clean(page, 'premier lancement')
    await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
    await imported(page)
    await goTo(page, 'Dossiers')
    await clean(page, 'dossiers, aucun')
    await goTo(page, 'Bibliothèque')
    await search(page, 'données personnelles')
    await clean(page, 'bibliothèque, résultats')
    await page.getByText('Filtres').click()
    await clean(page, 'bibliothèque, filtres')
    await read(page, '2105328', '2105328')
    await clean(page, 'bibliothèque, décision')
    await press(page, 'Modifier')
    await clean(page, 'bibliothèque, modification')
    await press(page, 'Abandonner')
    await page.getByRole('radio', { name: 'arguments' }).check({ force: true })
    await read(page, 'base légale', /./)
    await clean(page, 'bibliothèque, argument')
    await goTo(page, 'Campagne')
    await clean(page, 'campagne')
    await goTo(page, 'Réglages')
    await clean(page, 'réglages')
    await goTo(page, 'Dossiers')
    await press(page, 'Nouveau dossier')
    await clean(page, 'choix du modèle')
    await page.getByRole('button', { name: 'Recours pour excès de pouvoir' }).click()
    await clean(page, 'questions du modèle')
    await goTo(page, 'Dossiers')
    await press(page, 'Ouvrir le dossier d’exemple')
    await clean(page, 'dialogue du dossier d’exemple')
    await press(page, 'Un recours')
    await expect(writing(page)).toBeVisible()
    await clean(page, 'dossier, bibliothèque')
    await panel(page, 'Pièces')
    await page.locator('.exhibit-name').first().click()
    await clean(page, 'dossier, pièces')
    await panel(page, 'Contrôles')
    await clean(page, 'dossier, contrôles')
    await press(page, 'Voir chaque citation')
    await clean(page, 'citations contrôlées')
    await leave(page)
    await startUnder(page, /./)
    await type(page, '@')
    await expect(menu(page)).toBeVisible()
    await clean(page, 'menu des citations')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Backspace')
    await block(page, /n°/).locator('[data-atom="citation"], [data-atom="exhibit"]').first().click()
    await expect(page.locator('.editor-card')).toBeVisible()
    await clean(page, 'carte d’un renvoi')
    await page.keyboard.press('Escape')
    await press(page, 'Exporter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await clean(page, 'dialogue d’export')
    await leave(page)
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('menuitem').first()).toBeVisible()
    await clean(page, 'palette')
    await leave(page)
    await page.getByRole('navigation', { name: 'Fil' }).getByRole('link').click()
    await expect(page.getByRole('heading', { name: 'Faits' })).toBeVisible()
    await clean(page, 'page du dossier')
    await page.locator('body').press('?')
    await expect(page.getByRole('dialog', { name: 'Raccourcis du clavier' })).toBeVisible()
    await clean(page, 'raccourcis')
  })
