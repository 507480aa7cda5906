import type { ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../e2e/browser.ts'
import type { Machine } from './machine.ts'

/** The window of the installed program, opened by its own command. */
export interface InstalledWindow {
  readonly page: Page
  /** closes the window as its cross does; the exit code of the command */
  close(): Promise<number | null>
}

/** How long the first opening may take on a busy computer. */
const OPENING_MS = 60_000

export interface Opening {
  /** the program's own command */
  readonly program?: string
  /** what starts it: its name, or what the desktop runs when a file is pressed twice */
  readonly by?: readonly string[]
  /** added to those that Playwright asks for */
  readonly flags?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
}

type Desk = Pick<Machine, 'home' | 'start'>

/** Opens the installed program as its icon does, with the port that Playwright drives Chromium by. */
export async function openWindow(
  machine: Desk,
  { program = '/usr/bin/pretoire', by = ['pretoire'], flags: more = [], env }: Opening = {},
): Promise<InstalledWindow> {
  const port = await freePort()
  const flags = [`--remote-debugging-port=${port}`, '--disable-gpu', ...more].join(' ')
  writeUserCommand(machine, 'pretoire', `exec '${program}' ${flags} "$@"`)
  const child = machine.start(by, {
    PATH: `${userCommands(machine)}:/usr/bin:/bin`,
    // the browser edition opens the browser it is told of
    PRETOIRE_BROWSER: writeUserCommand(machine, 'chromium', `exec '${findBrowser()}' ${flags} "$@"`),
    ...env,
  })
  const ended = new Promise<number | null>(done => child.once('exit', done))
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', bytes => (log += bytes))
  const browser = await attach(port, child, () => log)
  const page = await firstPage(browser)
  page.setDefaultTimeout(20_000)
  const close = async () => {
    await page.close({ runBeforeUnload: true })
    const code = await ended
    await browser.close().catch(() => undefined)
    return code
  }
  return { page, close }
}

const userCommands = (machine: Desk) => join(machine.home, 'bin')

/** Writes a command that stands before those of the system for whatever a window starts; returns its path. */
export function writeUserCommand(machine: Desk, name: string, script: string): string {
  const file = join(userCommands(machine), name)
  mkdirSync(userCommands(machine), { recursive: true })
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
  return file
}

async function attach(port: number, child: ChildProcess, log: () => string): Promise<Browser> {
  const until = Date.now() + OPENING_MS
  while (true) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true })
    } catch (error) {
      // what hands over to another program ends at once, without a fault
      if (child.exitCode || Date.now() > until)
        throw new Error(`The window did not open (${String(error).slice(0, 200)}): ${log().slice(-1500)}`)
      await new Promise(done => setTimeout(done, 300))
    }
  }
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts()
  if (!context) throw new Error('Chromium has no window.')
  const until = Date.now() + OPENING_MS
  while (Date.now() < until) {
    const page = context.pages().find(one => /^(?:pretoire|http):\/\//.test(one.url()))
    if (page) return page
    await new Promise(done => setTimeout(done, 200))
  }
  throw new Error('Chromium opened no page of ours.')
}

const freePort = () =>
  new Promise<number>(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
