import type { Page } from '@playwright/test'
import type { Block } from '../../../src/shared/drafts/model.ts'
import { saveNow, type, writing } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'

type Table = Extract<Block, { kind: 'table' }>

const table = (page: Page) => writing(page).locator('table').first()
const act = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Tableau' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
}

test('every act on a table is undone in one step; cells merge, columns are drawn, Tab goes on', async ({
  page,
}) => {
  const { draft } = await openSample(page, 'advocacy')
  const now = async () => {
    await saveNow(page)
    const { blocks } = await ask<{ blocks: Block[] }>(page, 'drafts.get', { id: draft })
    return blocks
  }
  const tableOf = (blocks: readonly Block[]) => blocks.find((one): one is Table => one.kind === 'table')
  const before = await now()
  await table(page)
    .locator('td')
    .nth(1)
    .click({ position: { x: 30, y: 14 } })
  const acts = [
    'Ligne au-dessus',
    'Colonne à gauche',
    'Descendre la ligne',
    'Déplacer la colonne à droite',
    'Colonne centrée',
    'Élargir la colonne',
    'Première ligne en titre',
    'Supprimer la ligne',
    'Supprimer la colonne',
  ]
  for (const name of acts) {
    await act(page, name)
    const after = await now()
    expect(after, name).not.toEqual(before)
    await page.keyboard.press('Control+z')
    expect(await now(), name).toEqual(before)
    await table(page)
      .locator('td')
      .nth(1)
      .click({ position: { x: 30, y: 14 } })
  }

  // two cells chosen with the mouse become one, and two again
  const from = await table(page).locator('td').nth(1).boundingBox()
  const to = await table(page).locator('td').nth(4).boundingBox()
  if (!from || !to) throw new Error('no cells')
  await page.mouse.move(from.x + 30, from.y + 14)
  await page.mouse.down()
  await page.mouse.move(to.x + 40, to.y + 20, { steps: 6 })
  await page.mouse.up()
  await expect(table(page).locator('.cell-chosen')).toHaveCount(2)
  await act(page, 'Fusionner les cellules choisies')
  await expect(table(page).locator('[rowspan="2"]')).toHaveCount(1)
  expect(tableOf(await now())?.spans).toEqual([{ row: 1, column: 1, rows: 2, columns: 1 }])
  await act(page, 'Descendre la ligne')
  await expect(page.getByRole('log')).toContainText('une cellule fusionnée tient')
  await act(page, 'Scinder la cellule')
  await expect(table(page).locator('[rowspan="2"]')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  expect(await now()).toEqual(before)

  // an edge drawn with the pointer, then taken back
  const cell = table(page).locator('th').first()
  const box = await cell.boundingBox()
  if (!box) throw new Error('no cell')
  await page.mouse.move(box.x + box.width - 1, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width + 60, box.y + 10, { steps: 4 })
  await page.mouse.up()
  expect((await cell.boundingBox())?.width).toBeGreaterThan(box.width + 40)
  expect(tableOf(await now())?.widths).not.toEqual(tableOf(before)?.widths)
  await page.keyboard.press('Control+z')
  expect(await now()).toEqual(before)

  // a caption; then Tab after the last cell makes a row
  await table(page).locator('td').last().click()
  await act(page, 'Légende…')
  await page.keyboard.type('Ce que le texte prévoit')
  await page.keyboard.press('Escape')
  await table(page).locator('td').last().click()
  await expect(table(page)).toHaveAttribute('data-caption', 'Ce que le texte prévoit')
  const rows = await table(page).locator('tr').count()
  await page.keyboard.press('Tab')
  await type(page, 'Suite')
  await expect(table(page).locator('tr')).toHaveCount(rows + 1)
  await expect(table(page).locator('tr').last().locator('td').first()).toHaveText('Suite')
  await page.keyboard.press('Shift+Tab')
  await type(page, '!')
  await expect(
    table(page)
      .locator('tr')
      .nth(rows - 1),
  ).toContainText('!')
})
