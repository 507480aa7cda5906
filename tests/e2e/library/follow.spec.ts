import { aDecision } from '../../fixtures/builders.ts'
import { choose, importFiles } from '../files.ts'
import { expect, packFile, test } from '../fixture.ts'
import { firstStart, goTo, press } from '../window.ts'

test('the library shows one’s own import with the pointer resting on its list', async ({ page, folder }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [packFile(folder, [aDecision({ id: 'g', name: 'Girafe' })])])
  const results = page.getByRole('listbox', { name: 'Résultats' }).getByRole('option')
  await expect(results).toHaveCount(1)
  const second = packFile(folder, [aDecision({ id: 'z', name: 'Zèbre' })])
  await choose(page, () => press(page, 'Importer…'), [second])
  await results.first().hover()
  await expect(results.filter({ hasText: 'Zèbre' })).toBeVisible()
})

test('a window at rest shows what the command line writes', async ({ page, folder, served }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  served.cli('import', packFile(folder, [aDecision({ id: 'g', name: 'Girafe' })]))
  await expect(page.getByRole('option').filter({ hasText: 'Girafe' })).toBeVisible()
  await goTo(page, 'Dossiers')
  served.cli('dossier', 'new', '--template', 'rep-vsa', '--title', 'Venu d’ailleurs')
  await expect(page.getByText('Venu d’ailleurs')).toBeVisible()
})
