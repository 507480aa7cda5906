import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { userData } from '../../kernel/places.ts'

/** The name browsers call this program by. */
export const HOST_NAME = 'fr.pretoire.garder'
/** The extensions that may speak to it: the key of the manifest gives Chromium this id. */
export const CHROMIUM_EXTENSION = 'oaaibldlnbeipbhodobjpbaphjneilib'
export const FIREFOX_EXTENSION = 'garder@pretoire.fr'

type Family = 'chromium' | 'firefox'

/** A browser, and where it looks for the programs of this account: a folder, or a key of the registry. */
export interface BrowserPlace {
  readonly browser: string
  readonly family: Family
  /** what is there where the browser was ever used by this account */
  readonly profile: string
  readonly place: string
}

const CHROMIUM_FAMILY: readonly (readonly [name: string, linux: string, mac: string, windows: string])[] = [
  ['Chromium', 'chromium', 'Chromium', 'Chromium'],
  ['Google Chrome', 'google-chrome', 'Google/Chrome', 'Google\\Chrome'],
  ['Microsoft Edge', 'microsoft-edge', 'Microsoft Edge', 'Microsoft\\Edge'],
  ['Brave', 'BraveSoftware/Brave-Browser', 'BraveSoftware/Brave-Browser', 'BraveSoftware\\Brave-Browser'],
]

/** The browsers that can keep pages, and where each is told of this program. */
export function browserPlaces(
  platform: NodeJS.Platform,
  home: string,
  config = join(home, '.config'),
): BrowserPlace[] {
  if (platform === 'win32')
    return [
      ...CHROMIUM_FAMILY.map(([browser, , , key]) => ({ browser, family: 'chromium' as const, key })),
      { browser: 'Firefox', family: 'firefox' as const, key: 'Mozilla' },
    ].map(({ key, ...one }) => ({
      ...one,
      profile: '',
      place: `HKCU\\Software\\${key}\\NativeMessagingHosts\\${HOST_NAME}`,
    }))
  const isMac = platform === 'darwin'
  const base = isMac ? join(home, 'Library', 'Application Support') : config
  const mozilla = isMac ? join(base, 'Mozilla') : join(home, '.mozilla')
  return [
    ...CHROMIUM_FAMILY.map(([browser, linux, mac]): BrowserPlace => {
      const profile = join(base, isMac ? mac : linux)
      return {
        browser,
        family: 'chromium',
        profile,
        place: join(profile, 'NativeMessagingHosts', `${HOST_NAME}.json`),
      }
    }),
    {
      browser: 'Firefox',
      family: 'firefox',
      profile: isMac ? join(base, 'Firefox') : mozilla,
      place: join(mozilla, isMac ? 'NativeMessagingHosts' : 'native-messaging-hosts', `${HOST_NAME}.json`),
    },
  ]
}

/** Tells a browser of this program: what starts it, and the only extension that may. */
export const hostManifest = (family: Family, launcher: string): string =>
  `${JSON.stringify(
    {
      name: HOST_NAME,
      description: 'Garde une page ou un PDF dans Prétoire',
      path: launcher,
      type: 'stdio',
      ...(family === 'chromium'
        ? { allowed_origins: [`chrome-extension://${CHROMIUM_EXTENSION}/`] }
        : { allowed_extensions: [FIREFOX_EXTENSION] }),
    },
    null,
    2,
  )}\n`

/** Starts this program for a browser, which gives it words of its own: they are left out. */
export function launcherScript(platform: NodeJS.Platform, command: readonly string[]): string {
  if (platform === 'win32')
    return `@echo off\r\n${command.map(word => `"${word.replaceAll('%', '%%')}"`).join(' ')}\r\n`
  return `#!/bin/sh\nexec ${command.map(word => `'${word.replaceAll("'", "'\\''")}'`).join(' ')}\n`
}

/** Runs a command of the system; whether it went well. */
export type RunSystem = (command: string, args: readonly string[]) => boolean

interface Machine {
  readonly platform: NodeJS.Platform
  readonly home: string
  /** folder of the configuration of programs, on Linux */
  readonly config?: string | undefined
  /** folder of this program’s own data */
  readonly data: string
  readonly run: RunSystem
}

export const thisMachine = (run: RunSystem): Machine => ({
  platform: process.platform,
  home: homedir(),
  config: process.env.XDG_CONFIG_HOME,
  data: userData(),
  run,
})

const own = ({ platform, data }: Machine) => {
  const folder = join(data, 'navigateur')
  const launcher = join(folder, platform === 'win32' ? 'garder.cmd' : 'garder')
  return { folder, launcher, manifest: (family: Family) => join(folder, `${family}.json`) }
}

/** Tells the browsers of this account of the program that `command` starts; those that were told. */
export function register(machine: Machine, command: readonly string[]): string[] {
  const { platform, home, config, run } = machine
  const { folder, launcher, manifest } = own(machine)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(launcher, launcherScript(platform, command), { mode: 0o700 })
  return browserPlaces(platform, home, config).flatMap(({ browser, family, profile, place }) => {
    if (platform === 'win32') {
      writeFileSync(manifest(family), hostManifest(family, launcher), { mode: 0o600 })
      return run('reg', ['add', place, '/ve', '/t', 'REG_SZ', '/d', manifest(family), '/f']) ? [browser] : []
    }
    // a browser this account never used is given no folder
    if (!existsSync(profile)) return []
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
    writeFileSync(place, hostManifest(family, launcher), { mode: 0o600 })
    return [browser]
  })
}

/** Has the browsers of this account forget the program; those that knew it. */
export function unregister(machine: Machine): string[] {
  const { platform, home, config, run } = machine
  const told = registered(machine)
  for (const { browser, place } of browserPlaces(platform, home, config)) {
    if (!told.includes(browser)) continue
    if (platform === 'win32') run('reg', ['delete', place, '/f'])
    else rmSync(place, { force: true })
  }
  rmSync(own(machine).folder, { recursive: true, force: true })
  return told
}

/** The browsers that know this program, and that can start it. */
export function registered(machine: Machine): string[] {
  const { platform, home, config, run } = machine
  const { launcher } = own(machine)
  return browserPlaces(platform, home, config).flatMap(({ browser, place }) => {
    const isTold = platform === 'win32' ? run('reg', ['query', place, '/ve']) : startedBy(place) === launcher
    return isTold ? [browser] : []
  })
}

function startedBy(place: string): unknown {
  try {
    return JSON.parse(readFileSync(place, 'utf8')).path
  } catch {
    return undefined
  }
}

/** The words that start the command line of this program as it runs now. */
export function ownCommand(argv = process.argv, execArgv = process.execArgv): string[] {
  // Electron's binary takes the command line after a mark
  const mark = argv.indexOf('--command-line')
  if (mark >= 0) return [...argv.slice(0, mark + 1), '--']
  return [argv[0] ?? process.execPath, ...execArgv, argv[1] ?? '']
}
