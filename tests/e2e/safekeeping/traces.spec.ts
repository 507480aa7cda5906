import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { findBytes } from '../../fixtures/find-bytes.ts'
import { findBrowser } from '../browser.ts'
import { saved, writing } from '../desk.ts'
import { expect, inShell, test } from '../fixture.ts'
import { type OwnWindow, openOwnWindow } from '../own-window.ts'
import { ask } from '../sample.ts'
import { firstStart, goTo, openAt, press, search } from '../window.ts'

const TITLE = 'Affaire putoisgris'
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
async function plant(page: Page): Promise<Planted> {
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
  await openAt(page, `#/dossier/${id}`)
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

/** Ends a window as its user does: the browser writes what it keeps. */
async function end({ browser, end: endProgram }: OwnWindow): Promise<void> {
  await browser.close().catch(() => undefined)
  await endProgram()
}

/** Names the files under a folder that hold a planted word: the library, the browser's profile, the log, what is temporary. */
const traces = async (folder: string): Promise<string[]> => [
  ...new Set((await findBytes(folder, NEEDLES)).map(one => one.replace(/^\S+ in /, ''))),
]

function skipElsewhere(): void {
  test.skip(inShell(), 'Fenêtre d’un navigateur.')
  test.skip(process.platform === 'win32', 'Le navigateur est mené par une commande du shell.')
  test.skip(!findBrowser(), 'Ni Chrome, ni Chromium, ni Edge.')
}

async function openIn(folder: string): Promise<OwnWindow> {
  const temporary = join(folder, 'tmp')
  mkdirSync(temporary)
  return openOwnWindow({ folder, temporary })
}

test('a dossier erased from the window leaves no word in the library, the profile, the log, nor what is temporary', async ({
  folder,
}) => {
  skipElsewhere()
  const own = await openIn(folder)
  const { page } = own
  await plant(page)
  expect((await traces(folder)).length).toBeGreaterThan(0)
  await goTo(page, 'Dossiers')
  await page.locator('.row-title', { hasText: TITLE }).click()
  await press(page, 'Effacer pour de bon…')
  const box = page.getByRole('alertdialog')
  await box.getByRole('textbox').fill(TITLE)
  await press(box, 'Effacer pour de bon')
  await press(box, 'Fermer')
  await expect(page.locator('.row-title')).toHaveCount(0)
  expect(await traces(folder)).toEqual([])
  await end(own)
  expect(await traces(folder)).toEqual([])
})

test('a sealed library that is locked leaves no word in the profile, the log, nor what is temporary', async ({
  folder,
}) => {
  skipElsewhere()
  const own = await openIn(folder)
  const { page } = own
  await plant(page)
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
  await expect(page.getByRole('heading', { name: 'La bibliothèque est verrouillée' })).toBeVisible()
  expect(await traces(folder)).toEqual([])
  await end(own)
  expect(await traces(folder)).toEqual([])
})
