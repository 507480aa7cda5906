import { openPostgres } from '../../../kernel/postgres/connect.ts'
import { migratePostgres } from '../../../kernel/postgres/postgres-migrations.ts'
import { DESK_ROLE, officeSchema } from './office-schema.ts'

/** Outcome of preparing a database: versions of its format before and after, and what is left to its administrator. */
export interface PreparedOffice {
  readonly address: string
  readonly from: number
  readonly to: number
  readonly next: readonly string[]
}

/** Prepares a PostgreSQL database as an office, or brings one to this program's format. Asks for the right to create roles and a schema. */
export async function prepareOffice(address: string): Promise<PreparedOffice> {
  const postgres = await openPostgres(address)
  try {
    return { address: postgres.publicUrl, ...(await migratePostgres(postgres, officeSchema)), next }
  } finally {
    await postgres.close()
  }
}

/** Steps for the administrator, as they are typed in psql. */
const next = [
  'Pour chaque membre, un nom et un mot de passe (psql le demande sans l’afficher) :',
  `  CREATE ROLE lea LOGIN IN ROLE ${DESK_ROLE} CONNECTION LIMIT 20;`,
  '  \\password lea',
  'Donnez ensuite à ce membre l’adresse du bureau, avec son nom : postgres://lea@SERVEUR/BASE',
  'TLS, sauvegardes et pg_hba.conf : docs/office.md.',
]
