import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportWord } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { goTo, openAt, press } from '../window.ts'
import { wordPart } from '../word.ts'

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="80"><circle cx="40" cy="40" r="34" fill="#1d3f6e"/><path d="M90 40h140" stroke="#b3261e" stroke-width="12"/></svg>'

test('a letterhead is written once, with its logo, seen on a page, and printed on the text that asks for it in the style chosen', async ({
  page,
  folder,
}) => {
  const { dossier, draft } = await openSample(page, 'recourse')
  await goTo(page, 'Réglages')
  const letterhead = page.getByRole('region', { name: 'En-tête' })
  await letterhead.getByRole('textbox', { name: 'Nom', exact: true }).fill('Claire Durand')
  await page.getByRole('textbox', { name: 'Sous le nom' }).fill('Avocate au barreau de Grenoble')
  await page.getByRole('textbox', { name: 'Au pied des pages' }).fill('Toque 12')
  const letter = page.getByRole('img', { name: 'une lettre sous cet en-tête' })
  for (const words of ['Claire Durand', 'Avocate au barreau de Grenoble', 'Toque 12'])
    await expect(letter.getByText(words)).toBeAttached()
  const file = join(folder, 'logo.svg')
  writeFileSync(file, drawing)
  const chooser = page.waitForEvent('filechooser')
  await press(page, 'Choisir un logo…')
  await (await chooser).setFiles(file)
  await expect(letter.locator('image')).toBeAttached()
  await expect(page.getByRole('textbox', { name: 'Ce que montre le logo' })).toHaveValue(/Claire Durand/)
  await page.getByRole('textbox', { name: 'Ce que montre le logo' }).fill('Un point et une ligne')
  await page.getByRole('slider', { name: /^Hauteur/ }).fill('30')
  await press(page, 'Retirer le logo')
  await expect(letter.locator('image')).not.toBeAttached()
  await press(page, 'Annuler')
  const height = () => letter.locator('image').getAttribute('height').then(Number)
  await expect.poll(height).toBeCloseTo((30 / 25.4) * 72, 0)

  await openAt(page, `#/dossier/${dossier}/${draft}`)
  await press(page, 'Présentation')
  const dialog = page.getByRole('dialog', { name: 'Présentation' })
  await dialog.getByRole('radio', { name: 'Avocat·e' }).check()
  await dialog.getByRole('checkbox', { name: 'Sous votre en-tête' }).check()
  const first = dialog.getByRole('img', { name: /^page 1 sur/ })
  await expect(first.getByText('Claire Durand')).toBeAttached()
  await expect(first.locator('image')).toBeAttached()
  const cutWords = dialog.getByText(/\p{Ll}-$/u)
  await expect.poll(() => cutWords.count()).toBeGreaterThan(1)
  const cutCount = await cutWords.count()
  await dialog.getByRole('checkbox', { name: 'Couper les mots en fin de ligne' }).uncheck()
  // a name with hyphens may still end a line
  await expect.poll(() => cutWords.count()).toBeLessThan(cutCount)
  await press(dialog, 'Présenter ainsi')
  await expect(dialog).toBeHidden()
  expect(await ask(page, 'drafts.get', { id: draft })).toMatchObject({
    style: 'lawyer',
    letterhead: true,
    hyphenated: false,
  })

  const word = join(folder, 'en-tete.docx')
  await exportWord(page, word)
  const head = await wordPart(word, 'word/header1.xml')
  expect(head).toContain('Claire Durand')
  expect(head).toContain('descr="Un point et une ligne"')
  expect(await wordPart(word, 'word/settings.xml')).not.toContain('<w:autoHyphenation/>')
  await press(page, 'Annuler')
  await expect
    .poll(() => ask<object>(page, 'drafts.get', { id: draft }))
    .toMatchObject({ style: 'association', letterhead: false, hyphenated: true })
})
