import { type PostgresServer, startPostgres, whyNoPostgres } from '../../fixtures/office/postgres.ts'
import { block, writing } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { ended } from '../shell.ts'
import { press } from '../window.ts'
import { answerQuestions, shellBehind } from './native.ts'

let server: PostgresServer
test.beforeAll(async () => {
  test.skip(whyNoPostgres !== undefined, `PostgreSQL : ${whyNoPostgres}.`)
  server = await startPostgres()
})
test.afterAll(() => server?.stop())

test('a window closed in a session sends its text as an ordinary version, and leaves nobody there', async ({
  page,
  served,
}) => {
  const address = server.address()
  served.cli('office', 'init', '--url', address)
  served.cli('office', 'space', 'create', 'Recours vidéo', '--url', address, '--name', 'Marie Exemple')
  const [{ space } = { space: '' }] = await ask<{ space: string }[]>(page, 'office.state', {})
  const { dossier } = await openSample(page, 'recourse')
  await ask(page, 'office.share', { space, kind: 'dossier', id: dossier })
  await ask(page, 'office.sync', {})
  await page.reload()
  const bar = page.getByRole('region', { name: 'Écrire à plusieurs' })
  await press(bar, 'Écrire à plusieurs')
  await expect(bar).toContainText('personne d’autre n’y est pour l’instant', { timeout: 30_000 })
  await block(page, 'exploite un réseau').click({ position: { x: 140, y: 44 } })
  await page.keyboard.press('End')
  await page.keyboard.type(' Écrit avant de fermer.', { delay: 5 })
  await expect(writing(page)).toContainText('Écrit avant de fermer.')
  await answerQuestions(page, 1)
  const child = shellBehind(page).process()
  await shellBehind(page).evaluate(({ BrowserWindow }) =>
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.close()),
  )
  expect(await ended(child)).toBe(0)
  const [last] = JSON.parse(served.cli('office', 'journal', 'Recours vidéo', '--json'))
  expect(last).toMatchObject({ kind: 'draft', act: 'edited', isSent: true })
})
