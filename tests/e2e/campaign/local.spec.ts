import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { clean } from '../clean.ts'
import { choose, save } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, openAt } from '../window.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

test('a collective documents two towns, sees them on the map and exports them', async ({ page, folder }) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await openAt(page, '#/campagne/projets')
  await button(page, 'Ajouter des communes').click()
  await page.getByLabel('Communes, une par ligne').fill('Mairie de Moirans\nMontreuil\nBidule')
  await page.getByLabel('Produit').fill('BriefCam')
  await button(page, 'Reconnaître les communes').click()
  // a name that several towns bear is asked about; what is not recognised is told
  await page.getByLabel(/Montreuil/).selectOption('93048')
  await expect(page.getByText('Non reconnues : Bidule.')).toBeVisible()
  await button(page, 'Ajouter 2 communes').click()
  await page.getByRole('link', { name: /Moirans – BriefCam/ }).click()

  await page.getByLabel('D’après').fill('Délibération du 10 août 2021')
  await page.getByLabel('Depuis le').fill('10/08/2021')
  await button(page, 'Noter cet état').click()
  await expect(page.locator('.title-row')).toContainText('confirmé (10/08/2021)')
  await page.getByLabel('Fait (obligatoire)').fill('M. Jean Voisin a vu poser la caméra.')
  await page.getByLabel('Jour du fait').fill('12/08/2021')
  await button(page, 'Ajouter le fait').click()
  // whoever holds no office is proposed to be struck
  await expect(page.getByText('À occulter avant de publier (1)')).toBeVisible()
  const proof = join(folder, 'deliberation.txt')
  writeFileSync(proof, 'Délibération')
  await page.getByLabel('Ce que c’est').fill('Délibération')
  await page.getByLabel('Provenance').fill('Site de la commune')
  await choose(page, () => button(page, 'Choisir un fichier…').click(), [proof])
  await button(page, 'Ajouter la preuve').click()
  await expect(page.getByRole('link', { name: 'Pièce au dossier' })).toBeVisible()
  await clean(page, 'projet')

  await openAt(page, '#/campagne/projets?vue=carte')
  await expect(page.getByRole('list', { name: 'Projets sur la carte' }).getByRole('link')).toHaveCount(2)
  await clean(page, 'carte des projets')
  await page.getByText('Exporter', { exact: true }).click()
  const csv = join(folder, 'projets.csv')
  await save(page, () => button(page, /^Tableau \(CSV\)/).click(), csv)
  expect(readFileSync(csv, 'utf8')).toContain('Moirans – BriefCam;Moirans;38239')

  // changed in a spreadsheet, the table comes back cell by cell, and only what stays ticked is written
  const changed = join(folder, 'projets-change.csv')
  writeFileSync(changed, readFileSync(csv, 'utf8').replaceAll('BriefCam', 'Wintics'))
  await choose(page, () => button(page, 'Reprendre un tableau (CSV)…').click(), [changed])
  const review = page.getByRole('dialog', { name: 'Reprendre un tableau' })
  await expect(review.getByText(/^2\sfiches à changer/)).toBeVisible()
  await expect(review.locator('del').filter({ hasText: /^BriefCam$/ })).toHaveCount(2)
  await clean(page, 'reprise d’un tableau')
  await review.getByText('Montreuil – Wintics', { exact: true }).first().click()
  await review.getByRole('button', { name: /^Garder 1\sfiche/ }).click()
  await expect(page.getByText(/^1\sfiche gardée/)).toBeVisible()
  await openAt(page, '#/campagne/projets?vue=liste')
  await expect(page.getByRole('link', { name: /Moirans – Wintics/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /Montreuil – BriefCam/ })).toBeVisible()
})

