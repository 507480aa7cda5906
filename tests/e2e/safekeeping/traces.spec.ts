import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../browser.ts'
import { expect, inShell, test } from '../fixture.ts'
import { type OwnWindow, openOwnWindow } from '../own-window.ts'
import { goTo, press, sheet } from '../window.ts'
import { plant, sealAndLock, TITLE, traces } from './planted.ts'

/** Ends a window as its user does: the browser writes what it keeps. */
async function end({ browser, end: endProgram }: OwnWindow): Promise<void> {
  await browser.close().catch(() => undefined)
  await endProgram()
}

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
  await sheet(page, 'Classer')
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
  await sealAndLock(page)
  expect(await traces(folder)).toEqual([])
  await end(own)
  expect(await traces(folder)).toEqual([])
})
