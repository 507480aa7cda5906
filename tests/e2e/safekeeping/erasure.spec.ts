import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { aZip } from '../../fixtures/import/archives.ts'
import { smallAssembly } from '../../fixtures/import/parliament.ts'
import { cleanEverywhere } from '../clean.ts'
import { expect, test, textFile } from '../fixture.ts'
import { ask } from '../sample.ts'
import { firstStart, goTo, openAt, press, sheet } from '../window.ts'

const NAME = 'Zélie Müllerane'

async function aDossier(page: Page): Promise<{ dossier: string; draft: string }> {
  const { id, drafts } = await ask<{ id: string; drafts: string[] }>(page, 'dossiers.create', {
    ...{ template: 'recours-gracieux', title: 'Affaire des caméras' },
    parties: [
      {
        ...{
          id: 'p',
          role: 'claimant',
          type: 'person',
          civility: 'Mme',
          firstName: 'Zélie',
          name: 'Müllerane',
        },
        ...{ address: '3 rue des Tapirs, 38000 Grenoble', email: 'zelie@exemple.fr' },
      },
    ],
  })
  const [draft = ''] = drafts
  const { dossier } = await ask<{ dossier: unknown }>(page, 'dossiers.get', { id }).then(one => ({
    dossier: one,
  }))
  await ask(page, 'dossiers.save', { dossier: { ...(dossier as object), notes: `Rappeler ${NAME} lundi.` } })
  return { dossier: id, draft }
}

// each state is audited by day, by night and in a narrow window
test.describe.configure({ timeout: 240_000 })

/** Confirms the erasure that the box asks about, after it was read; the certificate is then on the screen. */
async function confirm(page: Page, title: string, what: string): Promise<Locator> {
  const box = page.getByRole('alertdialog')
  await expect(box).toContainText('Rien ne pourra être remis')
  await cleanEverywhere(page, `effacer-${what}`)
  await box.getByRole('textbox').fill(title)
  await press(box, 'Effacer pour de bon')
  await expect(box.locator('.certificate')).toContainText('ATTESTATION D’EFFACEMENT')
  await cleanEverywhere(page, `attestation-${what}`)
  return box
}

test('a party is erased for good from its dossier, its name with it', async ({ page, served }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const { dossier } = await aDossier(page)
  await openAt(page, `#/dossier/${dossier}?fait=parties`)
  await page.locator('.party summary').click()
  await press(page, 'Effacer cette partie pour de bon…')
  const box = await confirm(page, NAME, 'partie')
  await expect(box.locator('.certificate')).not.toContainText('llerane')
  await press(box, 'Fermer')
  await expect(page.locator('.party')).toHaveCount(0)
  await sheet(page, 'Notes')
  await expect(page.getByLabel('Notes privées')).toHaveValue('Rappeler [effacé] lundi.')
  expect(served.cli('dossier', 'show', dossier)).not.toContain('Tapirs')
})

test('an exhibit is erased for good from its form, and what it was stays out of the list', async ({
  page,
  served,
  folder,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const { dossier } = await aDossier(page)
  served.cli('exhibit', 'add', dossier, textFile(folder, 'lettre.txt', 'Une lettre.'))
  await openAt(page, `#/dossier/${dossier}?fait=exhibits-title`)
  const line = page.locator('.exhibit-line')
  await expect(line).toBeVisible({ timeout: 60_000 })
  await line.locator('button').nth(1).click()
  await page.locator('.exhibit-form').getByRole('button', { name: 'Effacer pour de bon…' }).click()
  const title = (await page.getByRole('alertdialog').locator('label').innerText()).replace(/^.*:\s/, '')
  const box = await confirm(page, title, 'piece')
  await press(box, 'Fermer')
  await expect(page.locator('.exhibit-line')).toHaveCount(0)
})

test('the log of a member and a campaign are erased for good from their own screens', async ({
  page,
  served,
  folder,
}) => {
  const zip = join(folder, 'AMO10.json.zip')
  writeFileSync(zip, await aZip(smallAssembly()))
  served.cli('import', '--starter')
  served.cli('members', 'import', zip)
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  const [bill] = await ask<{ id: string; title: string }[]>(page, 'bills.list', {})
  const { members } = await ask<{ members: { id: string }[] }>(page, 'members.list', {})
  const [member] = members
  await ask(page, 'calls.save', {
    ...{
      id: 'call',
      member: member?.id,
      bill: bill?.id,
      at: new Date().toISOString(),
      answered: 'assistant',
    },
    ...{ said: 'Rappeler le secrétariat.', keepUntil: '2999-01-01' },
  })
  await openAt(page, `#/campagne/parlementaires/${member?.id}`)
  await expect(page.getByText('Rappeler le secrétariat.')).toBeVisible()
  await press(page, 'Effacer ce journal pour de bon…')
  const name = await page.locator('#member-name').innerText()
  await press(await confirm(page, name.replace(/^M(me|\.) /, ''), 'appels'), 'Fermer')
  await expect(page.getByText('Rappeler le secrétariat.')).toHaveCount(0)

  await openAt(page, `#/campagne/textes/${bill?.id}`)
  await press(page, 'Effacer pour de bon…')
  await press(await confirm(page, bill?.title ?? '', 'campagne'), 'Fermer')
  await expect(page).toHaveURL(/#\/campagne\/textes$/)
  expect(await ask<{ id: string }[]>(page, 'bills.list', {})).not.toContainEqual(
    expect.objectContaining({ id: bill?.id }),
  )
})

test('what names a person is found place by place, and erased where that is chosen', async ({
  page,
  served,
  folder,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const { dossier } = await aDossier(page)
  served.cli('exhibit', 'add', dossier, textFile(folder, `Lettre de ${NAME}.txt`, 'Une lettre.'))
  await goTo(page, 'Réglages')
  const person = page.getByRole('region', { name: 'Données d’une personne' })
  await person.getByLabel('Nom de la personne').fill(NAME)
  await press(person, 'Chercher')
  await expect(person.getByRole('status')).toContainText('2 endroits')
  await cleanEverywhere(page, 'personne')
  await person.getByLabel(/^Que faire\s: Une pièce/).selectOption('keep')
  await press(person, 'Effacer ce qui est choisi…')
  const box = await confirm(page, NAME, 'nom')
  await expect(box.locator('.certificate')).toContainText('une pièce\u00a0: laissé en place par choix')
  await press(box, 'Fermer')
  await expect(person.getByRole('status')).toContainText('1 endroit ')
})
