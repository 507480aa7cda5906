import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { _electron, type BrowserContext, type ElectronApplication, type Page } from '@playwright/test'
import { findElectron } from './electron/runtime.ts'

/** Bound on the end of the program when it is asked to end; past it, it is killed. */
const END_MS = 20_000

/** The program in its own window. */
export interface Shell {
  readonly app: ElectronApplication
  readonly page: Page
  readonly process: ChildProcess
  /** lines of the main process that tell a fault */
  readonly faults: () => string[]
}

const shells = new WeakMap<BrowserContext, ElectronApplication>()

/** The Electron application a page belongs to; undefined in a browser. */
export const shellOf = (page: Page): ElectronApplication | undefined => shells.get(page.context())

export interface Launch {
  readonly library: string
  /** settings, caches and data of the program, as in a user's home */
  readonly home: string
  readonly display: string | undefined
  /** arguments after the application's folder, as a double click on a file gives them */
  readonly args?: readonly string[]
  /** hears each page from its first line */
  readonly hear: (page: Page) => void
}

/** The command of the program, as the system starts it. */
export function shellCommand({ library, home, display, args = [] }: Omit<Launch, 'hear'>) {
  const electron = findElectron()
  if (!electron) throw new Error('Electron manque.')
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env
  const variables = {
    LANGUAGE: 'fr',
    TZ: 'Europe/Paris',
    PRETOIRE_LIBRARY: library,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_STATE_HOME: join(home, 'state'),
    ...(display ? { DISPLAY: display } : {}),
  }
  return {
    executable: electron.executable,
    args: [electron.app, '--no-sandbox', '--disable-gpu', '--lang=fr', ...args],
    env: { ...inherited, ...variables } as Record<string, string>,
  }
}

/** Opens the window on a library; resolves once its page is loaded. */
export async function launchShell(launch: Launch): Promise<Shell> {
  const { executable, args, env } = shellCommand(launch)
  const app = await _electron.launch({ executablePath: executable, args, env, timeout: 60_000 })
  const child = app.process()
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      log += bytes.toString()
    })
  shells.set(app.context(), app)
  app.on('window', launch.hear)
  // it opens at once, maybe before anybody listens
  for (const window of app.windows()) launch.hear(window)
  const page = await app.firstWindow()
  await page.waitForURL('pretoire://app/**')
  return { app, page, process: child, faults: () => faultsIn(log) }
}

/** Answers yes to what is asked about the address of an office, as its user would; other questions stay. */
export const allowOffices = ({ app }: Pick<Shell, 'app'>): Promise<void> =>
  app.evaluate(({ dialog }) => {
    const original = dialog.showMessageBox
    dialog.showMessageBox = (...given: unknown[]) => {
      const { message } = given.at(-1) as { readonly message: string }
      return /bureau|bon serveur/.test(message)
        ? Promise.resolve({ response: 0, checkboxChecked: false })
        : (Reflect.apply(original, dialog, given) as ReturnType<typeof original>)
    }
  })

/** The lines of a log that tell a fault: Chromium's own, which begin with a bracket, speak of the bus and the graphics card. */
const faultsIn = (log: string): string[] => [
  ...new Set(log.split('\n').filter(line => /Error/.test(line) && !/^\[|Debugger|DevTools/.test(line))),
]

/** Does what hands a file over to be saved, answers the system's dialog with a path; the name proposed. */
export async function saveInShell(
  app: ElectronApplication,
  act: () => Promise<unknown>,
  to: string,
): Promise<string> {
  await app.evaluate(({ BrowserWindow, dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path, bookmark: '' })
    dialog.showSaveDialogSync = () => path
    const download = new Promise<[name: string, state: string]>(done =>
      BrowserWindow.getAllWindows()[0]?.webContents.session.once('will-download', (_event, item) => {
        item.setSavePath(path)
        item.once('done', (_done, state) => done([item.getFilename(), state]))
      }),
    )
    Object.assign(globalThis, { download })
  }, to)
  await act()
  const [name, state] = await app.evaluate(
    () => Reflect.get(globalThis, 'download') as Promise<[name: string, state: string]>,
  )
  if (state !== 'completed') throw new Error(`${name} : ${state}`)
  return name
}

const stateOf = (child: ChildProcess) => child.exitCode ?? child.signalCode ?? undefined

export const hasEnded = (child: ChildProcess): boolean => stateOf(child) !== undefined

/** Waits for a process to end; its code or signal, undefined when it still runs after the bound. */
export async function ended(child: ChildProcess, boundMs = END_MS): Promise<number | string | undefined> {
  for (const until = Date.now() + boundMs; !hasEnded(child) && Date.now() < until; )
    await new Promise(done => setTimeout(done, 50))
  return stateOf(child)
}

/** Ends the program as a user does who leaves what cannot be saved; throws when it has to be killed. */
export async function endShell({ app, process: child }: Shell): Promise<void> {
  if (hasEnded(child)) return
  const quit = app.evaluate(({ app: program, dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
    program.quit()
  })
  // the answer is lost when the program ends before it
  quit.catch(() => undefined)
  if ((await ended(child)) !== undefined) return
  await killShell(child)
  throw new Error(`Prétoire ne s’est pas fermé en ${END_MS / 1000} s.`)
}

/** Ends the program as a power cut does. */
export async function killShell(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await ended(child)
}
