import { spawn } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { delimiter, join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { libraryFolder } from '../kernel/places.ts'
import { canReveal, reveal } from '../kernel/reveal.ts'
import {
  type Entrance,
  offerAddresses,
  type ServedByCore,
  type ServeOptions,
  serveByCore,
} from './core/serve-by-core.ts'
import { hasDisplay } from './electron.ts'
import { windowFlags, windowProfile } from './profile.ts'
import { exitCode } from './run.ts'
import { type RuntimeFolder, runtimeFolder, sweepRuntime } from './runtime-folder.ts'
import { showMessageBox } from './screen/message-box.ts'
import { browserFailed, browserMissing } from './screen/window-failures.ts'
import { type Claim, claimWindow, type Receipt } from './single-window.ts'

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
function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const choice = env.PRETOIRE_BROWSER
  if (choice) return existsSync(choice) ? choice : undefined
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

/** A browser that has not come for its page by then never will. */
const OPENING_LIFE_MS = 120_000
/** Longest time between the browser that hands over and the window it opens elsewhere. */
const HAND_OVER_MS = 15_000
/** Longest time between the page that enters and the window that listens to the program. */
const LISTEN_MS = 3000
/** Longest time before a window that is loaded again, or whose program was, listens once more. */
const RETURN_MS = 10_000
/** A browser that ends so soon has handed its page over, or was closed at once. */
const QUICK_END_MS = 5000

/** Bytes of what a browser says that are kept, its last. */
const WORDS_BYTES = 8192
/** Milliseconds for which the last words of a browser that has ended are waited for. */
const WORDS_MS = 2000

/**
 * The program on loopback, in an application window of an installed browser; where there is none, its address. Ends with the window.
 * A library has one window: a later launch hands its files to the first and ends. Without a terminal that somebody reads (`hasReader`),
 * what hinders the window is said on the screen, and the program ends. Returns its exit code.
 * `first`: a core begun already.
 */
export async function inBrowser(
  files: readonly string[] = [],
  { hasReader = true, first }: { readonly hasReader?: boolean; readonly first?: ServeOptions['first'] } = {},
): Promise<number> {
  const place = await claimWindow(libraryFolder(), files)
  const onScreen = !hasReader && hasDisplay()
  if ('receipt' in place) {
    first?.kill()
    const sentence = sayAlreadyOpen(place.receipt)
    if (onScreen && place.receipt.address) await showMessageBox(sentence)
    return 0
  }
  try {
    const failure = await showWindow(place.claim, files, { onScreen, first })
    if (failure === undefined) return 0
    console.error(failure)
    if (onScreen) await showMessageBox(failure)
    return 1
  } finally {
    place.claim.release()
  }
}

/** Tells a terminal why this launch ends at once; the sentence. */
export function sayAlreadyOpen({ address }: Receipt): string {
  const sentence = address
    ? `Prétoire est déjà ouvert. Cette adresse l’ouvre une fois, dans les dix minutes :\n${address}`
    : 'Prétoire est déjà ouvert : c’est dans sa fenêtre que cela continue.'
  console.log(sentence)
  return sentence
}

/** Shows the window until it is closed. Where it could not open, prints why and an address, and serves that; returns why where only a box can say it. */
async function showWindow(
  claim: Claim,
  files: readonly string[],
  { onScreen, first }: { readonly onScreen: boolean; readonly first: ServeOptions['first'] },
): Promise<string | undefined> {
  const browser = hasDisplay() ? findBrowser() : undefined
  if (onScreen && !browser) {
    first?.kill()
    return browserMissing()
  }
  const queue = [...files]
  let window: OpeningWindow | undefined
  let service: ServedByCore | undefined
  /** the browser of the window lives */
  let alive = true
  let byAddress = false
  claim.hear(more => {
    if (!service) {
      queue.push(...more)
      return {}
    }
    const isShown = alive || service.windows() > 0
    // a window that has just been closed, or is loaded again: the next look tells
    if (!isShown && !byAddress) return undefined
    service.offer(more)
    service.callForward()
    return isShown ? {} : { address: service.address() }
  })
  // the browser starts while the library opens
  service = await serveByCore({
    ...(first && { first }),
    ...(hasDisplay() && canReveal() && { showFolder: reveal }),
    listening: entrance => {
      window = browser ? startWindow(browser, entrance) : undefined
    },
  })
  service.offer(queue)
  const { refusal } = await service.opened
  if (refusal) console.error(refusal)
  const browserEnded = () => {
    alive = false
  }
  void window?.code.then(browserEnded)
  const failure = window ? await windowEnded(window, service) : hasDisplay() ? browserMissing() : ''
  if (failure !== undefined) {
    browserEnded()
    if (onScreen || window?.hasEntered()) {
      await service.close()
      return failure
    }
    byAddress = true
    if (failure) console.log(failure)
    console.log(
      `Prétoire est ouvert à cette adresse, sur cet ordinateur seulement. Elle s’ouvre une fois, dans les dix minutes :\n${service.address()}\n${process.stdin.isTTY ? 'Entrée pour en avoir une autre, ' : ''}Ctrl+C pour fermer.`,
    )
    offerAddresses(service)
    await interruption()
  }
  await service.close()
  return undefined
}

const interruption = () =>
  new Promise<void>(resolve => process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve()))

