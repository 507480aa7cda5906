import { expect, type Locator, type Page } from '@playwright/test'

/** Who the newcomer says to be, and what they begin with. */
type Start =
  | 'Ouvrir un dossier d’exemple'
  | 'Charger la bibliothèque de départ'
  | 'Importer vos fichiers…'
  | 'Commencer sans rien'

/** Presses a button by the words on it. */
export const press = (page: Page | Locator, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

/** The first page: who one is, and how one begins. */
export async function firstStart(page: Page, who: 'Avocat·e' | 'Bénévole', begin: Start): Promise<void> {
  // a click made while the page still finds its faces may fall beside what it aimed at
  await expect(() => page.getByRole('radio', { name: who }).check({ force: true })).toPass()
  await press(page, begin)
}

/** Features of the engine that Electron 25, lent where no newer one can be had, has not. */
const features = {
  /** Chrome 125: a panel that ends where the rail begins */
  anchors: () => CSS.supports('anchor-name: --x'),
  /** Chrome 128: the word under the pointer */
  caretFromPoint: () => 'caretPositionFromPoint' in document,
  /** Chrome 128: boxes measured as they are zoomed */
  zoomedBoxes: () => 'currentCSSZoom' in Element.prototype,
}

/** Why a test cannot run in the engine of a page; empty when it can. */
export const lacks = async (page: Page, feature: keyof typeof features): Promise<string> =>
  (await page.evaluate(features[feature])) ? '' : `Ce moteur est trop ancien : ${feature}.`

/** Goes to a place of the program, `#/dossier/…`, as its own links do: the page is not loaded anew. */
export async function openAt(page: Page, hash: string): Promise<void> {
  await page.goto(new URL(hash, page.url()).href)
}

/** Chooses the worked example of a filing in the box, and goes past the tour of the first one. */
export async function openFirstSample(page: Page): Promise<void> {
  await press(page, 'Un recours')
  await press(page, 'Passer la visite')
}

/** Goes to a place of the rail. */
export async function goTo(
  page: Page,
  place: 'Dossiers' | 'Bibliothèque' | 'Campagne' | 'Réglages',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Prétoire' }).getByRole('link', { name: place }).click()
  await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible()
}

/** Goes to a section of the campaign through its group, as its navigation leads there. */
export async function campaignSection(page: Page, group: string, section?: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Campagne' })
  await navigation.getByRole('link', { name: group, exact: true }).click()
  if (section) await navigation.getByRole('link', { name: section, exact: true }).click()
}

/** Types in the library's search field; the results. */
export async function search(page: Page, text: string): Promise<Locator> {
  const field = page.getByRole('searchbox', { name: 'Chercher dans la bibliothèque' })
  // the same words asked again are not sent again
  if ((await field.inputValue()) !== text) {
    const answered = page.waitForResponse(
      reply =>
        reply.url().endsWith('/call/library.search') &&
        (reply.request().postData() ?? '').includes(JSON.stringify(text)),
    )
    await Promise.all([answered, field.fill(text)])
  }
  const results = page.getByRole('listbox', { name: 'Résultats' })
  await page.waitForTimeout(120)
  return results.getByRole('option')
}

/** Chooses a line of the library's menu. */
export async function libraryMenu(page: Page, line: string): Promise<void> {
  await page.locator('.list-head').getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: line }).click()
}

/** Takes back what a message says was done. */
export async function undo(page: Page, said: string | RegExp): Promise<void> {
  const toast = page.locator('.toast').filter({ hasText: said })
  await toast.getByRole('button', { name: 'Annuler' }).click()
  await expect(toast).toHaveCount(0)
}

/** Opens the first result of a search; the reader. */
export async function read(page: Page, text: string, title: string | RegExp): Promise<Locator> {
  const results = await search(page, text)
  await results.filter({ hasText: title }).first().click()
  const reader = page.locator('article.reader')
  await expect(reader.getByRole('heading', { level: 2 })).toContainText(title)
  return reader
}

/** Answers questions by their labels, in fields and lists alike. */
export async function answer(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(answers)) {
    const field = page.getByLabel(label, { exact: false }).first()
    if ((await field.evaluate(one => one.tagName)) === 'SELECT') await field.selectOption({ label: value })
    else await field.fill(value)
  }
}

/** Opens the palette and runs the action these letters find first. */
export async function command(page: Page, letters: string, name: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  await page
    .getByRole('searchbox', { name: 'Chercher une action, un dossier' })
    .or(page.getByRole('textbox', { name: 'Chercher une action, un dossier' }))
    .fill(letters)
  await expect(page.getByRole('menuitem', { name }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

/** Closes the dialog in front by Escape, once it has taken the keyboard. */
export async function leave(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  // a dialog gives itself the focus twice, for screen readers: half a second apart
  await page.waitForTimeout(700)
  await expect(dialog.locator(':focus').or(page.locator('[role="dialog"]:focus')).first()).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
}

/** Opens a sheet of the dossier that is shown. */
export const sheet = (
  page: Page,
  name:
    | 'Le fil'
    | 'Textes'
    | 'Faits'
    | 'Parties'
    | 'Dates et délais'
    | 'Pièces'
    | 'Affaires et dépôts'
    | 'Notes'
    | 'Classer',
): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Dans ce dossier' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()
