import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** WCAG 2.2 A and AA on what is on screen; what fails is named with its place. */
export const clean = (page: Page, what: string): Promise<void> =>
  told(new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']), what)

/** The same by day; then its colours by night, all that the night changes. */
export async function cleanDayAndNight(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await clean(page, what)
  await page.emulateMedia({ colorScheme: 'dark' })
  await told(new AxeBuilder({ page }).withRules(['color-contrast']), `${what}, nuit`)
  await page.emulateMedia({ colorScheme: 'light' })
}

async function told(axe: AxeBuilder, what: string): Promise<void> {
  const { violations } = await axe.analyze()
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
  const look = async (how: string) => {
    await clean(page, `${what}, ${how}`)
    if (process.env.PICTURES)
      await page.screenshot({ path: join(process.env.PICTURES, `${what}-${how}.png`) })
  }
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await look('jour')
  await page.emulateMedia({ colorScheme: 'dark' })
  await look('nuit')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 400, height: 860 })
  await look('étroit')
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(400)
  if (wide) await page.setViewportSize(wide)
}
