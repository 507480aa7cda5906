import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** An Electron, and the folder of the application it opens. */
export interface Electron {
  readonly executable: string
  readonly app: string
}

/** `PRETOIRE_ELECTRON` with `PRETOIRE_ELECTRON_APP`, else the Electron of node_modules when its binary is there. */
export function findElectron(): Electron | undefined {
  const { PRETOIRE_ELECTRON: asked, PRETOIRE_ELECTRON_APP: app = process.cwd() } = process.env
  if (asked) return existsSync(asked) ? { executable: asked, app } : undefined
  const module = join(process.cwd(), 'node_modules', 'electron')
  const path = join(module, 'path.txt')
  const executable = existsSync(path) ? join(module, 'dist', readFileSync(path, 'utf8').trim()) : ''
  return executable && existsSync(executable) ? { executable, app } : undefined
}

/** Why the real shell cannot be tested on this machine; undefined when it can. */
export function whyNoShell(): string | undefined {
  if (!findElectron()) return 'ni PRETOIRE_ELECTRON, ni binaire d’Electron dans node_modules'
  if (process.platform === 'linux' && !hasVirtualScreen() && !process.env.DISPLAY)
    return 'ni Xvfb, ni écran (DISPLAY)'
  return undefined
}

const hasVirtualScreen = (): boolean => spawnSync('which', ['Xvfb']).status === 0

/** A screen with a clipboard of its own. */
export interface Screen {
  readonly display: string | undefined
  readonly end: () => void
}

/** Starts a virtual screen on a free number; where there is no Xvfb, the screen of the session. */
export async function startScreen(): Promise<Screen> {
  if (process.platform !== 'linux' || !hasVirtualScreen())
    return { display: process.env.DISPLAY, end: () => undefined }
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x920x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await new Promise<string>((done, fail) => {
    child.stdio[3]?.once('data', (bytes: Buffer) => done(bytes.toString().trim()))
    child.once('exit', code => fail(new Error(`Xvfb s’est arrêté (${code}).`)))
  })
  return { display: `:${number}`, end: () => void child.kill() }
}
