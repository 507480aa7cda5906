import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** A computer of its own: this one's files seen through a layer that keeps what is written, and goes away with it. */
export interface Machine {
  /** runs a command to its end, as the administrator */
  root(command: readonly string[]): Result
  /** runs a command to its end, as an ordinary user whose home is `home` */
  user(command: readonly string[], env?: NodeJS.ProcessEnv): Result
  /** starts a command of that user's */
  start(command: readonly string[], env?: NodeJS.ProcessEnv): ChildProcess
  readonly home: string
  close(): void
}

export interface Result {
  readonly code: number | null
  readonly out: string
}

/** An ordinary user: no account is needed for a number. */
const USER_ID = 4200

/** Why no such computer can be made here; undefined when it can. */
export function machineRefusal(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'il faut être administrateur sous Linux'
  const tried = spawnSync('unshare', [
    '-m',
    'sh',
    '-c',
    'mount -t tmpfs none /mnt && mkdir /mnt/a /mnt/b /mnt/c && mount -t overlay none -o lowerdir=/,upperdir=/mnt/a,workdir=/mnt/b /mnt/c',
  ])
  return tried.status === 0 ? undefined : 'le système ne permet pas de superposer des dossiers (overlay)'
}

/** Lays the computer over this one. /tmp is shared: files pass by it, and the screen. */
export async function openMachine(work: string): Promise<Machine> {
  const [layer, home] = [join(work, 'machine'), join(work, 'home')]
  for (const folder of [layer, home]) mkdirSync(folder, { recursive: true })
  spawnSync('chown', [`${USER_ID}:${USER_ID}`, home])
  spawnSync('chmod', ['755', work, home])
  const disk = join(layer, 'disk')
  const script = [
    'set -e',
    `mount -t tmpfs tmpfs ${layer}`,
    `mkdir ${layer}/upper ${layer}/work ${disk}`,
    `mount -t overlay overlay -o lowerdir=/,upperdir=${layer}/upper,workdir=${layer}/work ${disk}`,
    ...['proc', 'sys', 'dev', 'tmp'].map(name => `mount --rbind /${name} ${disk}/${name}`),
    // its root is its own: a chroot would refuse Chromium the namespaces of its sandbox
    `mkdir -p ${disk}/mnt/outside`,
    `cd ${disk}`,
    'pivot_root . mnt/outside',
    'umount -l /mnt/outside',
    'echo ready',
    'exec sleep infinity',
  ].join('\n')
  const keeper = spawn('unshare', ['-m', 'sh', '-c', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((done, fail) => {
    keeper.stdout.once('data', () => done())
    keeper.once('exit', code => fail(new Error(`unshare ended with ${code}`)))
  })
  const inside = (user: boolean, command: readonly string[]) => [
    '-t',
    String(keeper.pid),
    '-m',
    ...(user ? ['setpriv', `--reuid=${USER_ID}`, `--regid=${USER_ID}`, '--clear-groups'] : []),
    ...command,
  ]
  const clean: NodeJS.ProcessEnv = {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    LANG: 'C.UTF-8',
    LANGUAGE: 'fr',
    DISPLAY: process.env.DISPLAY,
  }
  const ofUser = { ...clean, HOME: home, XDG_RUNTIME_DIR: home }
  const run = (args: readonly string[], env: NodeJS.ProcessEnv): Result => {
    const { status, stdout, stderr } = spawnSync('nsenter', args, { encoding: 'utf8', env, timeout: 120_000 })
    return { code: status, out: `${stdout}${stderr}` }
  }
  return {
    home,
    root: command =>
      run(inside(false, command), { ...clean, HOME: '/root', DEBIAN_FRONTEND: 'noninteractive' }),
    user: (command, env) => run(inside(true, command), { ...ofUser, ...env }),
    start: (command, env) =>
      spawn('nsenter', inside(true, command), {
        env: { ...ofUser, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    close: () => void keeper.kill(),
  }
}
