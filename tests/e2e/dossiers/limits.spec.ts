import type { Dossier } from '../../../src/shared/dossiers/model.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { openAt, press } from '../window.ts'

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('an end that comes near is recalled wherever one is, once; an event says what it answers, a question what it moves', async ({
  page,
}) => {
  await openSample(page, 'recourse')
  const [listed] = await ask<{ id: string }[]>(page, 'dossiers.list', {})
  const dossier = await ask<Dossier>(page, 'dossiers.get', { id: listed?.id })
  const events: Dossier['events'] = [
    { id: 'premier', kind: 'notified', date: day(-50), label: 'Premier refus', options: ['regime-general'] },
    { id: 'second', kind: 'notified', date: day(-40), label: 'Second refus', options: ['regime-general'] },
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
  await expect(page.getByText(/écarte le/).first()).toBeVisible()
  await question.selectOption('no-remedies')
  await expect
    .poll(async () => (await ask<Dossier>(page, 'dossiers.get', { id: dossier.id })).events)
    .toContainEqual(
      expect.objectContaining({ id: 'second', options: expect.arrayContaining(['no-remedies']) }),
    )
  await expect(question).toBeHidden()
})

test('the length a court set and an hour are noted with the event, and the questions say what each answer excludes', async ({
  page,
}) => {
  await openSample(page, 'recourse')
  const [listed] = await ask<{ id: string }[]>(page, 'dossiers.list', {})
  const dossier = await ask<Dossier>(page, 'dossiers.get', { id: listed?.id })
  const events: Dossier['events'] = [
    { id: 'invitation', kind: 'invited', date: day(-3), label: 'Invitation du greffe', options: [] },
    { id: 'liberte', kind: 'urgent-claim', date: day(-1), label: 'Référé-liberté', options: [] },
    { id: 'un', kind: 'notified', date: day(-20), label: 'Premier refus', options: ['regime-general'] },
    { id: 'deux', kind: 'notified', date: day(-10), label: 'Second refus', options: ['regime-general'] },
    { id: 'recours', kind: 'gracieux', date: day(-5), label: 'Recours gracieux', options: [] },
  ]
  await ask(page, 'dossiers.save', { dossier: { ...dossier, events } })
  const saved = async () => (await ask<Dossier>(page, 'dossiers.get', { id: dossier.id })).events

  await openAt(page, `#/dossier/${dossier.id}?fait=limits`)
  await page.getByRole('button', { name: 'Modifier : Invitation du greffe' }).click()
  await page.getByLabel('Délai fixé').fill('2')
  await page.getByLabel('Unité').selectOption('m')
  await press(page, 'Enregistrer')
  await expect.poll(saved).toContainEqual(expect.objectContaining({ id: 'invitation', span: '2m' }))

  await page.getByRole('button', { name: 'Modifier : Référé-liberté' }).click()
  await page.getByLabel('Heure', { exact: true }).fill('25:00')
  await expect(page.getByText('Écrivez l’heure ainsi : 09:30.')).toBeVisible()
  await page.getByLabel('Heure', { exact: true }).fill('10:30')
  await press(page, 'Enregistrer')
  await expect.poll(saved).toContainEqual(expect.objectContaining({ id: 'liberte', time: '10:30' }))

  const target = page.getByLabel(/^Décision ou recours visé \(Recours gracieux/)
  await target.selectOption({ label: await target.locator('option').nth(1).innerText() })
  await expect.poll(saved).toContainEqual(expect.objectContaining({ id: 'recours', of: 'deux' }))
  await expect(target).toBeHidden()
  await page.getByLabel('Le requérant demeure').selectOption('2')
  await expect
    .poll(async () => (await ask<Dossier>(page, 'dossiers.get', { id: dossier.id })).facts['limits.distance'])
    .toBe('2')
})

test('a date is noted in its case, and the limits are shown case by case', async ({ page }) => {
  const { dossier } = await openSample(page, 'recourse')
  await ask(page, 'affaires.add', { dossier, title: 'Référé-suspension', drafts: [] })
  await openAt(page, `#/dossier/${dossier}?fait=limits`)
  const dates = page.getByRole('region', { name: 'Dates' })
  // the list is searched by words, without their accents; a word of an act proposes its decision with its nature
  const search = dates.getByLabel('Chercher dans la liste')
  await search.fill('visa long')
  await expect(dates.getByRole('status')).toHaveText('Une ligne dans la liste.')
  await search.fill('refere suspension')
  await expect(
    dates.getByLabel('Nature').getByText('Ordonnance de référé-suspension notifiée'),
  ).toBeAttached()
  await dates.getByLabel('Nature').selectOption({ label: 'Ordonnance de référé-suspension notifiée' })
  await dates.getByLabel(/^Date/).fill(day(-2))
  await dates.getByLabel('Affaire de cette date').selectOption({ label: 'Référé-suspension' })
  await press(dates, 'Ajouter')
  await expect(dates.getByText('affaire : Référé-suspension')).toBeVisible()
  const limits = page.getByRole('region', { name: 'Délais' })
  await expect(limits.getByRole('heading', { name: 'Référé-suspension', exact: true })).toBeVisible()
  await expect(limits.getByRole('heading', { name: 'Affaire principale' })).toBeVisible()
  await expect
    .poll(async () => (await ask<Dossier>(page, 'dossiers.get', { id: dossier })).events)
    .toContainEqual(expect.objectContaining({ kind: 'suspension-order', affaire: expect.any(String) }))
})
