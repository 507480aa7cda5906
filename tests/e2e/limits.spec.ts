import type { Dossier } from '../../src/shared/dossiers/model.ts'
import { expect, test } from './fixture.ts'
import { ask, openSample } from './sample.ts'
import { openAt, press } from './window.ts'

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('an end that comes near is recalled wherever one is, once; an event says what it answers, a question what it moves', async ({
  page,
}) => {
  await openSample(page, 'recourse')
  const [listed] = await ask<{ id: string }[]>(page, 'dossiers.list', {})
  const dossier = await ask<Dossier>(page, 'dossiers.get', { id: listed?.id })
  const events: Dossier['events'] = [
    { id: 'premier', kind: 'notified', date: day(-50), label: 'Premier refus', options: [] },
    { id: 'second', kind: 'notified', date: day(-40), label: 'Second refus', options: [] },
    { id: 'recours', kind: 'gracieux', date: day(-30), label: 'Recours gracieux', options: [] },
  ]
  await ask(page, 'dossiers.save', { dossier: { ...dossier, events } })

  // the recours gracieux may answer either refusal: the time of both runs until it says which, and ends soon
  const recalled = page.getByRole('status', { name: 'Rappels d’échéances' })
  await expect(recalled).toContainText('2 échéances approchent')
  await press(recalled, 'C’est vu')
  await expect(recalled).toBeHidden()

  await openAt(page, `#/dossier/${dossier.id}?fait=limits`)
  await page.getByRole('button', { name: 'Modifier : Recours gracieux' }).click()
  await page.getByLabel('Répond à').selectOption('premier')
  await press(page, 'Enregistrer')
  await expect
    .poll(async () => (await ask<Dossier>(page, 'dossiers.get', { id: dossier.id })).events)
    .toContainEqual(expect.objectContaining({ id: 'recours', of: 'premier' }))
  // the first refusal has its new time, from the rejection of the recours; that of the second runs, and was seen
  await expect(
    page.getByText('Un recours administratif formé dans le délai l’a interrompu').first(),
  ).toBeAttached()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Modifier : Recours gracieux' })).toBeVisible()
  await expect(recalled).toBeHidden()

  // an open question says which date it would move, and is asked once
  const question = page.getByLabel(/^Les voies et délais de recours \(Second refus/)
  await expect(page.getByText(/au lieu du/).first()).toBeVisible()
  await question.selectOption('no-remedies')
  await expect
    .poll(async () => (await ask<Dossier>(page, 'dossiers.get', { id: dossier.id })).events)
    .toContainEqual(expect.objectContaining({ id: 'second', options: ['no-remedies'] }))
  await expect(question).toBeHidden()
})
