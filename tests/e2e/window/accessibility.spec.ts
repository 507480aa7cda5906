import { aDecision } from '../../fixtures/builders.ts'
import { cleanDayAndNight as clean } from '../clean.ts'
import { block, menu, panel, startUnder, type, writing } from '../desk.ts'
import { imported } from '../files.ts'
import { expect, packFile, test } from '../fixture.ts'
import {
  firstStart,
  goTo,
  leave,
  libraryMenu,
  openAt,
  openFirstSample,
  press,
  read,
  search,
  sheet,
} from '../window.ts'

test('the library put in order', async ({ page, served, folder }) => {
  test.slow()
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
  await libraryMenu(page, 'État de la bibliothèque')
  await expect(page.getByRole('heading', { name: 'État de la bibliothèque' })).toBeVisible()
  await clean(page, 'état de la bibliothèque')
  await press(page, 'Recherches gardées')
  await clean(page, 'recherches gardées')
})

test('every screen and dialog', async ({ page }) => {
  test.slow()
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
  await clean(page, 'ce soir')
  await openAt(page, '#/campagne/textes')
  await clean(page, 'textes suivis')
  await page.getByRole('link', { name: /narcotrafic/ }).click()
  await expect(page.getByRole('table')).toBeVisible()
  await clean(page, 'texte suivi')
  await page
    .getByRole('table')
    .getByRole('link', { name: /boîtes noires/ })
    .click()
  await expect(page.getByRole('heading', { name: /boîtes noires/ })).toBeVisible()
  await clean(page, 'page d’une mesure')
  await press(page, 'Modifier')
  await clean(page, 'mesure')
  await press(page, 'Abandonner')
  await page.goBack()
  await expect(page.getByRole('table')).toBeVisible()
  await press(page, 'Étape suivante…')
  await clean(page, 'étape suivante')
  await press(page, 'Abandonner')
  await press(page, 'Coller un texte…')
  await clean(page, 'texte collé')
  await press(page, 'Abandonner')
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
  await openFirstSample(page)
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
  await expect(page.getByRole('heading', { name: 'Textes' })).toBeVisible()
  await clean(page, 'page du dossier')
  for (const name of [
    'Faits',
    'Parties',
    'Dates et délais',
    'Pièces',
    'Affaires et dépôts',
    'Notes',
    'Classer',
  ] as const) {
    await sheet(page, name)
    await clean(page, `dossier, feuille ${name}`)
  }
  await page.locator('body').press('?')
  await expect(page.getByRole('dialog', { name: 'Raccourcis du clavier' })).toBeVisible()
  await clean(page, 'raccourcis')
})

/** Whether the focus is drawn: an outline or a shadow of what has it, or of what stands for it. */
function isFocusDrawn(): string {
  const one = document.activeElement
  if (!one || one === document.body || one.matches('main, [contenteditable="true"]')) return ''
  const stands = [one, one.nextElementSibling, one.parentElement, one.closest('label')]
  const isDrawn = stands.some(element => {
    if (!element) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  })
  return isDrawn ? '' : `${one.tagName}.${one.className} ${one.textContent?.slice(0, 40)}`
}

/** The movement on screen: longest transition or animation, in seconds. */
const longestMotion = () =>
  Math.max(
    ...[...document.querySelectorAll('body *')].flatMap(one => {
      const { transitionDuration, animationDuration } = getComputedStyle(one)
      return `${transitionDuration},${animationDuration}`.split(',').map(Number.parseFloat)
    }),
  )

test('the place of the keyboard is drawn, in the colours of the system too; nothing moves where no motion is wanted', async ({
  page,
}) => {
  test.slow()
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await imported(page)
  const look = async (screen: string) => {
    for (const forcedColors of ['none', 'active'] as const) {
      await page.emulateMedia({ forcedColors, reducedMotion: 'reduce' })
      expect.soft(await page.evaluate(longestMotion), screen).toBe(0)
      for (let step = 0; step < 30; step += 1) {
        await page.keyboard.press('Tab')
        expect.soft(await page.evaluate(isFocusDrawn), screen).toBe('')
      }
    }
  }
  for (const place of ['Bibliothèque', 'Campagne', 'Réglages', 'Dossiers'] as const) {
    await goTo(page, place)
    await look(place)
  }
  await press(page, 'Ouvrir le dossier d’exemple')
  await openFirstSample(page)
  await expect(writing(page)).toBeVisible()
  await page.locator('.desk-head a').first().focus()
  await look('texte')
})
