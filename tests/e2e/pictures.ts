import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { browserFlags, findBrowser } from './browser.ts'
import { panel, saved, writing } from './desk.ts'
import { imported } from './files.ts'
import { hasTool, runCli, sample, serveLibrary, stop } from './fixture.ts'
import { screencast } from './screencast.ts'
import { firstStart, goTo, openAt, press, read } from './window.ts'

// npm run pictures: the screenshots of the README and of the guide, from the sample dossiers, by the real program.

const folder = join(process.cwd(), 'docs', 'pictures')
const work = mkdtempSync(join(tmpdir(), 'pretoire-images-'))
const library = join(work, 'bibliotheque')
const most = 300_000

/** A screenshot, made smaller where a tool for it is there; too heavy a picture is an error. */
async function picture(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`)
  await page.mouse.move(2, 700)
  await page.waitForTimeout(400)
  await page.locator('.loading').first().waitFor({ state: 'detached' })
  await page.screenshot({ path })
  weigh(path)
}

function weigh(path: string): void {
  if (statSync(path).size > most && hasTool('convert'))
    spawnSync('convert', [path, '-colors', '192', `PNG8:${path}`])
  const { size } = statSync(path)
  if (size > most) throw new Error(`${path} pèse ${size} octets.`)
  console.log(`${path} : ${Math.round(size / 1000)} ko`)
}

/** The first page of the text of a Word file, as LibreOffice prints it. */
function wordPicture(draft: string): void {
  if (!hasTool('soffice') || !hasTool('pdftoppm')) {
    console.log('word.png : LibreOffice ou poppler manque, image laissée telle quelle.')
    return
  }
  const file = join(work, 'recours.docx')
  runCli(library, ['export', draft, '--out', file])
  const profile = `-env:UserInstallation=file://${join(work, 'libreoffice')}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', work, file], {
    stdio: 'ignore',
  })
  for (const [name, page] of [
    ['word', '4'],
    ['word-garde', '1'],
  ] as const) {
    const at = join(work, name)
    execFileSync('pdftoppm', [
      '-png',
      '-gray',
      '-r',
      '84',
      '-f',
      page,
      '-l',
      page,
      join(work, 'recours.pdf'),
      at,
    ])
    const made = readdirSync(work).find(
      one => one.startsWith(`${name}-`) && /^\d+\.png$/.test(one.slice(name.length + 1)),
    )
    if (!made) throw new Error(`La page ${page} n’a pas d’image.`)
    const path = join(folder, `${name}.png`)
    rmSync(path, { force: true })
    renameSync(join(work, made), path)
    weigh(path)
  }
}

mkdirSync(folder, { recursive: true })
const { url, process: server } = await serveLibrary(library)
const browser = await chromium.launch({
  executablePath: findBrowser() ?? '',
  args: [...browserFlags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
})
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme: 'light',
  })
  await page.goto(url)
  // the place of a user's library, and not of this run's
  await page.locator('.path').evaluate(path => {
    path.textContent = '/home/claire/.local/share/pretoire'
  })
  await picture(page, 'first-start')
  await page.getByRole('radio', { name: 'Avocat·e' }).check({ force: true })
  const office = { Prénom: 'Claire', Nom: 'Durand', Barreau: 'Grenoble', Toque: 'C 42' }
  for (const [label, value] of Object.entries(office))
    await page.getByLabel(label, { exact: true }).fill(value)
  await picture(page, 'first-office')
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await imported(page)
  await goTo(page, 'Bibliothèque')
  runCli(library, [
    'import',
    sample('conseil-etat-fictif_202111.zip'),
    sample('juridictions-fictives_202603.zip'),
  ])
  await page.reload()
  await read(page, 'données personnelles vidéosurveillance', /./)
  await picture(page, 'library')
  await openAt(page, '#/campagne/textes')
  await page.getByRole('link', { name: /narcotrafic/ }).click()
  await page.getByRole('table').waitFor()
  await picture(page, 'campaign')
  await goTo(page, 'Dossiers')
  await press(page, 'Ouvrir le dossier d’exemple')
  await press(page, 'Un recours')
  await press(page, 'Suivant')
  await press(page, 'Suivant')
  await picture(page, 'tour')
  await press(page, 'Passer la visite')
  await writing(page).locator('.heading').first().waitFor()
  const draft = page.url().split('/').at(-1) ?? ''
  const plan = page.locator('.editor-outline .outline-row button[draggable]')
  await plan
    .filter({ hasText: /base légale/i })
    .first()
    .click()
  await writing(page)
    .locator('[data-atom="citation"]', { hasText: '2105328' })
    .last()
    .scrollIntoViewIfNeeded()
  await writing(page).locator('[data-atom="citation"]', { hasText: '2105328' }).last().click()
  await press(page.locator('.editor-card'), 'Fermer')
  // the panel follows the caret to what is cited
  const panelHead = page.getByRole('complementary', { name: 'Panneau' }).getByRole('heading')
  await panelHead.filter({ hasText: '2105328' }).waitFor()
  await picture(page, 'dossier')
  await panel(page, 'Pièces')
  await picture(page, 'exhibits')
  await panel(page, 'Contrôles')
  await picture(page, 'checks')
  await page.emulateMedia({ colorScheme: 'dark' })
  await panel(page, 'Bibliothèque')
  await picture(page, 'dark')
  await saved(page)
  wordPicture(draft)
  await screencast(page, {
    ...{ folder: work, to: join(folder, 'screencast.webp') },
    wordPages: ['word-garde', 'word'].map(name => join(folder, `${name}.png`)),
  })
} finally {
  await browser.close()
  await stop(server)
  rmSync(work, { recursive: true, force: true })
}
