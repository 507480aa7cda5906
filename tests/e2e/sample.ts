import { expect, type Page } from '@playwright/test'
import { writing } from './desk.ts'
import { openAt } from './window.ts'

/** Sends one message as the window does. */
export const ask = <T>(page: Page, channel: string, input: object): Promise<T> =>
  page.evaluate(
    async ([to, given]) => {
      const reply = await fetch(`call/${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(given),
      })
      return (await reply.json()).value
    },
    [channel, input] as const,
  )

/** Opens the worked example of a kind; its dossier and its draft. */
export async function openSample(
  page: Page,
  type: 'recourse' | 'advocacy',
): Promise<{ dossier: string; draft: string }> {
  await ask(page, 'settings.save', { values: { profile: 'lawyer', filings: 'association' } })
  const { id, drafts } = await ask<{ id: string; drafts: string[] }>(page, 'dossiers.sample', { type })
  const draft = drafts[0] ?? ''
  await openAt(page, `#/dossier/${id}/${draft}`)
  await expect(writing(page).locator('.block').first()).toBeVisible()
  await page.waitForTimeout(400)
  return { dossier: id, draft }
}
