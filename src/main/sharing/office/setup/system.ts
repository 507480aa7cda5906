import { spawnSync } from 'node:child_process'
import { AppError } from '../../../../shared/kernel/errors.ts'

/** A computer as the steps of a set-up act on it: programs are run, never a shell. */
export interface System {
  /** runs a program to its end; its output, or a refusal that says what it said */
  run(command: readonly string[], options?: { readonly input?: string }): string
  /** whether a program ends well */
  succeeds(command: readonly string[]): boolean
}

export const thisSystem: System = {
  run: (command, { input } = {}) => {
    const { status, stdout, stderr, error } = execute(command, input)
    if (status === 0) return stdout
    const reason = (error?.message ?? stderr).trim().split('\n').slice(-3).join(' ')
    throw new AppError(
      'refused',
      `«\u00a0${command[0]}\u00a0» n’a pas abouti : ${reason || `code ${status}`}`,
    )
  },
  succeeds: command => execute(command).status === 0,
}

function execute([program = '', ...args]: readonly string[], input?: string) {
  return spawnSync(program, args, {
    encoding: 'utf8',
    // a postgres that is not root may not stand in the folder of who types
    cwd: '/',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
    ...(input === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input }),
  })
}

/** The same command by the administrator of PostgreSQL, who is let in without a password on the server itself. */
export const asPostgres = (port: number, ...command: readonly string[]): readonly string[] => [
  ...['runuser', '-u', 'postgres', '--', 'env', `PGPORT=${port}`],
  ...command,
]
