import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DESK_ROLE, officeSchema } from '../postgres/office-schema.ts'
import { prepareOffice } from '../postgres/prepare.ts'
import { backupFiles } from './backup-files.ts'
import { newPassword } from './passwords.ts'
import { CLUSTER, DATABASE, MANAGER, type Places, UNIT, VERSION } from './places.ts'
import { asPostgres, type System } from './system.ts'

/** One thing that a set-up does, once: run again, what is done is left as it is. */
export interface Step {
  readonly label: string
  isDone(): boolean
  do(): void | Promise<void>
  /** takes back what can be without losing a word; nothing where there is nothing to take back */
  undo?(): void
}

/** The format of an office that this program writes. */
const newest = officeSchema.steps.at(-1)?.version

/** The line that lets the desks in, by TLS and by their password. */
const DESKS_LINE = `hostssl ${DATABASE} all all scram-sha-256 # pretoire-bureau`

/** The steps of a server, in their order; each may rest on those before it. */
export function serverSteps(places: Places, system: System): Step[] {
  const { etc, own, host } = places
  const settings = join(etc, 'conf.d/pretoire-bureau.conf')
  const access = join(etc, 'pg_hba.conf')
  const certificate = join(etc, 'bureau.crt')
  const authority = join(etc, 'autorite.crt')
  const cluster = ['pg_ctlcluster', VERSION, CLUSTER] as const
  const wanted = settingsText(etc)
  const admin = administrator(places, system)
  return [
    {
      label: `PostgreSQL ${VERSION} et OpenSSL`,
      isDone: () =>
        existsSync(`/usr/lib/postgresql/${VERSION}/bin/postgres`) && system.succeeds(['openssl', 'version']),
      do: () => {
        system.run(['apt-get', 'update', '-qq'])
        system.run(['apt-get', 'install', '-y', '-qq', `postgresql-${VERSION}`, 'openssl'])
      },
    },
    {
      label: `Serveur ${VERSION}/${CLUSTER}`,
      isDone: () => existsSync(join(etc, 'postgresql.conf')),
      do: () => void system.run(['pg_createcluster', VERSION, CLUSTER]),
    },
    {
      label: `Certificat de ${host}, par une autorité du bureau`,
      isDone: () =>
        existsSync(certificate) &&
        system.succeeds(['openssl', 'verify', '-CAfile', authority, '-verify_hostname', host, certificate]),
      do: () => {
        mkdirSync(own, { recursive: true, mode: 0o700 })
        makeCertificate(places, system)
      },
    },
    {
      label: 'Écoute du réseau, par TLS seulement',
      isDone: () => existsSync(settings) && readFileSync(settings, 'utf8') === wanted,
      do: () => {
        mkdirSync(dirname(settings), { recursive: true })
        writeFileSync(settings, wanted)
      },
      undo: () => rmSync(settings, { force: true }),
    },
    {
      label: 'Entrée des postes (pg_hba.conf)',
      isDone: () => readFileSync(access, 'utf8').split('\n').includes(DESKS_LINE),
      do: () => writeFileSync(access, `${readFileSync(access, 'utf8').trimEnd()}\n${DESKS_LINE}\n`),
      undo: () =>
        writeFileSync(
          access,
          readFileSync(access, 'utf8')
            .split('\n')
            .filter(line => line !== DESKS_LINE)
            .join('\n'),
        ),
    },
    {
      label: 'Serveur démarré avec ces réglages',
      // a set-up cut between what it wrote and this step has not been read
      isDone: () =>
        system.succeeds([...cluster, 'status']) &&
        [settings, access, certificate].every(file => statSync(file).mtimeMs < admin.startedAt()),
      do: () => void system.run([...cluster, 'restart']),
      undo: () => void system.run([...cluster, 'restart']),
    },
    {
      label: `Base «\u00a0${DATABASE}\u00a0» et le nom qui la gère`,
      isDone: () => existsSync(join(own, 'gestion.txt')) && admin.hasDatabase(),
      do: () => {
        const password = newPassword()
        admin.query(
          `${admin.hasRole(MANAGER) ? 'ALTER' : 'CREATE'} ROLE ${MANAGER} LOGIN CREATEROLE PASSWORD '${password}'`,
        )
        if (!admin.hasDatabase()) admin.query(`CREATE DATABASE ${DATABASE} OWNER ${MANAGER}`)
        keepSecret(join(own, 'gestion.txt'), `${password}\n`)
      },
    },
    {
      label: 'Bureau de Prétoire dans cette base',
      isDone: admin.hasOffice,
      do: () => prepare(places),
    },
    backupStep(places, system),
  ]
}

/** Brings the database to the format of this program, as the one who manages it, under the authority of the office. */
async function prepare({ port, etc, own }: Places): Promise<void> {
  const password = readFileSync(join(own, 'gestion.txt'), 'utf8').trim()
  await prepareOffice(
    `postgres://${MANAGER}:${password}@localhost:${port()}/${DATABASE}?sslrootcert=${join(etc, 'autorite.crt')}`,
  )
}

