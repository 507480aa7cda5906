import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** WCAG 2.2 A and AA on what is on screen; what fails is named with its place. */
export const clean = (page: Page, what: string): Promise<void> =>
  look(page, what, { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })

/** The same by day; then its colours by night, all that the night changes. */
export async function cleanDayAndNight(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await clean(page, what)
  await page.emulateMedia({ colorScheme: 'dark' })
  await look(page, `${what}, nuit`, { type: 'rule', values: ['color-contrast'] })
  await page.emulateMedia({ colorScheme: 'light' })
}

async function look(page: Page, what: string, runOnly: axe.RunOnly): Promise<void> {
  // in the page itself, which has no frame: axe's own way through Playwright opens a page more at each look
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source)
  const violations = await page.evaluate(
    async options => (await (window as unknown as { axe: typeof axe }).axe.run(document, options)).violations,
    { runOnly, resultTypes: ['violations'] } satisfies axe.RunOptions,
  )
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      node =>
        `${id} : ${help} — ${node.target.join(' ')} ${node.failureSummary?.split('\n').slice(1, 2).join('') ?? ''}`,
    ),
  )
  expect.soft(found, what).toEqual([])
}

/** The same of one state of a screen that takes long to come to: by day, by night, and in a narrow window, which holds it across. */
export async function cleanEverywhere(page: Page, what: string): Promise<void> {
  const wide = page.viewportSize()
  const state = async (how: string) => {
    await clean(page, `${what}, ${how}`)
    if (process.env.PICTURES)
      await page.screenshot({ path: join(process.env.PICTURES, `${what}-${how}.png`) })
  }
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await state('jour')
  await page.emulateMedia({ colorScheme: 'dark' })
  await state('nuit')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 400, height: 860 })
  await state('étroit')
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(400)
  if (wide) await page.setViewportSize(wide)
}
