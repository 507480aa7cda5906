import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type as typeKeys, writing } from '../desk.ts'
import { save } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { openAt, press } from '../window.ts'

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

test('the sample référé and its requête, edited in turn after the copy was joined, cannot leave different', async ({
  page,
  folder,
}) => {
  test.setTimeout(240_000)
  await page.addLocatorHandler(page.getByRole('button', { name: 'C’est vu' }), seen => seen.click())
  const { dossier, draft: claim } = await openSample(page, 'recourse')
  const { id: urgent } = await ask<{ id: string }>(page, 'drafts.create', {
    ...{ dossier, template: 'refere-suspension' },
  })

  // joined from the checks of the référé, which becomes a case of its own
  await openAt(page, `#/dossier/${dossier}/${urgent}`)
  await expect(writing(page)).toContainText('RÉFÉRÉ', { timeout: 45_000 })
  await page.getByRole('tab', { name: /^Contrôles/ }).click()
  await press(page, 'Joindre la copie du texte de ce dossier')
  await expect(page.getByText(/est jointe.: elle suit le texte/)).toBeVisible()
  await page.getByRole('tab', { name: /^Pièces/ }).click()
  const row = page.getByRole('grid', { name: 'Pièces' }).getByRole('row', { name: /Copie de la requête/ })
  await expect(row).toContainText('imprimée au dépôt, de la version déposée')

  let bundles = 0
  /** Adds words to a text, as its author does. */
  const edit = async (id: string, words: string) => {
    await openAt(page, `#/dossier/${dossier}/${id}`)
    await expect(writing(page).locator('.block').first()).toBeVisible({ timeout: 45_000 })
    await writing(page).locator('.block', { hasText: /./ }).last().click()
    await page.keyboard.press('End')
    await typeKeys(page, ` ${words}`)
    await expect(page.getByText('Enregistré').first()).toBeVisible()
  }
  /** Writes the bundle of both, as working copies; the hashes of the requête and of its copy. */
  const leave = async () => {
    await openAt(page, `#/dossier/${dossier}`)
    await press(page, 'Dossier de dépôt…')
    const box = page.getByRole('dialog')
    await checkAll(box)
    await expect(box.getByText(/2 affaires/)).toBeVisible()
    await box.getByText(/^En ordre/).click()
    await expect(box.getByText(/sera tirée du fichier même qui se dépose avec/)).toBeVisible()
    await box.getByRole('checkbox', { name: 'Version à déposer' }).setChecked(false)
    // a stamp is the one thing that the copy may have and its original not
    await box.getByRole('checkbox', { name: /^Tampon/ }).setChecked(false)
    await press(box, 'Écrire le dossier de dépôt')
    const zip = box.getByRole('button', { name: /Enregistrer le zip/ })
    bundles += 1
    const to = join(folder, `depot-${bundles}`)
    await save(page, () => zip.click({ timeout: 90_000 }), `${to}.zip`)
    await press(box, 'Fermer')
    mkdirSync(to)
    spawnSync('unzip', ['-q', `${to}.zip`, '-d', to])
    const [first = '', second = ''] = readdirSync(to)
      .filter(name => /^[12]-/.test(name))
      .sort()
    const [main, other] = [first, second].map(name => join(to, name))
    const requete = readdirSync(main ?? '').find(name => !/^(PJ|Inventaire)/.test(name)) ?? ''
    const copy = readdirSync(other ?? '').find(name => /^PJ\d+_Copie/.test(name)) ?? ''
    return [hashOf(join(main ?? '', requete)), hashOf(join(other ?? '', copy))] as const
  }

  const seen = new Set<string>()
  for (const [id, words] of [
    [claim, 'Premier ajout à la requête.'],
    [urgent, 'Ajout au référé.'],
    [claim, 'Second ajout à la requête.'],
  ] as const) {
    await edit(id, words)
    const [requete, copy] = await leave()
    expect(copy).toBe(requete)
    seen.add(copy)
  }
  expect(seen.size).toBeGreaterThan(1)

  // the référé alone: refused before anything is made, and the line leads to the exhibit
  await openAt(page, `#/dossier/${dossier}`)
  await press(page, 'Dossier de dépôt…')
  const box = page.getByRole('dialog')
  await checkAll(box)
  await box
    .getByRole('checkbox', { name: /^Recours|^Requête/ })
    .first()
    .setChecked(false)
  await expect(box.getByText(/n’est ni déposé ni de ce dépôt/).first()).toBeVisible()
})

/** Ticks both texts of the bundle. */
async function checkAll(box: ReturnType<Page['getByRole']>): Promise<void> {
  for (const name of [/^Recours/, /^Référé/]) await box.getByRole('checkbox', { name }).setChecked(true)
}

test('a file of the dossier is proposed for an expected exhibit with its reason, and taken by one press', async ({
  page,
}) => {
  const { dossier } = await openSample(page, 'recourse')
  const record = await ask<{ facts: Record<string, string> }>(page, 'dossiers.get', { id: dossier })
  const { 'exhibit.statuts': statutes, ...facts } = record.facts
  expect(statutes).toBeTruthy()
  await ask(page, 'dossiers.save', { dossier: { ...record, facts } })
  await openAt(page, `#/dossier/${dossier}?fait=exhibits-title`)
  const proposals = page.getByRole('list', { name: /^Peut-être : Statuts/ })
  await expect(proposals.getByText(/première page|nom du fichier/).first()).toBeVisible()
  const factsNow = async () =>
    (await ask<{ facts: Record<string, string> }>(page, 'dossiers.get', { id: dossier })).facts
  expect(await factsNow()).not.toHaveProperty(['exhibit.statuts'])
  await proposals
    .getByRole('button', { name: /^C’est elle/ })
    .first()
    .click()
  await expect(proposals).toBeHidden()
  await expect.poll(factsNow).toMatchObject({ 'exhibit.statuts': statutes })
})
