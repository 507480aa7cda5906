import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { dropKeys } from '../../src/main/kernel/vault/keys.ts'
import { sealLibrary } from '../../src/main/safekeeping/vault/seal.ts'
import { keyTimes, openBrowser, startProgram } from '../browser.ts'
import { spread } from '../measure.ts'
import { prepare } from './prepare.ts'

const PARAGRAPHS = 300
const KEYS = 150
const PASSPHRASE = 'quatre mots sans rapport'
/** Time after the last key by which everything typed is saved. */
const SETTLE_MS = 4000
/** A busy machine may take so long for one step. */
const PATIENCE_MS = 180_000
const program = join(import.meta.dirname, '..', '..', 'out', 'main', 'serve.js')

/** Types in a text of a hundred paragraphs or so, its library in clear or sealed: key to painted, and each message that saves. */
export async function typingCost(folder: string, isSealed: boolean): Promise<Record<string, unknown>> {
  if (!existsSync(program)) return { absent: 'npm run build' }
  const browser = await openBrowser()
  if (!browser) return { absent: 'Chrome, Chromium or Edge' }
  try {
    const { hash } = await prepare(folder, PARAGRAPHS)
    if (isSealed) {
      await sealLibrary(folder, PASSPHRASE)
      dropKeys(folder)
    }
    const { url, stop } = await startProgram(folder)
    try {
      const page = await browser.newPage({ viewport: { width: 1360, height: 860 } })
      page.setDefaultTimeout(PATIENCE_MS)
      await page.goto(url)
      if (isSealed) {
        await page.fill('#passphrase', PASSPHRASE)
        await page.keyboard.press('Enter')
      }
      await page.getByRole('navigation', { name: 'Prétoire' }).waitFor()
      return await typeIn(page, hash)
    } finally {
      stop()
    }
  } finally {
    await browser.close()
  }
}

async function typeIn(page: Page, hash: string) {
  await page.evaluate(to => {
    location.hash = to
  }, hash)
  const paragraphs = page.locator('.editor-page[contenteditable=true] p.paragraph')
  await paragraphs.nth(Math.floor(PARAGRAPHS / 2)).click({ position: { x: 60, y: 8 } })
  await page.keyboard.press('End')
  await page.waitForTimeout(1500)
  const requests = new Map<string, number[]>()
  page.on('requestfinished', request => {
    const message = /\/call\/(drafts\.\w+)$/.exec(request.url())?.[1]
    if (message) requests.set(message, [...(requests.get(message) ?? []), request.timing().responseEnd])
  })
  const painted = await keyTimes(page, KEYS)
  await page.waitForTimeout(SETTLE_MS)
  const answered = [...requests].map(([message, times]) => [
    `${message}, asked to answered, ms`,
    spread(times),
  ])
  return { 'key to the end of the next frame, ms': spread(painted), ...Object.fromEntries(answered) }
}
