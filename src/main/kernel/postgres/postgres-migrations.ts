import { AppError } from '../../../shared/kernel/errors.ts'
import type { Postgres } from './connect.ts'
import { codeOf } from './postgres-refusals.ts'

/** A step of a schema's format, numbered from 1 without a hole. */
export interface PostgresStep {
  readonly version: number
  readonly sql: string
}

/** A schema of a database, and the steps that make it. Its name is ours, never a user's. */
export interface PostgresSchema {
  readonly name: string
  readonly steps: readonly PostgresStep[]
}

const newestOf = ({ steps }: PostgresSchema) => steps.at(-1)?.version ?? 0

/**
 * Brings a schema to the format this program writes, making it where it is not there: in one transaction, alone even where two desks
 * begin at once. A schema of a newer program is refused, untouched. Returns the versions before and after.
 */
export async function migratePostgres(postgres: Postgres, schema: PostgresSchema): Promise<Migrated> {
  const migrate = () => migrateAlone(postgres, schema)
  // The second of two that begin at once waits for the lock with a catalogue read before it, which may not show yet the schema that the
  // first made: it then makes it too, is refused, and finds it in a transaction begun after.
  return migrate().catch((error: unknown) => {
    if (codeOf(error) === UNIQUE_VIOLATION) return migrate()
    throw error
  })
}

interface Migrated {
  readonly from: number
  readonly to: number
}

/** SQLSTATE of a row that a unique index refuses. */
const UNIQUE_VIOLATION = '23505'

function migrateAlone(postgres: Postgres, schema: PostgresSchema): Promise<Migrated> {
  return postgres.transaction(async client => {
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`pretoire schema ${schema.name}`])
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema.name}`)
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${schema.name}.format (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`,
    )
    const { rows } = await client.query<{ version: number }>(
      `SELECT coalesce(max(version), 0) AS version FROM ${schema.name}.format`,
    )
    const from = rows[0]?.version ?? 0
    refuseFuture(postgres, schema, from)
    for (const { version, sql } of schema.steps) {
      if (version <= from) continue
      await client.query(sql)
      await client.query(`INSERT INTO ${schema.name}.format (version) VALUES ($1)`, [version])
    }
    return { from, to: newestOf(schema) }
  })
}

/** Refuses a database that was not prepared, that an older program prepared, or that a newer one did. Changes nothing. */
export async function requireSchema(postgres: Postgres, schema: PostgresSchema): Promise<void> {
  const [table] = await postgres.query<{ name: string | null }>('SELECT to_regclass($1)::text AS name', [
    `${schema.name}.format`,
  ])
  const [row] = table?.name
    ? await postgres.query<{ version: number }>(
        `SELECT coalesce(max(version), 0) AS version FROM ${schema.name}.format`,
      )
    : []
  const version = row?.version ?? 0
  refuseFuture(postgres, schema, version)
  if (version < newestOf(schema))
    throw new AppError(
      'refused',
      `La base du bureau (${postgres.publicUrl}) n’est pas prête pour cette version de Prétoire (format ${version}, il faut le ${newestOf(schema)}). Rien n’y a été changé : la personne qui tient le serveur lance «\u00a0pretoire office init\u00a0».`,
    )
}

function refuseFuture(postgres: Postgres, schema: PostgresSchema, version: number): void {
  if (version > newestOf(schema))
    throw new AppError(
      'damaged',
      `La base du bureau (${postgres.publicUrl}) a été préparée par une version plus récente de Prétoire (format ${version}, celle-ci va jusqu’au ${newestOf(schema)}). Rien n’y a été changé : installez la version récente.`,
      { loss: 'newer' },
    )
}
