import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { prepareOffice } from '../../src/main/sharing/office/postgres/prepare.ts'
import { program } from '../../tests/contract/program.ts'
import { foundSharedSpace } from '../../tests/fixtures/office/library-desks.ts'
import { startPostgres, whyNoPostgres } from '../../tests/fixtures/office/postgres.ts'
import { openBrowser, startProgram } from '../browser.ts'
import { type Figure, inFolder, spread } from '../measure.ts'
import { prepare } from '../writing/prepare.ts'

/** Paragraphs of a hundred words in the text that both write. */
const PARAGRAPHS = Number(process.env.PRETOIRE_BENCH_TOGETHER ?? 60)
const KEYS = 200
const BETWEEN_KEYS_MS = 90
const PATIENCE_MS = 180_000
const built = join(import.meta.dirname, '..', '..', 'out', 'main', 'serve.js')

/** Shares a text between two libraries on one server; the address of its screen in each. */
async function sharedText(folder: string, address: string): Promise<string> {
  const { hash } = await prepare(join(folder, 'marie'), PARAGRAPHS)
  const [marie, paul] = [program(join(folder, 'marie')), program(join(folder, 'paul'))]
  try {
    await paul.call['settings.save']({ values: { profile: 'lawyer', packAuthor: 'Paul' } })
    const space = await foundSharedSpace(address, 'Mesure', [
      { name: 'Marie', program: marie },
      { name: 'Paul', program: paul },
    ])
    await marie.call['office.share']({ space, kind: 'dossier', id: hash.split('/')[2] ?? '' })
    await marie.call['office.sync']({ space })
    await paul.call['office.sync']({ space })
  } finally {
    await Promise.all([marie.close(), paul.close()])
  }
  return hash
}

async function openText(browser: Browser, url: string, hash: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1360, height: 860 } })).newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(url)
  await page.getByRole('navigation', { name: 'Prétoire' }).waitFor()
  await page.evaluate(to => {
    location.hash = to
  }, hash)
  await page.getByRole('button', { name: /^(Écrire à plusieurs|Rejoindre)$/ }).click()
  await page.getByRole('button', { name: 'Quitter la séance' }).waitFor()
  return page
}

/** Milliseconds from each key on one page to the frame in which the other page has drawn it. */
async function keysToOther(from: Page, to: Page): Promise<number[]> {
  const at = (page: Page) => page.locator('.editor-page p.paragraph').nth(4)
  await at(from).click({ position: { x: 60, y: 8 } })
  await from.keyboard.press('End')
  const place = await at(to).elementHandle()
  await to.evaluate(block => {
    const seen: (readonly [number, number])[] = []
    Object.assign(window, { seen })
    const lettersBefore = block?.textContent?.length ?? 0
    new MutationObserver(() => {
      const letters = (block?.textContent?.length ?? 0) - lettersBefore
      requestAnimationFrame(() => seen.push([letters, performance.timeOrigin + performance.now()]))
    }).observe(block ?? document, { childList: true, characterData: true, subtree: true })
  }, place)
  await from.evaluate(() => {
    const keys: number[] = []
    Object.assign(window, { keys })
    window.addEventListener('keydown', one => keys.push(performance.timeOrigin + one.timeStamp), true)
  })
  for (let n = 0; n < KEYS; n += 1) {
    await from.keyboard.press('abcdefghij'[n % 10] ?? 'a')
    await from.waitForTimeout(BETWEEN_KEYS_MS)
  }
  await to.waitForTimeout(2000)
  const keys = await from.evaluate(() => (window as unknown as { keys: number[] }).keys)
  const seen = await to.evaluate(() => (window as unknown as { seen: [number, number][] }).seen)
  return keys.flatMap((time, n) => {
    const drawn = seen.find(([letters]) => letters > n)
    return drawn ? [drawn[1] - time] : []
  })
}

/** Two people in one text, each with a program of their own on one PostgreSQL that syncs its disk: a key to the other's screen. */
export const figure: Figure = () =>
  inFolder(async folder => {
    if (whyNoPostgres) return { absent: whyNoPostgres }
    if (!existsSync(built)) return { absent: 'npm run build' }
    const browser = await openBrowser()
    if (!browser) return { absent: 'Chrome, Chromium or Edge' }
    const server = await startPostgres({ isDurable: true })
    const stops: (() => void)[] = []
    try {
      await prepareOffice(server.address())
      const hash = await sharedText(folder, server.address())
      const pages: Page[] = []
      for (const name of ['marie', 'paul']) {
        const { url, stop } = await startProgram(join(folder, name))
        stops.push(stop)
        pages.push(await openText(browser, url, hash))
      }
      const [marie, paul] = pages
      if (!marie || !paul) return { absent: 'a page' }
      await marie.waitForTimeout(2000)
      return {
        paragraphs: PARAGRAPHS,
        keys: KEYS,
        keyToOtherScreenMs: spread(await keysToOther(marie, paul)),
      }
    } finally {
      for (const stop of stops) stop()
      await browser.close()
      server.stop()
    }
  })
