import type { Client, Pool, PoolClient } from 'pg'
import { AppError } from '../../../shared/kernel/errors.ts'
import { readAddress } from './address.ts'
import { patientClient } from './patience.ts'
import { postgresRefusal } from './postgres-refusals.ts'

/** PostgreSQL 17.0, as `server_version_num` says it. */
const OLDEST_SERVER = 170_000
const MAX_CONNECTIONS = 4
const CONNECT_TIMEOUT_MS = 10_000
const KEEP_ALIVE_MS = 30_000
/** An idle connection is closed, so that two hundred desks do not hold as many. */
const IDLE_MS = 30_000

/** A PostgreSQL database that answers, and is recent enough. */
export interface Postgres {
  /** the address without its password */
  readonly publicUrl: string
  /** asks one statement; its refusals come out as sentences */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>
  /** the same of a statement asked many times a second: each connection parses and plans it once. `name` says which it is */
  prepared<Row extends object>(name: string, sql: string, values: readonly unknown[]): Promise<readonly Row[]>
  /** runs several statements on one connection, as one transaction: all of it stays, or nothing */
  transaction<T>(run: (client: PoolClient) => Promise<T>): Promise<T>
  /** a connection of its own, outside the pool: for what listens, or copies. The caller ends it. */
  connection(): Promise<Client>
  close(): Promise<void>
}

/**
 * Opens a pool of connections to a `postgres://` address (`address.ts` for its parameters) and asks the server its version, so that
 * whatever is wrong with it is said at once. `statementMs`: the server gives a statement up after that. `certificate`: fingerprint of the only one
 * it may show. Loads the driver when it is first called: a program without an office never does.
 */
export async function openPostgres(
  address: string,
  {
    statementMs,
    certificate,
  }: { readonly statementMs?: number; readonly certificate?: string | undefined } = {},
): Promise<Postgres> {
  const { config, publicUrl } = readAddress(address)
  const { default: pg } = await import('pg')
  const options = {
    ...config,
    application_name: 'pretoire',
    enableChannelBinding: true,
    // a host gone without a word is found out while a statement, or news, is waited for
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    ...(statementMs !== undefined && { statement_timeout: statementMs }),
  }
  const PatientClient = patientClient(pg.Client, CONNECT_TIMEOUT_MS, certificate)
  const pool: Pool = new pg.Pool({
    ...options,
    Client: PatientClient,
    max: MAX_CONNECTIONS,
    idleTimeoutMillis: IDLE_MS,
    allowExitOnIdle: true,
  })
  // an idle connection that the server ends is replaced by the next one asked for
  pool.on('error', () => undefined)
  const withRefusals = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run()
    } catch (error) {
      throw postgresRefusal(error, publicUrl)
    }
  }
  const postgres: Postgres = {
    publicUrl,
    query: (sql, values = []) => withRefusals(async () => (await pool.query(sql, [...values])).rows),
    prepared: (name, text, values) =>
      withRefusals(async () => (await pool.query({ name, text, values: [...values] })).rows),
    transaction: run => withRefusals(() => inTransaction(pool, run)),
    connection: () =>
      withRefusals(async () => {
        const client = new PatientClient(options)
        hearCuts(client)
        await client.connect()
        return client
      }),
    close: () => pool.end(),
  }
  try {
    await refuseOldServer(postgres)
  } catch (error) {
    await pool.end()
    throw error
  }
  return postgres
}

async function inTransaction<T>(pool: Pool, run: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const unhear = hearCuts(client)
  let failure: Error | undefined
  try {
    await client.query('BEGIN')
    const value = await run(client)
    await client.query('COMMIT')
    return value
  } catch (error) {
    // one that cannot be rolled back is thrown away with its connection
    await client.query('ROLLBACK').catch((broken: Error) => {
      failure = broken
    })
    throw error
  } finally {
    unhear()
    client.release(failure)
  }
}

/**
 * Keeps a cut from ending the program: a server that is killed is told twice, by the socket and then by the end of the connection, and
 * an error that nobody hears is thrown. The statement under way rejects by itself. Returns what stops it.
 */
function hearCuts(client: Client | PoolClient): () => void {
  const ignore = () => undefined
  client.on('error', ignore)
  return () => client.off('error', ignore)
}

async function refuseOldServer(postgres: Postgres): Promise<void> {
  const [row] = await postgres.query<{ version: number; name: string }>(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name",
  )
  if (row && row.version >= OLDEST_SERVER) return
  throw new AppError(
    'refused',
    `Le serveur du bureau (${postgres.publicUrl}) est un PostgreSQL ${row?.name ?? 'inconnu'} : il faut la version 17 ou une plus récente. Rien n’y a été changé.`,
  )
}