test('a project joins a campaign, which leads to its projects and shares them', async ({ page, served }) => {
  served.cli('import', '--starter')
  served.cli('campaign', 'begin', 'narcotrafic')
  served.cli('project', 'new', 'Orléans', '--product', 'Wintics')
  await openAt(page, '#/campagne/projets')
  await button(page, 'Ajouter des communes').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Communes, une par ligne').fill('Moirans')
  await dialog.getByLabel('Produit').fill('BriefCam')
  // the campaign one works on is offered
  await expect(dialog.getByLabel('Campagne du projet')).toHaveValue(/^campaign:/)
  await button(page, 'Reconnaître les communes').click()
  await button(page, 'Ajouter 1 commune').click()
  await openAt(page, '#/campagne/etat')
  await page.getByText('Où elle en est', { exact: true }).click()
  await page.getByRole('link', { name: '1 projet local' }).click()
  await expect(page.getByRole('link', { name: /Moirans – BriefCam/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /Orléans/ })).toBeHidden()
  await clean(page, 'projets d’une campagne')
  // another joins it from its page
  await page.getByLabel('Campagne du projet').selectOption('Toutes')
  await page.getByRole('link', { name: /Orléans/ }).click()
  // the list has a choice of the same name
  await expect(button(page, 'Garder la fiche')).toBeVisible()
  await page.getByLabel('Campagne du projet').selectOption({ index: 1 })
  await button(page, 'Garder la fiche').click()
  await expect(page.getByText('Fiche gardée.')).toBeVisible()
  expect(served.cli('campaign', 'state')).toContain('projets locaux 2')
  await openAt(page, '#/campagne/equipe')
  await button(page, 'Envoyer en un fichier…').click()
  await expect(page.getByText(/part entière.*2\sprojets locaux/)).toBeVisible()
  await expect(page.getByText('aucun ne part')).toBeHidden()
})

test('a wave writes to three bodies, and the week says whose silence has refused', async ({
  page,
  served,
  folder,
}) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await openAt(page, '#/campagne/demandes')
  await button(page, 'Nouvelle vague').click()
  await page.getByLabel('Titre').fill('Demandes d’essai')
  await page
    .getByLabel('Administrations, une par ligne')
    .fill('Moirans ; mairie@moirans.example\nMairie du Mans\nPréfecture de l’Isère')
  for (const [label, value] of [
    ['Association', 'Association Exemple'],
    ['Siège', '1 rue des Tests, 75001 Paris'],
    ['Courriel', 'contact@exemple.example'],
    ['Signataire', 'Camille Exemple'],
    ['Sa qualité', 'sa présidente'],
    ['Ville d’où l’on écrit', 'Paris'],
  ] as const)
    await page.getByLabel(label, { exact: false }).first().fill(value)
  await button(page, 'Reconnaître les administrations').click()
  // the départements of the towns: the prefecture of the Isère is in the list
  const bodies = page.getByLabel('Les préfectures des départements de ces communes')
  await bodies.check({ force: true })
  await expect(button(page, /^Créer la vague : 4/)).toBeVisible()
  await bodies.uncheck({ force: true })
  await button(page, /^Créer la vague : 3/).click()
  await expect(page.getByRole('heading', { name: 'Demandes d’essai' })).toBeVisible()

  const letters = join(folder, 'lettres.zip')
  await save(page, () => button(page, 'Lettres Word').click(), letters)
  expect(readFileSync(letters).subarray(0, 2).toString()).toBe('PK')
  await button(page, 'Tout choisir').click()
  await page.getByLabel('Jour', { exact: true }).fill('05/01/2026')
  await button(page, 'Noter sur 3 administrations').click()
  await expect(page.getByRole('cell', { name: '05/01/2026' })).toHaveCount(3)
  await page.getByLabel('Noter', { exact: true }).selectOption('cada-request')
  await page.getByText('Coller des jours').click()
  await page
    .getByLabel('Administrations et jours, un par ligne')
    .fill('Moirans ; 07/01/2026\nLe Mans 8 janvier 2026')
  await button(page, 'Noter « Demande reçue par l’administration »').click()
  // the dates are those of the time limits: a month, then two
  const row = page.getByRole('row').filter({ hasText: 'Mairie de Moirans' })
  await expect(row).toContainText('07/02/2026')
  await expect(row).toContainText('délai prudent dépassé')
  await expect(page.getByRole('region', { name: /^Semaine du lundi/ })).toContainText('En retard (2)')
  await clean(page, 'vague')

  await button(page, 'Mairie de Moirans').click()
  await button(page, 'Prendre les écritures de Moirans').click()
  await expect(page.getByRole('textbox', { name: /^Texte/ })).toContainText('Moirans')
  expect(served.cli('wave', 'due', '--day', '2026-02-09')).toContain(
    'Mairie de Moirans – Le silence vaut refus',
  )
})
