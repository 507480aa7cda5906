import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { localDay } from '../../../src/shared/kernel/days.ts'
import { aZip } from '../../fixtures/import/archives.ts'
import { smallAssembly } from '../../fixtures/import/parliament.ts'
import { clean } from '../clean.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, openAt } from '../window.ts'

/** A volunteer of Grenoble about to call the members of a small assembly. */
async function calling(
  page: Page,
  served: { cli(...words: string[]): string },
  folder: string,
): Promise<void> {
  const zip = join(folder, 'AMO10.json.zip')
  writeFileSync(zip, await aZip(smallAssembly()))
  served.cli('import', '--starter')
  served.cli('members', 'import', zip)
  // the text was noted long ago: nobody is called before somebody has looked where it is
  served.cli('bill', 'stage', 'jo-2030', '--seen', localDay(new Date()))
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await openAt(page, '#/campagne/appels')
  await page.getByLabel('Votre prénom ou pseudonyme').fill('Camille')
  await page.getByLabel('Votre commune').fill('Grenoble')
  await page.getByLabel('Demande, une seule').fill('voter contre ce texte')
  await page.keyboard.press('Enter')
}

test('a volunteer calls three members with a script that fits each, by keyboard alone', async ({
  page,
  served,
  folder,
}) => {
  await calling(page, served, folder)

  const name = page.locator('#call-name')
  const script = page.getByRole('region', { name: 'Que dire' })
  const said = page.getByLabel('Ce qui a été dit')
  // the volunteer's own member first, spoken to as such
  await expect(name).toContainText('M. Bruno Bouleau')
  await expect(name).toBeFocused()
  await expect(page.getByRole('link', { name: '02 32 00 00 00' })).toBeVisible()
  await expect(script).toContainText('Monsieur le Député')
  await expect(script).toContainText('dans son département')
  await page.keyboard.press('1')
  await expect(script.locator('.cards .script-said')).toBeVisible()
  await clean(page, 'appel')
  await page.keyboard.press('a')
  await page.keyboard.press('c')
  await said.focus()
  await page.keyboard.type('Transmettra la note')
  await page.keyboard.press('Control+Enter')

  // nobody answers: it is written down, and does not count
  await expect(name).not.toContainText('Bouleau')
  await expect(page.getByText('sur 6, 1 joint')).toBeVisible()
  await expect(script).not.toContainText('dans son département')
  await page.keyboard.press('r')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('3 sur 6, 1 joint')).toBeVisible()

  // what is typed of one member stays while one looks at another, and is asked about before the end
  await expect(name).toBeFocused()
  await page.keyboard.press('l')
  await page.keyboard.press('p')
  await page.keyboard.press('Alt+n')
  await expect(page.getByText(/^Appel commencé, non noté/)).toBeVisible()
  await page.getByRole('button', { name: 'Terminer' }).press('Enter')
  await page.getByRole('button', { name: 'Y revenir' }).press('Enter')
  await expect(page.getByText('3 sur 6, 1 joint')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'pour' })).toBeChecked()
  await name.focus()
  await page.keyboard.press('i')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('4 sur 6, 2 joints')).toBeVisible()

  await page.getByRole('button', { name: 'Terminer' }).press('Enter')
  await expect(page.getByText('3 appels, dont 2 suivis d’une réponse : 2 bureaux joints.')).toBeVisible()
  await clean(page, 'bilan des appels')

  // a position noted by mistake is corrected in the log
  const log = page.getByRole('region', { name: 'Journal' })
  await log.getByRole('button', { name: 'Corriger l’appel à Bruno Bouleau' }).press('Enter')
  const correction = page.getByRole('form', { name: 'Corriger l’appel' })
  await expect(correction.getByLabel('Ce qui a été dit')).toHaveValue('Transmettra la note')
  await clean(page, 'correction d’un appel')
  await correction.getByRole('radio', { name: 'abstention' }).check()
  await correction.getByRole('button', { name: 'Corriger' }).press('Enter')
  await expect(log.getByText(/position\s: abstention · .*corrigé le/)).toBeVisible()
  await expect(page.getByText('abstention : 1 · indécis : 1')).toBeVisible()

  await page.getByRole('link', { name: 'Parlementaires', exact: true }).press('Enter')
  await expect(page.getByText('6 membres')).toBeVisible()
  await page.getByRole('option', { name: /Bouleau/ }).press('Enter')
  await expect(page.getByRole('region', { name: 'M. Bruno Bouleau' })).toContainText('Transmettra la note')
  await clean(page, 'fiche d’un membre')
  await page.getByRole('link', { name: 'Carte' }).press('Enter')
  // the map opens on who was reached, in a sentence
  await expect(page.getByLabel('La carte répond à')).toHaveValue('appels')
  await expect(page.getByText('2 membres joints sur 6.')).toBeVisible()
  await expect(page.getByRole('button', { name: /38 Isère/ })).toContainText('joints 1')
  await clean(page, 'carte')
  await page.getByRole('link', { name: 'Qui appeler' }).press('Enter')
  await expect(page.getByLabel('Chambre')).toHaveValue('an')
  const draw = page.getByRole('region', { name: 'Proposer une liste' })
  await draw.getByLabel('Position', { exact: true }).selectOption('indécis')
  await page.getByRole('button', { name: 'Proposer', exact: true }).press('Enter')
  await expect(page.locator('.target-list > li')).toHaveCount(1)
  await expect(page.getByText(/S’est dite? indécise?/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Ajouter un membre' }).fill('abeil')
  await page.getByRole('button', { name: 'Ajouter Mme Ada Abeille' }).press('Enter')
  await expect(page.locator('.target-list > li')).toHaveCount(2)
  // the field is ready for the next name
  await expect(page.getByRole('textbox', { name: 'Ajouter un membre' })).toBeFocused()
  await expect(page.getByText('Mme Ada Abeille est dans la liste.')).toBeVisible()
  await clean(page, 'qui appeler')
})

