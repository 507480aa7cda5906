import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixture.ts'
import { firstStart, openAt, press } from '../window.ts'

const article = [
  'I. – Le code de la sécurité intérieure est ainsi modifié :',
  '« Art. L. 871-8. – Les opérateurs remettent aux agents individuellement désignés et dûment habilités des services spécialisés de renseignement les données déchiffrées, dans un délai de soixante-douze heures. Le refus est puni de deux ans d’emprisonnement et de 150 000 euros d’amende. »',
  'II. – Le présent article entre en vigueur le 1er janvier 2026.',
].join('\n')

/** Where each of these stands in the window. */
const places = (all: Locator): Promise<string[]> =>
  all.evaluateAll(elements =>
    elements.map(element => {
      const { left, top, width, height } = element.getBoundingClientRect()
      return [left, top, width, height].map(Math.round).join(' ')
    }),
  )

/** Presses, drags and acts on an article; its words stand where they stood at each moment. */
async function pointsWithoutMoving(page: Page): Promise<void> {
  const words = page.locator('.pointing .word')
  const before = await places(words)
  const stay = async (moment: string) => expect(await places(words), moment).toEqual(before)
  const word = (text: string) => page.locator('.word', { hasText: text }).first()
  await word('opérateurs').hover()
  await page.mouse.down()
  await expect(page.locator('.word.on').first()).toBeVisible()
  await stay('the first press')
  await word('déchiffrées').hover()
  await expect(page.locator('.pointed')).toContainText('déchiffrées')
  await stay('a long stretch of words')
  await page.mouse.up()
  await press(page, 'Remplacer')
  await expect(page.getByRole('textbox', { name: 'Les mots nouveaux' })).toBeVisible()
  await stay('new words asked')
  await press(page, 'Annuler')
  await expect(page.getByRole('textbox', { name: 'Les mots nouveaux' })).toBeHidden()
  await stay('new words given up')
  await press(page, 'Choisir l’alinéa 3 en entier')
  await expect(page.locator('.pointed')).toContainText('Alinéa 3')
  await stay('a whole alinéa')
  await press(page, 'Choisir l’alinéa 3 en entier')
  await expect(page.locator('.pointed')).toContainText('Rien n’est choisi')
  await stay('nothing chosen')
}

for (const size of [
  { width: 1360, height: 860 },
  // tall enough that nothing is scrolled to be pressed
  { width: 640, height: 1200 },
])
  test(`nothing moves under the pointer in an article one points at, ${size.width} points wide`, async ({
    page,
  }) => {
    await page.setViewportSize(size)
    await firstStart(page, 'Bénévole', 'Commencer sans rien')
    await openAt(page, '#/campagne/amendements')
    await press(page, 'Nouvel amendement')
    await page.getByRole('textbox', { name: /^Article / }).fill('8 ter')
    await page.getByRole('textbox', { name: 'Texte de l’article' }).fill(article)
    await press(page, 'Commencer')
    await expect(page.getByText('Enregistré', { exact: true })).toBeVisible()
    await pointsWithoutMoving(page)
  })
