import { expect, type Page } from '@playwright/test'
import { findBytes } from '../../fixtures/find-bytes.ts'
import { saved, writing } from '../desk.ts'
import { ask } from '../sample.ts'
import { firstStart, goTo, openAt, press, search } from '../window.ts'

/** The title of the dossier that is planted. */
export const TITLE = 'Affaire putoisgris'
const PASSPHRASE = 'quatre mots sans rapport'
/** Words that stand nowhere but in the dossier, or in what was asked of the library about it. */
const SECRETS = ['putoisgris', 'girafegrise', 'fouinegrise', 'adressegrise', 'ocelotgris', 'noteloutregrise']
/** UTF-8, and the two bytes a letter that a browser's stores write. */
const NEEDLES = SECRETS.flatMap(word => [Buffer.from(word), Buffer.from(word, 'utf16le')])

interface Planted {
  readonly dossier: string
  readonly draft: string
}

/** A dossier with a secret in each place one types in, shown on its screens, exported, searched for and refused. */
export async function plant(page: Page): Promise<Planted> {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const { id, drafts } = await ask<{ id: string; drafts: string[] }>(page, 'dossiers.create', {
    ...{ template: 'recours-gracieux', title: TITLE, facts: { commune: 'fouinegrise' } },
    parties: [
      {
        ...{ id: 'p', role: 'claimant', type: 'person', name: 'Fouinegrise', address: '3 rue adressegrise' },
      },
    ],
  })
  const [draft = ''] = drafts
  await openAt(page, `#/dossier/${id}/${draft}`)
  await writing(page).locator('p').first().click()
  await page.keyboard.type(' girafegrise', { delay: 10 })
  await saved(page)
  await openAt(page, `#/dossier/${id}?fait=notes-title`)
  await page.getByLabel('Notes privées').fill('noteloutregrise')
  await expect(page.locator('.save-state')).toHaveText('Enregistré')
  await ask(page, 'drafts.export', { id: draft, format: 'docx' })
  // refused: its title is in the sentence
  await ask(page, 'erasure.run', { target: { kind: 'dossier', id }, confirmation: 'putoisgris' })
  await goTo(page, 'Bibliothèque')
  await search(page, 'ocelotgris')
  await ask(page, 'backups.create', {})
  return { dossier: id, draft }
}

/** Names the files under a folder that hold a planted word: the library, the browser's profile, the log, what is temporary. */
export const traces = async (folder: string): Promise<string[]> => [
  ...new Set((await findBytes(folder, NEEDLES)).map(one => one.replace(/^\S+ in /, ''))),
]

/** Seals the library from the settings, and locks it. */
export async function sealAndLock(page: Page): Promise<void> {
  await goTo(page, 'Réglages')
  const vault = page.getByRole('region', { name: 'Coffre' })
  await press(vault, 'Sceller la bibliothèque…')
  const box = page.getByRole('alertdialog', { name: 'Sceller la bibliothèque' })
  await box.getByLabel('Phrase de passe').fill(PASSPHRASE)
  await box.getByLabel('La même, encore une fois').fill(PASSPHRASE)
  await press(box, 'Sceller')
  const sheet = page.getByRole('alertdialog', { name: 'Clé de secours' })
  await sheet.getByLabel('Je l’ai imprimée ou recopiée').check({ timeout: 60_000 })
  await press(sheet, 'Fermer')
  await press(vault, 'Verrouiller maintenant')
  await expect(page.getByRole('heading', { name: 'La bibliothèque est verrouillée' })).toBeVisible({
    timeout: 60_000,
  })
}
