import { replaceAnswer } from '../answers.ts'
import { writing } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, goTo, openFirstSample, press } from '../window.ts'

// A planted bug: the program answers a panel with what its screen cannot draw.
test('a bug costs one panel, says so, and the rest goes on', async ({ page, errors }) => {
  await firstStart(page, 'Avocat·e', 'Ouvrir un dossier d’exemple')
  await openFirstSample(page)
  await expect(writing(page)).toBeVisible()
  const mend = await replaceAnswer(page, /\/call\/drafts\.versions$/, {
    ok: true,
    value: [{ planted: true }],
  })
  await page.getByRole('tab', { name: 'Versions' }).click()
  const broken = page
    .getByRole('alert')
    .filter({ hasText: '« Versions » a rencontré une erreur du logiciel' })
  await expect(broken).toBeVisible()
  await expect(broken.getByRole('button', { name: 'Copier le rapport' })).toBeVisible()

  // the text is still written and saved
  await writing(page).locator('.block').last().click()
  await page.keyboard.type(' Le texte continue.', { delay: 8 })
  await expect(page.getByText(/^Enregistré/).first()).toBeVisible()

  // mended, the panel comes back by its own button
  await mend()
  await page.getByRole('tab', { name: 'Contrôles' }).click()
  await page.getByRole('tab', { name: 'Versions' }).click()
  await expect(broken).toHaveCount(0)

  // the log has it, with the panel and nothing of the text
  await goTo(page, 'Réglages')
  await press(page, 'Voir le journal')
  const log = page.getByRole('textbox', { name: 'Journal' })
  await expect(log).toHaveValue(/bug window Versions/)
  await expect(log).not.toHaveValue(/Le texte continue/)
  errors.splice(0)
})
