import type { Dossier } from '../../src/shared/dossiers/model.ts'
import { expect, test } from './fixture.ts'
import { ask, openSample } from './sample.ts'
import { openAt, press } from './window.ts'

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('an end that comes near is recalled wherever one is, once; an event says what it answers', async ({
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

  // the recours gracieux answers the second refusal: the first one's time runs, and ends soon
  const recalled = page.getByRole('status', { name: 'Rappels d’échéances' })
  await expect(recalled).toContainText('Une échéance approche')
  await press(recalled, 'C’est vu')
  await expect(recalled).toBeHidden()

  await openAt(page, `#/dossier/${dossier.id}?fait=limits`)
  await page.getByRole('button', { name: 'Modifier : Recours gracieux' }).click()
  await page.getByLabel('Répond à').selectOption('premier')
  await press(page, 'Enregistrer')
  // the time of the first refusal is kept; that of the second runs, ends later, and is another reminder
  await expect(recalled).toContainText('Une échéance approche')
  await expect
    .poll(async () => (await ask<Dossier>(page, 'dossiers.get', { id: dossier.id })).events)
    .toContainEqual(expect.objectContaining({ id: 'recours', of: 'premier' }))
  await page.reload()
  await expect(recalled).toBeVisible()
  await press(recalled, 'C’est vu')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Modifier : Recours gracieux' })).toBeVisible()
  await expect(recalled).toBeHidden()
})
