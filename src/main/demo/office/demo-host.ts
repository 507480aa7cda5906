import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { openPostgres } from '../../kernel/postgres/connect.ts'
import { prepareFolder } from '../../sharing/office/folder/folder-office.ts'
import { prepareOffice } from '../../sharing/office/postgres/prepare.ts'
import { POSTGRES_PACKAGE, postgresPrograms, startLocalPostgres, whyNoPostgres } from '../local-postgres.ts'
import { filesUnder } from './host-words.ts'

/** The host of a demonstration: what keeps the office, and can be cut off and brought back. */
export interface DemoHost {
  /** what it is, in a sentence */
  readonly sentence: string
  /** address of the office for a desk */
  addressFor(login: string): string
  halt(): void
  start(): void
  /** every file it keeps, and its log */
  files(): Generator<Buffer>
  stop(): void
}

/** Opens a PostgreSQL of its own where one can be started, else a folder. `logins`: of the desks that will come. */
export async function openDemoHost(
  place: string,
  logins: readonly string[],
  isFolder = false,
): Promise<DemoHost> {
  return isFolder || whyNoPostgres ? folderHost(place, isFolder) : postgresHost(logins)
}

async function postgresHost(logins: readonly string[]): Promise<DemoHost> {
  // what is thrown away needs no fsync; every statement in the log is what an inquisitive administrator would have
  const server = await startLocalPostgres({ settings: ['fsync = off', 'log_statement = all'] })
  try {
    await prepareOffice(server.address())
    const postgres = await openPostgres(server.address())
    const [row] = await postgres.query<{ version: string }>(
      "SELECT current_setting('server_version') AS version",
    )
    for (const login of logins)
      await postgres.query(`CREATE ROLE ${login} LOGIN PASSWORD 'demonstration' IN ROLE pretoire_desk`)
    await postgres.close()
    return {
      ...server,
      sentence: `PostgreSQL ${row?.version ?? ''} (${postgresPrograms}), démarré sur 127.0.0.1, port ${server.port}`,
      addressFor: user => server.address({ user, password: 'demonstration' }),
      files: () => filesUnder(server.folder),
    }
  } catch (error) {
    server.stop()
    throw error
  }
}

function folderHost(place: string, isChosen: boolean): DemoHost {
  const root = join(place, 'bureau')
  prepareFolder(root)
  return {
    sentence: isChosen
      ? 'un dossier, comme vous l’avez demandé'
      : `un dossier, car PostgreSQL ne peut pas être démarré ici (${whyNoPostgres}). Sous Debian : apt install postgresql-17 ; ailleurs : npm install --no-save ${POSTGRES_PACKAGE}@17.10.0-beta.17`,
    addressFor: () => root,
    halt: () => renameSync(root, `${root}-absent`),
    start: () => renameSync(`${root}-absent`, root),
    files: () => filesUnder(root),
    // it goes with the folder of the demonstration
    stop: () => undefined,
  }
}
