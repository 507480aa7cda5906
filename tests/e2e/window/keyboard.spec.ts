import { join } from 'node:path'
import { quotePoint, saved, take, type, writing } from '../desk.ts'
import { choose, imported, save } from '../files.ts'
import { expect, sample, test, textFile } from '../fixture.ts'
import { command, leave } from '../window.ts'
import { wordParagraphs, wordPart } from '../word.ts'

test('the whole job by the keyboard alone', async ({ page, folder }) => {
  const { keyboard } = page
  /** Walks with Tab until what has the focus bears this name. */
  const tabTo = async (name: RegExp, limit = 80) => {
    for (let step = 0; step < limit; step += 1) {
      const here = await page.evaluate(() => {
        const one = document.activeElement
        return one && !one.matches('body, main')
          ? (one.getAttribute('aria-label') ?? one.textContent ?? '')
          : ''
      })
      if (name.test(here)) return
      await keyboard.press('Tab')
    }
    throw new Error(`Tab n’atteint pas ${name}`)
  }
  await tabTo(/Commencer sans rien/)
  await keyboard.press('Enter')
  await expect(page.getByText(/^Choisissez d’abord l’un des deux/)).toBeVisible()
  await keyboard.press('Space')
  await tabTo(/Commencer sans rien/)
  await keyboard.press('Enter')
  await choose(page, () => command(page, 'importer', /Importer des fichiers/), [
    sample('conseil-etat-fictif_202111.zip'),
  ])
  await imported(page)

  await keyboard.press('Control+Shift+f')
  await expect(page.getByRole('searchbox', { name: 'Chercher dans la bibliothèque' })).toBeFocused()
  await type(page, '992746')
  await expect(page.getByRole('option')).toHaveCount(1)
  await keyboard.press('Tab')
  await tabTo(/992746/)
  await keyboard.press('Enter')
  await expect(page.locator('article.reader h2')).toContainText('992746')

  await keyboard.press('Control+Shift+n')
  await expect(page.getByRole('heading', { name: 'Nouveau dossier' })).toBeVisible()
  // the models come in after the title: Tab would go past them
  await expect(page.getByRole('button', { name: /Recours pour excès de pouvoir/ }).first()).toBeVisible()
  await page.locator('#main').focus()
  await tabTo(/Recours pour excès de pouvoir/)
  await keyboard.press('Enter')
  await tabTo(/Créer le dossier/)
  await keyboard.press('Enter')
  await expect(writing(page)).toBeVisible()

  await keyboard.press('Alt+2')
  await expect(page.getByRole('tab', { name: 'Pièces' })).toHaveAttribute('aria-selected', 'true')
  const pieces = page.getByRole('tabpanel', { name: 'Pièces' })
  // the panel has just been opened: its lists come in, and the focus must have stayed
  const add = pieces.getByRole('button', { name: 'Ajouter des pièces…' })
  await expect(async () => {
    await add.focus()
    await page.waitForTimeout(300)
    await expect(add).toBeFocused({ timeout: 100 })
  }).toPass()
  await choose(page, () => keyboard.press('Enter'), [
    textFile(folder, 'Été.txt', 'a'),
    textFile(folder, 'Hiver.txt', 'b'),
  ])
  await expect(pieces.locator('.exhibit-name')).toHaveText(['Été', 'Hiver'])

  await keyboard.press('F6')
  await expect(writing(page)).toBeFocused()
  await keyboard.press('Control+Home')
  await page.locator('.editor-outline .outline-row button[draggable]').first().focus()
  await keyboard.press('Enter')
  await expect(writing(page)).toBeFocused()
  await keyboard.press('End')
  await keyboard.press('Enter')
  await type(page, 'Au clavier (')
  await type(page, '#hiv')
  await take(page, 'Hiver')
  await type(page, ').')
  await quotePoint(page, '992746', 'n° 992746', 5)
  const called = writing(page).locator('.block', { hasText: 'Au clavier' }).locator('[data-atom="exhibit"]')
  await expect(called).toHaveText('pièce n° 2')

  await keyboard.press('Alt+2')
  const winter = pieces.getByRole('button', { name: 'Hiver', exact: true })
  await expect(winter).toBeVisible()
  // Home and End go from row to row, from the name of one as from the row itself
  const last = pieces.getByRole('row').last()
  await winter.focus()
  await keyboard.press('Home')
  await keyboard.press('End')
  await expect(last).toBeFocused()
  await tabTo(/^Hiver$/)
  await keyboard.press('ArrowUp')
  await expect(pieces.getByRole('row').first()).toBeFocused()
  await keyboard.press('End')
  await expect(last).toBeFocused()
  await tabTo(/^Hiver$/)
  // the panel follows the caret: it may already show this exhibit open
  if ((await winter.getAttribute('aria-expanded')) !== 'true') await keyboard.press('Enter')
  await tabTo(/^Monter$/)
  await keyboard.press('Enter')
  await expect(pieces.locator('.exhibit-name')).toHaveText(['Hiver', 'Été'])
  await expect(called).toHaveText('pièce n° 1')
  await saved(page)

  await keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Exporter' })
  await expect(dialog).toBeVisible()
  await tabTo(/^Écrire la copie de travail$/)
  await keyboard.press('Enter')
  // what was asked for comes in the place of what asked for it, and has the focus
  await expect(dialog.getByRole('link', { name: /^Enregistrer/ })).toBeFocused({ timeout: 30_000 })
  const file = join(folder, 'clavier.docx')
  await save(page, () => keyboard.press('Enter'), file)
  expect(wordParagraphs(await wordPart(file)).join('\n')).toMatch(/Au clavier \(pièce\sn°\s1\)/)
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('the palette finds an action by a few letters, accents or not, and a dossier by its name', async ({
  page,
  served,
}) => {
  served.cli(
    'dossier',
    'new',
    '--template',
    'rep-vsa',
    '--title',
    'Éloge du débat',
    '--set',
    'commune=Moirans',
  )
  await page.reload()
  await expect(page.getByRole('link', { name: /Éloge du débat/ })).toBeVisible()
  await command(page, 'reglages', 'Réglages')
  await expect(page.getByRole('heading', { level: 1, name: 'Réglages' })).toBeVisible()
  await command(page, 'eloge', /Éloge du débat/)
  await expect(page.getByRole('heading', { level: 1, name: 'Éloge du débat' })).toBeVisible()
  await command(page, 'noter un depot', 'Noter un dépôt…')
  await expect(page.getByRole('dialog', { name: 'Noter un dépôt' })).toBeVisible()
  await leave(page)
  await command(page, 'dossier de depot', 'Dossier de dépôt…')
  await expect(page.getByRole('dialog', { name: 'Dossier de dépôt' })).toBeVisible()
  await leave(page)
  await command(page, 'theme sombre', 'Thème sombre')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
