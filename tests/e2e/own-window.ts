import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findBrowser } from './browser.ts'
import { ended } from './shell.ts'
import { guardedNode } from './silence.ts'

const OPEN_MS = 60_000
const POLL_MS = 5

/** The window the program itself opens in an installed browser, and a way in for tests. */
export interface OwnWindow {
  readonly page: Page
  readonly browser: Browser
  /** the process of the program */
  readonly pid: number
  /** ends the program, and its window with it; resolves once both have */
  readonly end: () => Promise<void>
}

export interface OwnWindowOptions {
  /** of the test: its library, its session and its browser's command lie in it */
  readonly folder: string
  readonly library?: string
  /** a screen; without one, the window is drawn nowhere */
  readonly display?: string | undefined
  /** a folder of commands that the program finds before those of the system */
  readonly commands?: string
  /** flags added to the program's own */
  readonly flags?: readonly string[]
  /** where the program and the browser put what is temporary */
  readonly temporary?: string
  /** the program's flags that begin so are left out */
  readonly without?: readonly string[]
}

/**
 * Starts the built program as its browser edition does, with the flags and the profile of its own window. The browser is reached
 * through a command that adds a debugging port and hands all the rest over. Linux and macOS only.
 */
export async function openOwnWindow(options: OwnWindowOptions): Promise<OwnWindow> {
  const {
    folder,
    library = join(folder, 'bibliotheque'),
    display,
    flags = [],
    without = [],
    temporary,
    commands,
  } = options
  const session = join(folder, 'session')
  mkdirSync(session, { mode: 0o700 })
  const command = join(folder, 'navigateur.sh')
  const added = ['--remote-debugging-port=0', ...(display ? [] : ['--headless=new']), ...flags]
  writeFileSync(command, script(added, without))
  chmodSync(command, 0o755)
  const program = spawn(process.execPath, ['out/main/browser.js'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      ...guardedNode(),
      // the program opens no window without a screen; a browser without a head does not look at it
      DISPLAY: display ?? ':0',
      PRETOIRE_BROWSER: command,
      PRETOIRE_LIBRARY: library,
      XDG_RUNTIME_DIR: session,
      XDG_STATE_HOME: join(folder, 'journaux'),
      ...(temporary && { TMPDIR: temporary }),
      ...(commands && { PATH: `${commands}:${process.env.PATH}` }),
    },
  })
  const end = async () => {
    program.kill('SIGTERM')
    if ((await ended(program)) === undefined) program.kill('SIGKILL')
  }
  try {
    return { ...(await enter(session)), pid: program.pid ?? 0, end }
  } catch (error) {
    await end()
    throw error
  }
}

const script = (added: readonly string[], without: readonly string[]): string => `#!/bin/sh
for flag; do
  shift
  case "$flag" in ${[...without.map(start => `${start}*`), '--none'].join('|')}) ;; *) set -- "$@" "$flag" ;; esac
done
exec "${findBrowser()}" ${added.map(flag => `'${flag}'`).join(' ')} "$@"
`

/** Waits for the browser to listen, then for its page to be the program's. */
async function enter(session: string): Promise<Pick<OwnWindow, 'page' | 'browser'>> {
  const end = Date.now() + OPEN_MS
  let browser: Browser | undefined
  for (; Date.now() < end; await setTimeout(POLL_MS)) {
    const port = debuggingPort(session)
    if (port) browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => undefined)
    const pages = browser?.contexts().flatMap(context => context.pages()) ?? []
    const page = pages.find(one => /^http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}\/(#.*)?$/.test(one.url()))
    if (browser && page) return { browser, page }
  }
  throw new Error(`La fenêtre ne s’est pas ouverte en ${OPEN_MS / 1000} s.`)
}

/** The port a browser writes in its profile, once it listens. */
function debuggingPort(session: string): string | undefined {
  const base = join(session, 'pretoire')
  const names = existsSync(base) ? readdirSync(base) : []
  const file = names.map(name => join(base, name, 'profil', 'DevToolsActivePort')).find(existsSync)
  return file && /^\d+/.exec(readFileSync(file, 'utf8'))?.[0]
}
