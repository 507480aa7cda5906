import type { Page } from '@playwright/test'
import type { Block, Draft } from '../../../src/shared/drafts/model.ts'
import { aDecision } from '../../fixtures/builders.ts'
import { block, saveNow, writing } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'

type Quote = Extract<Block, { kind: 'quote' }>

const quote = (page: Page) => writing(page).locator('blockquote[data-verbatim]').first()
const act = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name: 'Citation', exact: true }).click()
  await page.getByRole('menuitem', { name }).click()
}
/** Chooses the first words of the quotation after its first one. */
const chooseWords = (page: Page, count: number) =>
  expect(async () => {
    await quote(page).click({ position: { x: 60, y: 14 } })
    await page.keyboard.press('Home')
    await page.keyboard.press('Control+ArrowRight')
    for (let word = 0; word < count; word += 1) await page.keyboard.press('Control+Shift+ArrowRight')
    await page.waitForTimeout(100)
    const chosen = await page.evaluate(() => `${getSelection()}`.trim().split(' ').length)
    expect(chosen).toBe(count)
  }).toPass()

const words =
  'Il ressort des pièces du dossier que la commune a mis en œuvre, sans base légale, un traitement de données à caractère personnel.'
const decision = aDecision({
  id: 'jugee',
  name: 'Association Regard',
  numbers: ['499123'],
  text: [{ n: 5, section: 'reasons', text: words }],
})

/** The sample recourse, with a passage of a decision reproduced in it. */
const sampleWithQuote = async (page: Page) => {
  const opened = await openSample(page, 'recourse')
  await ask(page, 'library.save', { source: decision })
  const draft = await ask<Draft>(page, 'drafts.get', { id: opened.draft })
  const at = draft.blocks.findIndex(one => one.kind === 'paragraph')
  const inlines: Quote['inlines'] = [{ kind: 'text', text: words }]
  const source: Quote['source'] = { kind: 'decision', id: decision.id, pin: 'pt 5' }
  const made: Quote = { kind: 'quote', id: 'citee', inlines, source, verbatim: true, repairs: [] }
  await ask(page, 'drafts.save', { draft: { ...draft, blocks: draft.blocks.toSpliced(at + 1, 0, made) } })
  await page.reload()
  await expect(quote(page)).toBeVisible()
  await page.waitForTimeout(400)
  return opened
}

test('words of a quotation are cut by a command, adapted, given back; bold is said; fidelity is checked', async ({
  page,
}) => {
  const { draft } = await sampleWithQuote(page)
  const now = async () => {
    await saveNow(page)
    return (await ask<{ blocks: Block[] }>(page, 'drafts.get', { id: draft })).blocks
  }
  const codes = async () =>
    (await ask<{ code: string }[]>(page, 'drafts.check', { id: draft })).map(one => one.code)
  const before = await now()
  const whole = await quote(page).textContent()
  expect(await codes()).not.toContain('quote-differs')

  await chooseWords(page, 3)
  await page.keyboard.press('Control+Alt+x')
  const cut = quote(page).locator('[data-atom="cut"]')
  await expect(cut).toHaveText('[…]')
  const after = (await now()).find((one): one is Quote => one.kind === 'quote' && one.verbatim)
  expect(after?.inlines.some(one => one.kind === 'cut' && one.hidden.length > 0)).toBe(true)
  expect(await codes()).not.toContain('quote-differs')
  await page.keyboard.press('Control+z')
  expect(await now()).toEqual(before)

  // other words in brackets, then the source's own again
  await chooseWords(page, 2)
  await act(page, /^Adapter/)
  await page.getByLabel('À la place, entre crochets').fill('la ville')
  await expect(cut).toHaveText('[la ville]')
  expect(await codes()).not.toContain('quote-differs')
  await page.getByRole('button', { name: 'Rétablir les mots' }).click()
  await expect(cut).toHaveCount(0)
  expect(await quote(page).textContent()).toBe(whole)
  await page.waitForTimeout(400)

  // what is put in bold is said beside the source
  await chooseWords(page, 2)
  await page.keyboard.press('Control+b')
  await expect(quote(page)).toHaveAttribute('data-source', /souligné par nous/)
  await page.keyboard.press('Control+b')
  await expect(quote(page)).not.toHaveAttribute('data-source', /souligné par nous/)

  // a word changed is found, and shown where it departs
  await quote(page).click({ position: { x: 60, y: 14 } })
  await page.keyboard.press('Home')
  await page.keyboard.press('Control+ArrowRight')
  await page.keyboard.type(' surtout')
  await now()
  expect(await codes()).toContain('quote-differs')
  await act(page, 'Source et fidélité…')
  const dialog = page.getByRole('dialog', { name: 'Source de la citation' })
  await expect(dialog).toContainText('s’écartent de la source à partir de « surtout')
  await expect(dialog.locator('ins').first()).toContainText('surtout')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await now()
  expect(await codes()).not.toContain('quote-differs')
})

test('a quotation typed by hand is attached to a source, and compared with it', async ({ page }) => {
  await sampleWithQuote(page)
  await block(page, 'exploite un réseau').click({ position: { x: 140, y: 44 } })
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Alt+c')
  await page.keyboard.insertText('que la commune a mis en œuvre, sans base légale, un traitement')
  await act(page, 'Source et fidélité…')
  const dialog = page.getByRole('dialog', { name: 'Source de la citation' })
  await dialog.getByLabel('Chercher la source').fill('499123')
  await dialog.locator('.quote-hits button').filter({ hasText: '499123' }).click()
  await expect(dialog).toContainText('Mot pour mot')
  await dialog.getByRole('button', { name: 'Garder cette source' }).click()
  await expect(block(page, /^que la commune/)).toHaveAttribute('data-verbatim', 'true')
})
