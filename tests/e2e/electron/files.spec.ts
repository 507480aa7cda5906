import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { save } from '../files.ts'
import { expect, sample, test } from '../fixture.ts'
import { openSample } from '../sample.ts'
import { firstStart, goTo, press } from '../window.ts'

const archive = sample('conseil-etat-fictif_202111.zip')

test('the page is given tokens for files, and no path', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'choisi' })
    document.body.append(input)
  })
  await page.locator('#choisi').setInputFiles(archive)
  const seen = await page.evaluate(async () => {
    const input = document.getElementById('choisi') as HTMLInputElement
    const [file] = [...(input.files ?? [])]
    input.remove()
    const bridge = Reflect.get(globalThis, 'pretoire') as Record<string, (given: File) => Promise<string>>
    const made = new File(['x'], 'fabriqué.txt')
    return {
      names: Object.keys(bridge).sort(),
      token: file && (await bridge.tokenOf?.(file)),
      ofNothing: await bridge.tokenOf?.(made),
    }
  })
  expect(seen.names).toEqual(['askPlace', 'onClose', 'onCommand', 'tokenOf'])
  expect(seen.token).toMatch(/^[\w-]{22}$/)
  expect(seen.ofNothing).toBeUndefined()
})

test('files dropped on the window are imported where they are, without a copy', async ({ page, served }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [archive], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data })
    await page.waitForTimeout(200)
  }
  const jobs = page.getByRole('complementary', { name: 'Imports' })
  await expect(jobs.getByText('Import terminé')).toBeVisible({ timeout: 60_000 })
  expect(existsSync(join(served.library, 'uploads'))).toBe(false)
  expect(statSync(archive).size).toBeGreaterThan(0)
})

test('an export is left to the system, which is given its name; the window says that it is written', async ({
  page,
  folder,
}) => {
  await openSample(page, 'recourse')
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Exporter' })
  await press(dialog, /^Écrire la copie de travail/)
  const link = dialog.getByRole('link', { name: /^Enregistrer/ })
  await expect(link).toBeVisible({ timeout: 60_000 })
  const file = join(folder, 'Ma requête.docx')
  expect(await save(page, () => link.click(), file)).toMatch(/\.docx$/)
  expect(statSync(file).size).toBeGreaterThan(1000)
  await expect(page.locator('.toast')).toContainText('« Ma requête.docx » est enregistré.')
})
