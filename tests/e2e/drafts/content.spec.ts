import type { Page } from '@playwright/test'
import type { Block } from '../../../src/shared/drafts/model.ts'
import { block, saveNow, type, writing } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'

/** Puts the caret at the end of the block with these words. */
async function endOf(page: Page, words: string): Promise<void> {
  await block(page, words).first().click()
  await page.keyboard.press('End')
}

/** The blocks of a draft as they are saved, once they are. */
async function blocksOf(page: Page, draft: string): Promise<readonly Block[]> {
  await saveNow(page)
  return (await ask<{ blocks: Block[] }>(page, 'drafts.get', { id: draft })).blocks
}

const note = (page: Page) => page.getByRole('textbox', { name: 'Texte de la note' })
const calls = (page: Page) => writing(page).locator('[data-atom="note"]')

test('a note is written under its paragraph, with the keys and the history of the page', async ({ page }) => {
  const { draft } = await openSample(page, 'recourse')
  const before = await blocksOf(page, draft)
  const had = await calls(page).count()
  await endOf(page, 'L’intérêt à agir')
  await page.keyboard.press('Control+Alt+f')
  await expect(note(page)).toBeFocused()
  await type(page, 'Voir le ')
  await page.keyboard.press('Control+i')
  await type(page, 'rapport')
  await page.keyboard.press('Control+i')
  await type(page, ' : #')
  await page.keyboard.press('Enter')
  await expect(note(page).locator('[data-atom="exhibit"]')).toHaveText(/^pièce n°.\d+$/)
  await expect(note(page).locator('em, .mark-italic')).toHaveText('rapport')
  await expect(calls(page)).toHaveCount(had + 1)
  const written = await blocksOf(page, draft)

  // a dead key, then an input method: written once, and undone with the rest
  const session = await page.context().newCDPSession(page)
  for (const [composed, done] of [
    ['^', 'ê'],
    ['に', '日'],
  ] as const) {
    await session.send('Input.imeSetComposition', { text: composed, selectionStart: 1, selectionEnd: 1 })
    await session.send('Input.imeSetComposition', { text: done, selectionStart: 1, selectionEnd: 1 })
    await session.send('Input.insertText', { text: done })
  }
  await expect(note(page)).toHaveText(/ê日$/)
  expect(await note(page).textContent()).not.toMatch(/[\^に]/)
  for (let step = 0; step < 6 && !/\d$/.test((await note(page).textContent()) ?? ''); step += 1)
    await page.keyboard.press('Control+z')
  expect(await blocksOf(page, draft)).toEqual(written)

  // back to the call, and further in the page; then one history, from the page, undoes what was written in the note
  await page.keyboard.press('Escape')
  await expect(writing(page)).toBeFocused()
  // at once: on a busy machine, keys slower than the pause of the history would be several steps
  await page.keyboard.insertText(' Suite.')
  await page.keyboard.press('Control+z')
  expect(await blocksOf(page, draft)).toEqual(written)
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('Control+z')
  await expect(calls(page)).toHaveCount(had)
  expect(await blocksOf(page, draft)).toEqual(before)
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('Control+y')
  await expect(block(page, 'L’intérêt à agir')).toContainText('Suite.')
  await page.keyboard.press('Control+z')
  expect(await blocksOf(page, draft)).toEqual(written)

  // deleted with the paragraph around it, it comes back whole
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Delete')
  await expect(calls(page)).toHaveCount(had)
  await page.keyboard.press('Control+z')
  expect(await blocksOf(page, draft)).toEqual(written)
})

test('what is copied is what is selected, even before the browser has told of it', async ({ page }) => {
  await openSample(page, 'recourse')
  await endOf(page, 'L’intérêt à agir')
  await expect(writing(page)).toBeFocused()
  const copied = await writing(page).evaluate(root => {
    const block = [...root.querySelectorAll('.block')].find(one =>
      one.textContent?.startsWith('L’intérêt à agir'),
    )
    // in one go: no time for the browser to say that the selection moved
    getSelection()?.setBaseAndExtent(block ?? root, 0, block ?? root, block?.childNodes.length ?? 0)
    const clipboardData = new DataTransfer()
    root.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, cancelable: true, clipboardData }))
    return clipboardData.getData('text/plain')
  })
  expect(copied).toMatch(/^L’intérêt à agir.*jugées recevables \(TA Grenoble/)
})

test('one goes from note to note, undoes in a note, and what is pasted in one keeps its inlines', async ({
  page,
}) => {
  const { draft } = await openSample(page, 'recourse')
  await endOf(page, 'L’intérêt à agir')
  await page.keyboard.press('Control+Alt+f')
  await type(page, 'Première')
  await page.keyboard.press('Escape')
  await type(page, ' Ensuite')
  await page.keyboard.press('Control+Alt+f')
  await type(page, 'Deuxième')
  await page.waitForTimeout(500)
  // at once: on a busy machine, keys slower than the pause of the history would be several steps
  await page.keyboard.insertText(' note')
  await page.keyboard.press('Control+z')
  await expect(note(page)).toHaveText('Deuxième')
  await expect(note(page)).toBeFocused()
  await type(page, ' fois')
  await expect(note(page)).toHaveText('Deuxième fois')
  await page.keyboard.press('Shift+F9')
  await expect(note(page)).toHaveText('Première')
  await page.keyboard.press('F9')
  await expect(note(page)).toHaveText('Deuxième fois')
  // copied from the page, a citation stays one
  await page.keyboard.press('Escape')
  await block(page, 'L’intérêt à agir').click({ position: { x: 120, y: 16 } })
  await page.keyboard.press('Home')
  for (let line = 0; line < 6; line += 1) await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+c')
  await calls(page).first().click()
  await expect(note(page)).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Control+v')
  await expect(note(page).locator('[data-atom="citation"]').first()).toBeVisible()
  const kinds = (await blocksOf(page, draft)).flatMap(one =>
    'inlines' in one ? one.inlines.flatMap(inline => (inline.kind === 'note' ? inline.inlines : [])) : [],
  )
  expect(kinds.map(one => one.kind)).toContain('citation')

  // under the page, the notes are counted; unfolded, they are listed and each opens where it is called
  const list = page.locator('.editor-notes')
  await expect(list.locator('summary')).toHaveText(`${await calls(page).count()} notes de bas de page`)
  await expect(list.getByRole('button')).toHaveCount(0)
  // what was pasted may still move the foot of the page under the pointer
  await expect(async () => {
    await list.locator('summary').click()
    await expect(list).toHaveAttribute('open', '', { timeout: 1_000 })
  }).toPass()
  await expect(list.getByRole('button')).toHaveCount(await calls(page).count())
  await list.getByRole('button', { name: /^2 ?Deuxième fois$/ }).click()
  await expect(note(page)).toHaveText('Deuxième fois')
})
