import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { readZip } from '../../../src/main/kernel/files/zip.ts'
import { aZip } from '../../fixtures/import/archives.ts'
import { smallAssembly } from '../../fixtures/import/parliament.ts'
import { choose, imported, save } from '../files.ts'
import { expect, runCli, type Served, test } from '../fixture.ts'
import { answer, campaignSection, firstStart, goTo, openAt, press } from '../window.ts'

/** The day before today, as one types it. */
function yesterday(): string {
  const day = new Date()
  day.setDate(day.getDate() - 1)
  return day.toLocaleDateString('fr-FR')
}

/** Composes a document on the access to encrypted messages, for the member of her département; its draft. */
async function compose(page: Page, kind: RegExp): Promise<string> {
  await openAt(page, '#/campagne/documents/composer')
  await page.getByRole('radio', { name: kind }).check()
  await page.getByRole('checkbox', { name: /^Accès aux messages chiffrés/ }).check()
  await page.getByLabel('Une personne en particulier').fill('Isère')
  await press(page, /Bruno Bouleau/)
  await page.getByRole('checkbox', { name: /Protéger le chiffrement/ }).check()
  const title = page.getByLabel('Quel est le titre de la note ?')
  if (await title.isVisible()) await title.fill('Ne pas ouvrir de porte dérobée')
  await press(page, 'Écrire le document')
  await expect(page.locator('[contenteditable=true]')).toContainText('chiffrement')
  const [, draft = ''] = page.url().match(/dossier\/[^/]+\/([^/?]+)/) ?? []
  return draft
}

/** Codes of the faults that its Word file is told of, and its pages. */
function printed({ cli }: Served, draft: string, out: string): { pages: number; codes: string[] } {
  const { pages, problems } = JSON.parse(cli('export', draft, '--out', out, '--json'))
  return { pages, codes: problems.map((one: { code: string }) => one.code) }
}

/** An amendment to an article she pastes: one alinéa pointed at, struck or replaced. */
async function amend(page: Page, act: 'Supprimer' | 'Remplacer'): Promise<void> {
  await campaignSection(page, 'Nos documents', 'Amendements')
  await press(page, 'Nouvel amendement')
  await page.getByRole('textbox', { name: /^Article / }).fill('8 ter')
  await page
    .getByRole('textbox', { name: 'Texte de l’article' })
    .fill('I. – Les opérateurs remettent les données déchiffrées.\nII. – Un décret précise cet article.')
  await press(page, 'Commencer')
  await page.locator('.word', { hasText: 'déchiffrées' }).click()
  await press(page, act)
  if (act === 'Remplacer') {
    await page.getByRole('textbox', { name: 'Les mots nouveaux' }).fill('techniques')
    await press(page, 'Ajouter à l’amendement')
  }
  await expect(page.locator('.dispositif')).toContainText('déchiffrées')
  await page.getByRole('textbox', { name: 'Pourquoi' }).fill('Une porte dérobée affaiblit tout le monde.')
  await expect(page.getByText('Enregistré', { exact: true })).toBeVisible()
}

/** Another volunteer takes a share of the list, calls its first member, and sends back the log; whom they called. */
function callElsewhere(folder: string, zip: string, share: string): { log: string; called: string } {
  const other = join(folder, 'autre')
  runCli(other, ['import', '--starter'])
  runCli(other, ['members', 'import', zip])
  runCli(other, ['pack', 'take', share])
  const [list] = JSON.parse(runCli(other, ['members', 'lists', 'narcotrafic', '--json']))
  const [{ member }] = list.ranked
  runCli(other, ['calls', 'log', 'narcotrafic', member, '--answered', 'membre', '--position', 'contre'])
  const log = join(folder, 'journal.json')
  runCli(other, ['calls', 'export', 'narcotrafic', '--out', log])
  return { log, called: JSON.parse(runCli(other, ['members', 'show', member, '--json'])).member.last }
}

