import { cleanEverywhere } from '../clean.ts'
import { expect, test } from '../fixture.ts'
import { openAt, press } from '../window.ts'

test('a measure is read before it is edited: its facts, its fate at each stage, who would know the rest', async ({
  page,
  served,
}) => {
  served.cli('import', '--starter')
  await openAt(page, '#/campagne/textes/narcotrafic')
  // the picture of the bill: what is known of a cell is said under it, and its doubts are gathered
  await page
    .getByRole('row', { name: /Accès aux messages chiffrés/ })
    .getByRole('cell')
    .nth(3)
    .hover()
  await expect(page.locator('.fate-said')).toContainText('Accès aux messages chiffrés — Commission des lois')
  await expect(page.getByText(/^À vérifier\s: \d+\scases soulignées/)).toBeVisible()
  await page.getByRole('link', { name: 'Accès aux messages chiffrés' }).click()

  await expect(page.getByRole('heading', { name: 'Qui elle aurait atteint' })).toBeVisible()
  const facts = page.getByRole('region', { name: 'Les faits' })
  await expect(facts.getByRole('listitem').first()).toContainText('certain')
  await expect(facts.getByText('à vérifier').first()).toBeVisible()
  const course = page.getByRole('region', { name: 'Son sort, étape par étape' })
  await expect(course.getByText('rétablissement rejeté')).toBeVisible()
  await expect(course.getByText('Qui le saurait').first()).toBeVisible()
  await cleanEverywhere(page, 'mesure')

  await press(page, 'Modifier')
  const box = page.getByRole('dialog', { name: 'Modifier la mesure' })
  await box.getByLabel('Qui elle atteint').fill('Tous ceux qui s’écrivent.')
  await box.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(box).toBeHidden()
  await expect(page.getByText('Tous ceux qui s’écrivent.')).toBeVisible()
  expect(served.cli('bill', 'measure', 'narcotrafic', 'narcotrafic-art-8-ter')).toContain(
    'Qui elle aurait atteint\nTous ceux qui s’écrivent.',
  )

  await page.getByRole('link', { name: 'Écrire une note' }).click()
  await expect(page.getByRole('checkbox', { name: /^Accès aux messages chiffrés/ })).toBeChecked()
})
