import type { Page } from '@playwright/test'
import { draw } from '../../fixtures/mutate.ts'
import { block, startUnder, writing } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'

/** How many times the core is killed; `npm run proof -- core-kills` kills it two hundred times. */
const KILLS = Number(process.env.PRETOIRE_KILLS ?? 5)
const SEED = Number(process.env.PRETOIRE_SEED ?? 1)
const PASSPHRASE = 'quatre mots sans rapport'
/** The longest time between the opening of a core and its end. */
const MAX_LIFE_MS = 1200

test.beforeEach(() => {
  test.skip(process.platform !== 'linux', 'le processus qui tient la bibliothèque se trouve par /proc.')
})

/** The numbered words of a text, in its order. */
const wordsIn = (text: string): string[] => text.match(/mot\d+fin/g) ?? []
const typedWords = (count: number): string[] => Array.from({ length: count }, (_, n) => `mot${n}fin`)
const textOf = async (page: Page, draft: string): Promise<string> =>
  JSON.stringify((await ask<{ blocks?: unknown }>(page, 'drafts.get', { id: draft }))?.blocks ?? '')

/** How many words of the page are marked as unknown. */
const marksOf = (page: Page): Promise<number> =>
  page.evaluate(() => CSS.highlights.get('pretoire-spelling-page')?.size ?? 0)

/** A core begins in a second; on a machine shared by thirty processes, in half a minute. */
const BEGIN_MS = 90_000

/** Waits for a core that answers. */
const reopened = (page: Page) =>
  expect
    .poll(() => ask(page, 'vault.status', {}).then(Boolean, () => false), { timeout: BEGIN_MS })
    .toBe(true)

/** The page said that its program was away: asked for here. */
const isOfKill = (error: string) => /Failed to load resource: .*(net::ERR_|503)/.test(error)

test(`no word is lost, nor doubled, when the core is killed ${KILLS} times while one types`, async ({
  page,
  served,
  errors,
}) => {
  test.setTimeout((KILLS + 1) * BEGIN_MS)
  const { below } = draw(SEED)
  const { draft } = await openSample(page, 'recourse')
  await startUnder(page, 'Faits')
  let count = 0
  let isTyping = true
  const typing = (async () => {
    while (isTyping) {
      await page.keyboard.type(`mot${count}fin `, { delay: 8 })
      count += 1
    }
  })()
  for (let kill = 0; kill < KILLS; kill += 1) {
    await reopened(page)
    await page.waitForTimeout(below(MAX_LIFE_MS))
    served.killCore()
  }
  await reopened(page)
  isTyping = false
  await typing
  expect(wordsIn(await writing(page).innerText())).toEqual(typedWords(count))
  await expect
    .poll(async () => wordsIn(await textOf(page, draft)), { timeout: BEGIN_MS })
    .toEqual(typedWords(count))
  await expect(page.getByText(/s’est arrêté de façon inattendue/)).toBeVisible()
  // the dictionary outlived the programs that served it
  await page.keyboard.type('recevabilitté ')
  await expect.poll(() => marksOf(page), { timeout: BEGIN_MS }).toBeGreaterThan(0)
  errors.splice(0, errors.length, ...errors.filter(error => !isOfKill(error)))
})

test('a sealed library whose core was killed asks for its passphrase, and has every word typed before and meanwhile', async ({
  page,
  served,
  errors,
}) => {
  const { draft } = await openSample(page, 'recourse')
  const sealing = await page.evaluate(
    async passphrase =>
      (await fetch('opening/seal', { method: 'POST', body: JSON.stringify({ passphrase }) })).json(),
    PASSPHRASE,
  )
  expect(sealing.recovery).toBeTruthy()
  await startUnder(page, 'Faits')
  await page.keyboard.type('Mots d’avant la coupure. ')
  served.killCore()
  const notice = page.getByRole('region', { name: 'Bibliothèque verrouillée' })
  await expect(notice).toBeVisible({ timeout: BEGIN_MS })
  await page.keyboard.type('Mots d’après la coupure.')
  await expect(block(page, 'Mots d’avant la coupure. Mots d’après la coupure.')).toBeVisible()
  await notice.getByLabel('Phrase de passe').fill('une phrase tout autre')
  await notice.getByRole('button', { name: 'Ouvrir' }).click()
  await expect(notice.getByRole('alert')).toContainText('Ce n’est pas la phrase de passe')
  await notice.getByLabel('Phrase de passe').fill(PASSPHRASE)
  await notice.getByRole('button', { name: 'Ouvrir' }).click()
  await expect(notice).toHaveCount(0, { timeout: BEGIN_MS })
  await expect
    .poll(() => textOf(page, draft), { timeout: BEGIN_MS })
    .toContain('Mots d’avant la coupure. Mots d’après la coupure.')
  errors.splice(0, errors.length, ...errors.filter(error => !isOfKill(error)))
})
