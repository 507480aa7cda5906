import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../kernel/places.ts'
import { fetchElectron, inArchive } from './fetch.ts'

/** Where Electron's package is, where its absence is remembered, what the environment says of it. */
export interface Place {
  readonly folder: string
  readonly cache: string
  readonly env: NodeJS.ProcessEnv
  readonly patience?: number
  say(sentence: string): void
}
const PROJECT: Place = {
  folder: join(root, 'node_modules', 'electron'),
  cache: join(root, '.cache'),
  env: process.env,
  say: sentence => console.log(sentence),
}
/** Where Electron's archives are published. */
export const releases = 'https://github.com/electron/electron/releases/download/'

/**
 * The Electron binary: the one installed, else the one that can be fetched; undefined where it cannot, which is known in
 * under five seconds and remembered until `asked` for.
 */
export async function electron(isRequested: boolean, place: Place = PROJECT): Promise<string | undefined> {
  const { folder, cache, env, patience, say } = place
  const binary = installedBinary(place)
  if (binary) return binary
  if (!hasDisplay(env) || !existsSync(folder)) return undefined
  const note = join(cache, 'electron-absent.json')
  if (!isRequested && hasNote(note, versionOf(folder))) return undefined
  rmSync(note, { force: true })
  sweep(folder)
  const from = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? releases
  if (await fetchElectron({ folder, from, say, ...(patience && { patience }) })) return installedBinary(place)
  mkdirSync(cache, { recursive: true })
  writeFileSync(note, JSON.stringify({ version: versionOf(folder) }))
  say(
    'Electron n’est pas disponible ici : Prétoire s’ouvre dans une fenêtre de navigateur («\u00a0npm start -- --electron\u00a0» pour réessayer).',
  )
  return undefined
}

/** Linux without a display can open no window. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** Finds the binary of the package's own version: what another version left is fetched anew. */
function installedBinary({ folder, env }: Place): string | undefined {
  const dist = env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist')
  const binary = join(dist, inArchive)
  if (!existsSync(binary)) return undefined
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return binary
  const version = read(join(dist, 'version'))?.trim().replace(/^v/, '')
  return existsSync(folder) && version === versionOf(folder) ? binary : undefined
}

/** Removes the remains of a start killed in mid-download. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.startsWith('dist.part.')) rmSync(join(folder, name), { recursive: true, force: true })
}

const versionOf = (folder: string) =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** A note that does not read says nothing. */
function hasNote(note: string, version: string): boolean {
  try {
    return (JSON.parse(read(note) ?? '{}') as { version?: string }).version === version
  } catch {
    return false
  }
}