function backupStep(places: Places, system: System): Step {
  const { backups, port } = places
  const files = () => backupFiles(backups, port())
  const timed = existsSync('/run/systemd/system')
  return {
    label: timed
      ? 'Sauvegarde de chaque nuit, essayée par un retour'
      : 'Sauvegarde essayée par un retour ; sans systemd, rien ne la lance chaque nuit : confiez-la à cron',
    isDone: () => files().every(({ path, text }) => existsSync(path) && readFileSync(path, 'utf8') === text),
    do: () => {
      system.run(['install', '-d', '-o', 'postgres', '-m', '700', backups])
      for (const { path, text, mode } of files()) {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, text)
        chmodSync(path, mode)
      }
      // proven before it is counted on
      system.run(asPostgres(port(), files()[0].path))
      if (!timed) return
      system.run(['systemctl', 'daemon-reload'])
      system.run(['systemctl', 'enable', '--now', `${UNIT}.timer`])
    },
    undo: () => {
      if (timed) system.succeeds(['systemctl', 'disable', '--now', `${UNIT}.timer`])
      for (const { path } of files()) rmSync(path, { force: true })
    },
  }
}

/** The step that lets one member in: a name of connection, and a password that is on the sheet alone. */
export function memberStep(
  places: Places,
  system: System,
  { login, sheet }: { readonly login: string; readonly sheet: (password: string) => void },
): Step {
  const admin = administrator(places, system)
  return {
    label: `Nom «\u00a0${login}\u00a0», et sa fiche`,
    isDone: () => admin.hasRole(login),
    do: () => {
      const password = newPassword()
      admin.query(
        `CREATE ROLE "${login}" LOGIN IN ROLE ${DESK_ROLE} CONNECTION LIMIT 20 PASSWORD '${password}'`,
      )
      sheet(password)
    },
  }
}

const settingsText = (etc: string): string =>
  [
    '# Écrit par pretoire office setup, qui le reconnaît tel quel.',
    "listen_addresses = '*'",
    'ssl = on',
    `ssl_cert_file = '${join(etc, 'bureau.crt')}'`,
    `ssl_key_file = '${join(etc, 'bureau.key')}'`,
    '',
  ].join('\n')

/** A key of an authority of this office, kept for the administrator, and a certificate for the server's name and for the server itself. */
function makeCertificate({ etc, own, host }: Places, system: System): void {
  const at = (name: string) => join(etc, name)
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'] as const
  const names = join(own, 'noms.cnf')
  const authorityKey = join(own, 'autorite.key')
  if (!existsSync(authorityKey))
    system.run([
      ...['openssl', 'req', '-x509', '-utf8', ...curve, '-days', '3650', '-subj', '/CN=Autorité du bureau'],
      ...['-keyout', authorityKey, '-out', join(own, 'autorite.crt')],
    ])
  writeFileSync(names, `subjectAltName=DNS:${host},DNS:localhost\n`)
  system.run([
    ...[
      'openssl',
      'req',
      ...curve,
      '-subj',
      `/CN=${host}`,
      '-keyout',
      at('bureau.key'),
      '-out',
      join(own, 'bureau.csr'),
    ],
  ])
  system.run([
    ...[
      'openssl',
      'x509',
      '-req',
      '-in',
      join(own, 'bureau.csr'),
      '-CA',
      join(own, 'autorite.crt'),
      '-CAkey',
      authorityKey,
    ],
    ...['-CAcreateserial', '-days', '825', '-extfile', names, '-out', at('bureau.crt')],
  ])
  system.run(['install', '-m', '644', join(own, 'autorite.crt'), at('autorite.crt')])
  system.run(['chown', 'postgres:', at('bureau.key'), at('bureau.crt')])
  chmodSync(at('bureau.key'), 0o600)
  chmodSync(authorityKey, 0o600)
}

function keepSecret(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, text, { mode: 0o600 })
}

/** Runs statements as the administrator of PostgreSQL; a password goes by the input, never by the arguments that others see. */
const administrator = ({ port }: Places, system: System) => {
  const query = (sql: string, base = 'postgres') =>
    system
      .run(asPostgres(port(), 'psql', '-X', '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1', '-d', base), {
        input: sql,
      })
      .trim()
  return {
    query,
    hasRole: (name: string) => query(`SELECT 1 FROM pg_roles WHERE rolname = '${name}'`) === '1',
    /** when the server began, in milliseconds */
    startedAt: () => 1000 * Number(query('SELECT extract(epoch FROM pg_postmaster_start_time())')),
    hasDatabase: () => query(`SELECT 1 FROM pg_database WHERE datname = '${DATABASE}'`) === '1',
    hasOffice: () =>
      query("SELECT to_regclass('office.format')", DATABASE) !== '' &&
      query('SELECT max(version) FROM office.format', DATABASE) === String(newest),
  }
}