test('a call taken back is taken back alone, whoever was called since', async ({ page, served, folder }) => {
  await calling(page, served, folder)
  for (const reached of ['1 joint', '2 joints']) {
    await expect(page.locator('#call-name')).toBeFocused()
    await page.keyboard.press('a')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(`sur 6, ${reached}`)).toBeVisible()
  }
  // the first of both is no longer said: the commands keep it
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Une action, un dossier…').fill('annuler')
  await page
    .getByRole('menuitem', { name: /^Annuler\s: / })
    .nth(1)
    .click()
  await expect(page.getByText('sur 6, 1 joint')).toBeVisible()
  await page.getByRole('button', { name: 'Terminer' }).press('Enter')
  await expect(page.getByText(/^1 appel, dont 1 suivi d’une réponse/)).toBeVisible()
})

test('what a vote meant is said by a person, and then read group by group and member by member', async ({
  page,
  served,
  folder,
}) => {
  const zip = join(folder, 'AMO10.json.zip')
  writeFileSync(zip, await aZip(smallAssembly()))
  served.cli('import', '--starter')
  served.cli('members', 'import', zip)
  served.cli('vote', 'link', 'VTANR5L17V1234', '--bill', 'narcotrafic')
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await openAt(page, '#/campagne/textes/narcotrafic')
  const votes = page.getByRole('region', { name: 'Votes' })
  await votes.getByText(/^Scrutin n° 1234/).click()
  await expect(votes.getByText('cela ne se devine pas')).toBeVisible()
  const rebel = votes.getByRole('listitem').filter({ hasText: 'M. Bruno Bouleau' })
  await expect(rebel).toContainText('(EXA)')
  await votes.getByLabel('Ce que la campagne demandait').selectOption('contre')
  await expect(rebel).toContainText('contre, avec nous')
  await expect(votes.getByRole('row', { name: /^EXA/ })).toContainText('pour12')
  await clean(page, 'les votes d’un texte')
  expect(served.cli('vote', 'show', 'narcotrafic')).toContain('autrement que son groupe : M. Bruno Bouleau')

  await openAt(page, '#/campagne/parlementaires/PA2?vue=liste')
  await expect(page.getByRole('region', { name: 'M. Bruno Bouleau' })).toContainText('contre, avec nous')
  await page.getByLabel('Commune ou adresse').fill('12 rue Ampère, 38000 Grenoble')
  await expect(page.getByText(/Grenoble : département 38, Isère\./)).toBeVisible()
  await expect(page.getByText(/^1\smembre$/)).toBeVisible()
  await clean(page, 'élus d’une adresse')
})