test('a volunteer who has never seen it follows a text that moved yesterday, from the first start to the published pages', async ({
  page,
  served,
  folder,
}) => {
  test.slow()
  const zip = join(folder, 'AMO10.json.zip')
  writeFileSync(zip, await aZip(smallAssembly()))

  await test.step('she loads the starter library and says where the text is', async () => {
    await firstStart(page, 'Bénévole', 'Charger la bibliothèque de départ')
    await imported(page)
    // the campaign, where one lands, says the next thing to do
    await page.getByRole('combobox', { name: 'Campagne', exact: true }).selectOption({
      label:
        'Proposition de loi visant à sortir la France du piège du narcotrafic (texte suivi, sans campagne)',
    })
    await expect(page.getByRole('heading', { level: 2, name: /narcotrafic/ })).toBeVisible()
    await press(page, 'Commencer la campagne')
    await expect(page.getByRole('heading', { name: 'Ce soir' })).toBeVisible()
    await campaignSection(page, 'Le texte')
    await page.getByRole('heading', { name: 'Étapes' }).scrollIntoViewIfNeeded()
    await expect(page.getByRole('heading', { name: 'Étapes' })).toBeInViewport()
    await press(page, 'Changer l’étape en cours…')
    const box = page.getByRole('alertdialog', { name: 'Changer l’étape en cours' })
    await box.getByLabel('Le texte en est à').selectOption('Transmission à l’Assemblée nationale')
    await box.getByLabel('Depuis le').fill(yesterday())
    await press(box, 'Le texte en est là')
    await expect(page.getByText(/^étape en cours\s: Transmission à l’Assemblée nationale, /)).toBeVisible()
  })

  await test.step('what to do is offered in order, and nothing of a later stage is said', async () => {
    await campaignSection(page, 'Ce soir')
    await page.getByText(/^Tout ce qui reste à faire/).click()
    const steps = page.getByRole('list', { name: 'À faire, dans l’ordre' })
    await expect(steps.getByRole('listitem').first()).toContainText('Reprendre le texte de l’étape')
    await expect(steps).not.toContainText('Loi promulguée')
    await page.getByRole('link', { name: /^Dire l’association/ }).click()
    await expect(page.getByLabel('Association')).toBeFocused()
    await page.getByLabel('Association').fill('Regards libres')
    await page.getByLabel('Contact').fill('Camille Durand, 01 23 45 67 89')
    await page.getByLabel('Signature').fill('Camille Durand')
    await press(page, 'Enregistrer')
    await expect(page.getByText('ses documents reprennent ce qui a changé')).toBeVisible()
    await campaignSection(page, 'Ce soir')
    await page.getByText(/^Tout ce qui reste à faire/).click()
    await expect(steps).not.toContainText('Dire l’association')
  })

  await test.step('whom to call is not known until she takes the members', async () => {
    await campaignSection(page, 'Les élus', 'Appels')
    await page.getByRole('link', { name: 'Importer les parlementaires' }).click()
    await choose(page, () => press(page, 'Importer un fichier'), [zip])
    await imported(page)
    await expect(page.getByText('6 membres')).toBeVisible()
  })

  await test.step('a note of two pages for the member of her département, and a sheet of one', async () => {
    const note = printed(served, await compose(page, /^Note aux parlementaires/), join(folder, 'note.docx'))
    await expect(page.locator('[contenteditable=true]')).toContainText(/suppression de l’article 8 ter/i)
    expect(note.pages).toBeLessThanOrEqual(2)
    expect(note.codes).not.toContain('gap')
    const sheet = printed(served, await compose(page, /^Fiche argumentaire/), join(folder, 'fiche.docx'))
    expect(sheet.pages).toBe(1)
    expect(sheet.codes).not.toContain('gap')
  })

  await test.step('two amendments', async () => {
    await goTo(page, 'Campagne')
    await amend(page, 'Supprimer')
    await amend(page, 'Remplacer')
    expect(JSON.parse(served.cli('amendment', 'list', '--json'))).toHaveLength(2)
  })

  await test.step('three calls, to members whom nobody else called', async () => {
    await openAt(page, '#/campagne/parlementaires?vue=cibles')
    await press(page, 'Proposer')
    await page.getByLabel('Nom de la liste').fill('Tous les députés')
    await press(page, 'Garder la liste')
    const shares = join(folder, 'parts')
    const [list] = JSON.parse(served.cli('members', 'lists', 'narcotrafic', '--json'))
    served.cli(
      'members',
      'share',
      list.id,
      '--volunteers',
      '2',
      '--author',
      'Regards libres',
      '--out',
      shares,
    )
    const [share = ''] = readdirSync(shares)
    const { log, called } = callElsewhere(folder, zip, join(shares, share))
    await openAt(page, '#/campagne/appels')
    await choose(page, () => press(page, 'Mettre en commun des journaux reçus'), [log])
    await expect(page.getByText(/1\sappel lu\s: 1 ajouté/).first()).toBeVisible()
    await page.getByLabel('Qui appeler').selectOption(list.id)
    await page.getByLabel('Votre prénom ou pseudonyme').fill('Camille')
    await page.getByLabel('Votre commune').fill('Grenoble')
    await press(page, 'Commencer les appels')
    const name = page.locator('#call-name')
    for (const joined of ['2 joints', '3 joints', '4 joints']) {
      await expect(name).toBeFocused()
      // whom somebody else called counts, and comes after all the others
      await expect(name).not.toContainText(called)
      await page.keyboard.press('a')
      await page.keyboard.press('Control+Enter')
      await expect(page.getByText(`sur 6, ${joined}`)).toBeVisible()
    }
    await page.keyboard.press('Alt+n')
    await page.keyboard.press('Alt+n')
    await expect(name).toContainText(called)
    await expect(name).toContainText('joint')
    await press(page, 'Terminer')
    await expect(page.getByText(/^4 appels, dont 4 suivis d’une réponse/)).toBeVisible()
  })

  await test.step('the pages, published and read', () => {
    const site = join(folder, 'site')
    mkdirSync(site)
    served.cli(
      'campaign',
      'publish',
      'narcotrafic',
      '--out',
      site,
      '--publisher',
      'Regards libres',
      '--apply',
    )
    const home = readFileSync(join(site, 'index.html'), 'utf8')
    expect(home).toContain('Le texte en est là')
    expect(home).toMatch(/transmission à l’Assemblée\snationale/)
    expect(home).not.toContain('01 23 45 67 89')
  })
})

