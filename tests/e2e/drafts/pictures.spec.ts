import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Block } from '../../../src/shared/drafts/model.ts'
import { partsOf } from '../../docx/package.ts'
import { aPng } from '../../docx/texts/gallery.ts'
import { block, call, exportWord, saveNow, writing } from '../desk.ts'
import { dropFiles } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'

type Picture = Extract<Block, { kind: 'image' }>

const pictures = (page: Page) => writing(page).locator('.picture')

/** Pastes a file on the page, as the system would. */
const paste = (page: Page, file: { name: string; type: string; data: string }) =>
  page.evaluate(given => {
    const bytes = Uint8Array.from(atob(given.data), sign => sign.charCodeAt(0))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([bytes], given.name, { type: given.type }))
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('.editor-page .paragraph')?.dispatchEvent(event)
  }, file)

test('a picture is chosen, dropped or pasted, described, undone, and printed by Word', async ({
  page,
  folder,
}) => {
  const { draft } = await openSample(page, 'recourse')
  const now = async () => {
    await saveNow(page)
    return (await ask<{ blocks: Block[] }>(page, 'drafts.get', { id: draft })).blocks
  }
  const before = await now()
  const grey = Buffer.from(aPng(300, 200))
  const path = join(folder, 'mât.png')
  writeFileSync(path, grey)

  // chosen from the menu of blocks
  await block(page, 'exploite un réseau').click({ position: { x: 140, y: 44 } })
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  const chooser = page.waitForEvent('filechooser')
  await call(page, '/', 'image', 'Image')
  await (await chooser).setFiles(path)
  const dialog = page.getByRole('dialog', { name: 'Image' })
  await dialog.getByLabel('Texte de remplacement').fill('Un mât de caméras sur la place')
  await dialog.getByRole('slider').fill('40')
  await dialog.getByRole('button', { name: 'Garder et écrire la légende' }).click()
  await expect(page.getByRole('textbox', { name: 'Texte de la légende' })).toBeFocused()
  await page.keyboard.type('La place, le ')
  await page.keyboard.press('Control+i')
  await page.keyboard.type('3 mars 2025')
  await expect(pictures(page).locator('figcaption .mark-italic')).toHaveText('3 mars 2025')
  await page.keyboard.press('Escape')
  await expect(pictures(page)).toHaveCount(1)
  await expect(pictures(page).locator('img')).toHaveJSProperty('naturalWidth', 300)
  const described = (await now()).find((one): one is Picture => one.kind === 'image')
  expect(described).toMatchObject({ alt: 'Un mât de caméras sur la place', width: 40, type: 'png' })
  const file = join(folder, 'avec-image.docx')
  await exportWord(page, file)
  const xml = (await partsOf(readFileSync(file))).get('word/document.xml') ?? ''
  expect(xml).toContain('descr="Un mât de caméras sur la place"')
  expect(xml).toContain('La place, le')
  expect(xml).toMatch(/<w:i\/>(?:(?!<\/w:r>).)*3\smars\s2025/)
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+z')
  await expect(pictures(page)).toHaveCount(0)
  expect(await now()).toEqual(before)

  // dropped where it is wanted, without a word of what it shows: the checks say so
  await block(page, 'L’intérêt à agir').click({ position: { x: 140, y: 14 } })
  const target = await block(page, 'L’intérêt à agir').boundingBox()
  if (!target) throw new Error('no paragraph')
  await dropFiles(page, [path], { x: target.x + 120, y: target.y + 14 })
  await dialog.getByRole('button', { name: 'Plus tard' }).click()
  await expect(pictures(page)).toHaveCount(1)
  await expect(pictures(page)).toContainText('Texte de remplacement à écrire')
  await now()
  const codes = (await ask<{ code: string }[]>(page, 'drafts.check', { id: draft })).map(one => one.code)
  expect(codes).toContain('image-alt')
  await pictures(page).click()
  await page.keyboard.press('Delete')
  await expect(pictures(page)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(pictures(page)).toHaveCount(1)
  await page.keyboard.press('Control+z')

  // pasted as a drawing, it comes as a PNG; what is no picture is refused with a sentence
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><script>document.title="!"</script><rect width="40" height="20"/></svg>',
  ).toString('base64')
  await block(page, 'L’intérêt à agir').click({ position: { x: 140, y: 14 } })
  await paste(page, { name: 'plan.svg', type: 'image/svg+xml', data: svg })
  await dialog.getByRole('button', { name: 'Plus tard' }).click()
  await expect(pictures(page).locator('img')).toHaveJSProperty('naturalWidth', 1600)
  await paste(page, { name: 'faux.png', type: 'image/png', data: btoa('rien') })
  await expect(page.locator('.toast.error')).toContainText('n’est pas une image')
  await expect(pictures(page)).toHaveCount(1)
})
