import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { findBrowser } from '../browser.ts'
import { saved, writing } from '../desk.ts'
import { expect, inShell, test } from '../fixture.ts'
import { openOwnWindow } from '../own-window.ts'
import { shellOf } from '../shell.ts'
import { datagramsSent, outsideHosts } from '../silence.ts'
import { firstStart, goTo, press } from '../window.ts'

/** A browser begins its own errands some seconds after it starts. */
const LIFE_MS = 15_000
/** A name asked for at the end of each test: a journal that tells it heard all that came before. */
const PLANTED = 'temoin.invalid'

/** Opens a filing of the sample dossier, writes in it, and stays until a browser has begun its errands. */
async function doJob(page: Page): Promise<void> {
  const end = Date.now() + LIFE_MS
  await firstStart(page, 'Avocat·e', 'Ouvrir un dossier d’exemple')
  await press(page, 'Un recours')
  await writing(page).locator('.heading').first().waitFor()
  await writing(page).locator('p').nth(3).click()
  await page.keyboard.type(' Rien ne quitte l’ordinateur.', { delay: 20 })
  await saved(page)
  await goTo(page, 'Bibliothèque')
  await setTimeout(Math.max(0, end - Date.now()))
}

test('the window the program opens in a browser asks nobody beyond this computer', async ({ folder }) => {
  test.skip(inShell(), 'Fenêtre d’un navigateur.')
  test.skip(process.platform === 'win32', 'Le navigateur est mené par une commande du shell.')
  test.skip(!findBrowser(), 'Ni Chrome, ni Chromium, ni Edge.')
  const journal = join(folder, 'reseau.json')
  const own = await openOwnWindow({ folder, flags: [`--log-net-log=${journal}`] })
  try {
    await doJob(own.page)
    const other = await own.page.context().newPage()
    await other.goto(`http://${PLANTED}/`).catch(() => undefined)
  } finally {
    await own.end()
  }
  const text = readFileSync(journal, 'utf8')
  expect(/"url":"http:\/\/127\.0\.0\.1:\d+\/[\w-]+\/call\//.test(text)).toBe(true)
  expect(outsideHosts(text)).toEqual([PLANTED])
  // nor was its name looked up
  expect(datagramsSent(text)).toBe(0)
})

// Electron before 28 runs the program too late for its switches to be heeded: this listens from the page on, in every version.
test('the window of Electron asks nobody beyond this computer once its page is there', async ({
  page,
  folder,
}) => {
  test.skip(!inShell(), 'Fenêtre d’Electron.')
  const app = shellOf(page)
  const journal = join(folder, 'reseau.json')
  // one journal hears every session; what the page asks of the program goes by no network and is not in it
  await app?.evaluate(
    ({ session }, path) => session.fromPartition('persist:pretoire').netLog.startLogging(path),
    journal,
  )
  await doJob(page)
  await app?.evaluate(
    ({ net }, host) =>
      new Promise<void>(done => {
        const asked = net.request(`http://${host}/`)
        asked.on('error', () => done()).on('response', () => done())
        asked.end()
      }),
    PLANTED,
  )
  await app?.evaluate(({ session }) => session.fromPartition('persist:pretoire').netLog.stopLogging())
  expect(outsideHosts(readFileSync(journal, 'utf8'))).toEqual([PLANTED])
})
