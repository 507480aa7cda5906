import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { aLockedPdf, aPdf } from '../../fixtures/files.ts'
import { writing } from '../desk.ts'
import { choose, save } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { answer, firstStart, press, sheet } from '../window.ts'

/** A day so many months and days from today, as a date field takes it. */
function day(months: number, days = 0): string {
  const now = new Date()
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() + months, now.getDate() + days, 12))
    .toISOString()
    .slice(0, 10)
}

const named = 'Moirans – BriefCam'
const toDossier = (page: Page) => page.getByRole('link', { name: named }).first().click()
const said = (page: Page, label: RegExp) => page.getByLabel(label).first()

/** Where the guide ends, with the dates it gives. */
const proposed = (page: Page) => page.locator('.orient-proposed')

test('from “my town has bought BriefCam” to the registry: documents, CADA, recours gracieux, claim, bundle, deposit', async ({
  page,
  folder,
}) => {
  test.setTimeout(180_000)
  const file = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  // the time limits that open on the way are told in a card of their own
  await page.addLocatorHandler(page.getByRole('button', { name: 'C’est vu' }), seen => seen.click())
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await press(page, 'Être guidé pas à pas')
  await press(page, /Ma commune a acheté/)
  await page.getByLabel('Dans quelle commune ?').fill('Moirans')
  await page.keyboard.press('Enter')
  await page.getByLabel('Quel logiciel ?').fill('BriefCam')
  await press(page, 'Continuer')
  await press(page, /Un article de presse/)
  await press(page, /^Non$/)
  await expect(proposed(page)).toContainText('Sans réponse, un refus naît à la date ci-dessous')
  await expect(proposed(page)).toContainText('Si votre envoi est reçu aujourd’hui')
  await expect(proposed(page).getByRole('heading', { name: /Saisine de la CADA/ })).toBeVisible()
  await expect(proposed(page).getByRole('link', { name: 'art. L. 342-1 CRPA' }).first()).toBeVisible()
  // an answer is changed, and what it led to goes
  await press(page, 'Changer : Avez-vous déjà demandé ces documents à la commune ?')
  await expect(proposed(page)).toBeHidden()
  await press(page, /^Non$/)
  await press(page, 'Préparer ce texte')
  await expect(writing(page)).toContainText('demande de communication de documents')

  // who asks: the form stays open under one's fingers
  await toDossier(page)
  await sheet(page, 'Parties')
  await press(page, 'Ajouter une partie')
  await page.getByLabel('Nom', { exact: true }).click()
  await page.keyboard.type('Regards libres')
  await answer(page, {
    'Forme juridique': 'association régie par la loi du 1er juillet 1901',
    Siège: '12 rue des Tanneurs, 38000 Grenoble',
    'Représentée par': 'Mme Lina Moreau',
    'En qualité de': 'sa présidente',
    'Habilitation à agir': 'l’article 9 de ses statuts',
  })
  await sheet(page, 'Faits')
  await said(page, /Dans quelle ville écrivez-vous/).fill('Grenoble')
  await said(page, /À quelle date envoyez-vous la demande/).fill(day(-2, -2))

  // no answer in the month: the CADA, with what was asked, and its copy
  await sheet(page, 'Le fil')
  await press(page, 'Noter cette date')
  await said(page, /^Date\s: jour de réception/).fill(day(-2))
  await press(page, 'Ajouter')
  await sheet(page, 'Le fil')
  // at once: the guide follows what is still being saved, and asks none of it
  await press(page, 'Que faire maintenant ?')
  await expect(page.locator('.orient-said')).toContainText(/On me refuse des documents.*d’après le dossier/)
  await expect(page.locator('.orient-said')).toContainText(/Moirans\s*d’après le dossier/)
  await press(page, /^Rien$/)
  await expect(proposed(page).getByRole('heading', { name: 'Saisir la CADA' })).toBeVisible()
  await press(page, 'Préparer ce texte')
  await expect(writing(page)).toContainText('les bilans, comptes rendus et statistiques d’emploi')
  await expect(writing(page)).toContainText('du même code')

  // the documents come: a written decision, first a letter to its author
  await toDossier(page)
  await expect(page.getByRole('heading', { name: 'Après « Saisine de la CADA »' })).toBeVisible()
  await press(page, 'Que faire maintenant ?')
  // when they were asked for is known: only what came of it is asked
  await press(page, /Elle a envoyé les documents/)
  await press(page, /Oui, je l’ai/)
  await press(page, /Elle a été publiée/)
  await said(page, /À quelle date a-t-elle été publiée/).fill(day(-1))
  await page.keyboard.press('Enter')
  await press(page, /Oui\s: c’est gratuit/)
  await expect(proposed(page).getByRole('heading', { name: /implicitement rejeté/ })).toBeVisible()
  await press(page, 'Préparer ce texte')
  await expect(page.locator('.desk-head')).toContainText('Recours gracieux')

  // then the claim, with all that it is asked
  await toDossier(page)
  await press(page, 'Préparer ce texte')
  await expect(writing(page)).toContainText('FAITS ET PROCÉDURE')
  await toDossier(page)
  await sheet(page, 'Faits')
  const facts: readonly (readonly [RegExp, string])[] = [
    [/À quelle date la décision a-t-elle été prise/, day(-1, -5)],
    [/^Qui a décidé/, 'le conseil municipal de la commune de Moirans'],
    [/Quelle société l’édite/, 'la société Optivia'],
    [/Combien de caméras/, '42'],
    [/Depuis quand le logiciel/, day(-1)],
    [/Que permet de faire le logiciel/, 'rechercher une personne d’après ses vêtements'],
    [/Quel article des statuts/, '2'],
    [/Que dit cet article, mot/, 'la défense des libertés'],
    [/Dans quel délai l’administration/, 'quinze jours'],
    [/Quelle somme par jour/, '1024'],
    [/Quelle somme demandez-vous pour/, '4096'],
    [/À quelle date déposez-vous la requête/, day(0)],
  ]
  for (const [label, value] of facts) await said(page, label).fill(value)
  await said(page, /Où en est l’expérimentation/).selectOption('aucune')
  const expected: readonly (readonly [string, string, number])[] = [
    ['Copie de la décision attaquée', '2026-10-28 Délibération approuvant l’emploi de BriefCam.pdf', 3],
    ['Marché, bon de commande ou facture du logiciel', '2024-05-02 Bon de commande BriefCam.pdf', 1],
    ['Manuel ou description du logiciel', 'manuel.pdf', 1],
    ['Statuts de l’association', 'statuts.pdf', 1],
    ['Délibération ou clause habilitant à agir en justice', 'habilitation.pdf', 1],
  ]
  const list = page.getByRole('grid', { name: 'Pièces' })
  await sheet(page, 'Pièces')
  for (const [at, [label, name, pages]] of expected.entries()) {
    await choose(page, () => press(page, `Ajouter : ${label}`), [file(name, aPdf(`Piece ${at + 1}`, pages))])
    await expect(list.getByRole('row', { name: new RegExp(`^Pièce ${at + 1},`) })).toBeVisible()
  }
  // an explicit name is kept, a bare one is said as the model does; a locked file is said at once, and put aside
  await expect(
    list.getByRole('row', {
      name: /Pièce 1, Délibération du 28.octobre 2026 approuvant l’emploi de BriefCam/,
    }),
  ).toBeVisible()
  await expect(list.getByRole('row', { name: /Pièce 3, Manuel ou description du logiciel/ })).toBeVisible()
  await choose(page, () => press(page, 'Ajouter des pièces…'), [file('Fermé.pdf', aLockedPdf('Secret'))])
  await expect(list.getByRole('row', { name: /Pièce 6/ })).toContainText('protégée par un mot de passe')
  await press(list, 'Voir la pièce 1')
  const reader = page.getByRole('dialog')
  await expect(reader.getByRole('status').filter({ hasText: 'Page 1 sur 3' })).toBeVisible()
  await press(reader, 'Page suivante')
  await press(reader, 'Lire son texte')
  await expect(reader).toContainText('Piece 1, page 2')
  await press(reader, 'Fermer')
  await list.getByRole('row', { name: /Pièce 6/ }).click()
  await list.getByText(/^De côté/).click()
  await expect(list.getByRole('row', { name: /Mise de côté, Fermé/ })).toBeVisible()

  await sheet(page, 'Le fil')
  // one more ground; nothing is left that blocks
  await page.getByRole('link', { name: /^Recours pour excès de pouvoir/ }).click()
  const outline = page.getByRole('navigation', { name: 'Plan' })
  await press(page, 'Moyens')
  const grounds = page.getByRole('dialog', { name: 'Moyens' })
  await expect(grounds.getByLabel('Sur l’absence de base légale')).toBeDisabled()
  // the text brought its own arguments alone: the others come when they are asked for
  await press(grounds, 'Charger la bibliothèque de départ')
  await grounds.getByLabel('Sur le détournement de pouvoir ou de procédure').check()
  await press(grounds, 'Insérer le moyen')
  await expect(outline).toContainText('Sur le détournement de pouvoir')
  await page.keyboard.press('F6')
  await page.keyboard.press('Control+z')
  await expect(outline).not.toContainText('Sur le détournement de pouvoir')
  await page.getByRole('tab', { name: 'Contrôles' }).click()
  await expect(page.getByRole('heading', { name: /^À revoir/ })).toBeVisible()
  await expect(page.getByText(/Empêche le dépôt/)).toHaveCount(0)

  // the bundle: the claim alone, as it is to be filed
  await toDossier(page)
  await press(page, 'Dossier de dépôt…')
  const bundle = page.getByRole('dialog')
  await expect(bundle.getByRole('checkbox', { name: 'Saisine de la CADA' })).not.toBeChecked()
  await bundle.getByText(/^Noms des/).click()
  await expect(bundle).toContainText(
    'PJ1_Deliberation-du-28-octobre-2026-approuvant-l-emploi-de-BriefCam.pdf',
  )
  await press(bundle, 'Écrire le dossier de dépôt')
  const zip = bundle.getByRole('button', { name: /Enregistrer le zip/ })
  const name = await save(page, () => zip.click({ timeout: 90_000 }), join(folder, 'depot.zip'))
  expect(name).toMatch(/-depot\.zip$/)
  await press(bundle, 'Fermer')

  // filed: the text and the exhibits are read, and written no more
  await press(page, 'Noter un dépôt…')
  const form = page.getByRole('dialog')
  // the text of the bundle just made is ticked
  await expect(form.getByRole('checkbox', { name: /^Recours pour excès/ })).toBeChecked()
  await press(form, 'Noter le dépôt')
  await sheet(page, 'Pièces')
  await expect(list.getByRole('row', { name: /Pièce 1/ })).toContainText('déposée le')
  await sheet(page, 'Dates et délais')
  await expect(page.locator('.events')).toContainText('Requête déposée')
  await sheet(page, 'Le fil')
  await page.getByRole('link', { name: /^Recours pour excès de pouvoir/ }).click()
  await expect(page.getByText(/il se lit, il ne change plus/)).toBeVisible()
  await expect(writing(page)).toHaveAttribute('contenteditable', 'false')
  await press(page, 'Copier pour amender')
  await expect(writing(page)).toHaveAttribute('contenteditable', 'true')
  await expect(page.locator('.desk-head')).toContainText('(copie)')
})
