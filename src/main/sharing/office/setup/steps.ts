import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { ENDING_RIGHTS } from '../postgres/holding-schema.ts'
import { DESK_ROLE, OWNER_ROLE, officeSchema } from '../postgres/office-schema.ts'
import { prepareOffice } from '../postgres/prepare.ts'
import { backupFiles } from './backup-files.ts'
import { newPassword } from './passwords.ts'
import { BACKUPS, CLUSTER, DATABASE, ETC, MANAGER, OWN, type Server, UNIT, VERSION } from './places.ts'
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
export function serverSteps(server: Server, system: System): Step[] {
  const { host } = server
  const settings = join(ETC, 'conf.d/pretoire-bureau.conf')
  const configuration = join(ETC, 'postgresql.conf')
  const access = join(ETC, 'pg_hba.conf')
  const certificate = join(ETC, 'bureau.crt')
  const authority = join(ETC, 'autorite.crt')
  const cluster = ['pg_ctlcluster', VERSION, CLUSTER] as const
  const admin = administrator(server, system)
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
      isDone: () => existsSync(configuration),
      do: () => void system.run(['pg_createcluster', VERSION, CLUSTER]),
    },
    {
      label: `Certificat de ${host}, par une autorité du bureau`,
      isDone: () =>
        existsSync(certificate) &&
        system.succeeds(['openssl', 'verify', '-CAfile', authority, '-verify_hostname', host, certificate]),
      do: () => {
        mkdirSync(OWN, { recursive: true, mode: 0o700 })
        makeCertificate(host, system)
      },
    },
    {
      label: 'Écoute du réseau, par TLS seulement',
      isDone: () =>
        existsSync(settings) && readFileSync(settings, 'utf8') === SETTINGS && readsFolder(configuration),
      do: () => {
        mkdirSync(dirname(settings), { recursive: true })
        writeFileSync(settings, SETTINGS)
        // a cluster made by other means than those of Debian reads no folder of settings
        if (!readsFolder(configuration)) appendFileSync(configuration, `\ninclude_dir = 'conf.d'\n`)
      },
      undo: () => rmSync(settings, { force: true }),
    },
    {
      label: 'Entrée des postes (pg_hba.conf)',
      isDone: () => readFileSync(access, 'utf8').split('\n').includes(DESKS_LINE),
      do: () => appendFileSync(access, `\n${DESKS_LINE}\n`),
      undo: () =>
        writeFileSync(
          access,
          readFileSync(access, 'utf8')
            .split('\n')
            .filter(line => line !== DESKS_LINE)
            .join('\n')
            .trimEnd()
            .concat('\n'),
        ),
    },
    {
      label: 'Serveur démarré avec ces réglages',
      // a set-up cut between what it wrote and this step has not been read
      isDone: () =>
        system.succeeds([...cluster, 'status']) &&
        [settings, configuration, access, certificate].every(
          file => statSync(file).mtimeMs < admin.startedAt(),
        ) &&
        admin.servesDesks(certificate),
      do: () => {
        system.run([...cluster, 'restart'])
        if (!admin.servesDesks(certificate))
          throw new AppError(
            'refused',
            `PostgreSQL a démarré sans les réglages de ${settings} : d’autres les remplacent, dans ${configuration} ou par ALTER SYSTEM. Ôtez-les, puis relancez cette commande.`,
          )
      },
      undo: () => void system.run([...cluster, 'restart']),
    },
    {
      label: `Base «\u00a0${DATABASE}\u00a0» et le nom qui la gère`,
      isDone: () => existsSync(MANAGER_PASSWORD) && admin.hasDatabase(),
      do: () => {
        const password = newPassword()
        admin.query(
          `${admin.hasRole(MANAGER) ? 'ALTER' : 'CREATE'} ROLE ${MANAGER} LOGIN CREATEROLE PASSWORD '${password}'`,
        )
        if (!admin.hasDatabase()) admin.query(`CREATE DATABASE ${DATABASE} OWNER ${MANAGER}`)
        keepSecret(MANAGER_PASSWORD, `${password}\n`)
      },
    },
    {
      label: 'Bureau de Prétoire dans cette base',
      isDone: admin.hasOffice,
      do: () => prepare(server),
    },
    {
      label: 'Droit du bureau de couper qui garde un espace pour lui',
      isDone: admin.mayEndConnections,
      do: () => void admin.query(`GRANT ${ENDING_RIGHTS.join(', ')} TO ${OWNER_ROLE}`),
    },
    backupStep(server, system),
  ]
}

/** Brings the database to the format of this program, as the one who manages it, under the authority of the office. */
async function prepare({ port }: Server): Promise<void> {
  const password = readFileSync(MANAGER_PASSWORD, 'utf8').trim()
  await prepareOffice(
    `postgres://${MANAGER}:${password}@localhost:${port()}/${DATABASE}?sslrootcert=${join(ETC, 'autorite.crt')}`,
  )
}

