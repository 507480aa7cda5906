import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commented, corrected } from '../../docx/texts/colleague.ts'
import { cleanEverywhere } from '../clean.ts'
import { block, writing } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, openAt, press, undo } from '../window.ts'

test('a colleague corrects the Word file; one change is accepted, one refused, and every citation is still alive', async ({
  page,
  folder,
  served,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const made = JSON.parse(served.cli('dossier', 'sample', 'recourse', '--json')) as {
    id: string
    drafts: string[]
  }
  const file = join(folder, 'copie.docx')
  served.cli('export', made.drafts[0] ?? '', '--out', file)
  writeFileSync(
    file,
    commented(
      corrected(readFileSync(file), [
        { strike: 'exploite un réseau', put: 'exploite depuis 2019 un réseau' },
        { strike: 'qui filment la voie', put: 'qui filment toute la voie' },
      ]),
      'aucun arrêté ni aucun',
      'À vérifier auprès de la mairie.',
    ),
  )

  await openAt(page, `#/dossier/${made.id}/${made.drafts[0]}`)
  await expect(writing(page)).toBeVisible()
  const atoms = page.locator('[data-atom]')
  await expect(atoms.first()).toBeAttached()
  const before = await atoms.count()
  await openAt(page, `#/dossier/${made.id}`)
  const chooser = page.waitForEvent('filechooser')
  await press(page, 'Reprendre un fichier Word…')
  await (await chooser).setFiles(file)

  await expect(page.getByText('rien n’est encore écrit')).toBeVisible()
  await expect(page.getByText('2 sans réponse sur 2')).toBeVisible()
  await cleanEverywhere(page, 'retour de Word')
  const changes = page.locator('.word-change')
  await changes.first().focus()
  await page.keyboard.press('a')
  await expect(changes.nth(1)).toBeFocused()
  await page.keyboard.press('r')
  await expect(page.getByText('toutes décidées')).toBeVisible()
  await expect(page.locator('.word-passage')).toContainText('depuis 2019')
  await expect(page.locator('.word-told')).toHaveCount(0)
  if (process.env.PICTURES)
    await page.screenshot({ path: join(process.env.PICTURES, 'word-review.png'), fullPage: true })
  await press(page, 'Mettre dans le texte')

  await expect(block(page, 'exploite depuis 2019 un réseau')).toContainText('qui filment la voie publique')
  await expect(atoms).toHaveCount(before)
  await undo(page, /a repris le fichier Word/)
  await page.getByRole('link', { name: /^Recours pour excès de pouvoir/ }).click()
  await expect(block(page, 'exploite un réseau')).toBeVisible()
})
