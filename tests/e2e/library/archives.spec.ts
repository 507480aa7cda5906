import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { aTarGz } from '../../fixtures/import/archives.ts'
import { anArticleXml } from '../../fixtures/import/records.ts'
import { haveSamples } from '../../fixtures/import/samples.ts'
import { type } from '../desk.ts'
import { dropFiles, save } from '../files.ts'
import { expect, inShell, type Open, type Served, sample, test } from '../fixture.ts'
import { firstStart, goTo, press, read, search } from '../window.ts'

/** The life of a library, from archives dropped on the window to a pack in another library. */

const jobs = (page: Page) => page.getByRole('complementary', { name: 'Imports' })
const field = (page: Page) => page.getByRole('searchbox', { name: 'Chercher dans la bibliothèque' })
const status = (page: Page) => page.locator('.list-head').getByRole('status')
const figure = (text: string | null) => Number((text ?? '').replace(/\D/g, ''))

/** Articles of a text of law, enough of them for an import to last. */
async function manyArticles(folder: string, many: number): Promise<string> {
  const text = `<TEXTE cid="LEGITEXT000099000099" nature="DECRET" num="2024-999"><TITRE_TXT c_titre_court="Décret n° 2024-999" debut="2024-01-01" fin="2999-01-01" id_txt="LEGITEXT000099000099">Décret n° 2024-999 du 1er janvier 2024</TITRE_TXT></TEXTE>`
  const files: Record<string, string> = {}
  for (let n = 1; n <= many; n += 1) {
    const id = `LEGIARTI0000990${String(n).padStart(5, '0')}`
    const content = `<p>Le préfet instruit la demande de rang ${n} dans un délai de ${n % 90} jours, après avis du comité d’éthique.</p>`
    files[`20260402-210000/legi/global/article/${id}.xml`] = anArticleXml({
      id,
      number: `${n}`,
      content,
      text,
    })
  }
  const path = join(folder, 'LEGI_20260402-210000.tar.gz')
  writeFileSync(path, await aTarGz(files))
  return path
}

/**
 * Once some texts are committed, holds the import where it is: it cannot end before it is killed, however fast it goes.
 * Records already there are recognised. Taken up again, it is under way while one types.
 */
async function midway(page: Page, words: string): Promise<void> {
  // the files are first looked at: on a busy machine that takes a while
  await expect(jobs(page)).toContainText(/[1-9][\d\s]*textes? lus?/, { timeout: 30_000 })
  await press(jobs(page), 'Mettre en pause')
  await expect(jobs(page)).toContainText('En pause')
  await expect((await search(page, words)).first()).toBeVisible()
  await press(jobs(page), 'Continuer')
  await expect(jobs(page).getByRole('button', { name: 'Mettre en pause' })).toBeVisible()
  await field(page).fill('')
  await type(page, 'préfet')
  await expect(field(page)).toHaveValue('préfet')
}

/** Ends the program in the middle of its import; what the window says wrong of it is expected. */
async function cut(page: Page, served: Served, errors: string[]): Promise<Page> {
  await served.kill()
  // in Electron the window goes with the program
  if (!inShell()) {
    await field(page).fill('préfet coupé')
    await expect(page.getByText('Prétoire ne répond plus').first()).toBeVisible()
    await expect(jobs(page)).toContainText('L’import s’est arrêté avec Prétoire')
  }
  const next = await served.again()
  expect(errors.filter(one => !/Failed to load resource: net::ERR_/.test(one))).toEqual([])
  errors.length = 0
  return next
}

/** The import cut short is offered, is taken up, and ends. */
async function finish(page: Page): Promise<void> {
  await expect(jobs(page)).toContainText('Un import a été interrompu')
  const kept = figure(/([\d\s]+)textes? lus?/.exec((await jobs(page).textContent()) ?? '')?.[1] ?? '')
  expect(kept).toBeGreaterThan(0)
  await press(jobs(page), 'Reprendre')
  await expect(jobs(page).getByText('Import terminé')).toBeVisible({ timeout: 120_000 })
}

interface Told {
  readonly read: number
  readonly counts: Readonly<Record<'refused' | 'added' | 'updated' | 'deleted' | 'unchanged', number>>
}

