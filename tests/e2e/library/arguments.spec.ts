import { cleanEverywhere } from '../clean.ts'
import { expect, test } from '../fixture.ts'
import { openAt, press } from '../window.ts'

test('an argument is written as it reads: no identifier to type, Enter saves nothing, a source is found by its words', async ({
  page,
  served,
}) => {
  served.cli('import', '--starter')
  await openAt(page, '#/bibliotheque/ARG-NAR-02')
  await press(page, 'Modifier')
  const form = page.getByRole('form', { name: /^Modifier/ })
  const note = form.getByRole('textbox', { name: 'Pour une note' })
  await form.getByText('Rédactions', { exact: true }).scrollIntoViewIfNeeded()
  await expect(note).toContainText('Podchasov')
  await expect(note).not.toContainText('[[')

  await form.getByLabel('Titre', { exact: true }).press('Enter')
  await expect(form).toBeVisible()

  // a press on a cited source leaves the caret beside it, and one writes
  await note.locator('.chip').first().click()
  await page.keyboard.type('ici')
  await expect(note).toContainText(/33696\/19ici/)
  await page.keyboard.press('Control+End')
  await note.press('Enter')
  await note.pressSequentially('Voir aussi ')
  const field = form.locator('.prose-field', { has: page.getByText('Pour une note', { exact: true }) })
  await field.getByLabel('Citer une source à cet endroit').fill('Malek')
  await field.getByRole('list', { name: 'Sources trouvées' }).getByRole('button').first().click()
  await expect(note).toContainText('Voir aussi Cons. const., 30 mars 2018')
  await cleanEverywhere(page, 'argument')
  await form.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(form).toBeHidden()
  const saved = JSON.parse(served.cli('show', 'ARG-NAR-02', '--json'))
  expect(JSON.stringify(saved)).toContain('Voir aussi [[CC-06]]')
  expect(JSON.stringify(saved)).toContain(']]ici')
  expect(JSON.stringify(saved)).toContain('"source":"CC-06"')
})
