import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { choose, save } from './files.ts'
import { answer, goTo, press } from './window.ts'

/** Turns the pages of the questions until that one is shown. */
async function turnTo(page: Page, label: string): Promise<void> {
  const next = page.getByRole('button', { name: 'Page suivante' })
  const field = page.getByLabel(label).first()
  // the questions come a moment after the template is chosen: nothing is turned before
  await expect(next.or(field).first()).toBeVisible()
  while (!(await field.isVisible()) && (await next.isVisible())) await next.click()
}

/** Makes a dossier from a template, with the answers given by their labels; its text is then open. */
export async function newDossier(
  page: Page,
  template: string,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  await goTo(page, 'Dossiers')
  await press(page, 'Nouveau dossier')
  await page.getByRole('button', { name: template }).click()
  for (const [label, value] of Object.entries(answers)) {
    await turnTo(page, label)
    await answer(page, { [label]: value })
  }
  await press(page, 'Créer le dossier')
  await expect(writing(page)).toBeVisible()
}

/** The page being written. */
export const writing = (page: Page): Locator => page.getByRole('textbox', { name: /^Texte/ })

/** A paragraph, quote, heading or list of the page that holds these words. */
export const block = (page: Page, words: string | RegExp): Locator =>
  writing(page).locator('.block').filter({ hasText: words }).first()

/** The menu under the caret. */
export const menu = (page: Page): Locator => page.locator('.editor-menu')

/** Puts the caret at the end of a heading of the outline, then in a new paragraph under it. */
export async function startUnder(page: Page, heading: string | RegExp): Promise<void> {
  await page
    .locator('.editor-outline .outline-row button[draggable]')
    .filter({ hasText: heading })
    .first()
    .click()
  await expect(writing(page)).toBeFocused()
  // the page scrolls there first: a line out of sight is not laid out, and has no end to go to
  const title = page.locator('.editor-page .heading').filter({ hasText: heading }).first()
  await expect(title).toBeInViewport()
  await expect.poll(() => title.evaluate(one => one.contains(getSelection()?.anchorNode ?? null))).toBe(true)
  // a key pressed while the page is still moving is lost to the browser: one presses again
  await expect(async () => {
    await page.keyboard.press('End')
    expect(await title.evaluate(afterCaret)).toBe('')
  }).toPass()
  await page.keyboard.press('Enter')
}

/** Puts the caret at the end of a paragraph: the key End goes to that of a line as it is laid out, so the last one is clicked first. */
export async function goToEnd(page: Page, paragraph: Locator): Promise<void> {
  await paragraph.scrollIntoViewIfNeeded()
  await expect(async () => {
    await paragraph.click({ position: await paragraph.evaluate(endOfLastLine) })
    await page.keyboard.press('End')
    expect(await paragraph.evaluate(afterCaret)).toBe('')
  }).toPass()
}

/** The place, within an element, of the end of its last line. Runs in the page. */
function endOfLastLine(element: HTMLElement): { x: number; y: number } {
  const range = document.createRange()
  range.selectNodeContents(element)
  const { left, top } = element.getBoundingClientRect()
  const line = [...range.getClientRects()].at(-1) ?? element.getBoundingClientRect()
  return { x: line.right - left - 1, y: line.top + line.height / 2 - top }
}

/** The text after the caret in an element. Runs in the page. */
function afterCaret(element: HTMLElement): string {
  const selection = getSelection()
  if (!selection?.anchorNode) return element.textContent
  const rest = document.createRange()
  rest.selectNodeContents(element)
  rest.setStart(selection.anchorNode, selection.anchorOffset)
  return rest.toString()
}

/** Types as a person does, key by key. */
export const type = (page: Page, text: string): Promise<void> => page.keyboard.type(text, { delay: 8 })

/** Calls a menu by its character, types what is looked for, and takes the line that says it. */
export async function call(
  page: Page,
  char: '@' | '#' | '/',
  query: string,
  line: string | RegExp,
): Promise<void> {
  await type(page, char + query)
  await take(page, line)
}

