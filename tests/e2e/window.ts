import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { saveInShell, shellOf } from './shell.ts'

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

/** Loads the page anew at a place of the program: `#/dossier/…`. */
export async function openAt(page: Page, hash: string): Promise<void> {
  await page.goto(new URL(hash, page.url()).href)
  await page.reload()
}

/** Does what hands a file over to be saved, and saves it there; the name proposed for it. */
export async function save(page: Page, act: () => Promise<unknown>, to: string): Promise<string> {
  const shell = shellOf(page)
  if (shell) return saveInShell(shell, act, to)
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 90_000 }), act()])
  await download.saveAs(to)
  return download.suggestedFilename()
}

/** Where the program answers a message: `/call/drafts.save`. */
type Calls = RegExp

/** Gives one answer to messages instead of the program's, until the returned function is called. */
export const replaceAnswer = (page: Page, calls: Calls, answer: object): Promise<() => Promise<void>> =>
  interceptCalls(page, calls, () => Promise.resolve(answer))

/** Holds messages back until a promise resolves; the returned function lets those to come through. */
export const holdCalls = (
  page: Page,
  calls: Calls,
  until: () => Promise<unknown>,
): Promise<() => Promise<void>> => interceptCalls(page, calls, () => until().then(() => undefined))

/** Puts a function between the page and the program: it gives an answer, or undefined for the program's own. */
async function interceptCalls(
  page: Page,
  calls: Calls,
  answer: () => Promise<object | undefined>,
): Promise<() => Promise<void>> {
  if (!shellOf(page)) {
    await page.route(calls, async route => {
      const json = await answer()
      await (json ? route.fulfill({ json }) : route.continue())
    })
    return () => page.unroute(calls)
  }
  // no tool stands between the page and a scheme of the program's own: the page's fetch is replaced
  const name = `intercept${++interceptions}`
  await page.exposeFunction(name, answer)
  await page.evaluate(
    ([source, called]) => {
      const { fetch } = window
      const wanted = new RegExp(source)
      const through: typeof fetch = async (input, init) => {
        const url = input instanceof Request ? input.url : String(input)
        const json = wanted.test(url) ? await Reflect.get(window, called)() : undefined
        return json ? Response.json(json) : fetch(input, init)
      }
      window.fetch = through
      Object.assign(window, {
        [`${called}End`]: () => {
          wanted.test = () => false
        },
      })
    },
    [calls.source, name] as const,
  )
  return () => page.evaluate(called => Reflect.get(window, `${called}End`)(), name)
}
let interceptions = 0

/** Lets the page write to the clipboard, as a browser with a window of its own does at a press of a button. */
export async function allowClipboard(page: Page): Promise<void> {
  if (!shellOf(page)) await page.context().grantPermissions(['clipboard-write'])
}

/** Reads the clipboard by pasting in a field of its own: neither shell lets a page read it. */
export async function clipboardHtml(page: Page): Promise<string> {
  const focused = await page.evaluateHandle(() => document.activeElement)
  const field = await page.evaluateHandle(() => {
    const own = document.createElement('textarea')
    own.addEventListener('paste', event => {
      own.dataset.html = event.clipboardData?.getData('text/html') ?? ''
    })
    // a dialog keeps the focus inside
    ;(document.querySelector('[role=dialog]') ?? document.body).append(own)
    own.focus()
    return own
  })
  await page.keyboard.press('Control+v')
  await expect.poll(() => field.evaluate(own => own.dataset.html)).toBeDefined()
  const html = await field.evaluate(own => own.dataset.html ?? '')
  await focused.evaluate(element => element instanceof HTMLElement && element.focus())
  await field.evaluate(own => own.remove())
  return html
}

