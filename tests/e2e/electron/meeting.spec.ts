import { readdirSync, readlinkSync } from 'node:fs'
import { writing } from '../desk.ts'
import { coreOf, expect, runCli, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { rewrite, startWithPaul } from '../sharing/colleague.ts'
import { openAt } from '../window.ts'
import { shellBehind } from './native.ts'

/** How many connections to its library a process holds. */
const connectionsOf = (pid: number): number =>
  readdirSync(`/proc/${pid}/fd`).filter(name => linkOf(`/proc/${pid}/fd/${name}`).endsWith('/library.db'))
    .length

const linkOf = (path: string): string => {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

test('in the packaged program a space is met in a thread of its own, whose script is in the build', async ({
  page,
  folder,
  served,
}) => {
  test.skip(process.platform !== 'linux', 'le processus qui tient la bibliothèque se trouve par /proc.')
  const core = coreOf(shellBehind(page).process().pid ?? 0) ?? 0
  expect(connectionsOf(core)).toBe(1)
  const paul = await startWithPaul(page, served, folder)
  await ask(page, 'office.state', {})
  // the thread has a connection of its own
  expect(connectionsOf(core)).toBe(2)
  const { dossier, draft } = await openSample(page, 'recourse')
  const [space] = await ask<{ space: string }[]>(page, 'office.state', {})
  await ask(page, 'office.share', { kind: 'dossier', id: dossier, space: space?.space })
  await openAt(page, '#/espaces')
  await page.getByRole('button', { name: 'Recevoir et envoyer' }).click()
  await expect(page.locator('.toast').filter({ hasText: /\d\senvoyé/ })).toBeVisible({ timeout: 30_000 })
  runCli(paul, ['office', 'sync'])
  rewrite(paul, draft, 'exploite un réseau de', 'exploite, écrit Paul, un réseau de')
  runCli(paul, ['office', 'sync'])
  await page.getByRole('button', { name: 'Recevoir et envoyer' }).click()
  await openAt(page, `#/dossier/${dossier}/${draft}`)
  await expect(writing(page)).toContainText('exploite, écrit Paul, un réseau de', { timeout: 60_000 })
})