/** A window on its way, in a browser of its own or in that of another launch. */
interface OpeningWindow {
  readonly runtime: RuntimeFolder
  readonly profile: ReturnType<typeof windowProfile>
  readonly startMs: number
  readonly browser: string
  /** the exit code of the browser */
  readonly code: Promise<number>
  /** the last words of the browser on its standard error, read once it has ended */
  readonly words: () => Promise<string>
  readonly hasEntered: () => boolean
}

/** Starts a browser on the page that opens the window. */
function startWindow(browser: string, entrance: Entrance): OpeningWindow {
  const runtime = runtimeFolder(entrance.folder)
  const profile = windowProfile(runtime.path, entrance.folder)
  sweepRuntime(path => path === runtime.path && profile.keepComforts())
  const isShared = runtime.inUse()
  if (!isShared) {
    runtime.own(process.pid)
    profile.create()
  }
  // always the same page, by which a browser remembers the place of its window, but for one of another launch
  const page = join(runtime.path, isShared ? `ouvrir-${process.pid}.html` : 'ouvrir.html')
  let hasEntered = false
  writeOpeningPage(page, entrance, () => {
    hasEntered = true
  })
  const startMs = Date.now()
  const flags = windowFlags(pathToFileURL(page).href, profile, new URL(entrance.origin).host)
  const child = spawn(browser, flags, { stdio: ['ignore', 'ignore', 'pipe'] })
  if (!isShared && child.pid) runtime.own(child.pid)
  const words = lastWords(child.stderr)
  const code = exitCode(child).catch(() => 1)
  return { browser, runtime, profile, startMs, code, words, hasEntered: () => hasEntered }
}

/**
 * Reads what a program writes, and keeps the last of it. A program ends before its last words are read: they are waited for, but
 * not for long, since what it started may hold its standard error open.
 */
function lastWords(stream: Readable): () => Promise<string> {
  let words = ''
  stream.setEncoding('utf8').on('data', (part: string) => {
    words = (words + part).slice(-WORDS_BYTES)
  })
  const read = new Promise(resolve => stream.once('close', resolve))
  if (stream instanceof Socket) stream.unref()
  return async () => {
    await Promise.race([read, setTimeout(WORDS_MS)])
    return words
  }
}

/** Waits for the window to close; a sentence when the browser could not open one, or ended by itself. */
async function windowEnded(opening: OpeningWindow, service: ServedByCore): Promise<string | undefined> {
  const { browser, runtime, profile, startMs, words, hasEntered } = opening
  const failure = async () => browserFailed({ browser, words: await words(), hasEntered: hasEntered() })
  const code = await opening.code
  try {
    if (code !== 0) return await failure()
    const window = async () => {
      // A window of an earlier launch is still open: its browser takes the page, and what was started ends at once.
      const handedOver = Date.now() - startMs < QUICK_END_MS
      if (!(await until(hasEntered, HAND_OVER_MS))) return failure()
      await lastWindow(service.windows, handedOver ? LISTEN_MS : 0)
      return undefined
    }
    return await Promise.race([window(), interruption().then(() => undefined)])
  } finally {
    if (!runtime.inUse()) {
      profile.keepComforts()
      runtime.remove()
    }
  }
}

/**
 * Writes the page a browser opens first: it posts the ticket, and is removed as soon as that has served. Other accounts of the
 * computer see its path in the list of processes, and cannot read it.
 */
function writeOpeningPage(page: string, entrance: Entrance, onEnter: () => void): void {
  const { action, secret } = entrance.ticket({
    lifeMs: OPENING_LIFE_MS,
    onEnd: how => {
      rmSync(page, { force: true })
      if (how === 'used') onEnter()
    },
  })
  rmSync(page, { force: true })
  writeFileSync(
    page,
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Prétoire</title></head>
<body><form method="post" action="${action}"><input type="hidden" name="jeton" value="${secret}"></form><script>document.forms[0].submit()</script></body></html>`,
    { mode: 0o600, flag: 'wx' },
  )
}

/** Waits until no window listens any more, nor comes back as one does that is reloaded. */
async function lastWindow(windows: () => number, patienceMs: number): Promise<void> {
  const one = () => windows() > 0
  await until(one, patienceMs)
  while (one()) if (await until(() => !one(), 60_000)) await until(one, RETURN_MS)
}

/** Whether it came to be so within that many milliseconds. */
async function until(so: () => boolean, limitMs: number): Promise<boolean> {
  for (const end = Date.now() + limitMs; !so() && Date.now() < end; ) await setTimeout(100)
  return so()
}
