import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, test as base, type Page, type TestInfo, type ViewportSize } from '@playwright/test'
import { childrenOf, treeOf } from '../unit/main/hosts/memory.ts'
import { startScreen, whyNoShell } from './electron/runtime.ts'
import { allowOffices, endShell, hasEnded, killShell, type Launch, launchShell, type Shell } from './shell.ts'
import { guardedNode, isOwnAddress, netLogFlag } from './silence.ts'

// what is built, as users get it: it starts in half the time of the sources
const root = process.cwd()

/** The program opened for one test: its library, and its command line on the same library. */
export interface Served {
  readonly library: string
  readonly cli: (...args: readonly string[]) => string
  /** ends the program as a power cut would; in Electron its window goes with it */
  readonly kill: () => Promise<void>
  /** ends the process that holds the library, as a crash of it would; Linux only */
  readonly killCore: () => void
  /** opens the same library again; the page to go on with */
  readonly again: () => Promise<Page>
}

/** A window on a library, and what ends it. */
export interface Opened {
  readonly page: Page
  readonly kill: () => Promise<void>
  readonly killCore: () => void
  readonly again: () => Promise<Page>
  readonly close: () => Promise<void>
}

/** A file or folder of `resources/samples`, as a user picks it. */
export const sample = (...path: string[]): string => join(root, 'resources', 'samples', ...path)

/** Whether a tool of the system is there: its proofs are skipped without it, and counted. */
export const hasTool = (name: string): boolean => spawnSync('which', [name]).status === 0

/** Runs one command on a library; what it prints. Throws what it says when it fails. */
export function runCli(library: string, args: readonly string[]): string {
  const done = spawnSync(process.execPath, ['out/main/cli.js', '--library', library, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...guardedNode() },
  })
  if (done.status === 2 || (done.status !== 0 && done.stdout === ''))
    throw new Error(`cli ${args.join(' ')} : ${done.stderr}`)
  return done.stdout
}

/** Serves a library until the returned process ends; resolves with the address that holds its token. */
export function serveLibrary(
  library: string,
): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const child = spawn(process.execPath, ['out/main/serve.js'], {
    cwd: root,
    env: {
      ...process.env,
      ...guardedNode(),
      PRETOIRE_LIBRARY: library,
      PRETOIRE_PORT: '0',
      XDG_STATE_HOME: join(library, '..', 'state'),
      // what is asked outside the page is answered yes
      PATH: `${join(root, 'tests', 'fixtures', 'desktop')}${delimiter}${process.env.PATH ?? ''}`,
      DISPLAY: process.env.DISPLAY || ':0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((done, fail) => {
    let said = ''
    let wrong = ''
    child.stderr.on('data', (part: Buffer) => {
      wrong += part.toString()
    })
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      const url = /^http\S+/m.exec(said)?.[0]
      if (url) done({ url, process: child })
    })
    child.once('exit', code => fail(new Error(`Le serveur s’est arrêté (${code}) : ${wrong}`)))
  })
}

/** Ends a server that was started, and waits for it to have left its library. */
export async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(done => child.once('exit', done))
  child.kill(signal)
  await ended
}