/** Takes a line of the open menu by the keyboard. */
export async function take(page: Page, line: string | RegExp): Promise<void> {
  const option = menu(page).getByRole('option').filter({ hasText: line }).first()
  await expect(option).toBeVisible()
  for (let step = 0; step < 60 && (await option.getAttribute('aria-selected')) !== 'true'; step += 1)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

/** Chooses a source by its docket number alone, then one of its points. */
async function choosePoint(page: Page, number: string, title: string | RegExp, point: number): Promise<void> {
  await call(page, '@', number, title)
  await expect(menu(page).getByRole('option', { name: 'Sans point précis' })).toBeVisible()
  await type(page, `${point}`)
  await take(page, new RegExp(`^pt ${point}(?!\\d)`))
}

/** Cites a source at a point where the caret is. */
export async function cite(page: Page, number: string, title: string | RegExp, point: number): Promise<void> {
  await choosePoint(page, number, title, point)
  // a source whose text is not in the library has nothing to reproduce: it is cited at once
  const cited = menu(page)
    .getByRole('option')
    .filter({ hasText: /^Citer(?! et)/ })
  await expect.poll(async () => (await cited.count()) > 0 || !(await menu(page).isVisible())).toBe(true)
  if ((await cited.count()) > 0) await take(page, /^Citer(?! et)/)
}

/** The same, with the passage word for word as a block of its own. */
export async function quotePoint(
  page: Page,
  number: string,
  title: string | RegExp,
  point: number,
): Promise<void> {
  await type(page, ' ')
  await choosePoint(page, number, title, point)
  await take(page, 'Citer et reproduire le passage')
}

/** Shows a tab of the side panel, opening it if it was closed. */
export async function panel(page: Page, name: 'Bibliothèque' | 'Pièces' | 'Contrôles'): Promise<Locator> {
  // the panel comes a moment after the page: what tells that it is closed is its button
  const closed = page.getByRole('button', { name: 'Ouvrir le panneau' })
  await expect(closed.or(page.getByRole('button', { name: 'Fermer le panneau' })).first()).toBeVisible()
  if (await closed.isVisible()) await press(page, 'Ouvrir le panneau')
  await page.getByRole('tab', { name }).click()
  return page.getByRole('tabpanel', { name })
}

/** Adds files to the exhibits from the panel of the text being written. */
export async function addExhibits(page: Page, files: readonly string[]): Promise<void> {
  const pieces = await panel(page, 'Pièces')
  const names = pieces.locator('.exhibit-name')
  const before = await names.count()
  await choose(page, () => press(pieces, 'Ajouter des pièces…'), files)
  // those that were there may be listed after they were counted
  await expect.poll(() => names.count()).toBeGreaterThanOrEqual(before + files.length)
  await expect(names.last()).toContainText(basename(files.at(-1) ?? '').replace(/\.[^.]+$/, ''))
}

/** The exhibits in their order, by the names shown. */
export async function exhibits(page: Page): Promise<string[]> {
  const pieces = await panel(page, 'Pièces')
  return pieces.locator('.exhibit-name').allInnerTexts()
}

/** Moves the second exhibit above the first. */
export async function swapExhibits(page: Page): Promise<void> {
  const pieces = await panel(page, 'Pièces')
  const [first = '', second = ''] = await exhibits(page)
  const name = pieces.getByRole('button', { name: second, exact: true })
  const up = pieces.getByRole('button', { name: 'Monter', exact: true })
  // the panel follows the caret: it may already show this exhibit open, or open it meanwhile
  await expect(async () => {
    if ((await name.getAttribute('aria-expanded')) !== 'true') await name.click()
    await expect(up).toBeVisible({ timeout: 1000 })
  }).toPass()
  await up.click()
  await expect(pieces.locator('.exhibit-name')).toHaveText([second, first])
}

/** Waits until the text says it is saved. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('.editor-saved')).toHaveText(/^Enregistré/)
}

/** Has what was just done in the text saved at once, as when its user turns to another window, and waits for it. */
export async function saveNow(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await saved(page)
}

/** The promises of the page about the file to come: numbers, calls, notes, as printed on the screen. */
export interface Promised {
  readonly headings: readonly { readonly number: string; readonly text: string }[]
  readonly exhibits: readonly string[]
  readonly citations: readonly string[]
  readonly quotes: readonly string[]
}

/** Reads from the screen what the file should say, once its numbers and labels have come to rest. */
export async function promised(page: Page): Promise<Promised> {
  let last = ''
  const same = async () => {
    const before = last
    last = JSON.stringify(await readPromised(page))
    return last === before
  }
  await expect.poll(same, { intervals: [500] }).toBe(true)
  return JSON.parse(last)
}

const readPromised = (page: Page): Promise<Promised> =>
  writing(page).evaluate(root => {
    const texts = (selector: string) => [...root.querySelectorAll(selector)].map(one => one.textContent ?? '')
    return {
      headings: [...root.querySelectorAll<HTMLElement>('.block.heading')].map(one => ({
        number: one.dataset.n ?? '',
        text: one.textContent ?? '',
      })),
      exhibits: texts('[data-atom="exhibit"]'),
      citations: texts('[data-atom="citation"]'),
      quotes: texts('blockquote[data-verbatim]'),
    }
  })

/** Exports the working copy and saves the file a reader would open. */
export async function exportWord(page: Page, to: string): Promise<void> {
  await press(page, 'Exporter')
  const dialog = page.getByRole('dialog', { name: 'Exporter' })
  await press(dialog, 'Écrire la copie de travail')
  const link = dialog.getByRole('link', { name: /^Enregistrer/ })
  await save(page, () => link.click(), to)
  if (readFileSync(to).subarray(0, 2).toString() !== 'PK')
    throw new Error('Le fichier reçu n’est pas un fichier Word.')
  await press(dialog, 'Fermer')
}
