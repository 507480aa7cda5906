import type { Page } from '@playwright/test'
import { expect, test } from '../fixture.ts'
import { openSample } from '../sample.ts'
import { firstStart, goTo, openAt } from '../window.ts'
import { chooseLine, hasKeys, onScreen, shellBehind, windowsOn } from './native.ts'

const zoom = (page: Page): Promise<number | undefined> =>
  shellBehind(page).evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor(),
  )

test('the menu zooms the page and gives it its size back, makes the window large and gives it its own back', async ({
  page,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await chooseLine(page, 'Affichage', 'Agrandir')
  await expect.poll(() => zoom(page)).toBeGreaterThan(1)
  await chooseLine(page, 'Affichage', 'Taille normale')
  await expect.poll(() => zoom(page)).toBe(1)
  await chooseLine(page, 'Affichage', 'Réduire')
  await expect.poll(() => zoom(page)).toBeLessThan(1)
  // a virtual screen has no window manager: the test sees what is asked of the window
  await shellBehind(page).evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const acts: string[] = []
    Object.assign(globalThis, { acts })
    if (!window) return
    let isLarge = false
    window.isMaximized = () => isLarge
    window.maximize = () => {
      acts.push('maximize')
      isLarge = true
    }
    window.unmaximize = () => void acts.push('restore')
  })
  const acts = () => shellBehind(page).evaluate(() => Reflect.get(globalThis, 'acts') as string[])
  await chooseLine(page, 'Fenêtre', 'Agrandir la fenêtre')
  await expect.poll(acts).toEqual(['maximize'])
  await chooseLine(page, 'Fenêtre', 'Agrandir la fenêtre')
  await expect.poll(acts).toEqual(['maximize', 'restore'])
})

/** A line of the menu that sends the page somewhere, and what is then seen. */
const places: readonly (readonly [
  menu: string,
  line: string,
  seen: (page: Page) => ReturnType<Page['locator']>,
])[] = [
  ['Fichier', 'Réglages', page => page.getByRole('heading', { level: 1, name: 'Réglages' })],
  ['Affichage', 'Commandes…', page => page.getByPlaceholder('Une action, un dossier…')],
  ['Aide', 'Raccourcis du clavier', page => page.getByRole('dialog')],
  ['Aide', 'Visite guidée', page => page.getByText('Visite, étape 1 sur 5')],
  ['Aide', 'Déclaration d’accessibilité', page => page.getByRole('heading', { name: 'Accessibilité' })],
  ['Aide', 'Licences', page => page.getByRole('heading', { name: 'À propos' })],
  ['Aide', 'Installer une mise à jour…', page => page.getByRole('heading', { name: 'Mises à jour' })],
  ['Fichier', 'Nouveau dossier', page => page.getByRole('button', { name: 'Recours pour excès de pouvoir' })],
]
test('the lines of the menu that send the page somewhere are done by the page', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  for (const [menu, line, seen] of places)
    await test.step(`${menu} > ${line}`, async () => {
      await openAt(page, '#/bibliotheque')
      // without the dialog that the line before opened
      await page.reload()
      await expect(page.getByRole('heading', { level: 1, name: 'Bibliothèque' })).toBeVisible()
      await expect(seen(page).first()).toBeHidden()
      await chooseLine(page, menu, line)
      await expect(seen(page).first()).toBeVisible()
    })
})

/** The name xdotool has for a key of an accelerator. */
const keyNames: Readonly<Record<string, string>> = {
  CmdOrCtrl: 'ctrl',
  CommandOrControl: 'ctrl',
  Control: 'ctrl',
  Ctrl: 'ctrl',
  Shift: 'shift',
  Plus: 'plus',
  '=': 'equal',
  '-': 'minus',
  ',': 'comma',
  numadd: 'KP_Add',
  numsub: 'KP_Subtract',
  num0: 'KP_0',
}

/** Keys that the page takes before the menu does, for the same act: the page’s own tests press them. */
const pageKeys = new Set(['CmdOrCtrl+Shift+N', 'CmdOrCtrl+K', 'F1'])

test('every key that the menu bar shows does its line', async ({ page, display }) => {
  test.skip(!hasKeys(), 'xdotool manque.')
  const { dossier, draft } = await openSample(page, 'recourse')
  await openAt(page, `#/dossier/${dossier}/${draft}`)
  const app = shellBehind(page)
  const lines = await app.evaluate(({ Menu }) => {
    const done: string[] = []
    Object.assign(globalThis, { done })
    return (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) =>
      (submenu?.items ?? []).flatMap(item => {
        const accelerator = item.accelerator ?? ''
        item.click = () => void done.push(String(accelerator))
        return accelerator ? [String(accelerator)] : []
      }),
    )
  })
  expect(lines.length).toBeGreaterThan(10)
  const [window = ''] = windowsOn(display)
  onScreen(display, 'windowfocus', window)
  const dead: string[] = []
  for (const accelerator of lines.filter(line => !pageKeys.has(line))) {
    const keys = accelerator.split('+').map(key => keyNames[key] ?? key.toLowerCase())
    onScreen(display, 'key', '--clearmodifiers', keys.join('+'))
    const done = () => app.evaluate(() => Reflect.get(globalThis, 'done') as string[])
    await expect
      .poll(done, { timeout: 4000 })
      .toContain(accelerator)
      .catch(() => dead.push(accelerator))
  }
  expect(dead).toEqual([])
})

test('a right click offers the clipboard in a field, nothing on bare ground', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  await shellBehind(page).evaluate(({ Menu }) => {
    const popped: string[][] = []
    Object.assign(globalThis, { popped })
    Menu.prototype.popup = function (this: Electron.Menu) {
      popped.push(this.items.map(({ label }) => label).filter(Boolean))
    }
  })
  await page.getByRole('heading', { level: 1 }).click({ button: 'right' })
  await page.getByRole('searchbox', { name: 'Chercher dans la bibliothèque' }).click({ button: 'right' })
  const popped = () => shellBehind(page).evaluate(() => Reflect.get(globalThis, 'popped') as string[][])
  await expect
    .poll(popped)
    .toEqual([['Couper', 'Copier', 'Coller', 'Coller sans la mise en forme', 'Tout sélectionner']])
})
