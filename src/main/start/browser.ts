import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { libraryFolder } from '../places.ts'
import { serve } from '../serve.ts'
import { hasDisplay } from './electron.ts'
import { ended } from './run.ts'

/** The program on loopback, in an application window of an installed browser; where there is none, its address. Ends with the window. */
export async function inBrowser(): Promise<number> {
  const served = await serve({})
  if (served.refusal) console.error(served.refusal)
  const browser = hasDisplay() ? findBrowser() : undefined
  const opened = browser !== undefined && (await openWindow(browser, served.url))
  if (!opened) {
    console.log(
      `Prétoire est ouvert à cette adresse, sur cet ordinateur seulement :\n${served.url}\nCtrl+C pour fermer.`,
    )
    await new Promise<void>(done => process.once('SIGINT', done).once('SIGTERM', done))
  }
  await served.close()
  return 0
}

/** Waits for the window to close; false when the browser could not open one. */
async function openWindow(browser: string, url: string): Promise<boolean> {
  const profile = join(libraryFolder(), 'fenetre')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const code = await ended(spawn(browser, windowFlags(url, profile), { stdio: 'ignore' })).catch(() => 1)
  return code === 0
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
