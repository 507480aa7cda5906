import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { readEntry, readZip } from '../../../src/main/kernel/files/zip.ts'
import { clean, cleanEverywhere } from '../clean.ts'
import { choose, save } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { shellOf } from '../shell.ts'
import { firstStart, openAt, press } from '../window.ts'

/** Unpacks the zip of a publication, as whoever puts it online does. */
async function unpack(zip: string, folder: string): Promise<void> {
  await readZip(zip, async (name, open) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), await readEntry(open()))
  })
}

/** Answers the system's dialog for a folder, in Electron. */
const folderChosen = (page: Page, folder: string) =>
  shellOf(page)?.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, folder)

/** Publishes what the screen shows, and lays the pages in a folder. */
async function publish(page: Page, site: string, zip: string): Promise<void> {
  if (shellOf(page)) {
    await press(page, 'Écrire les pages')
    await expect(page.getByText(/^Les pages sont dans le dossier/)).toBeVisible()
    return
  }
  await press(page, 'Faire le zip')
  await save(page, () => press(page, /^Enregistrer le zip/), zip)
  await unpack(zip, site)
}

test('a campaign is published, then again: what changes is shown first, and a page changed by hand is left', async ({
  page,
  served,
  folder,
}) => {
  const [site, zip] = [join(folder, 'site'), join(folder, 'pages.zip')]
  mkdirSync(site)
  served.cli('import', '--starter')
  served.cli('campaign', 'begin', 'narcotrafic')
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await openAt(page, '#/campagne/pages')
  await page.getByLabel('Publié par').fill('Collectif Exemple')
  await page.getByLabel('Contact public').fill('contact@exemple.fr')
  if (shellOf(page)) {
    await folderChosen(page, site)
    await press(page, 'Choisir le dossier…')
    await expect(page.getByRole('button', { name: /^Dossier : site/ })).toBeVisible()
  }
  await press(page, 'Montrer ce qui change')
  const review = page.getByRole('region', { name: 'Ce qui change' })
  await expect(review.getByText(/fichiers nouveaux/)).toBeVisible()
  await expect(review.getByText(/^Adresses et numéros/)).toContainText('contact@exemple.fr')
  await cleanEverywhere(page, 'publication')
  await publish(page, site, zip)
  const home = readFileSync(join(site, 'index.html'), 'utf8')
  expect(home).toContain('Collectif Exemple')

  // the bill moves, and somebody writes in a page by hand
  const measure = /mesures\/([^"]+)\.html/.exec(home)?.[1]
  expect(measure).toBeTruthy()
  served.cli(
    'bill',
    'measure',
    'narcotrafic',
    'nouvelle',
    '--title',
    'Mesure nouvelle',
    '--does',
    'Autorise tout',
  )
  writeFileSync(
    join(site, 'a-propos.html'),
    `${readFileSync(join(site, 'a-propos.html'), 'utf8')}<p>À la main.</p>`,
  )
  await page.reload()
  if (shellOf(page)) await press(page, 'Choisir le dossier…')
  else await choose(page, () => press(page, /^Reprendre le zip/), [zip])
  // the answers of the last publication are taken up
  await expect(page.getByLabel('Publié par')).toHaveValue('Collectif Exemple')
  await press(page, 'Montrer ce qui change')
  await review.getByText('index.html').click()
  await expect(review.getByText('Mesure nouvelle').first()).toBeVisible()
  if (shellOf(page)) await expect(review.getByRole('heading', { name: 'Changées à la main' })).toBeVisible()
  await publish(page, site, zip)
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('Mesure nouvelle')
  if (shellOf(page)) {
    expect(readFileSync(join(site, 'a-propos.html'), 'utf8')).toContain('À la main.')
    return
  }
  // the pages themselves, by the same rules
  const visitor = await page.context().newPage()
  for (const path of ['index.html', 'etapes.html', 'appeler.html', 'arguments.html']) {
    await visitor.goto(`file://${join(site, path)}`)
    await clean(visitor, path)
  }
  await visitor.setViewportSize({ width: 320, height: 640 })
  expect(await visitor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await visitor.close()
})

test('a saved page is taken up paragraph by paragraph, each accepted or left', async ({
  page,
  served,
  folder,
}) => {
  served.cli('import', '--starter')
  served.cli('campaign', 'begin', 'narcotrafic')
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await openAt(page, '#/campagne/pages')
  const saved = join(folder, 'campagne.html')
  writeFileSync(
    saved,
    `<!-- saved from url=(0023)https://exemple.fr/loi -->
    <title>Une autre campagne</title><h2>Protéger le chiffrement</h2>
    <p>Le chiffrement de bout en bout protège la correspondance privée de chaque personne ; l’affaiblir pour quelques enquêtes est disproportionné.</p>
    <p>Zyxw vutsr qponm lkjih gfedc, sans aucun rapport avec le reste de ces lignes.</p>`,
  )
  await page.getByRole('link', { name: 'Reprendre une page enregistrée…' }).click()
  await choose(page, () => press(page, 'Ouvrir une page…'), [saved])
  await expect(
    page.getByText(/^Une autre campagne, https:\/\/exemple\.fr\/loi, enregistrée le/),
  ).toBeVisible()
  await expect(page.getByText('2 paragraphes à examiner')).toBeVisible()
  await cleanEverywhere(page, 'reprise')
  const changed = page.getByRole('article').filter({ hasText: 'serait changé' })
  await expect(changed.locator('ins').first()).toBeVisible()
  await press(changed, 'Reprendre')
  await expect(page.getByText(/^Repris dans .*à vérifier/)).toBeVisible()
  await press(page.getByRole('article'), 'Laisser')
  await expect(page.getByText('Plus rien à examiner dans cette page')).toBeVisible()
})