/** Opens the report: its figures add up, its lines are as many, its filters hold, what is saved is what is shown. */
async function readReport(page: Page, folder: string, words: string): Promise<Told> {
  await press(jobs(page), 'Voir le rapport')
  const report = page.getByRole('dialog', { name: 'Rapport d’import' })
  const total = async () => figure(await report.getByRole('status').textContent())
  const part = async (name: RegExp) =>
    figure(await report.locator('label.kind', { hasText: name }).textContent())
  await expect(report.getByRole('listitem').first()).toBeVisible()
  const head = (await report.locator('p.help').first().textContent()) ?? ''
  const read = figure(/^[\d\s]+/.exec(head)?.[0] ?? '')
  const counts = {
    refused: await part(/refusé/),
    added: await part(/ajouté/),
    updated: await part(/mis à jour/),
    older: await part(/plus ancien/),
    deleted: await part(/supprimé/),
    unchanged: figure(/([\d\s]+)déjà là/.exec(head)?.[1] ?? ''),
  }
  const sum = Object.values(counts).reduce((all, one) => all + one, 0)
  expect(sum, 'ce que sont devenus les textes fait le nombre de textes lus').toBe(read)
  await report.locator('label.kind', { hasText: 'Tout' }).click()
  await expect.poll(total).toBe(read - counts.unchanged)
  await report.locator('label.kind', { hasText: /ajouté/ }).click()
  await expect.poll(total).toBe(counts.added)
  await report.getByLabel('Chercher dans le rapport').fill(words)
  await expect.poll(total).toBeLessThan(counts.added)
  await expect(report.getByRole('listitem').first()).toContainText(new RegExp(words.replace(/\s/g, '\\s')))
  await report.getByLabel('Chercher dans le rapport').fill('')
  await report.locator('label.kind', { hasText: 'Tout' }).click()
  await expect.poll(total).toBe(read - counts.unchanged)
  const file = join(folder, 'rapport.csv')
  await save(page, () => press(report, 'Enregistrer ce rapport'), file)
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  expect(lines).toHaveLength(read - counts.unchanged)
  const starts = (outcome: string) => lines.filter(line => line.startsWith(`${outcome};`)).length
  expect(starts('ajouté')).toBe(counts.added)
  expect(starts('refusé')).toBe(counts.refused)
  await press(report, 'Fermer')
  await press(jobs(page), 'Fermer')
  return { read, counts }
}

/** The three wordings of CSI L. 251-2: its life on a line, and what changed from one to another. */
async function compareVersions(page: Page): Promise<void> {
  const reader = await read(page, 'L. 251-2 CSI', 'article L. 251-2 du code de la sécurité intérieure')
  await expect(reader.locator('.life-part')).toHaveCount(3)
  await expect(reader.getByRole('list', { name: 'Versions' }).getByRole('button')).toHaveCount(3)
  await reader.getByLabel('Comparer avec').selectOption({ label: 'Version du 13 mars 2014 au 20 juin 2014' })
  const changed = reader.getByRole('region', { name: 'Ce qui a changé' }).locator('.changes')
  await expect(changed.locator('ins').first()).toBeVisible()
  await reader.getByRole('button', { name: /du 13 mars 2014 au 20 juin 2014/ }).click()
  await reader.getByLabel('Comparer avec').selectOption({ label: 'Version du 1er mai 2012 au 13 mars 2014' })
  await expect(changed.locator('del')).toHaveText('second')
  await expect(changed.locator('ins')).toHaveText('dernier')
}

/** From a decision to the article it cites, back by the browser, and back by what cites the article. */
async function followCitation(page: Page): Promise<void> {
  const title = page.locator('article.reader').getByRole('heading', { level: 2 })
  const decision = await read(page, '992746', 'n° 992746')
  const inText = decision.locator('#point-3').getByRole('link', { name: /L. 114-2/ })
  await expect(inText.first()).toBeVisible({ timeout: 30_000 })
  await inText.first().click()
  await expect(title).toContainText('article L. 114-2 du code des relations')
  await page.goBack()
  await expect(title).toContainText('n° 992746')
  await inText.first().click()
  const links = page.getByRole('region', { name: 'Citations' })
  const citing = links.locator('details', { hasText: /^Cité par/ })
  if (!(await citing.evaluate(one => (one as HTMLDetailsElement).open)))
    await citing.locator('summary').click()
  await citing.getByRole('link', { name: /n° 992746/ }).click()
  await expect(title).toContainText('n° 992746')
}

/** Sends what a search finds, as a file. */
async function sendSearch(page: Page, words: string, folder: string): Promise<string> {
  await expect(await search(page, words)).not.toHaveCount(0)
  await press(page, 'Autres actions')
  await page.getByRole('menuitem', { name: 'Envoyer cette recherche…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Envoyer un lot' })
  await dialog.getByLabel('Titre du lot').fill('Filmer la voie publique')
  await dialog.getByLabel('Votre nom').fill('Ana Exemple')
  await press(dialog, 'Faire le lot')
  const link = dialog.getByRole('link', { name: 'Enregistrer le lot' })
  const file = join(folder, 'voie-publique.pretoire')
  await save(page, () => link.click(), file)
  await press(dialog, 'Fermer')
  return file
}

