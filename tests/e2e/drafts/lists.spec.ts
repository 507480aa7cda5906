import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Block } from '../../../src/shared/drafts/model.ts'
import { paragraphsOf, partsOf } from '../../docx/package.ts'
import { exportWord, newDossier, saved, startUnder, type, writing } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { ask } from '../sample.ts'
import { firstStart } from '../window.ts'

test('a list goes on, begins again or at a number, its levels as wanted; each is one step back, and in Word', async ({
  page,
  folder,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await newDossier(page, 'Recours pour excès de pouvoir', {})
  await startUnder(page, /FAITS ET PROCÉDURE/)
  const items = () =>
    writing(page)
      .locator('.list li')
      .filter({ hasText: /Point/ })
      .evaluateAll(all => all.map(one => `${(one as HTMLElement).dataset.n} ${one.textContent}`))
  const tools = page.getByRole('toolbar', { name: 'Mise en forme' })
  const choose = async (name: string) => {
    await tools.getByRole('button', { name: 'Numérotation de la liste' }).click()
    await page.getByRole('menu').getByText(name, { exact: true }).click()
  }
  const shape = tools.getByLabel('Nature du paragraphe')
  await type(page, 'Point un')
  await shape.selectOption('list-decimal')
  await page.keyboard.press('End')
  for (const words of ['Point deux', 'Entre les deux', 'Point trois', 'Point quatre']) {
    await page.keyboard.press('Enter')
    await type(page, words)
  }
  // an item taken out cuts the list, which goes on counting after it
  await writing(page).getByText('Entre les deux').click()
  await shape.selectOption('paragraph-plain')
  const four = ['1. Point un', '2. Point deux', '3. Point trois', '4. Point quatre']
  await expect.poll(items).toEqual(four)

  await writing(page).getByText('Point trois').click()
  await page.keyboard.press('Control+Alt+l')
  await expect.poll(items).toEqual(['1. Point un', '2. Point deux', '1. Point trois', '2. Point quatre'])
  await page.keyboard.press('Control+z')
  await expect.poll(items).toEqual(four)

  await writing(page).getByText('Point quatre').click()
  await choose('Commencer à…')
  const dialog = page.getByRole('dialog', { name: 'Premier numéro de la liste' })
  await dialog.getByLabel('Numéro').fill('9')
  await page.keyboard.press('Enter')
  await expect.poll(items).toEqual(['1. Point un', '2. Point deux', '3. Point trois', '9. Point quatre'])
  await choose('A. B. C.')
  await expect.poll(items).toEqual(['1. Point un', '2. Point deux', '3. Point trois', 'I. Point quatre'])

  await saved(page)
  const file = join(folder, 'listes.docx')
  await exportWord(page, file)
  const parts = await partsOf(readFileSync(file))
  expect(parts.get('word/numbering.xml')).toMatch(/<w:startOverride w:val="9"\/>/)
  const read = paragraphsOf(parts.get('word/document.xml') ?? '').map(one => one.text)
  expect(read).toEqual(expect.arrayContaining(['Point trois', 'Point quatre']))
  const [dossier] = await ask<{ id: string }[]>(page, 'dossiers.list', {})
  const [draft] = await ask<{ id: string }[]>(page, 'drafts.list', { dossier: dossier?.id })
  const { blocks } = await ask<{ blocks: Block[] }>(page, 'drafts.get', { id: draft?.id })
  const lists = blocks.filter(block => block.kind === 'list' && JSON.stringify(block).includes('Point'))
  expect(lists).toMatchObject([
    { style: 'decimal' },
    { style: 'decimal', start: 'continue' },
    { style: 'decimal', start: 9, levels: ['A.'] },
  ])
})
