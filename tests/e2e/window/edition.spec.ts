import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../browser.ts'
import { type Screen, startScreen } from '../electron/runtime.ts'
import { test as base, expect, hasTool, packFile, runCli } from '../fixture.ts'
import { ended, hasEnded } from '../shell.ts'
import { guardedNode, netLogFlag } from '../silence.ts'
import { firstStart, press } from '../window.ts'

// The browser edition as it is installed: its own entry, a real browser on a screen, the files of a double click.

interface Edition {
  readonly library: string
  /** starts the program as the desktop does, with the files of a double click */
  readonly start: (...files: readonly string[]) => ChildProcess
  /** the pages of the browser the program opened, once there is one */
  readonly pages: () => Promise<readonly Page[]>
}

const test = base.extend<{ readonly edition: Edition }>({
  edition: async ({ folder }, use, info) => {
    const browser = findBrowser()
    info.skip(!browser || !hasTool('Xvfb'), 'Édition navigateur : ni navigateur, ni Xvfb.')
    const screen: Screen = await startScreen()
    const session = join(folder, 'session')
    mkdirSync(session, { mode: 0o700 })
    const wrapped = join(folder, 'navigateur')
    writeFileSync(wrapped, `#!/bin/sh\nexec "${browser}" --remote-debugging-port=0 ${netLogFlag()} "$@"\n`)
    chmodSync(wrapped, 0o755)
    const library = join(folder, 'bibliotheque')
    const all: ChildProcess[] = []
    const driven: Browser[] = []
    await use({
      library,
      start: (...files) => {
        const child = spawn(process.execPath, ['out/main/browser.js', ...files], {
          env: {
            ...process.env,
            ...guardedNode(),
            DISPLAY: screen.display,
            WAYLAND_DISPLAY: '',
            XDG_RUNTIME_DIR: session,
            XDG_STATE_HOME: join(folder, 'state'),
            PRETOIRE_LIBRARY: library,
            PRETOIRE_BROWSER: wrapped,
          },
          stdio: 'ignore',
        })
        all.push(child)
        return child
      },
      pages: async () => {
        let port: string | undefined
        await expect.poll(() => (port = portIn(session)), { timeout: 30_000 }).toBeDefined()
        const [known] = driven.filter(one => one.isConnected())
        const one = known ?? (await chromium.connectOverCDP(`http://127.0.0.1:${port}`))
        if (!known) driven.push(one)
        const pages = () => one.contexts().flatMap(context => context.pages())
        await expect.poll(() => pages().filter(isOurs).length, { timeout: 30_000 }).toBeGreaterThan(0)
        return pages().filter(isOurs)
      },
    })
    for (const one of driven) {
      const close = await one.newBrowserCDPSession().catch(() => undefined)
      await close?.send('Browser.close').catch(() => undefined)
    }
    for (const child of all) {
      if ((await ended(child)) === undefined) child.kill('SIGKILL')
      await ended(child)
    }
    screen.end()
  },
})
const isOurs = (page: Page) => page.url().startsWith('http://127.0.0.1:')

/** The port by which the browser of a session is driven. */
function portIn(session: string): string | undefined {
  const base = join(session, 'pretoire')
  const files = existsSync(base)
    ? readdirSync(base).map(name => join(base, name, 'profil', 'DevToolsActivePort'))
    : []
  const [file] = files.filter(existsSync)
  return file && readFileSync(file, 'utf8').split('\n')[0]
}

const box = (page: Page) => page.getByRole('alertdialog', { name: 'Un fichier vous est proposé' })

test('a file given by a double click is asked about; that of a second launch goes to the same window', async ({
  edition,
  folder,
}) => {
  const pack = join(folder, 'Lot d’été.pretoire')
  writeFileSync(pack, readFileSync(packFile(folder, [])))
  const first = edition.start(pack)
  const [page] = await edition.pages()
  if (!page) throw new Error('no window')
  await expect(box(page)).toContainText('Lot d’été.pretoire')
  await press(box(page), 'Ne pas le prendre')
  await expect(box(page)).toBeHidden()
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  expect(await ended(edition.start(pack))).toBe(0)
  await expect(box(page)).toContainText('Lot d’été.pretoire')
  expect(await edition.pages()).toHaveLength(1)
  expect(hasEnded(first)).toBe(false)
  await press(box(page), 'Examiner le lot')
  await expect(page).toHaveURL(/#\/lots/)
  // without a file too, there is one window
  expect(await ended(edition.start())).toBe(0)
  expect(await edition.pages()).toHaveLength(1)
  await page.close()
  expect(await ended(first)).toBe(0)
})

test('a launch that was killed leaves its place to the next, which takes the file', async ({
  edition,
  folder,
}) => {
  const first = edition.start()
  await edition.pages()
  first.kill('SIGKILL')
  await ended(first)
  const letter = join(folder, 'lettre.txt')
  writeFileSync(letter, 'Madame, Monsieur,')
  edition.start(letter)
  const after = async () => {
    const pages = await edition.pages()
    const texts = await Promise.all(
      pages.map(one =>
        one
          .locator('body')
          .innerText()
          .catch(() => ''),
      ),
    )
    return texts.join('\n')
  }
  await expect.poll(after, { timeout: 30_000 }).toContain('lettre.txt')
})

test('a damaged library has its own screen, whose list brings a backup back', async ({ edition }) => {
  runCli(edition.library, ['dossier', 'sample', 'recourse'])
  runCli(edition.library, ['backup', join(edition.library, 'backups', 'avant.zip')])
  const file = join(edition.library, 'library.db')
  writeFileSync(file, 'Madame, Monsieur,')
  edition.start()
  const [page] = await edition.pages()
  if (!page) throw new Error('no window')
  await expect(page.getByRole('alert')).toContainText('Rétablissez une sauvegarde')
  await press(page, /^Rétablir la sauvegarde du/)
  await expect(page.getByRole('alert')).toContainText('La sauvegarde est rétablie')
  expect(readdirSync(join(edition.library, 'mises-de-cote'))).toHaveLength(1)
  await page.getByRole('link', { name: 'Ouvrir Prétoire' }).click()
  await expect(page.getByRole('heading', { name: 'Dossiers' })).toBeVisible()
  expect(runCli(edition.library, ['doctor'])).toContain('saine')
  expect(runCli(edition.library, ['dossier', 'list'])).not.toBe('')
})
