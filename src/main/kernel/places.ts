import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { followMoves } from './moved.ts'

/** The program's own folder, found from the sources (src/main) and from the build (out/main) alike. */
export const root: string = findRoot(dirname(fileURLToPath(import.meta.url)))

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'resources', 'templates')) || existsSync(join(folder, 'package.json')))
    return folder
  const parent = dirname(folder)
  if (parent === folder)
    throw new Error('Les fichiers de Prétoire (dossier «\u00a0resources\u00a0») sont introuvables.')
  return findRoot(parent)
}

/** The version of the program, as package.json says it. */
export const version: string = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }
).version

/** A file or folder of `resources/`: packs, templates, samples. */
export function resource(...path: string[]): string {
  return join(root, 'resources', ...path)
}

/** The built window, served by the hosts. */
export const builtWindow: string = join(root, 'out', 'renderer')

/** Where the platform wants a user's data, in a folder of ours. */
export function userData(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = homedir()
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Pretoire')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Pretoire')
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'pretoire')
}

/** Where the platform wants what can be made again, in a folder of ours. */
export function userCache(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = homedir()
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Pretoire', 'Cache')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'Pretoire')
  return join(env.XDG_CACHE_HOME ?? join(home, '.cache'), 'pretoire')
}

/** Where the platform wants the log of a program, in a folder of ours. */
export function userLogs(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = homedir()
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Pretoire', 'Logs')
  if (platform === 'darwin') return join(home, 'Library', 'Logs', 'Pretoire')
  return join(env.XDG_STATE_HOME ?? join(home, '.local', 'state'), 'pretoire', 'logs')
}

/** The library asked for: `--library`, else `PRETOIRE_LIBRARY`, else the one of the user-data folder; where it was moved, its new folder. */
export function libraryFolder(folder?: string, env: NodeJS.ProcessEnv = process.env): string {
  const path = folder || env.PRETOIRE_LIBRARY
  return followMoves(path ? resolve(path) : join(userData(env), 'bibliotheque'))
}
