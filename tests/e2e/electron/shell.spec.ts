import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { corrected } from '../../docx/colleague.ts'
import { test as base, expect, packFile, runCli } from '../fixture.ts'
import { ended, endShell, type Launch, launchShell, type Shell, shellCommand } from '../shell.ts'
import { firstStart, goTo, press, read } from '../window.ts'

/** The program started as a system does, and what its native boxes were asked. */
interface Started extends Shell {
  /** every question so far, and how the next ones are answered */
  readonly questions: () => Promise<readonly Asked[]>
  readonly answer: (response: number) => Promise<void>
}
interface Asked {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
}

const test = base.extend<{
  readonly start: (args?: readonly string[]) => Promise<Started>
  readonly place: Place
}>({
  place: async ({ folder, display }, use) =>
    use({ library: join(folder, 'bibliotheque'), home: join(folder, 'foyer'), display }),
  start: async ({ place }, use) => {
    const all: Shell[] = []
    await use(async args => {
      const shell = await launchShell({ ...place, hear: () => undefined, ...(args && { args }) })
      all.push(shell)
      await listen(shell.app)
      return {
        ...shell,
        questions: () => shell.app.evaluate(() => Reflect.get(globalThis, 'asked') as Asked[]),
        answer: response =>
          shell.app.evaluate((_electron, given) => void Object.assign(globalThis, { given }), response),
      }
    })
    for (const shell of all) await endShell(shell)
  },
})
type Place = Omit<Launch, 'hear' | 'args'>

/** Native boxes answer by their safe button, and write down what they asked. */
const listen = (app: ElectronApplication) =>
  app.evaluate(({ dialog, shell, Menu }) => {
    const asked: unknown[] = []
    const opened: string[] = []
    const popped: string[][] = []
    Object.assign(globalThis, { asked, opened, popped, given: 1 })
    dialog.showMessageBox = (...given: unknown[]) => {
      const { message = '', detail = '', buttons = [] } = given.at(-1) as Partial<Electron.MessageBoxOptions>
      asked.push({ message, detail, buttons })
      return Promise.resolve({ response: Reflect.get(globalThis, 'given') as number, checkboxChecked: false })
    }
    shell.openExternal = async address => void opened.push(address)
    Menu.prototype.popup = function (this: Electron.Menu) {
      popped.push(this.items.map(({ label }) => label).filter(Boolean))
    }
  })

const text = (page: Page) => page.getByRole('textbox', { name: /^Texte/ })

/** Opens the worked example, and types at the end of its text. */
async function openText(page: Page): Promise<void> {
  await firstStart(page, 'Avocat·e', 'Ouvrir un dossier d’exemple')
  await press(page, 'Un recours')
  await expect(text(page).locator('.block').first()).toBeVisible({ timeout: 30_000 })
}
async function write(page: Page, words: string): Promise<void> {
  await text(page)
    .locator('.block')
    .filter({ hasText: /\w+ \w+ \w+/ })
    .last()
    .click()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
}
const closeWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined)

