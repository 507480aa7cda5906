import type { Dossier } from '../../../src/shared/dossiers/model.ts'
import { writing } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { openAt, press, sheet } from '../window.ts'

/** A dossier whose claim was filed under its number, whose defence is awaited. */
async function filedCase(page: Parameters<typeof ask>[0]): Promise<{ dossier: string; draft: string }> {
  const { dossier, draft } = await openSample(page, 'recourse')
  await ask(page, 'filings.file', { dossier, drafts: [draft], date: '2026-12-02', caseNumber: '2612345' })
  return { dossier, draft }
}

test('a dossier opens on its line: a step opens in place, every other thing is one press away', async ({
  page,
}) => {
  const { dossier } = await filedCase(page)
  await openAt(page, `#/dossier/${dossier}`)
  const line = page.locator('.case-line')
  await expect(line.getByRole('heading', { level: 2 })).toContainText('n° 2612345')
  await expect(line.locator('.case-step.done')).not.toHaveCount(0)
  await expect(line.locator('.case-step.awaited')).toContainText('Défense')
  // one button alone asks for something
  await expect(line.locator('.case-head .button')).toHaveText(['Préparer la réplique'])

  const claim = line.getByRole('button', { name: /^Requête/ })
  await claim.click()
  await expect(claim).toHaveAttribute('aria-expanded', 'true')
  await expect(line.locator('.step-sheet')).toContainText('n° 2612345')
  await expect(line.locator('.step-sheet')).toContainText('accusé à joindre')

  for (const name of ['Faits', 'Parties', 'Pièces', 'Notes'] as const) {
    await sheet(page, name)
    await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${name}`) })).toBeInViewport()
    await expect(line).toBeHidden()
  }
  await page.goBack()
  await expect(page.getByRole('heading', { level: 2, name: 'Pièces' })).toBeVisible()
})

test('a reply is born of the moyens of its claim and of what the defence says, in three presses', async ({
  page,
}) => {
  const { dossier } = await filedCase(page)
  await openAt(page, `#/dossier/${dossier}`)
  await press(page, 'Préparer la réplique')
  const box = page.getByRole('dialog')
  const first = box.locator('textarea').first()
  await first.fill('le maire tient ses pouvoirs de la loi')
  await press(box, 'Préparer')
  await expect(writing(page)).toContainText(
    'En défense, il est soutenu que le maire tient ses pouvoirs de la loi.',
  )
  const { events } = await ask<Dossier>(page, 'dossiers.get', { id: dossier })
  expect(events).toContainEqual(expect.objectContaining({ kind: 'served' }))
})

test('a référé has a case of its own, whichever door it comes by', async ({ page }) => {
  const { dossier } = await openSample(page, 'recourse')
  await openAt(page, `#/dossier/${dossier}`)
  await page
    .locator('.case-line')
    .getByRole('button', { name: /^Référé/ })
    .click()
  await press(page, 'Préparer ce texte…')
  await press(page.getByRole('dialog'), 'Préparer')
  await expect(writing(page)).toContainText('RÉFÉRÉ')
  await openAt(page, `#/dossier/${dossier}`)
  await expect(page.locator('.case-line')).toHaveCount(2)
  await expect(page.locator('.case-line').nth(1).getByRole('heading')).toContainText('Référé-suspension')
})
