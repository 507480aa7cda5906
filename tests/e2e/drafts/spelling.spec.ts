import type { Page } from '@playwright/test'
import { block, menu, newDossier, saved, startUnder, take, type, writing } from '../desk.ts'
import { imported } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, goTo, lacks, press } from '../window.ts'

/** The words marked on the page, or in the note that is open. */
const marked = (page: Page, where: 'page' | 'note' = 'page'): Promise<string[]> =>
  page.evaluate(
    name => [...(CSS.highlights.get(name) ?? [])].map(range => (range as Range).toString()),
    `pretoire-spelling-${where}`,
  )

test.beforeEach(async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await imported(page)
  await newDossier(page, 'Recours pour excès de pouvoir', { Commune: 'Moirans' })
  await startUnder(page, /FAITS ET PROCÉDURE/)
})

test('unknown words are marked, put right by the keyboard or learnt, and the text is not touched', async ({
  page,
}) => {
  await type(page, 'Le maire de Moirans a decidé une vidéoverbalisation par la CNIL, dit Zorglub. ')
  await expect.poll(() => marked(page)).toEqual(['decidé', 'Zorglub'])
  const sentence = block(page, 'Le maire de Moirans')
  const before = await sentence.innerHTML()
  await page.keyboard.press('Home')
  await page.keyboard.press('Control+;')
  await expect(menu(page)).toContainText('decidé')
  await take(page, /^décidé$/)
  await expect(sentence).toContainText('a décidé une')
  expect(await sentence.innerHTML()).toBe(before.replace('decidé', 'décidé'))
  await page.keyboard.press('Control+;')
  await expect(menu(page)).toContainText('Zorglub')
  await take(page, 'Ajouter à mon dictionnaire')
  await expect.poll(() => marked(page)).toEqual([])
  await type(page, 'Encore Zorglub et xyzzt. ')
  await expect.poll(() => marked(page)).toEqual(['xyzzt'])
  await page.keyboard.press('Control+;')
  await take(page, 'Ignorer dans ce texte')
  await expect.poll(() => marked(page)).toEqual([])
  await saved(page)
  await page.reload()
  await expect(writing(page)).toBeVisible()
  await startUnder(page, /FAITS ET PROCÉDURE/)
  await type(page, 'Toujours xyzzt, qwrtp. ')
  await expect.poll(() => marked(page)).toEqual(['qwrtp'])
  await goTo(page, 'Réglages')
  await expect(page.getByRole('list', { name: 'Mon dictionnaire' })).toContainText('Zorglub')
  await press(page, 'Retirer « Zorglub »')
  await expect(page.getByRole('list', { name: 'Mon dictionnaire' })).toHaveCount(0)
})

test('a right click on a marked word offers what it may be', async ({ page }) => {
  const old = await lacks(page, 'caretFromPoint')
  test.skip(old !== '', old)
  await type(page, 'La recevabilitté est certaine. ')
  await expect.poll(() => marked(page)).toEqual(['recevabilitté'])
  const place = await page.evaluate(() => {
    const [range] = CSS.highlights.get('pretoire-spelling-page') ?? []
    const box = (range as Range).getBoundingClientRect()
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  })
  await page.mouse.click(place.x, place.y, { button: 'right' })
  await menu(page).getByRole('option', { name: 'recevabilité', exact: true }).click()
  await expect(block(page, 'La recevabilité est certaine.')).toBeVisible()
  // in a note as in the text
  await page.keyboard.press('Control+Alt+f')
  const note = page.getByRole('textbox', { name: 'Texte de la note' })
  await expect(note).toBeFocused()
  await page.keyboard.type('Le préffet est seul compétent. ')
  await expect.poll(() => marked(page, 'note')).toEqual(['préffet'])
  await page.keyboard.press('Control+;')
  await take(page, /^préfet$/)
  await expect(note).toHaveText(/^Le préfet est seul compétent\./)
  await expect.poll(() => marked(page, 'note')).toEqual([])
})