/** Whatever a page says in its console as an error, policy violations included, and whatever it asks for elsewhere; the test fails on it at its end. */
export function hearErrors(page: Page, errors: string[]): void {
  page.on('request', request => {
    if (!isOwnAddress(request.url())) errors.push(`demande hors de Prétoire : ${request.url()}`)
  })
  page.on('console', message => {
    if (message.type() === 'error' && !isUnreadPolicy(message.text()))
      errors.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', error => errors.push(`${error.name}: ${error.message}\n${error.stack ?? ''}`))
}

/** Whether an engine says that it does not know the part of the policy that would close WebRTC: none does yet. */
const isUnreadPolicy = (text: string): boolean =>
  text === "Unrecognized Content-Security-Policy directive 'webrtc'."

/** Opens a window on a library; the errors it tells are added to the list. `args`: those of the program, in Electron. */
export type Open = (library: string, errors: string[], args?: readonly string[]) => Promise<Opened>

/** A window of the browser on a library served for it. */
async function openInBrowser(browser: Browser, library: string, errors: string[]): Promise<Opened> {
  let { url, process: child } = await serveLibrary(library)
  const context = await browser.newContext()
  const page = await context.newPage()
  hearErrors(page, errors)
  await page.goto(url)
  return {
    page,
    kill: () => stop(child, 'SIGKILL'),
    killCore: () => {
      for (const core of childrenOf(child.pid ?? 0)) process.kill(core, 'SIGKILL')
    },
    again: async () => {
      ;({ url, process: child } = await serveLibrary(library))
      await page.goto(url)
      return page
    },
    close: async () => {
      await context.close()
      await stop(child)
    },
  }
}

/** The window of Electron on a library. */
async function openInShell(
  launch: Pick<Launch, 'library' | 'display' | 'args'>,
  errors: string[],
  viewport: ViewportSize | null,
): Promise<Opened> {
  const hear = (page: Page) => hearErrors(page, errors)
  const start = async () => {
    const started = await launchShell({ ...launch, home: `${launch.library}-foyer`, hear })
    // the inside of the window is as large as a browser's
    if (viewport) await started.page.setViewportSize(viewport)
    await allowOffices(started)
    return started
  }
  let shell = await start()
  const end = async (how: (shell: Shell) => Promise<void>) => {
    await how(shell)
    errors.push(...shell.faults())
  }
  return {
    page: shell.page,
    kill: () => end(({ process: child }) => killShell(child)),
    killCore: () => {
      const core = coreOf(shell.process.pid ?? 0)
      if (core !== undefined) process.kill(core, 'SIGKILL')
    },
    again: async () => {
      if (!hasEnded(shell.process)) await end(endShell)
      shell = await start()
      return shell.page
    },
    close: () => end(endShell),
  }
}

/** The process of an Electron that holds the library; Linux only. */
export const coreOf = (shell: number): number | undefined =>
  treeOf(shell).find(pid =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--utility-sub-type=node.mojom.NodeService'),
  )

/** Whether a test runs in Electron. */
export const inShell = (): boolean => isShell(base.info())

const isShell = ({ project }: Pick<TestInfo, 'project'>) => project.name === 'electron'

/** Playwright takes the picture of a failure in a browser only. */
async function attachScreen(page: Page, info: TestInfo): Promise<void> {
  const path = info.outputPath('screen.png')
  await page.screenshot({ path, timeout: 5000 }).then(
    () => info.attach('screen', { path }),
    () => undefined,
  )
}

interface Fixtures {
  /** a temporary folder of the test */
  readonly folder: string
  /** opens a window on a library, as another computer would; it is closed at the end of the test */
  readonly open: Open
  /** the window of the test, on an empty library of its own */
  readonly opened: Opened
  /** the program behind the window of the test */
  readonly served: Served
  /** what the window said wrong; a test that provokes a refusal takes it out of here, by name */
  readonly errors: string[]
  /** a second window on the same library */
  readonly second: Page
}

/** The tests of the window: each on an empty library, in a window that must say nothing wrong. */
export const test = base.extend<Fixtures, { readonly display: string | undefined }>({
  // a test in Electron starts no browser
  browser: [
    async ({ playwright }, use, info) => {
      if (isShell(info)) return use(undefined as unknown as Browser)
      const args = [...(info.project.use.launchOptions?.args ?? []), netLogFlag()]
      const browser = await playwright.chromium.launch({ args })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker', timeout: 0 },
  ],
  display: [
    async ({ playwright: _ }, use, info) => {
      const screen = isShell(info) && !whyNoShell() ? await startScreen() : undefined
      await use(screen?.display)
      screen?.end()
    },
    { scope: 'worker' },
  ],
  folder: async ({ playwright: _ }, use, info) => {
    const reason = isShell(info) ? whyNoShell() : undefined
    info.skip(reason !== undefined, `Electron : ${reason}.`)
    const folder = mkdtempSync(join(tmpdir(), `pretoire-${info.project.name}-`))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  },
  open: async ({ browser, display, viewport, folder: _, errors: __ }, use, info) => {
    const all: Opened[] = []
    await use(async (library, errors, args = []) => {
      const opened = isShell(info)
        ? await openInShell({ library, display, args }, errors, viewport)
        : await openInBrowser(browser, library, errors)
      all.push(opened)
      return opened
    })
    if (isShell(info) && info.status !== info.expectedStatus)
      for (const { page } of all) await attachScreen(page, info)
    for (const opened of all) await opened.close()
  },
  // set up before the window, so that its end is heard too
  errors: async ({ playwright: _ }, use) => {
    const errors: string[] = []
    await use(errors)
    if (errors.length > 0) throw new Error(`La fenêtre a signalé des erreurs :\n${errors.join('\n')}`)
  },
  opened: async ({ open, folder, errors }, use) => use(await open(join(folder, 'bibliotheque'), errors)),
  served: async ({ opened, folder }, use) => {
    const library = join(folder, 'bibliotheque')
    const { kill, killCore, again } = opened
    await use({ library, cli: (...args) => runCli(library, args), kill, killCore, again })
  },
  page: async ({ opened }, use) => use(opened.page),
  second: async ({ page, served }, use, info) => {
    info.skip(isShell(info), 'Electron : une bibliothèque n’y a qu’une fenêtre.')
    const errors: string[] = []
    const second = await page.context().newPage()
    hearErrors(second, errors)
    await second.goto(new URL('./', page.url()).href)
    await use(second)
    await second.close()
    if (errors.length > 0) throw new Error(`La seconde fenêtre de ${served.library} : ${errors.join('\n')}`)
  },
})

export { expect } from '@playwright/test'

/** Writes a pack that holds these sources. */
export const packFile = (folder: string, sources: readonly unknown[]): string =>
  textFile(
    folder,
    'lot.json',
    JSON.stringify({
      pretoire: 1,
      id: 'essai',
      title: 'Essai',
      author: '',
      licence: '',
      date: '2026-01-01',
      sources,
    }),
  )

/** Writes a small text file to be added as an exhibit. */
export function textFile(folder: string, name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  if (!existsSync(path)) throw new Error(name)
  return path
}