test.describe('closing', () => {
  for (const [how, end] of [
    ['the window', ({ app }: Started) => closeWindow(app)],
    ['the program', ({ app }: Started) => app.evaluate(({ app: own }) => own.quit()).catch(() => undefined)],
    ['the session (SIGTERM)', async ({ process }: Started) => void process.kill('SIGTERM')],
  ] as const)
    test(`${how} while typing ends at the first asking and keeps the words`, async ({ start }) => {
      const shell = await start()
      await openText(shell.page)
      await write(shell.page, ' Derniers mots AVANT-FERMETURE.')
      const { hash } = new URL(shell.page.url())
      await end(shell)
      expect(await ended(shell.process)).toBe(0)
      const again = await start()
      await again.page.getByRole('navigation', { name: 'Prétoire' }).waitFor()
      await again.page.evaluate(at => (location.hash = at), hash)
      await expect(text(again.page)).toContainText('AVANT-FERMETURE', { timeout: 20_000 })
    })

  test('on a full disk asks first, says what is lost, and lets go', async ({ start }) => {
    const shell = await start()
    const { page, app } = shell
    await openText(page)
    const message = 'Le disque est plein : rien n’a été enregistré.'
    await page.evaluate(said => {
      const { fetch } = window
      window.fetch = (input, init) =>
        /drafts\.(edit|save)$/.test(String(input))
          ? Promise.resolve(Response.json({ ok: false, code: 'full', message: said }))
          : fetch(input, init)
    }, message)
    await write(page, ' PERDUS.')
    await closeWindow(app)
    await expect.poll(shell.questions).toHaveLength(1)
    const [asked] = await shell.questions()
    expect(asked?.buttons).toEqual(['Fermer sans enregistrer', 'Rester'])
    expect(asked?.detail).toContain(`Le texte\u00a0: ${message}`)
    await expect(text(page)).toContainText('PERDUS')
    expect(await ended(shell.process, 500)).toBeUndefined()
    await shell.answer(0)
    await closeWindow(app)
    expect(await ended(shell.process)).toBe(0)
  })
})

test('a page that ends is said, and comes back at the same place; what was saved is there', async ({
  start,
}) => {
  const shell = await start()
  const { page, app } = shell
  await openText(page)
  const saved = page.waitForResponse(/\/call\/drafts\.(edit|save)$/)
  await write(page, ' AVANT-PANNE.')
  await saved
  const at = page.url()
  await shell.answer(0)
  const crash = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
  const shown = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (!contents || contents.isCrashed() || contents.isLoading()) return ''
      // a page that ends meanwhile never answers
      const words = await Promise.race([
        contents.executeJavaScript('document.body.textContent') as Promise<string>,
        new Promise<string>(done => setTimeout(() => done(''), 2000)),
      ])
      return `${contents.getURL()}\n${words}`
    })
  await crash()
  await expect.poll(shown, { timeout: 20_000 }).toContain('AVANT-PANNE')
  expect(await shown()).toContain(at)
  await crash()
  await expect.poll(shell.questions).toHaveLength(2)
  const [first, second] = await shell.questions()
  expect([first?.message, second?.message]).toEqual([
    'La page de Prétoire s’est arrêtée de façon inattendue.',
    'La page de Prétoire s’est arrêtée de nouveau.',
  ])
})

test('an error of the program itself is said, and the window goes on', async ({ start }) => {
  const shell = await start()
  await firstStart(shell.page, 'Avocat·e', 'Commencer sans rien')
  await shell.app.evaluate(() => void setTimeout(() => Promise.reject(new Error('essai de panne'))))
  await expect.poll(shell.questions).toHaveLength(1)
  expect((await shell.questions())[0]?.detail).toContain('essai de panne')
  await goTo(shell.page, 'Campagne')
})

test('the copy buttons copy; every other permission is refused', async ({ start }) => {
  const { page, app } = await start()
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await expect(page.getByText('Import terminé')).toBeVisible({ timeout: 40_000 })
  await press(page.getByRole('complementary', { name: 'Imports' }), 'Fermer')
  const reader = await read(page, 'DDHC', /DDHC, art\.\s2/)
  await press(reader, 'Copier la citation')
  await expect(page.locator('.toast')).toContainText('Citation copiée')
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/art\.\s2/)
  const refused = await page.evaluate(async () => [
    await navigator.clipboard.readText().then(
      () => 'read',
      () => 'refused',
    ),
    await Notification.requestPermission(),
    (await navigator.permissions.query({ name: 'geolocation' })).state,
  ])
  expect(refused).toEqual(['refused', 'denied', 'denied'])
})

