import { writing } from '../desk.ts'
import { expect, runCli, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { openAt } from '../window.ts'
import { rewrite, startWithPaul } from './colleague.ts'

test('a text open in the editor takes by itself what a colleague wrote, and loses no word that is being typed', async ({
  page,
  folder,
  served,
}) => {
  const paul = await startWithPaul(page, served, folder, { isQuiet: true })
  const { dossier, draft } = await openSample(page, 'recourse')
  const shared = await ask<{ things: number }>(page, 'office.share', {
    ...{ kind: 'dossier', id: dossier },
    space: (await ask<{ space: string }[]>(page, 'office.state', {}))[0]?.space,
  })
  expect(shared.things).toBeGreaterThan(0)
  await ask(page, 'office.sync', {})
  runCli(paul, ['office', 'sync'])

  const place = writing(page).locator('.block').filter({ hasText: 'exploite un réseau de' }).first()
  await place.click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Marie écrit ici', { delay: 20 })
  rewrite(paul, draft, 'exploite un réseau de', 'exploite, écrit Paul, un réseau de')
  runCli(paul, ['office', 'sync'])
  await page.keyboard.type(' sans s’arrêter, mot après mot', { delay: 60 })
  await expect(writing(page)).toContainText('exploite, écrit Paul, un réseau de', { timeout: 60_000 })
  await page.keyboard.type(', jusqu’au bout')
  const typed = 'Marie écrit ici sans s’arrêter, mot après mot, jusqu’au bout'
  await expect(writing(page)).toContainText(typed)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect
    .poll(async () => JSON.stringify(await ask(page, 'drafts.get', { id: draft })), { timeout: 15_000 })
    .toContain(typed)

  await expect(page.getByRole('status', { name: 'Espaces partagés' })).toContainText(/à jour|à envoyer/)
  await openAt(page, '#/espaces')
  await expect(page.getByRole('heading', { name: 'Échéances' })).toBeVisible()
  // the page follows a meeting that only sent, as the rail does
  await expect(page.locator('.space-state')).toContainText('à jour', { timeout: 30_000 })
  // the box is ticked as the library has it: not before the change is saved
  await page.getByRole('checkbox', { name: 'Recevoir et envoyer sans qu’on le demande' }).click()
  await expect
    .poll(async () => (await ask<Record<string, string>>(page, 'settings.get', {}))['office.quiet'])
    .toBe('off')
})
