import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
]
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The installed browser the tests drive: `PRETOIRE_BROWSER`, else the first Chrome, Chromium or Edge found. */
export function findBrowser(): string | undefined {
  const asked = process.env.PRETOIRE_BROWSER
  if (asked) return existsSync(asked) ? asked : undefined
  return inPath(names) ?? places.find(file => existsSync(file))
}

function inPath(wanted: readonly string[]): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders
    .flatMap(folder => wanted.map(name => join(folder, name + suffix)))
    .find(file => existsSync(file))
}

/**
 * The same engine without a window of its own around the page, where it is installed: each page costs it a fifth of the
 * work. `PRETOIRE_BROWSER` first; the whole browser where it is missing.
 */
export const findShell = (): string | undefined =>
  (process.env.PRETOIRE_BROWSER ? undefined : inPath(['chromium-headless-shell'])) ?? findBrowser()

/** A start of the browser that takes longer says nothing of its sandbox. */
const START_MS = 60_000

/**
 * Whether a browser starts with its sandbox, as its users have it: not as root, nor where the kernel refuses user namespaces. It is
 * tried once; the workers inherit the outcome.
 */
export function hasSandbox(executable: string | undefined): boolean {
  if (!executable || process.getuid?.() === 0) return false
  if (process.env.PRETOIRE_SANDBOX === undefined) {
    const { status } = spawnSync(executable, ['--headless', '--disable-gpu', '--dump-dom', 'about:blank'], {
      stdio: 'ignore',
      timeout: START_MS,
    })
    process.env.PRETOIRE_SANDBOX = status === 0 ? 'true' : 'false'
  }
  return process.env.PRETOIRE_SANDBOX === 'true'
}

/** Flags of a browser that runs without a display, asks no network for anything and may be root. */
export const browserFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  // what Chromium asks of its maker goes to a port it opens no connection to
  '--gaia-url=http://127.0.0.1:1',
  '--component-updater=url-source=http://127.0.0.1:1/',
  '--apps-gallery-update-url=http://127.0.0.1:1/',
  '--variations-server-url=http://127.0.0.1:1/',
  '--autofill-server-url=http://127.0.0.1:1/',
]
