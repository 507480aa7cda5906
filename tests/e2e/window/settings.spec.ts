import { holdCalls } from '../answers.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, goTo, press } from '../window.ts'

test('two days off, and two words, added within a moment are both kept', async ({ page, served }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await goTo(page, 'Réglages')
  const days = page.getByRole('region', { name: 'Jours chômés' })
  const words = page.getByRole('region', { name: 'Orthographe' })
  await expect(days).toBeVisible()
  // a busy computer: the lists on the screen stay behind what was just saved
  await holdCalls(page, /\/call\/settings\.get$/, () => new Promise(done => setTimeout(done, 1500)))
  for (const [day, reason] of [
    ['2027-03-15', 'Greffe fermé'],
    ['2027-03-16', 'Grève'],
  ] as const) {
    await days.getByLabel('Jour', { exact: true }).fill(day)
    await days.getByLabel('Motif').fill(reason)
    await press(days, 'Ajouter')
  }
  for (const word of ['Trifouillis', 'Perpète']) {
    await words.getByLabel('Ajouter un mot à mon dictionnaire').fill(word)
    await press(words, 'Ajouter')
  }
  await expect(days.getByRole('listitem')).toHaveText([/Greffe fermé/, /Grève/], { timeout: 30_000 })
  await expect(words.getByRole('listitem')).toHaveText([/Perpète/, /Trifouillis/], { timeout: 30_000 })
  await press(days, /^Retirer\s: Greffe fermé/)
  await expect(days.getByRole('listitem')).toHaveText([/Grève/], { timeout: 30_000 })
  expect(served.cli('doctor')).toContain('saine')
})
