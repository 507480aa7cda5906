import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isObject } from '../../shared/kernel/json.ts'

/** A port no browser opens a connection to (tcpmux): an address of it is refused before a packet is made. */
const NOWHERE = 'http://127.0.0.1:1/'

/** The Chromium services that would ask their maker for something, each sent nowhere. */
const SERVICES = {
  urls: Object.fromEntries(
    [
      'gaia_url',
      'google_url',
      'secure_google_url',
      'google_apis_origin_url',
      'lso_origin_url',
      'oauth_account_manager_origin_url',
      'account_capabilities_origin_url',
    ].map(name => [name, { url: NOWHERE.slice(0, -1) }]),
  ),
}

/** Preferences under which the browser suggests, completes, sends to a service, synchronises and remembers nothing. */
const QUIET_PREFERENCES = {
  alternate_error_pages: { enabled: false },
  autofill: { credit_card_enabled: false, enabled: false, profile_enabled: false },
  browser: { enable_spellchecking: false },
  credentials_enable_service: false,
  history: { saving_disabled: true },
  net: { network_prediction_options: 2 },
  profile: { exit_type: 'Normal', password_manager_enabled: false },
  safebrowsing: { enabled: false, enhanced: false },
  search: { suggest_enabled: false },
  session: { restore_on_startup: 5 },
  signin: { allowed: false, allowed_on_next_startup: false },
  spellcheck: { dictionaries: [], use_spelling_service: false },
  translate: { enabled: false },
  webrtc: { ip_handling_policy: 'disable_non_proxied_udp' },
}

/** The comforts of a browser's window that outlive it: its place on the screen, its zoom, where files were last chosen. */
const COMFORTS = [
  ['browser', 'app_window_placement'],
  ['partition', 'per_host_zoom_levels'],
  ['selectfile', 'last_directory'],
  ['savefile', 'default_directory'],
] as const

/** Folders where a browser would write of the pages it shows: an empty file stands in the place of each folder, which it does without. */
const BARRED = [
  'Cache',
  'Code Cache',
  'GPUCache',
  'DawnGraphiteCache',
  'DawnWebGPUCache',
  'Sessions',
  'Sessions_Encrypted',
]

/** Where a browser keeps what the pages remember: the caret of each text, the folded parts of its outline. */
const STORAGE = 'Local Storage'

/** The profile of a window in its runtime folder, the files beside it, and the folder of the library that keeps its comforts. */
export function windowProfile(folder: string, library: string) {
  const path = join(folder, 'profil')
  const own = join(path, 'Default')
  const comforts = join(library, 'fenetre')
  const services = join(folder, 'services.json')
  return {
    path,
    services,
    /** Makes a new profile with the comforts of the last one. */
    create(): void {
      adoptFormerProfile(comforts)
      rmSync(path, { recursive: true, force: true })
      mkdirSync(own, { recursive: true, mode: 0o700 })
      writeFileSync(services, JSON.stringify(SERVICES), { mode: 0o600 })
      const preferences = merge(QUIET_PREFERENCES, pick(readJson(join(comforts, 'Preferences'))))
      writeFileSync(join(own, 'Preferences'), JSON.stringify(preferences), { mode: 0o600 })
      for (const name of BARRED) writeFileSync(join(own, name), '')
      copyStorage(comforts, own)
    },
    /** Keeps the comforts, once the browser has ended. */
    keepComforts: () => keepComforts(own, comforts),
  }
}

/** Keeps the comforts of a profile in another folder, whole or not at all. A disk that refuses them costs comforts alone. */
function keepComforts(profile: string, to: string): void {
  if (!existsSync(join(profile, 'Preferences'))) return
  const beside = `${to}.part`
  try {
    rmSync(beside, { recursive: true, force: true })
    mkdirSync(beside, { mode: 0o700 })
    const comforts = pick(readJson(join(profile, 'Preferences')))
    writeFileSync(join(beside, 'Preferences'), JSON.stringify(comforts), { mode: 0o600 })
    copyStorage(profile, beside)
    rmSync(to, { recursive: true, force: true })
    renameSync(beside, to)
  } catch {
    rmSync(beside, { recursive: true, force: true })
  }
}

/** A whole profile that earlier versions kept in the library: its comforts stay, the rest goes. */
function adoptFormerProfile(comforts: string): void {
  const former = join(comforts, 'Default')
  if (existsSync(former)) keepComforts(former, comforts)
}

function copyStorage(from: string, to: string): void {
  const storage = join(from, STORAGE)
  if (existsSync(storage)) cpSync(storage, join(to, STORAGE), { recursive: true })
}

function readJson(file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** The comforts alone, of preferences that hold much else. */
function pick(from: Record<string, unknown>): Record<string, unknown> {
  const comforts: Record<string, unknown> = {}
  for (const [group, name] of COMFORTS) {
    const value = isObject(from[group]) ? from[group][name] : undefined
    if (value !== undefined)
      comforts[group] = { ...(comforts[group] as Record<string, unknown> | undefined), [name]: value }
  }
  return comforts
}

const merge = (base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> => ({
  ...base,
  ...Object.fromEntries(
    Object.entries(over).map(([key, value]) => [
      key,
      isObject(base[key]) && isObject(value) ? { ...base[key], ...value } : value,
    ]),
  ),
})

const DISABLED_FEATURES = [
  'AimEnabled',
  'AutofillServerCommunication',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationGuideModelDownloading',
  'OptimizationHints',
  'PreconnectToSearch',
  'Translate',
  'msForceBrowserSignIn',
]

/**
 * The flags of a window of its own: no tab, no extension, no account, nothing asked of anybody, no cache on the disk. Whatever
 * is not for the program itself goes to a proxy that is nowhere: names, other ports of this computer, and what these flags
 * forget. A call between pages (WebRTC) sends no datagram, since it has no proxy that would take one.
 */
export function windowFlags(
  page: string,
  { path, services }: { readonly path: string; readonly services: string },
  program: string,
  root = process.getuid?.() === 0,
): string[] {
  return [
    `--app=${page}`,
    `--user-data-dir=${path}`,
    `--gaia-config=${services}`,
    `--component-updater=url-source=${NOWHERE}`,
    `--apps-gallery-update-url=${NOWHERE}`,
    `--autofill-server-url=${NOWHERE}`,
    `--variations-server-url=${NOWHERE}`,
    `--variations-insecure-server-url=${NOWHERE}`,
    `--proxy-server=${NOWHERE.slice(0, -1)}`,
    `--proxy-bypass-list=<-loopback>;${program}`,
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--disk-cache-size=1',
    '--disable-gpu-shader-disk-cache',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--no-service-autorun',
    '--password-store=basic',
    '--use-mock-keychain',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-field-trial-config',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    `--disable-features=${DISABLED_FEATURES.join(',')}`,
    '--enable-features=SkipListAccountsWithoutGaiaCookies',
    '--disable-updater-scheduler',
    '--window-size=1360,880',
    ...(root ? ['--no-sandbox'] : []),
  ]
}
