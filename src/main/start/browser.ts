import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { libraryFolder } from '../places.ts'
import { type Served, serve } from '../serve.ts'
import { hasDisplay } from './electron.ts'
import { ended } from './run.ts'

/** The program on loopback, in an application window of an installed browser; where there is none, its address. Ends with the window. */
export async function inBrowser(): Promise<number> {
  const served = await serve({})
  if (served.refusal) console.error(served.refusal)
  const browser = hasDisplay() ? findBrowser() : undefined
  const opened = browser !== undefined && (await openWindow(browser, served))
  if (!opened) {
    console.log(
      `Prétoire est ouvert à cette adresse, sur cet ordinateur seulement :\n${served.url}\nCtrl+C pour fermer.`,
    )
    await interrupted()
  }
  await served.close()
  return 0
}

const interrupted = () =>
  new Promise<void>(done => process.once('SIGINT', () => done()).once('SIGTERM', () => done()))

/** Waits for the window to close; false when the browser could not open one. */
async function openWindow(browser: string, { url, windows }: Served): Promise<boolean> {
  const profile = join(libraryFolder(), 'fenetre')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const begun = Date.now()
  const code = await ended(spawn(browser, windowFlags(url, profile), { stdio: 'ignore' })).catch(() => 1)
  if (code !== 0) return false
  // A window of an earlier launch is still open: its browser takes the address, and what was started ends at once.
  const handedOver = Date.now() - begun < 5000
  return Promise.race([lastWindow(windows, handedOver ? 15_000 : 0), interrupted().then(() => true)])
}

/** Waits until no window listens any more, nor comes back as one does that is reloaded; false if none came in so many ms. */
async function lastWindow(windows: () => number, patience: number): Promise<boolean> {
  const one = () => windows() > 0
  const seen = await until(one, patience)
  while (one()) if (await until(() => !one(), 60_000)) await until(one, 2000)
  return seen || patience === 0
}

/** Whether it came to be so within that many milliseconds. */
async function until(so: () => boolean, within: number): Promise<boolean> {
  for (const end = Date.now() + within; !so() && Date.now() < end; ) await setTimeout(100)
  return so()
}

/** A window of its own: no tab, no extension, no account, no history shared with the user's own browsing. */
export function windowFlags(url: string, profile: string, root = process.getuid?.() === 0): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-features=Translate,OptimizationHints,MediaRouter',
    '--window-size=1360,880',
    ...(root ? ['--no-sandbox'] : []),
  ]
}

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  'brave',
]
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
const windowsApps = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
]

/** An installed Chrome, Chromium, Edge or Brave: `PRETOIRE_BROWSER` first. */
export function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const asked = env.PRETOIRE_BROWSER
  if (asked) return existsSync(asked) ? asked : undefined
  return places(env, platform).find(path => existsSync(path))
}

function places(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', join(env.HOME ?? '/', 'Applications')]
    return folders.flatMap(folder => macApps.map(app => join(folder, `${app}.app`, 'Contents', 'MacOS', app)))
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      one => one !== undefined,
    )
    return folders.flatMap(folder => windowsApps.map(app => join(folder, app)))
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return commands.flatMap(name => folders.map(folder => join(folder, name)))
}
