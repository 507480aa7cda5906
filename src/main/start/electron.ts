import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../places.ts'

const folder = join(root, 'node_modules', 'electron')
const note = join(root, '.cache', 'electron-absent.json')
/** Enough to learn that a network answers; a download that has begun is then left to finish. */
const patience = 4000

/** The Electron binary: the one installed, else the one that can be fetched; undefined, and remembered, where it cannot. */
export async function electron(asked: boolean): Promise<string | undefined> {
  const found = installed()
  if (found) return found
  if (!hasDisplay() || !existsSync(folder)) return undefined
  if (!asked && remembered()) return undefined
  if (asked) rmSync(note, { force: true })
  await fetchIt()
  const fetched = installed()
  if (fetched) return fetched
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(note, JSON.stringify({ version: version() }))
  console.log(
    'Electron n’est pas disponible ici : Prétoire s’ouvre dans une fenêtre de navigateur (« npm start -- --electron » pour réessayer).',
  )
  return undefined
}

/** Linux without a display can open no window. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

function installed(): string | undefined {
  const path = join(folder, 'path.txt')
  if (!existsSync(path)) return undefined
  const binary = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'),
    readFileSync(path, 'utf8').trim(),
  )
  return existsSync(binary) ? binary : undefined
}

const version = () =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version

function remembered(): boolean {
  try {
    return (JSON.parse(readFileSync(note, 'utf8')) as { version: string }).version === version()
  } catch {
    return false
  }
}

/** Runs Electron's own installer, but not for long: a network that swallows packets would hold it for minutes. */
async function fetchIt(): Promise<void> {
  if (!(await reachable())) return
  console.log('Téléchargement d’Electron, une fois pour toutes…')
  const child = spawn(process.execPath, [join(folder, 'install.js')], { cwd: folder, stdio: 'ignore' })
  const limit = setTimeout(() => child.kill('SIGKILL'), 10 * 60_000)
  await new Promise<void>(done => child.once('exit', () => done()).once('error', () => done()))
  clearTimeout(limit)
}

/** Does the place Electron comes from answer at all? */
async function reachable(): Promise<boolean> {
  const from =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/'
  try {
    const answer = await fetch(new URL(`v${version()}/SHASUMS256.txt`, from), {
      method: 'HEAD',
      signal: AbortSignal.timeout(patience),
    })
    return answer.ok
  } catch {
    return false
  }
}
