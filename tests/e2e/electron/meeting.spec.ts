import { writing } from '../desk.ts'
import { expect, runCli, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { rewrite, startWithPaul } from '../sharing/colleague.ts'
import { openAt } from '../window.ts'
import { shellBehind } from './native.ts'

test('in the packaged program a space is met in a thread of its own, whose script is in the build', async ({
  page,
  folder,
  served,
}) => {
  const paul = await startWithPaul(page, served, folder)
  const { dossier, draft } = await openSample(page, 'recourse')
  const [space] = await ask<{ space: string }[]>(page, 'office.state', {})
  await ask(page, 'office.share', { kind: 'dossier', id: dossier, space: space?.space })
  await openAt(page, '#/espaces')
  await page.getByRole('button', { name: 'Recevoir et envoyer' }).click()
  await expect(page.locator('.toast').filter({ hasText: /\d\senvoyé/ })).toBeVisible({ timeout: 30_000 })
  const threads = await shellBehind(page).evaluate(
    () => process.getActiveResourcesInfo().filter(one => one === 'MessagePort' || one === 'Worker').length,
  )
  expect(threads).toBeGreaterThan(0)

  runCli(paul, ['office', 'sync'])
  rewrite(paul, draft, 'exploite un réseau de', 'exploite, écrit Paul, un réseau de')
  runCli(paul, ['office', 'sync'])
  await page.getByRole('button', { name: 'Recevoir et envoyer' }).click()
  await openAt(page, `#/dossier/${dossier}/${draft}`)
  await expect(writing(page)).toContainText('exploite, écrit Paul, un réseau de', { timeout: 60_000 })
})