test('a right click offers the clipboard in a field, nothing on bare ground', async ({ start }) => {
  const { page, app } = await start()
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  await page.getByRole('heading', { level: 1 }).click({ button: 'right' })
  await page.getByRole('searchbox', { name: 'Chercher dans la bibliothèque' }).click({ button: 'right' })
  const popped = () => app.evaluate(() => Reflect.get(globalThis, 'popped') as string[][])
  await expect
    .poll(popped)
    .toEqual([['Couper', 'Copier', 'Coller', 'Coller sans la mise en forme', 'Tout sélectionner']])
})

test('a number and an e-mail address are asked about, then opened; another scheme never', async ({
  start,
}) => {
  const shell = await start()
  const { page, app } = shell
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const follow = (href: string) =>
    page.evaluate(to => {
      const link = Object.assign(document.createElement('a'), { href: to })
      document.body.append(link)
      link.click()
      link.remove()
    }, href)
  const opened = () => app.evaluate(() => Reflect.get(globalThis, 'opened') as string[])
  await follow('tel:0140636000')
  await expect.poll(shell.questions).toHaveLength(1)
  await shell.answer(0)
  await follow('mailto:prenom.nom@assemblee-nationale.fr')
  await expect.poll(opened).toEqual(['mailto:prenom.nom@assemblee-nationale.fr'])
  await follow('file:///etc/passwd')
  await follow('ms-settings:network')
  expect((await shell.questions()).map(one => [one.message, one.buttons])).toEqual([
    ['Appeler le 01\u00a040\u00a063\u00a060\u00a000 ?', ['Appeler', 'Annuler']],
    ['Écrire à prenom.nom@assemblee-nationale.fr ?', ['Écrire', 'Annuler']],
  ])
  expect(await opened()).toHaveLength(1)
})

test('the menu bar acts on the page and on the window', async ({ start }) => {
  const { page, app } = await start()
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const choose = (menu: string, line: string) =>
    app.evaluate(
      ({ Menu, BrowserWindow }, [first, second]) => {
        const [window] = BrowserWindow.getAllWindows()
        const within = Menu.getApplicationMenu()?.items.find(({ label }) => label === first)?.submenu
        within?.items.find(({ label }) => label === second)?.click({}, window, window?.webContents)
      },
      [menu, line],
    )
  await choose('Fichier', 'Réglages')
  await expect(page.getByRole('heading', { level: 1, name: 'Réglages' })).toBeVisible()
  await choose('Aide', 'Raccourcis du clavier')
  await expect(page.getByRole('dialog', { name: /Raccourcis/ })).toBeVisible()
  // a virtual screen has no window manager: what is asked of the window is what can be seen
  const asked = await app.evaluate(({ BrowserWindow, Menu }) => {
    const [window] = BrowserWindow.getAllWindows()
    const acts: string[] = []
    if (!window) return acts
    window.maximize = () => void acts.push('maximize')
    window.unmaximize = () => void acts.push('restore')
    const line = Menu.getApplicationMenu()
      ?.items.find(({ label }) => label === 'Fenêtre')
      ?.submenu?.items.find(({ label }) => label === 'Agrandir la fenêtre')
    line?.click()
    window.isMaximized = () => true
    line?.click()
    return acts
  })
  expect(asked).toEqual(['maximize', 'restore'])
})

test('a window left on a screen that is gone opens where it can be seen', async ({ start, place }) => {
  const settings = join(place.home, 'config', 'Prétoire')
  mkdirSync(settings, { recursive: true })
  writeFileSync(
    join(settings, 'fenetre.json'),
    JSON.stringify({ bounds: { x: 5000, y: -3000, width: 1000, height: 700 } }),
  )
  const { app, process } = await start()
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual({
    x: 200,
    y: 110,
    width: 1000,
    height: 700,
  })
  await closeWindow(app)
  await ended(process)
  expect(JSON.parse(readFileSync(join(settings, 'fenetre.json'), 'utf8'))).toMatchObject({
    bounds: { x: 200 },
  })
})