/** Forty towns of the Isère, one a line, as a collective pastes them. */
const towns = (): string => {
  const isere = readFileSync(join(process.cwd(), 'resources', 'communes.txt'), 'utf8')
    .split('\n')
    .find(line => line.startsWith('38\t'))
  const names = (isere ?? '').split('|').map(one => one.replace(/^.*?\d{3} /, ''))
  return names
    .slice(0, 40)
    .map(name => `${name} (38)`)
    .join('\n')
}

test('a collective lists forty towns, writes to them all, and knows on Monday whose silence refuses', async ({
  page,
  served,
  folder,
}) => {
  test.slow()
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await openAt(page, '#/campagne/demandes')
  await press(page, 'Nouvelle vague')
  await page.getByLabel('Titre').fill('Caméras de l’Isère')
  await page.getByLabel('Administrations, une par ligne').fill(towns())
  await answer(page, {
    Association: 'Regards libres',
    Siège: '1 rue des Tests, 75001 Paris',
    Courriel: 'contact@exemple.example',
    Signataire: 'Camille Exemple',
    'Sa qualité': 'sa présidente',
    'Ville d’où l’on écrit': 'Paris',
  })
  await press(page, 'Reconnaître les administrations')
  await press(page, /^Créer la vague : 40/)
  const letters = join(folder, 'lettres.zip')
  await save(page, () => press(page, 'Lettres Word'), letters)
  const names: string[] = []
  await readZip(letters, async name => {
    names.push(name)
  })
  expect(names.filter(name => name.endsWith('.docx'))).toHaveLength(40)

  await press(page, 'Tout choisir')
  await page.getByLabel('Jour', { exact: true }).fill('05/01/2026')
  await press(page, 'Noter sur 40 administrations')
  await expect(page.getByRole('cell', { name: '05/01/2026' })).toHaveCount(40)
  await page.getByLabel('Noter', { exact: true }).selectOption('cada-request')
  await press(page, 'Tout choisir')
  await page.getByLabel('Jour', { exact: true }).fill('07/01/2026')
  await press(page, 'Noter sur 40 administrations')
  await expect(page.getByRole('region', { name: /^Semaine du lundi/ })).toContainText('En retard (40)')

  // each Monday: not yet, then all forty
  const refusals = (monday: string) =>
    served
      .cli('wave', 'due', '--day', monday)
      .split('\n')
      .filter(line => line.includes('Le silence vaut refus')).length
  expect(refusals('2026-02-02')).toBe(0)
  expect(refusals('2026-02-09')).toBe(40)
})