/** Fills the clipboard by a copy, as another program does. */
export async function fillClipboard(page: Page, content: { html: string; text: string }): Promise<void> {
  const copied = page.evaluate(
    ({ html, text }) =>
      new Promise<void>(done => {
        // a copy of an empty selection is made only when the page asks for it
        const enable = (event: Event) => event.preventDefault()
        const fill = (event: ClipboardEvent) => {
          event.preventDefault()
          event.stopImmediatePropagation()
          event.clipboardData?.setData('text/html', html)
          event.clipboardData?.setData('text/plain', text)
          window.removeEventListener('beforecopy', enable, true)
          done()
        }
        window.addEventListener('beforecopy', enable, true)
        window.addEventListener('copy', fill, { capture: true, once: true })
      }),
    content,
  )
  await page.keyboard.press('Control+c')
  await copied
}

/** Chooses the worked example of a filing in the box, and goes past the tour of the first one. */
export async function openFirstSample(page: Page): Promise<void> {
  await press(page, 'Un recours')
  await press(page, 'Passer la visite')
}

/** Does what opens the system's file dialog, and chooses these files in it. */
export async function choose(
  page: Page,
  act: () => Promise<unknown>,
  files: readonly string[],
): Promise<void> {
  const [dialog] = await Promise.all([page.waitForEvent('filechooser'), act()])
  await dialog.setFiles([...files])
}

/** Drops files on the window as the system does, by their paths. */
export async function dropFiles(
  page: Page,
  files: readonly string[],
  at = { x: 640, y: 400 },
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  // a hand that holds files over a window never stops moving
  await expect(async () => {
    for (const type of ['dragEnter', 'dragOver'] as const)
      await session.send('Input.dispatchDragEvent', { type, ...at, data })
    await expect(page.getByText(/^Déposez pour/)).toBeVisible({ timeout: 2000 })
  }).toPass()
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at, data })
  await session.detach()
}

/** Waits for the import to end; what its report says. The report is then closed. */
export async function imported(page: Page): Promise<string> {
  const jobs = page.getByRole('complementary', { name: 'Imports' })
  await expect(jobs.getByText('Import terminé')).toBeVisible({ timeout: 30_000 })
  let said = (await jobs.textContent()) ?? ''
  if (/Le rapport dit lequel|Le rapport dit lesquels/.test(said)) {
    await press(jobs, 'Voir le rapport')
    const report = page.getByRole('dialog', { name: 'Rapport d’import' })
    await expect(report.getByRole('listitem').first()).toBeVisible()
    said += (await report.textContent()) ?? ''
    await press(report, 'Fermer')
  }
  said = said.replace(/\s+/g, ' ')
  await press(jobs, 'Fermer')
  await expect(jobs).toBeHidden()
  return said
}

/** Imports files from the library's own button; what the report says. */
export async function importFiles(page: Page, files: readonly string[]): Promise<string> {
  await goTo(page, 'Bibliothèque')
  await choose(page, () => press(page, 'Importer…'), files)
  return imported(page)
}

/** Goes to a place of the rail. */
export async function goTo(
  page: Page,
  place: 'Dossiers' | 'Bibliothèque' | 'Campagne' | 'Réglages',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Prétoire' }).getByRole('link', { name: place }).click()
  await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible()
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

/** Makes a dossier from a template, with the answers given by their labels; its text is then open. */
export async function newDossier(
  page: Page,
  template: string,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  await goTo(page, 'Dossiers')
  await press(page, 'Nouveau dossier')
  await page.getByRole('button', { name: template }).click()
  await answer(page, answers)
  await press(page, 'Créer le dossier')
  await expect(writing(page)).toBeVisible()
}

/** Answers questions by their labels, in fields and lists alike. */
export async function answer(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(answers)) {
    const field = page.getByLabel(label, { exact: false }).first()
    if ((await field.evaluate(one => one.tagName)) === 'SELECT') await field.selectOption({ label: value })
    else await field.fill(value)
  }
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

/** What stands after the caret in an element. Runs in the page. */
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
  await expect(names).toHaveCount(before + files.length)
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
  await pieces.getByRole('button', { name: second, exact: true }).click()
  await press(pieces, 'Monter')
  await expect(pieces.locator('.exhibit-name')).toHaveText([second, first])
}

/** Waits until the text says it is saved. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('.editor-saved')).toHaveText(/^Enregistré/)
}

/** What the page promises of the file to come: numbers, calls, notes, as printed on the screen. */
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