function backupStep({ port }: Server, system: System): Step {
  const files = () => backupFiles(BACKUPS, port())
  const isTimed = existsSync('/run/systemd/system')
  const isWritten = () =>
    files().every(({ path, text }) => existsSync(path) && readFileSync(path, 'utf8') === text)
  const isProven = () => existsSync(BACKUPS) && readdirSync(BACKUPS).some(name => name.endsWith('.dump'))
  return {
    label: isTimed
      ? 'Sauvegarde de chaque nuit, essayée par un retour'
      : 'Sauvegarde essayée par un retour ; sans systemd, elle est à lancer chaque nuit',
    isDone: () =>
      isWritten() &&
      isProven() &&
      (!isTimed || system.succeeds(['systemctl', 'is-enabled', '--quiet', `${UNIT}.timer`])),
    do: () => {
      system.run(['install', '-d', '-o', 'postgres', '-m', '700', BACKUPS])
      for (const { path, text, mode } of files()) {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, text)
        chmodSync(path, mode)
      }
      // proven before it is counted on
      system.run(asPostgres(port(), files()[0].path))
      if (!isTimed) return
      system.run(['systemctl', 'daemon-reload'])
      system.run(['systemctl', 'enable', '--now', `${UNIT}.timer`])
    },
    undo: () => {
      if (isTimed) system.succeeds(['systemctl', 'disable', '--now', `${UNIT}.timer`])
      for (const { path } of files()) rmSync(path, { force: true })
    },
  }
}

/** The step that lets one member in: a name of connection, and a password that is on the sheet alone. */
export function memberStep(
  server: Server,
  system: System,
  { login, sheet }: { readonly login: string; readonly sheet: (password: string, isFirst: boolean) => void },
): Step {
  const admin = administrator(server, system)
  return {
    label: `Nom «\u00a0${login}\u00a0»`,
    isDone: () => admin.hasRole(login),
    do: () => {
      const password = newPassword()
      // the sheet first: cut between the two, the name is made again with another password
      sheet(password, !admin.hasMembers())
      admin.query(
        `CREATE ROLE "${login}" LOGIN IN ROLE ${DESK_ROLE} CONNECTION LIMIT 20 PASSWORD '${password}'`,
      )
    },
  }
}

/** Whether a configuration of PostgreSQL reads the files of `conf.d` too. */
const readsFolder = (configuration: string): boolean =>
  /^\s*include_dir\s*=?\s*'conf\.d'/m.test(readFileSync(configuration, 'utf8'))

const SETTINGS = [
  '# Écrit par pretoire office setup, qui le reconnaît tel quel.',
  "listen_addresses = '*'",
  'ssl = on',
  `ssl_cert_file = '${join(ETC, 'bureau.crt')}'`,
  `ssl_key_file = '${join(ETC, 'bureau.key')}'`,
  '',
].join('\n')

/** The password of the name that manages the database. */
const MANAGER_PASSWORD = join(OWN, 'gestion.txt')

/** A key of an authority of this office, kept for the administrator, and a certificate for the server's name and for the server itself. */
function makeCertificate(host: string, system: System): void {
  const at = (name: string) => join(ETC, name)
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'] as const
  const names = join(OWN, 'noms.cnf')
  const [authorityKey, authority] = [join(OWN, 'autorite.key'), join(OWN, 'autorite.crt')]
  if (!existsSync(authorityKey) || !existsSync(authority))
    system.run([
      ...['openssl', 'req', '-x509', '-utf8', ...curve, '-days', '3650', '-subj', '/CN=Autorité du bureau'],
      ...['-keyout', authorityKey, '-out', authority],
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
      join(OWN, 'bureau.csr'),
    ],
  ])
  system.run([
    ...['openssl', 'x509', '-req', '-in', join(OWN, 'bureau.csr'), '-CA', authority, '-CAkey', authorityKey],
    ...['-CAcreateserial', '-days', '825', '-extfile', names, '-out', at('bureau.crt')],
  ])
  system.run(['install', '-m', '644', authority, at('autorite.crt')])
  system.run(['chown', 'postgres:', at('bureau.key'), at('bureau.crt')])
  chmodSync(at('bureau.key'), 0o600)
  chmodSync(authorityKey, 0o600)
}

function keepSecret(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, text, { mode: 0o600 })
}

/** Runs statements as the administrator of PostgreSQL; a password goes by the input, never by the arguments that others see. */
const administrator = ({ port }: Server, system: System) => {
  const query = (sql: string, base = 'postgres') =>
    system
      .run(asPostgres(port(), 'psql', '-X', '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1', '-d', base), {
        input: sql,
      })
      .trim()
  return {
    query,
    hasRole: (name: string) => query(`SELECT 1 FROM pg_roles WHERE rolname = '${name}'`) === '1',
    /** whether somebody was given a name already: whoever makes the roles of the office is in them too */
    hasMembers: () =>
      query(
        `SELECT 1 FROM pg_auth_members JOIN pg_roles roles ON roles.oid = roleid JOIN pg_roles members ON members.oid = member
         WHERE roles.rolname = '${DESK_ROLE}' AND members.rolname NOT IN ('postgres', '${MANAGER}') LIMIT 1`,
      ) === '1',
    /** whether the server presents that certificate, and listens to more than this computer */
    servesDesks: (certificate: string) =>
      query("SELECT current_setting('ssl_cert_file') || ' ' || current_setting('listen_addresses')") ===
      `${certificate} *`,
    /** when the server began, in milliseconds */
    startedAt: () => 1000 * Number(query('SELECT extract(epoch FROM pg_postmaster_start_time())')),
    hasDatabase: () => query(`SELECT 1 FROM pg_database WHERE datname = '${DATABASE}'`) === '1',
    mayEndConnections: () =>
      query(
        `SELECT count(*) FROM pg_auth_members JOIN pg_roles roles ON roles.oid = roleid JOIN pg_roles members ON members.oid = member
         WHERE members.rolname = '${OWNER_ROLE}' AND roles.rolname IN ('${ENDING_RIGHTS.join("', '")}')`,
      ) === String(ENDING_RIGHTS.length),
    hasOffice: () =>
      query("SELECT to_regclass('office.format')", DATABASE) !== '' &&
      query('SELECT max(version) FROM office.format', DATABASE) === String(newest),
  }
}