/** Receives a pack in a second library: examined with nothing written, taken, undone. */
async function receive(open: Open, folder: string, pack: string): Promise<void> {
  const library = join(folder, 'autre')
  const errors: string[] = []
  const { page, close } = await open(library, errors)
  try {
    await firstStart(page, 'Bénévole', 'Commencer sans rien')
    await goTo(page, 'Bibliothèque')
    await expect(page.getByText('La bibliothèque est vide')).toBeVisible()
    const before = await atRest(library)
    await dropFiles(page, [pack])
    await expect(page.getByText('Lot reçu, rien n’est encore écrit')).toBeVisible()
    await expect(
      page.getByRole('list', { name: 'Contenu du lot' }).getByRole('listitem').first(),
    ).toBeVisible()
    expect(written(library), 'rien n’est écrit avant que l’on ait choisi').toBe(before)
    await press(page, 'Prendre le lot')
    await expect(page.locator('.toast').last()).toContainText(/fiches? ajoutée/)
    await goTo(page, 'Bibliothèque')
    await expect((await search(page, 'L. 251-2 CSI')).first()).toContainText('L. 251-2')
    await press(page, 'Autres actions')
    await page.getByRole('menuitem', { name: 'Lots reçus' }).click()
    await page.getByRole('button', { name: 'Annuler la réception de « Filmer la voie publique »' }).click()
    await expect(page.locator('.toast').last()).toContainText('tout est comme avant')
    await goTo(page, 'Bibliothèque')
    await expect(page.getByText('La bibliothèque est vide')).toBeVisible()
  } finally {
    await close()
  }
  expect(errors).toEqual([])
}

/** The bytes of a library's database, as they lie on the disk. */
function written(library: string): string {
  const hash = createHash('sha256')
  for (const name of ['library.db', 'library.db-wal'])
    if (existsSync(join(library, name))) hash.update(readFileSync(join(library, name)))
  return hash.digest('hex')
}

/** The same once nothing is written any more of what the opening of a library began. */
async function atRest(library: string): Promise<string> {
  let last = ''
  const same = () => {
    const before = last
    last = written(library)
    return last === before
  }
  await expect.poll(same, { intervals: [500] }).toBe(true)
  return last
}

test('archives are dropped, one types meanwhile, the program is killed, the import ends, a pack is sent to another library', async ({
  page: first,
  open,
  served,
  folder,
  errors,
}) => {
  test.setTimeout(180_000)
  let page = first
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  const many = 20_000
  await dropFiles(page, [
    await manyArticles(folder, many),
    sample('legi-csi_20200901-000000.tar.gz'),
    sample('legi-crpa_20260327-140000.tar.gz'),
    sample('conseil-etat-fictif_202111.zip'),
    sample('juridictions-fictives_202603.zip'),
  ])
  await midway(page, 'demande au préfet')
  page = await cut(page, served, errors)
  await goTo(page, 'Bibliothèque')
  await finish(page)
  const { read, counts } = await readReport(page, folder, 'L. 251-2')
  expect(counts).toMatchObject({ refused: 0, deleted: 0 })
  expect(read).toBe(many + 244)
  expect(served.cli('search', 'comité d’éthique', '--limit', '1')).toContain('2024-999')
  await compareVersions(page)
  await followCitation(page)
  await receive(open, folder, await sendSearch(page, 'L. 251-2 CSI', folder))
})

const samples = resolve('..', 'shared', 'samples')
const real = haveSamples
  ? ['dila', 'judilibre', 'legifrance-json', 'opendata-ce'].flatMap(part =>
      readdirSync(join(samples, part))
        .sort()
        .map(name => join(samples, part, name)),
    )
  : []

test('the public archives are dropped together, the program is killed, and the report adds up', async ({
  page: first,
  served,
  folder,
  errors,
}) => {
  test.skip(!haveSamples, 'Les archives publiques ne sont pas à côté du dépôt.')
  test.setTimeout(300_000)
  let page = first
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  await dropFiles(page, real)
  await midway(page, 'cassation')
  page = await cut(page, served, errors)
  await goTo(page, 'Bibliothèque')
  await finish(page)
  const { read, counts } = await readReport(page, folder, 'L. 251-2')
  expect(read).toBe(34_368)
  // an archive that another replaces, and the articles of a code whose tree says an earlier day than the archive of LEGI
  expect(counts).toMatchObject({ refused: 1, older: 474, deleted: 1 })
  await expect.poll(async () => (await search(page, 'vidéoprotection')).count()).toBeGreaterThan(0)
  expect(figure(await status(page).textContent())).toBeGreaterThan(70)
  await compareVersions(page)
})