test('a refused library has its own screen, and opens once put right', async ({ start, place }) => {
  mkdirSync(place.library, { recursive: true })
  const file = join(place.library, 'library.db')
  writeFileSync(file, 'Madame, Monsieur,')
  const { page } = await start()
  await expect(page.getByRole('heading', { name: 'La bibliothèque ne peut pas s’ouvrir' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('n’est pas une bibliothèque Prétoire')
  for (const name of ['Choisir une autre bibliothèque…', 'Ouvrir le dossier'])
    await expect(page.getByRole('button', { name })).toBeVisible()
  writeFileSync(file, '')
  await page.getByRole('link', { name: 'Essayer de nouveau' }).click()
  await expect(page.getByRole('radio', { name: 'Avocat·e' })).toBeAttached()
})

test.describe('a file given from outside', () => {
  test('to a second launch goes to the first window, which asks before it is taken', async ({
    start,
    place,
    folder,
  }) => {
    const { page } = await start()
    await firstStart(page, 'Avocat·e', 'Commencer sans rien')
    const second = async (file: string) => {
      const { executable, args, env } = shellCommand({ ...place, args: [file] })
      const child = spawn(executable, args, { env, stdio: 'ignore' })
      expect(await ended(child, 20_000)).toBe(0)
    }
    const box = page.getByRole('alertdialog', { name: 'Un fichier vous est proposé' })
    const pack = join(folder, 'Lot d’été.pretoire')
    writeFileSync(pack, readFileSync(packFile(folder, [])))
    await second(pack)
    await expect(box).toContainText('Lot d’été.pretoire')
    await press(box, 'Ne pas le prendre')
    await expect(box).toBeHidden()
    await second(pack)
    await press(box, 'Examiner le lot')
    await expect(page).toHaveURL(/#\/lots/)
    await second(join(folder, 'parti.pretoire'))
    await expect(box).toContainText('« parti.pretoire » est introuvable')
  })

  test('a dossier and a working copy are taken by the mouse, and end where they belong', async ({
    start,
    place,
    folder,
  }) => {
    const cli = (...args: readonly string[]) => runCli(place.library, args)
    const made = JSON.parse(cli('dossier', 'sample', 'recourse', '--json')) as {
      readonly id: string
      readonly drafts: readonly string[]
    }
    const [zip, copy] = [join(folder, 'Dossier du confrère.zip'), join(folder, 'Copie de travail.docx')]
    cli('dossier', 'export', made.id, '--out', zip)
    cli('export', made.drafts[0] ?? '', '--out', copy)
    writeFileSync(
      copy,
      corrected(readFileSync(copy), [
        { strike: 'exploite un réseau', put: 'exploite depuis 2019 un réseau' },
      ]),
    )
    const { page } = await start([zip, copy])
    const box = page.getByRole('alertdialog', { name: 'Un fichier vous est proposé' })
    await expect(box).toContainText('Dossier du confrère.zip')
    const before = JSON.parse(cli('dossier', 'list', '--json')) as readonly unknown[]
    await press(box, 'Ajouter ce dossier')
    await expect(box).toContainText('Copie de travail.docx')
    await expect(box.getByLabel('Le reprendre dans le dossier')).toHaveValue(made.id)
    await press(box, 'Examiner le texte')
    await expect(page.getByText('1 sans réponse sur 1')).toBeVisible()
    await press(page, /^Accepter/)
    await press(page, 'Mettre dans le texte')
    await expect(text(page)).toContainText('exploite depuis 2019 un réseau')
    const after = JSON.parse(cli('dossier', 'list', '--json')) as readonly unknown[]
    expect(after).toHaveLength(before.length + 1)
  })

  test('to the first launch waits for the page', async ({ start, folder }) => {
    const zip = join(folder, 'dossier.zip')
    writeFileSync(zip, 'PK')
    const { page } = await start([zip])
    const box = page.getByRole('alertdialog', { name: 'Un fichier vous est proposé' })
    await expect(box).toContainText('dossier.zip')
    await expect(box.getByRole('button', { name: 'Importer' })).toBeVisible()
  })
})
