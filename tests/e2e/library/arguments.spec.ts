import type { Locator, Page } from '@playwright/test'
import { cleanEverywhere } from '../clean.ts'
import { expect, test } from '../fixture.ts'
import { openAt, press, search } from '../window.ts'

/** Drags a thing as a hand does: a page hears where it is held over at the second move only. */
async function drag(
  page: Page,
  from: Locator,
  to: Locator,
  position?: { x: number; y: number },
): Promise<void> {
  await from.hover({ position: { x: 8, y: 8 } })
  await page.mouse.down()
  await page.mouse.move(4, 4, { steps: 3 })
  for (const _ of [1, 2, 3]) await to.hover({ ...(position && { position }), force: true })
  await page.mouse.up()
}

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

test('a link of sound form, a source dragged from the results, and paragraphs in another order', async ({
  page,
  served,
}) => {
  served.cli('import', '--starter')
  await openAt(page, '#/bibliotheque/ARG-NAR-02')
  await press(page, 'Modifier')
  const form = page.getByRole('form', { name: /^Modifier/ })
  const field = form.locator('.prose-field', { has: page.getByText('Pour une note', { exact: true }) })
  const note = field.getByRole('textbox', { name: 'Pour une note' })
  await expect(note).toContainText('Podchasov')
  await note.press('Control+End')
  await note.press('Enter')
  await note.pressSequentially('Second ')
  await expect(note.locator('p').last()).toHaveText('Second')

  await field.getByRole('button', { name: 'Lien…' }).click()
  await field.getByLabel('Adresse de la page').fill('https://staging.exemple.fr/rapport')
  await field.getByLabel('Mots qui y mènent').fill('le rapport')
  await field.getByRole('button', { name: 'Poser le lien' }).click()
  await expect(field.getByText('est un site d’essai de son éditeur')).toBeVisible()
  await cleanEverywhere(page, 'lien d’un argument')
  await field.getByLabel('Adresse de la page').fill('https://exemple.fr/rapport')
  await field.getByRole('button', { name: 'Poser le lien' }).click()
  await expect(note.locator('.chip.link')).toHaveText('le rapport')

  await drag(page, (await search(page, 'Malek')).first(), note.locator('p').last())
  await expect(note.locator('p').last()).toContainText('30 mars 2018')
  // found under the text itself, and dropped in its other paragraph
  await field.getByLabel('Citer une source à cet endroit').fill('Podchasov')
  const found = field.getByRole('list', { name: 'Sources trouvées' }).getByRole('listitem').first()
  await drag(page, found, note.locator('p').last())
  await expect(note.locator('p').last()).toContainText('Podchasov')

  // the keyboard, then the mouse
  const last = note.locator('p').last()
  await last.click()
  // the caret follows the click once the browser has said so
  await expect.poll(() => last.evaluate(one => one.contains(getSelection()?.anchorNode ?? null))).toBe(true)
  await page.keyboard.press('Alt+ArrowUp')
  await expect(field.getByRole('status')).toHaveText(/Paragraphe déplacé\s: 1 sur 2/)
  await expect(note.locator('p').first()).toContainText('Second')
  await note.locator('p').first().hover()
  const { height = 0 } = (await note.boundingBox()) ?? {}
  await drag(page, field.locator('.prose-grip'), note, { x: 40, y: height - 4 })
  await expect(note.locator('p').last()).toContainText('Second')

  await form.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(form).toBeHidden()
  const saved = served.cli('show', 'ARG-NAR-02', '--json')
  expect(saved).toMatch(/\\n\\nSecond \[le rapport\]\(https:\/\/exemple\.fr\/rapport\)/)
  expect(saved).toContain('[[CC-06]]')
})
