import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import type { ClientConfig } from 'pg'
import { AppError } from '../../../shared/kernel/errors.ts'

/** The modes of libpq that this program accepts; off this machine, no address may go without TLS. */
const TLS_MODES = ['disable', 'require', 'verify-ca', 'verify-full'] as const
type TlsMode = (typeof TLS_MODES)[number]

/** Connection parameters read from an address. */
export interface PostgresAddress {
  readonly config: Pick<ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'>
  /** the address without its password, for messages */
  readonly publicUrl: string
}

const DEFAULT_PORT = 5432

/** Whether an address is one of PostgreSQL; any other is a folder. */
export const isPostgres = (address: string): boolean => /^postgres(?:ql)?:\/\//.test(address.trim())

/** Parameters that name a file of this computer. */
const FILE_PARAMETERS = ['sslrootcert', 'sslcert', 'sslkey'] as const

/** A server as its address names it, none of its files opened. */
export interface NamedServer {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly mode: TlsMode
  /** files of this computer, by the parameter that names each */
  readonly files: Partial<Record<(typeof FILE_PARAMETERS)[number], string>>
  /** the address without its password, for messages */
  readonly publicUrl: string
}

/**
 * Reads `postgres://user:password@host:port/database?sslmode=…`. Known parameters: `sslmode`, `sslrootcert`, `sslcert`, `sslkey` (paths of
 * PEM files) and `host` (folder of a Unix socket). Refuses, before any connection, an address that would send a password in clear.
 */
export function readAddress(text: string): PostgresAddress {
  const { host, port, user, password, database, mode, files, publicUrl } = readServer(text)
  return {
    config: {
      host,
      port,
      ...(user && { user }),
      ...(password && { password }),
      database,
      ssl: mode === 'disable' ? false : tlsOptions(mode, files),
    },
    publicUrl,
  }
}

/** Reads what an address says, with the same refusals, and opens nothing. */
export function readServer(text: string): NamedServer {
  const url = parseUrl(text)
  const parameters = url.searchParams
  const host = parameters.get('host') ?? unbracketed(decodeURIComponent(url.hostname))
  if (!host)
    throw refusedAddress('elle ne nomme aucun serveur. Exemple : postgres://nom@bureau.exemple.fr/bureau')
  const isLocal = host.startsWith('/') || isLoopback(host)
  const mode = tlsMode(parameters.get('sslmode') ?? (isLocal ? 'disable' : 'verify-full'))
  if (mode === 'disable' && !isLocal)
    throw refusedAddress(
      `«\u00a0sslmode=disable\u00a0» enverrait tout en clair à ${host}. Retirez ce paramètre : le chiffrement TLS est alors exigé`,
    )
  const database = decodeURIComponent(url.pathname.slice(1))
  if (!database)
    throw refusedAddress('elle ne nomme aucune base. Ajoutez son nom après le serveur, par exemple /bureau')
  return {
    host,
    port: url.port ? Number(url.port) : DEFAULT_PORT,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
    mode,
    files: Object.fromEntries(
      FILE_PARAMETERS.flatMap(name => (parameters.has(name) ? [[name, parameters.get(name)]] : [])),
    ),
    publicUrl: withoutPassword(url),
  }
}

/** An address as it may be shown; empty for one that does not read. It opens none of the files that the address names. */
export function shownAddress(text: string): string {
  try {
    return withoutPassword(parseUrl(text))
  } catch {
    return ''
  }
}

function withoutPassword(url: URL): string {
  const safeUrl = new URL(url)
  safeUrl.password = ''
  // libpq reads a password there too; this program does not
  safeUrl.searchParams.delete('password')
  return safeUrl.href
}

function parseUrl(text: string): URL {
  const address = text.trim()
  if (!isPostgres(address)) throw refusedAddress('elle ne commence pas par «\u00a0postgres://\u00a0»')
  // a socket's address has no host, which the URL standard refuses once there is a user
  const withHost = address.replace(/^(postgres(?:ql)?:\/\/[^/@]*@)(?=\/)/, '$1localhost')
  try {
    return new URL(withHost)
  } catch {
    throw refusedAddress(
      'elle ne se lit pas. Dans un mot de passe, écrivez «\u00a0@\u00a0» %40, «\u00a0/\u00a0» %2F et «\u00a0:\u00a0» %3A',
    )
  }
}

const unbracketed = (host: string) => host.replace(/^\[(.*)\]$/, '$1')

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

function tlsMode(word: string): TlsMode {
  const mode = TLS_MODES.find(one => one === word)
  if (mode) return mode
  throw refusedAddress(
    `«\u00a0sslmode=${word}\u00a0» n’est pas accepté. Écrivez verify-full (le défaut), verify-ca ou require`,
  )
}

/** `require` encrypts without checking who answers, as libpq does, unless an authority is given. */
function tlsOptions(mode: TlsMode, files: NamedServer['files']): ClientConfig['ssl'] {
  const file = (name: (typeof FILE_PARAMETERS)[number]) => {
    const path = files[name]
    return path === undefined ? undefined : readPem(name, path)
  }
  const [ca, cert, key] = [file('sslrootcert'), file('sslcert'), file('sslkey')]
  return {
    rejectUnauthorized: mode !== 'require' || ca !== undefined,
    ...(mode !== 'verify-full' && { checkServerIdentity: () => undefined }),
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
  }
}

/** Reads a PEM file. One sentence for a file that is not there and for one of another kind: an address must not tell which files exist. */
function readPem(name: string, path: string): string {
  const refusal = refusedAddress(
    `le fichier de «\u00a0${name}\u00a0» (${path}) n’est pas un certificat ou une clé qui se lise`,
  )
  try {
    const text = readFileSync(path, 'utf8')
    if (text.includes('-----BEGIN ')) return text
  } catch {
    throw refusal
  }
  throw refusal
}

const refusedAddress = (reason: string) =>
  new AppError('invalid', `Cette adresse de bureau ne peut pas servir : ${reason}. Rien n’a été changé.`)
