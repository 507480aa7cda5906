import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'

// what is built, as users get it: it starts in half the time of the sources
const root = process.cwd()

/** The program served for one test: its library, its address, and its command line on the same library. */
export interface Served {
  readonly library: string
  readonly url: string
  readonly cli: (...args: readonly string[]) => string
  /** ends the program as a power cut would */
  readonly kill: () => Promise<void>
  /** serves the same library again; the address of its window */
  readonly again: () => Promise<string>
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
      PRETOIRE_LIBRARY: library,
      PRETOIRE_PORT: '0',
      XDG_STATE_HOME: join(library, '..', 'state'),
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

/** Whatever a page says in its console as an error, policy violations included; the test fails on it at its end. */
export function hearErrors(page: Page, errors: string[]): void {
  page.on('console', message => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', error => errors.push(`${error.name}: ${error.message}\n${error.stack ?? ''}`))
}

interface Fixtures {
  /** a temporary folder of the test */
  readonly folder: string
  /** the program on an empty library of its own */
  readonly served: Served
  /** what the window said wrong; a test that provokes a refusal takes it out of here, by name */
  readonly errors: string[]
  /** a second window on the same library */
  readonly second: Page
}

/** The tests of the window: each on an empty library, in a window that must say nothing wrong. */
export const test = base.extend<Fixtures>({
  folder: async ({ browserName }, use) => {
    const folder = mkdtempSync(join(tmpdir(), `pretoire-${browserName}-`))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  served: async ({ folder }, use) => {
    const library = join(folder, 'bibliotheque')
    const { url, process: first } = await serveLibrary(library)
    let child = first
    await use({
      library,
      url,
      cli: (...args) => runCli(library, args),
      kill: () => stop(child, 'SIGKILL'),
      again: async () => {
        const next = await serveLibrary(library)
        child = next.process
        return next.url
      },
    })
    await stop(child)
  },
  errors: async ({ browserName: _ }, use) => use([]),
  page: async ({ page, served, errors }, use) => {
    hearErrors(page, errors)
    await page.goto(served.url)
    await use(page)
    if (errors.length > 0) throw new Error(`La fenêtre a signalé des erreurs :\n${errors.join('\n')}`)
  },
  second: async ({ context, served, page }, use) => {
    const errors: string[] = []
    const second = await context.newPage()
    hearErrors(second, errors)
    await second.goto(new URL(page.url()).origin)
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
