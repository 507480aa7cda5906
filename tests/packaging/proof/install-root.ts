import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { product } from '../../../packaging/product.ts'
import type { Machine, Result } from './machine.ts'

/** A root of its own for dpkg, with its own list of packages, and the home of who uses what is installed there. */
export interface InstallRoot extends Pick<Machine, 'home' | 'user' | 'start'> {
  /** runs dpkg on this root, as whoever runs this program: neither does it ask for rights, nor touch this computer */
  dpkg(...words: readonly string[]): Result
  readonly folder: string
  /** the installed command */
  readonly program: string
}

/** Lets dpkg do without the rights of an administrator, a shell in the root, and the packages of this computer, which the root does not list. */
const ALLOWANCES = [
  '--force-not-root',
  '--force-script-chrootless',
  '--force-depends',
  '--force-bad-path',
] as const

const LIMIT_MS = 120_000

export function layInstallRoot(work: string): InstallRoot {
  const [folder, home] = [join(work, 'root'), join(work, 'home')]
  const records = join(folder, 'var', 'lib', 'dpkg')
  for (const path of [home, join(records, 'info'), join(records, 'updates'), join(folder, 'var', 'log')])
    mkdirSync(path, { recursive: true })
  writeFileSync(join(records, 'status'), '')
  const run = (file: string, args: readonly string[], env: NodeJS.ProcessEnv): Result => {
    const { status, stdout, stderr, error } = spawnSync(file, args, {
      encoding: 'utf8',
      env,
      timeout: LIMIT_MS,
    })
    return { code: status, out: `${stdout}${stderr}${error ?? ''}` }
  }
  // as a session has them, without what this one sets: the library is in the home
  const clean = (): NodeJS.ProcessEnv => ({
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    LANG: 'C.UTF-8',
    LANGUAGE: 'fr',
    HOME: home,
    XDG_RUNTIME_DIR: home,
    DISPLAY: process.env.DISPLAY,
  })
  return {
    folder,
    home,
    program: join(folder, 'usr', 'bin', product.executable),
    dpkg: (...words) => run('dpkg', [`--root=${folder}`, ...ALLOWANCES, ...words], clean()),
    user: ([file = '', ...args], env) => run(file, args, { ...clean(), ...env }),
    start: ([file = '', ...args], env) =>
      spawn(file, args, { env: { ...clean(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] }),
  }
}
