import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The folder of one window: its profile and the page that opens it, private, gone with it. */
export interface RuntimeFolder {
  readonly path: string
  /** whether the browser of another launch still lives in it */
  inUse(): boolean
  /** makes the folder, and writes down the process that lives in it */
  own(pid: number): void
  remove(): void
}

const PID_FILE = 'navigateur.pid'

/** The runtime folder of a library's window, the same at each launch, so that a window still open is reached again. */
export function runtimeFolder(library: string, base = runtimeBase()): RuntimeFolder {
  const name = createHash('sha256').update(library).digest('hex').slice(0, 12)
  const path = join(base, name)
  return {
    path,
    inUse: () => isInUse(path),
    own: pid => {
      mkdirSync(path, { recursive: true, mode: 0o700 })
      writeFileSync(join(path, PID_FILE), String(pid), { mode: 0o600 })
    },
    remove: () => erase(path),
  }
}

/** Removes what killed launches left. `last` reads a folder before it goes. */
export function sweepRuntime(last: (path: string) => void = () => {}, base = runtimeBase()): void {
  for (const name of readdirSync(base)) {
    const path = join(base, name)
    if (isInUse(path)) continue
    last(path)
    erase(path)
  }
}

/** A browser that ends still writes for an instant. A file that will not go is swept at the next launch. */
function erase(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  } catch {
    // Windows may hold a file a little longer
  }
}

function isInUse(path: string): boolean {
  try {
    const pid = Number(readFileSync(join(path, PID_FILE), 'utf8'))
    return pid > 0 && process.kill(pid, 0)
  } catch {
    // no such process, or one of another account that bears the number of ours, which has ended
    return false
  }
}

/** Where the system wants what goes with a session, else a folder of temporary files that is ours alone. */
export function runtimeBase(env: NodeJS.ProcessEnv = process.env, name = 'pretoire'): string {
  const session = env.XDG_RUNTIME_DIR
  if (session && isPrivate(session)) return privateFolder(join(session, name))
  return privateFolder(join(tmpdir(), `${name}-${process.getuid?.() ?? 'fenetre'}`))
}

/** The folder, made for this account alone; a new one where somebody else has put theirs in its place. */
function privateFolder(path: string): string {
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch {
    // it is there already, as it should be
  }
  return isPrivate(path) ? path : mkdtempSync(`${path}-`)
}

/** Windows keeps the temporary files of an account from the others by itself. */
function isPrivate(path: string): boolean {
  try {
    const stat = lstatSync(path)
    if (!stat.isDirectory()) return false
    return process.getuid === undefined || (stat.uid === process.getuid() && (stat.mode & 0o077) === 0)
  } catch {
    return false
  }
}
